"""The pages do what they say: their commands and programs run, one after another, as a reader would run them."""

import json
import os
import shutil
import subprocess
import sys
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

import app
from corpus.loaders.registry import LOADERS
from index import Archive, errors
from index.errors import IndexDamaged, IndexingError
from index.ingest.erase import erase
from qa.cli.parser import parser as wartanya_parser
from tests.docs_pages import PAGES, READ, ROOT, Block, Command, anchors, blocks, commands, links, programs_named, spans
from tests.docs_running import ONLY_READ, looked_at, newsroom, parsed, reason_not_to_run

LAYERS = ("corpus", "index", "qa", "web")
DOCS = ROOT / "docs"
BLOCKS = [block for page in READ for block in blocks(page)]
COMMANDS = [command for block in BLOCKS if block.kind == "console" for command in commands(block)]
# Data and drawings. The settings of other programs may call ours: those calls are parsed.
NOT_RUN = ("json", "toml", "text", "markdown", "mermaid", "nginx", "ini", "cron")


def is_run(block: Block) -> bool:
    return block.kind == "python" or any(not reason_not_to_run(command.line) for command in commands(block))


def names(pages: list[Path]) -> list[str]:
    return [str(page.relative_to(ROOT)) for page in pages]


TO_RUN = [page for page in READ if any(is_run(block) for block in blocks(page))]


@pytest.mark.parametrize("page", TO_RUN, ids=names(TO_RUN))
def test_each_command_and_each_program_runs(page: Path, empty_folder: Path) -> None:
    with newsroom(empty_folder) as room:
        for block in blocks(page):
            room.follow(block)


@pytest.mark.parametrize("command", [each for each in COMMANDS if reason_not_to_run(each.line)], ids=lambda each: each.line)
def test_each_command_that_is_not_run_is_one_that_there_is(command: Command) -> None:
    looked_at(command)


def test_each_reason_not_to_run_a_command_is_still_needed() -> None:
    assert set(ONLY_READ) - {reason_not_to_run(command.line) for command in COMMANDS} == set()


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.place)
def test_each_block_says_what_it_is(block: Block) -> None:
    assert block.kind in ("console", "python", "powershell", *NOT_RUN)
    if block.kind == "console":
        assert commands(block), "it holds no line that begins with the prompt"
    elif block.kind == "json":
        assert json.loads(block.text)
    elif block.kind == "toml":
        assert tomllib.loads(block.text)
    elif block.kind in ("ini", "cron"):
        for call in programs_named(block):
            parsed(call)


WINDOWS = [block for block in BLOCKS if block.kind == "powershell"]


@pytest.mark.parametrize("block", WINDOWS, ids=lambda block: block.place)
def test_what_is_typed_on_windows_is_what_make_does_and_our_own_commands(block: Block) -> None:
    """No Windows runs here: what can be held is that each line is a step of the Makefile, or a call that there is."""
    make = (ROOT / "Makefile").read_text(encoding="utf-8").replace("$(BIN)/", "").replace(" $(PIP_ARGS)", "")
    for line in block.text.splitlines():
        told = line.removeprefix(".venv\\Scripts\\")
        if told.startswith("wartanya"):
            parsed(Command(block.place, told))
        else:
            assert told.replace("py -3", "$(PYTHON)") in make


def test_there_is_a_way_to_install_on_windows_in_both_languages() -> None:
    assert {block.page.name for block in WINDOWS} >= {"README.md", "README.id.md"}


def test_no_code_hides_in_an_indented_block() -> None:
    hidden = [
        f"{page.name}: {line}"
        for page in READ
        for before, line in pairwise(["", *outside(page)])
        if line.startswith("    ") and not before.strip()
    ]
    assert hidden == []


def outside(page: Path) -> list[str]:
    text = page.read_text(encoding="utf-8")
    for block in blocks(page):
        text = text.replace(block.text, "")
    return text.splitlines()


def test_a_command_that_nobody_said_how_to_run_fails(empty_folder: Path) -> None:
    with newsroom(empty_folder) as room, pytest.raises(AssertionError, match="nobody said how"):
        room.run(Command("page:1", "curl http://127.0.0.1/"))


@pytest.mark.parametrize(
    "line", ["wartanya serach flood", "wartanya ask", "wartanya-chat --prot 7860", "wartanya chat --prot 1"]
)
def test_a_command_that_is_wrong_usage_fails(line: str) -> None:
    with pytest.raises(AssertionError, match="wrong usage"):
        parsed(Command("page:1", line))


@pytest.mark.parametrize("page", PAGES, ids=names(PAGES))
def test_each_link_leads_somewhere(page: Path) -> None:
    lost = [f"{file}#{anchor}" for file, anchor in links(page) if not file.exists() or (anchor and anchor not in anchors(file))]
    assert lost == []


def test_the_contents_name_every_page() -> None:
    named = {file for file, _ in links(DOCS / "README.md")}
    assert {page for page in DOCS.glob("*.md") if page.name != "README.md"} - named == set()


