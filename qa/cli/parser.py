"""The command line: `wartanya COMMAND`. What the commands do is in qa/cli/commands.py."""

try:
    import argparse
    import io
    import os
    import sys
    from collections.abc import Sequence
    from pathlib import Path
    from typing import TYPE_CHECKING

    from corpus.errors import InvalidArgument, WartanyaError
    from qa.cli import commands
    from qa.cli.alerts import add_alerts, check_alerts
    from qa.cli.alerts import alerts as alerts_command
    from qa.cli.cluster import add_cluster, check_cluster
    from qa.cli.completion import SHELLS, PrintCompletion
    from qa.cli.desk_options import add_desk, add_references
    from qa.cli.editorial_options import add_editorial, check_editorial
    from qa.cli.mcp_options import add_mcp
    from qa.cli.names import add_names
    from qa.cli.options import add_filter as _add_filter
    from qa.cli.options import add_index as _add_index
    from qa.cli.options import add_json as _add_json
    from qa.cli.options import command as _command
    from qa.cli.options import count as _count
    from qa.cli.options import place as _place
    from qa.cli.rebuild import rebuild as rebuild_command
    from qa.cli.undo_options import add_erase, add_rollback
    from qa.cli.usage import Parser, speaks_indonesian
    from qa.keys import DEFAULT_KEYS
except KeyboardInterrupt:  # what is imported takes a second or two: Ctrl-C ends a program without a traceback then, too
    raise SystemExit(128 + 2) from None

if TYPE_CHECKING:
    from qa.evaluation.floors import Floor

    Added = argparse._SubParsersAction[Parser]

USAGE = 2
INTERRUPTED = 128 + 2  # as a shell reports a process that Ctrl-C ended
EXITS = """exit status:
  0    it was done; "not in the archive" is an answer, too
  1    it could not be done: one line on standard error says why
  2    it was not understood: an option, a date, an outlet that the archive does not have
  3    `status --check`: articles are late, or some could not be taken in
  130  Ctrl-C ended it
  141  what read its output went away, as `| head` does"""
