"""Runs what the documentation says, as a reader would: in one folder, one line after the other."""

import os
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import app
from corpus.errors import WartanyaError
from index import rebuild
from qa import Assistant
from qa.cli.commands import UNWELL
from qa.cli.parser import INTERRUPTED, main, parser
from qa.evaluation.feedback import Feedback
from tests.docs_pages import ROOT, Block, Command, commands

# Begin of a line (or an option in it) -> why it is only looked at. `looked_at` says what that comes to for each.
ONLY_READ: Mapping[str, str] = {
    "make ": "installs from the network, or runs these tests: its target has to be in the Makefile",
    "pip install ": "installs from the network: the extra has to be in pyproject.toml",
    "python ": "takes pictures with a browser, writes into this checkout, or measures for minutes: the file has to be there",
    "ollama ": "another program, which fetches a model",
    "llama-server ": "another program, with a model of gigabytes",
    "ray ": "another program, on several machines",
    "wartanya cluster add-replica shard-1 kota-a:": "needs another machine (tests/index/cluster/test_on_nodes.py): parsed",
    "wartanya cluster add-replica shard-2 kota-b:": "as the one before",
    "wartanya rebuild https:": "fetches from the network (tests/corpus/test_fetching.py does): parsed",
    "--workers ray ": "needs machines of Ray (tests/index/cluster/test_prepared_on_ray.py): parsed",
    "--llm ": "needs a language model (tests/qa/test_llm_server.py asks one): parsed",
}
SHELL = ("cp", "tar", "mv", "mkdir", "rm", "WARTANYA_INDEX=")
SERVERS = ("wartanya chat", "wartanya-chat")
ADDRESS = "http://127.0.0.1:7860/"