@pytest.mark.parametrize("page", READ, ids=names(READ))
def test_each_option_that_is_named_is_one_of_ours(page: Path) -> None:
    named = {word.partition("=")[0] for span in spans(page) if span.startswith(("wartanya", "--")) for word in span.split()}
    lines = {"--", "---"}  # above a signature in a mail, around front matter
    assert {word for word in named if word.startswith("--")} - options() - {"--help"} - lines == set()


def options() -> set[str]:
    parsers = [app.parser(), wartanya_parser(), *COMMAND_PARSERS.values()]
    return {option for parser in parsers for action in parser._actions for option in action.option_strings}


COMMAND_PARSERS = next(action.choices for action in wartanya_parser()._actions if isinstance(action.choices, dict))


@pytest.mark.parametrize("parser", [app.parser(), *COMMAND_PARSERS.values()], ids=lambda parser: parser.prog)
def test_each_option_says_what_it_does(parser: object) -> None:
    assert [action.dest for action in parser._actions if not action.help or len(action.help) < 10] == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("columns", ["40", "200"])
def test_the_page_of_the_command_line_is_as_the_program_is(columns: str) -> None:
    page = written_by("command_line", "page", COLUMNS=columns)
    assert (DOCS / "command-line.md").read_text(encoding="utf-8") == page, "run: python docs/command_line.py"


def test_the_page_of_errors_is_as_the_program_is() -> None:
    page = written_by("error_codes", "page")
    assert (DOCS / "errors.md").read_text(encoding="utf-8") == page, "run: python docs/error_codes.py"


def written_by(script: str, function: str, **given: str) -> str:
    """What a script of docs/ would write, in a process of its own."""
    code = f"import sys; sys.path.insert(0, 'docs'); from {script} import {function}; sys.stdout.write({function}())"
    around = {**os.environ, **given, "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT)}
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=around, capture_output=True, encoding="utf-8", check=True)
    return ran.stdout


def test_the_drawing_is_as_its_description() -> None:
    assert (DOCS / "architecture.svg").read_text(encoding="utf-8") == written_by("diagram", "svg"), (
        "run: python docs/diagram.py"
    )


@pytest.mark.parametrize("page", READ, ids=names(READ))
def test_each_file_of_the_project_that_is_named_is_there(page: Path) -> None:
    folders = ("corpus/", "index/", "qa/", "web/", "tests/", "training/", "benchmarks/", "docs/")
    written = "benchmarks/results/"  # by runs that take hours
    named = {
        span.strip(".")
        for span in spans(page)
        if span.startswith(folders) and not span.startswith(written) and not {" ", "*"} & set(span)
    }
    assert [name for name in sorted(named) if not (ROOT / name).exists() and not (ROOT / f"{name}.py").exists()] == []


def test_the_tree_of_the_architecture_has_each_room() -> None:
    lines = (DOCS / "architecture.md").read_text(encoding="utf-8").partition("```text\n")[2].partition("```")[0].splitlines()
    drawn, layer = set(), ""
    for name, is_room in ((line.split()[0], line.startswith("  ")) for line in lines):
        layer = layer if is_room else name
        drawn |= {layer + name} if is_room and name.endswith("/") else set()
    rooms = {f"{path.parent.relative_to(ROOT)}/" for layer in LAYERS for path in (ROOT / layer).glob("*/__init__.py")}
    assert drawn - {"web/static/"} == rooms


def test_each_format_that_is_read_is_named_in_the_readme_and_described() -> None:
    pages = [(ROOT / "README.md").read_text(encoding="utf-8"), (DOCS / "formats.md").read_text(encoding="utf-8")]
    assert [suffix for suffix in LOADERS for page in pages if f"`{suffix}`" not in page] == []


def test_each_error_of_an_index_is_in_the_page_for_operators() -> None:
    kinds = [name for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, IndexingError)]
    page = (DOCS / "operations.md").read_text(encoding="utf-8")
    assert [name for name in kinds if f"`{name}`" not in page] == []


def test_vectors_that_were_lost_are_made_again_as_operators_are_told(sample_index: Path, tmp_path: Path) -> None:
    path = tmp_path / "index"
    shutil.copytree(sample_index, path)
    shutil.rmtree(next(path.glob("*/chroma")))
    with pytest.raises(IndexDamaged, match="no vectors"):
        Archive.open(path)
    written = erase([], index=path)
    with Archive.open(path) as archive:
        assert archive.status().passages == written.passages > 0


def test_each_link_to_a_page_and_to_a_heading_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# One `two`, three\n\n[a](other.md#x) [b](#one-two-three) ![c](d.png) [e](https://f.example/)\n")
    assert list(links(page)) == [(tmp_path / "other.md", "x"), (page, "one-two-three"), (tmp_path / "d.png", "")]
    assert anchors(page) == {"one-two-three"}