PIPE_CLOSED = 128 + 13  # and one whose reader went away, such as `| head`


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. Returns the exit status, as `EXITS` has it; wrong usage mostly raises SystemExit with it."""
    _speak_utf8()
    try:
        return _run(sys.argv[1:] if argv is None else argv)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Python flushes standard output once more when it ends, and would complain again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED


def _run(argv: Sequence[str]) -> int:
    if not argv:
        parser().print_help()
        return 0
    arguments = _parsed(argv)
    try:
        status: int | None = arguments.run(arguments)
        sys.stdout.flush()
    except WartanyaError as error:
        if arguments.debug:
            raise
        commands.say(error.in_language("id" if getattr(arguments, "lang", "en") == "id" else "en"))
        return USAGE if isinstance(error, InvalidArgument) else 1
    return status or 0


def parser() -> Parser:
    """Every command with its options; `run` of what it parses is the function for the command."""
    whole = Parser(
        prog="wartanya",
        description="Ask an archive of Indonesian news, and see word for word where each answer stands.",
        epilog=f"`wartanya COMMAND --help` shows the options and examples of a command.\n\n{EXITS}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    whole.add_argument("--version", action=_PrintVersion, nargs=0, help="show program's version number and exit")
    whole.add_argument("--print-completion", action=PrintCompletion, choices=SHELLS, help="print what a shell completes with")
    added = whole.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for add in (_add_rebuild, _add_ask, _add_search, _add_chat, _add_show, _add_status, add_rollback, add_erase):
        add(added)
    _add_eval(added)
    for add in (add_mcp, _add_keys, _add_hello, add_desk, add_editorial, add_alerts, add_names, add_cluster):
        add(added)
    return whole


def _parsed(argv: Sequence[str]) -> argparse.Namespace:
    whole = parser()
    whole.set_language("id" if speaks_indonesian(argv) else "en")
    arguments, rest = whole.parse_known_args(argv)
    if wrong := check_alerts(arguments) if arguments.run is alerts_command else check_cluster(arguments):
        whole.error(wrong)
    for several in ("question", "query"):
        if words := getattr(arguments, several, None):
            setattr(arguments, several, sys.stdin.read() if words == ["-"] else " ".join(words))
    if arguments.run is commands.chat:
        arguments.rest = rest
    elif rest:
        whole.error(f"unrecognized arguments: {' '.join(rest)}")
    since, until = getattr(arguments, "since", None), getattr(arguments, "until", None)
    if since and until and since > until:
        whole.error(f"--since {since} is after --until {until}")
    if arguments.run is commands.keys and (arguments.action == "list") == bool(arguments.name):
        whole.error("keys list takes no name, keys add and keys revoke take one")
    check_editorial(whole, arguments)
    if arguments.run is commands.evaluation and (arguments.make or arguments.review):
        unused = "--report" if arguments.report else "--at-least" if arguments.at_least else None
        if unused:
            whole.error(f"{unused} measures answers, which --make and --review do not give")
    return arguments


def _add_rebuild(added: "Added") -> None:
    rebuild = _command(
        added,
        "rebuild",
        rebuild_command,
        "take in new, changed and removed articles",
        "wartanya rebuild",
        "wartanya rebuild news/2024 export.jsonl --index var/2024",
        "wartanya rebuild export.csv --field text=isi_berita --field published=tgl",
        "wartanya rebuild https://kabarpesisir.example/feed",
    )
    rebuild.add_argument(
        "articles",
        nargs="*",
        type=_place,
        default=["var/articles"],
        metavar="ARTICLES",
        help="folders, files, feeds or addresses (default: var/articles)",
    )
    _add_index(rebuild)
    rebuild.add_argument(
        "--fresh", action="store_true", help="forget what the index holds, and build it from only what is given here"
    )
    rebuild.add_argument(
        "--allow-removals", action="store_true", help="go on even if that takes more than a fifth of the articles out"
    )
    rebuild.add_argument("--strict", action="store_true", help="stop at the first article that cannot be read")
    rebuild.add_argument("--watch", action="store_true", help="go on, and rebuild whenever articles come, change or go")
    rebuild.add_argument("--workers", type=_count, metavar="N", help="processes that prepare articles (default: one a core)")
    rebuild.add_argument(
        "--embedder",
        metavar="MODEL",
        help="make vectors with this sentence-transformers model: a folder, or a name to download",
    )
    rebuild.add_argument(
        "--field",
        action="append",
        type=_field,
        default=[],
        metavar="FIELD=NAME",
        help="which column of a table holds a field (title, text, published, outlet, url, …), as in text=isi (repeatable)",
    )
    _add_json(rebuild)


def _add_ask(added: "Added") -> None:
    ask = _command(
        added,
        "ask",
        commands.ask,
        "answer a question, with citations",
        'wartanya ask "Siapa yang memimpin rapat koordinasi di Polres Lampung Barat?"',
        'wartanya ask "Who chaired the meeting?" --since 2024-08-01 --until 2024-08-31',
        'wartanya ask "Berapa korban banjir?" --outlet "Kabar Pesisir" --json',
        'wartanya ask "Sebutkan semua kebakaran di Lampung Barat tahun ini" --csv',
        "wartanya ask berapa rumah terendam banjir --since 1-12-2024 --until kemarin",
        'wartanya ask "Siapa yang memimpin rapat?" --reader llm --llm ollama/qwen3:4b',
    )
    ask.add_argument("question", nargs="+", metavar="QUESTION", help="in Indonesian or English; - reads standard input")
    _add_index(ask)
    _add_filter(ask)
    ask.add_argument(
        "--no-infer-dates",
        dest="infer_dates",
        action="store_false",
        help='search all days, even where the question names some ("bulan lalu")',
    )
    ask.add_argument(
        "--reader", choices=("extractive", "llm"), default="extractive", help="who writes the answer (default: extractive)"
    )
    ask.add_argument(
        "--risk",
        choices=("0.05", "0.1", "0.2"),
        default="0.1",
        help='the share of what is called "answered" that may be wrong (default: 0.1)',
    )
    ask.add_argument(
        "--llm",
        metavar="MODEL",
        help="the language model: ollama/MODEL, openai-like/MODEL@URL; implies --reader llm (default: $WARTANYA_LLM)",
    )
    ask.add_argument("--csv", action="store_true", help="the rows of a count, a list or a course of events as CSV")
    add_references(ask, "the articles that the answer cites")
    _add_json(ask)


def _add_search(added: "Added") -> None:
    search = _command(
        added,
        "search",
        commands.search,
        "list the passages nearest to some words",
        'wartanya search "rapat koordinasi pilkada"',
        'wartanya search "flood victims" --limit 20 --since 2024-01-01 --json',
        'wartanya search "banjir Semaka" --ris banjir.ris --bibtex banjir.bib --csv banjir.csv',
    )
    about = "words or a question, in Indonesian or English; - reads standard input"
    search.add_argument("query", nargs="+", metavar="QUERY", help=about)
    add_references(search, "the articles found")
    search.add_argument("--csv", metavar="FILE", help="write the passages found into this table, for a spreadsheet")
    search.add_argument("--limit", type=_count, default=10, metavar="N", help="passages at most (default: 10)")
    _add_index(search)
    _add_filter(search)
    _add_json(search)


def _add_chat(added: "Added") -> None:
    chat = _command(
        added, "chat", commands.chat, "open the chat in a browser; takes the options of wartanya-chat", add_help=False
    )
    chat.set_defaults(rest=[])


def _add_show(added: "Added") -> None:
    show = _command(
        added, "show", commands.show, "print an article whole", "wartanya show rapat-pilkada", "wartanya show 3f2a9c --json"
    )
    show.add_argument("article", metavar="ARTICLE", help="its id, or the end of its file name or address")
    _add_index(show)
    _add_json(show)


def _add_status(added: "Added") -> None:
    status = _command(
        added,
        "status",
        commands.status,
        "say what the archive holds",
        "wartanya status",
        "wartanya status --index var/2024 --json",
        "wartanya status --check",
    )
    _add_index(status)
    status.add_argument(
        "--check",
        action="store_true",
        help="end with 3 where articles are late, of all or of one outlet, or the last rebuild could not take some in",
    )
    _add_json(status)


def _add_eval(added: "Added") -> None:
    evaluation = _command(
        added,
        "eval",
        commands.evaluation,
        "measure the answers to questions whose answers are known",
        "wartanya eval questions.jsonl --report report.md",
        "wartanya eval questions.jsonl --at-least f1=0.5 --at-least hit_at_5=0.9",
        "wartanya eval questions.jsonl --fit",
        "wartanya eval --make --questions 50 --lang both --out proposed.jsonl",
        "wartanya eval --review proposed.jsonl",
        "wartanya eval --from-feedback",
        has_language=True,
    )
    asked = evaluation.add_mutually_exclusive_group(required=True)
    asked.add_argument(
        "file", nargs="?", metavar="FILE.jsonl", help='a file with a question a line: {"question": "…", "answers": ["…"]}'
    )
    asked.add_argument("--from-feedback", action="store_true", help="ask again what readers of the chat judged right and wrong")
    asked.add_argument("--make", action="store_true", help="propose questions from the archive's own articles")
    asked.add_argument("--review", metavar="FILE.jsonl", help="go through proposed questions: accept, edit or drop each")
    _add_index(evaluation)
    evaluation.add_argument(
        "--report", metavar="FILE.md", help="write the whole report into this file, with every wrong answer"
    )
    evaluation.add_argument(
        "--fit", action="store_true", help='from now on call "answered" in this archive what these questions bear out'
    )
    evaluation.add_argument(
        "--limit-wrong", type=_count, default=10, metavar="N", help="list so many wrong answers at most (default: 10)"
    )
    evaluation.add_argument(
        "--at-least",
        action="append",
        type=_floor,
        default=[],
        metavar="MEASURE=SHARE",
        help="end with 1 where a measure is lower: f1=0.6, or of one language en.f1=0.5 (repeatable)",
    )
    making = evaluation.add_argument_group("with --make")
    making.add_argument("--questions", type=_count, default=50, metavar="N", help="propose so many questions (default: 50)")
    making.add_argument(
        "--lang", choices=("id", "en", "both"), default="both", help="the language of the questions (default: both)"
    )
    making.add_argument("--out", metavar="FILE.jsonl", help="write them into this new file (default: standard output)")
    making.add_argument("--seed", type=_count, default=0, metavar="N", help="another number gives other questions (default: 0)")
    evaluation.set_defaults(version=_version)
    _add_json(evaluation)


def _add_keys(added: "Added") -> None:
    keys = _command(
        added,
        "keys",
        commands.keys,
        "make, list and revoke the keys by which other programs may ask a chat",
        "wartanya keys add open-webui",
        "wartanya keys list",
        "wartanya keys revoke open-webui",
    )
    keys.add_argument("action", choices=("add", "list", "revoke"), help="what to do; a new key is printed, and never again")
    keys.add_argument("name", nargs="?", metavar="NAME", help="whose key it is; list needs none")
    keys.add_argument(
        "--key-file", type=Path, default=DEFAULT_KEYS, metavar="FILE", help="where keys are kept as hashes (default: var/keys)"
    )
    _add_json(keys)


def _add_hello(added: "Added") -> None:
    hello = _command(added, "hello", commands.hello, "ask the sample articles one question, as a first sight", "wartanya hello")
    _add_index(hello)


def _floor(written: str) -> "Floor":
    from qa.evaluation.floors import floor

    try:
        return floor(written)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _field(written: str) -> tuple[str, str]:
    field, equals, name = written.partition("=")
    if not (field and equals and name):
        raise argparse.ArgumentTypeError(f"{written!r} is not of the form text=isi_berita")
    return field, name


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version  # looking it up takes 20 ms

    try:
        return version("wartanya")
    except PackageNotFoundError:
        return "(not installed)"


class _PrintVersion(argparse.Action):
    """As argparse's own, but looked up when it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        print(f"{parser.prog} {_version()}")
        parser.exit()


def _speak_utf8() -> None:
    """Names and quotes go in and come out whole, whatever the locale; what cannot be read or shown becomes a question mark."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