class Newsroom:
    """A folder such as the pages speak of: articles in var/articles with an index, tables, questions, feedback."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._servers: list[subprocess.Popen[str]] = []
        self._address = ""
        self._furnish()

    def _furnish(self) -> None:
        sample, articles = ROOT / "corpus" / "sample", self.folder / "var/articles"
        shutil.copytree(sample / "lensa-rimba", self.folder / "news/2024")
        shutil.copytree(sample, articles)
        self._write("var/articles/lain.jsonl", '{"id": "3f2a9c", "text": "Harga beras di Krui turun menjadi Rp12.000."}\n')
        self._write("var/export.csv", 'judul,isi\nBanjir,"Banjir merendam 213 rumah di Semaka."\n')
        self._write("export.csv", 'isi_berita,tgl\n"Harga kopi di Way Tenong naik.",2024-08-26\n')
        self._write("export.jsonl", '{"id": "jembatan-1", "text": "Jembatan di Pekon Karang Agung rampung."}\n')
        questions = (sample / "questions.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
        self._write("questions.jsonl", "".join(questions[:8]))
        self._write("draft.txt", "Rapat dipimpin Kapolres Lampung Barat, AKBP Budi Santoso.\n")
        self._write("questions.csv", "no,pertanyaan\n1,Siapa yang memimpin rapat koordinasi di Polres Lampung Barat?\n")
        rebuild(articles, index=self.folder / "var/index", workers=1)
        self._write("var/articles/rapat-pilkada.txt", "Rapat pilkada di Liwa dipimpin Sekretaris Daerah Rinaldi Putra.")
        rebuild(articles, index=self.folder / "var/index", workers=1)  # so that there is something to go back to
        from index import Archive

        with Archive.open(self.folder / "var/index") as archive:
            answer = Assistant(archive).ask("Siapa yang memimpin rapat koordinasi di Polres Lampung Barat?")
        Feedback(self.folder / "var/index").add("right", "", answer.to_dict())

    def _write(self, name: str, text: str) -> None:
        (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / name).write_text(text, encoding="utf-8")

    def follow(self, block: Block) -> None:
        """Does what the block says. Fails where a line does, or is of a kind that nobody said how to run."""
        if block.kind == "console":
            for command in commands(block):
                self.run(command)
        elif block.kind == "python":
            text = block.text.replace(ADDRESS, self._address or ADDRESS)
            exec(compile(text, block.place, "exec"), {"__name__": "__main__"})  # noqa: S102 (blocks of our own pages)

    def run(self, command: Command) -> None:
        line = command.line
        if reason_not_to_run(line):
            looked_at(command)
        elif line.startswith(SERVERS) and "--add-user" not in line:
            self._serve(command)
        elif line.startswith("wartanya rebuild --watch"):
            self._watch(command)
        elif line.startswith((*SHELL, "wartanya-chat --add-user")) or "-" in words(command):
            self._shell(line)
        elif line.startswith("wartanya "):
            late = line == "wartanya status --check"  # no article of the sample is newer than 2025
            yes = ["--yes"] if line.startswith("wartanya erase ") else []
            assert main([*words(command)[1:], *yes]) == (UNWELL if late else 0), command
        else:
            raise AssertionError(f"{command.place}: nobody said how `{line}` is run, nor why it is not")

    def _shell(self, line: str) -> None:
        programs = self.folder / ".programs"
        programs.mkdir(exist_ok=True)
        for name, module in (("wartanya", "qa.cli"), ("wartanya-chat", "app")):
            program = programs / name
            program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -P -m {module} "$@"\n', encoding="utf-8")
            program.chmod(0o755)
        around = {**environment(), "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"}
        given = {"cwd": self.folder, "env": around, "input": "rahasia besar\n", "capture_output": True, "text": True}
        ran = subprocess.run(["bash", "-c", line], check=False, **given)  # type: ignore[call-overload]
        assert ran.returncode == 0, f"{line}: {ran.stderr}"

    def _serve(self, command: Command) -> None:
        looked_at(command)
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        options = words(command)[2 if command.line.startswith("wartanya chat") else 1 :]
        server = self._started("app", *options, "--no-browser", "--port", str(port))
        line = next((line for line in server.stdout or () if "ready at" in line), "")
        assert line, f"{command}: it ended with {server.wait()}"
        self._address = self._address or line.split(" at ")[1].split()[0]

    def _watch(self, command: Command) -> None:
        looked_at(command)
        watching = self._started("qa.cli", *words(command)[1:])
        assert "Articles: " in next(iter(watching.stdout or ()), ""), command

    def _started(self, module: str, *options: str) -> "subprocess.Popen[str]":
        around = {**environment(), "PYTHONUNBUFFERED": "1"}
        given = {"cwd": self.folder, "env": around, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL, "text": True}
        self._servers.append(subprocess.Popen([sys.executable, "-P", "-m", module, *options], **given))  # type: ignore[call-overload]
        return self._servers[-1]

    def close(self) -> None:
        """Stops what goes on until it is stopped, all at once."""
        for server in self._servers:
            server.send_signal(signal.SIGINT)
        for server in self._servers:
            with server:
                server.communicate(timeout=60)
            assert server.returncode in (0, INTERRUPTED)


@contextmanager
def newsroom(folder: Path) -> Iterator[Newsroom]:
    opened = Newsroom(folder)
    try:
        yield opened
    finally:
        opened.close()


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}


def words(command: Command) -> list[str]:
    try:
        return shlex.split(command.line)
    except ValueError as error:
        raise AssertionError(f"{command.place}: no shell takes `{command.line}`") from error


def reason_not_to_run(line: str) -> str | None:
    """The key of ONLY_READ for a line that is not run."""
    return next((mark for mark in ONLY_READ if (mark in line if mark.startswith("--") else line.startswith(mark))), None)


def looked_at(command: Command) -> None:
    """As far as a line can be judged without running it: by the parser of our programs, by the files that it names."""
    name, *options = words(command)
    if name in ("wartanya", "wartanya-chat"):
        parsed(command)
    elif name == "make":
        targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
        assert options[0] in targets, command
    elif name in ("pip", ".venv/bin/pip"):
        project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        extras = re.findall(r"\[([\w-]+)\]", command.line)
        assert set(extras) <= set(project["optional-dependencies"]), command
    elif name == "python":
        asked = options[1].replace(".", "/") if options[0] == "-m" else options[0]
        places = (ROOT / asked, ROOT / f"{asked}.py", ROOT / asked / "__main__.py")
        assert any(place.is_file() for place in places) or asked in ("pip", "pytest", "venv"), command


def parsed(command: Command) -> None:
    """Fails where the program itself would say that it does not understand."""
    name, *options = words(command)
    if (name, options[:1]) == ("wartanya", ["chat"]):
        name, options = "wartanya-chat", options[1:]
    try:
        (parser() if name == "wartanya" else app.parser()).parse_args(options)
    except (SystemExit, WartanyaError) as error:
        raise AssertionError(f"{command.place}: `{command.line}` is wrong usage") from error
