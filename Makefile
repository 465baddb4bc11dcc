# make run: asks one question of the sample articles, then opens the chat.   make test: the tests, but for the lanes that take
# long; make test-all: all of them.   make coverage: make test, with a floor under what it covers.   make check: linter, types.
# Another Python: make run PYTHON=python3.12      Options for pip: make run PIP_ARGS="--find-links wheels"
# Options for the chat, pytest, the benchmarks or the training: make run ARGS="--port 8000", make train DATA=data ARGS="--from fusion"
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$p" && exit; done; echo python3)
PIP_ARGS ?=
ARGS ?=
ARTICLES ?= var/articles
DATA ?= var/data

BIN := .venv/bin
RUN := .venv/.wartanya-run
DEV := .venv/.wartanya-dev
QUICK := --quick --numprocesses logical --maxprocesses 4 --dist loadfile

.PHONY: setup run rebuild test test-all coverage check bench train
.DEFAULT_GOAL := run

setup: $(RUN)

run: $(RUN)
	@$(BIN)/wartanya hello
	@$(BIN)/wartanya-chat $(ARGS)

rebuild: $(RUN)
	@$(BIN)/wartanya rebuild $(ARTICLES)

test: $(DEV)
	@$(BIN)/python -m pytest $(if $(ARGS),$(ARGS),$(QUICK))

test-all: $(DEV)
	@$(BIN)/python -m pytest $(ARGS)

coverage: $(DEV)
	@$(BIN)/python -m pytest $(QUICK) --cov --cov-report= $(ARGS)

check: $(DEV)
	@$(BIN)/ruff check .
	@$(BIN)/mypy

bench: $(DEV)
	@$(BIN)/python -m benchmarks $(ARGS)

train: $(DEV)
	@$(BIN)/python -m pip install -q $(PIP_ARGS) -e ".[train]"
	@$(BIN)/python -m training --data $(DATA) $(ARGS)

# The stamps are newer than pyproject.toml once what it names is installed; the development set includes the other.
$(RUN): pyproject.toml | $(BIN)/pip
	@$(BIN)/python -m pip install $(PIP_ARGS) -e .
	@touch $@

$(DEV): pyproject.toml | $(BIN)/pip
	@$(BIN)/python -m pip install $(PIP_ARGS) -e ".[dev]"
	@touch $(RUN) $@

# Made last by venv: an environment that was interrupted, or has no pip, is made again.
$(BIN)/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and \
		"Wartanya needs Python 3.11 or newer, and %s is %d.%d: make run PYTHON=python3.12" % (sys.executable, *sys.version_info[:2]))'
	@if $(PYTHON) -c 'import venv, ensurepip' 2>/dev/null; then $(PYTHON) -m venv .venv; \
	elif $(PYTHON) -c 'import virtualenv' 2>/dev/null; then $(PYTHON) -m virtualenv -q .venv; \
	else echo "Python's venv module is missing: install it (Debian and Ubuntu: apt install python3-venv), then run make again." >&2; exit 1; fi
