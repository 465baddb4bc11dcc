"""The browser chat as a program: `wartanya-chat`, `python -m app`."""

try:
    import argparse
    import os
    import signal
    import sys
    import threading
    import webbrowser
    from collections.abc import Sequence
    from getpass import getpass
    from pathlib import Path
    from typing import TYPE_CHECKING, cast

    from corpus.errors import WartanyaError
    from qa.keys import DEFAULT_KEYS
except KeyboardInterrupt:  # as in qa/cli/parser.py
    raise SystemExit(128 + 2) from None

if TYPE_CHECKING:
    from index.archive import Archive
    from qa.assistant import Assistant
    from web.server.accounts import Accounts

INTERRUPTED = 128 + 2  # before the chat is ready; after that Ctrl-C is how it is stopped
FIRST_PORT = 7860
PATIENCE_S = 30.0  # with questions in flight when the chat is stopped
_PORTS_TRIED = 100


def main(argv: Sequence[str] | None = None) -> int:
    """Serves the chat until Ctrl-C. Returns 0, 1 after one line on standard error, or 130 where it ended before it served."""
    options = parser().parse_args(argv)
    try:
        return _run(options) if options.add_user is None else _add_user(options)
    except KeyboardInterrupt:
        return INTERRUPTED
    except WartanyaError as problem:
        if options.debug:
            raise
        print(f"wartanya-chat: {problem}", file=sys.stderr)
        return 1


def parser() -> argparse.ArgumentParser:
    """The options of the chat."""
    chat = argparse.ArgumentParser(
        prog="wartanya-chat",
        description="Ask a news archive in the browser.",
        epilog="Ends with 0 once it was stopped, 1 where it could not serve, 2 where it was not understood, 130 where Ctrl-C "
        "came before it served.",
    )
    chat.add_argument("--index", metavar="DIR", help="the index to ask (default: WARTANYA_INDEX, var/index, else the sample's)")
    chat.add_argument(
        "--reader",
        metavar="NAME",
        default="extractive",
        help="who writes the answers: extractive (words of the articles) or llm (a language model, checked) "
        "(default: extractive)",
    )
    chat.add_argument(
        "--llm",
        metavar="MODEL",
        help="the language model, such as ollama/qwen3:4b; implies --reader llm (default: WARTANYA_LLM)",
    )
    chat.add_argument(
        "--host",
        metavar="ADDRESS",
        default="127.0.0.1",
        help="the address to listen on (default: 127.0.0.1, this machine alone; 0.0.0.0 opens the chat to your network)",
    )
    chat.add_argument(
        "--port", metavar="NUMBER", type=_port, help=f"the port to listen on (default: the first free one from {FIRST_PORT})"
    )
    chat.add_argument(
        "--public-url",
        metavar="URL",
        help="the address at which readers open the chat, for links in answers to other programs (default: as the program "
        "reached it)",
    )
    chat.add_argument(
        "--key-file",
        metavar="FILE",
        type=Path,
        default=DEFAULT_KEYS,
        help="the file of `wartanya keys`, by which other programs may ask (default: var/keys)",
    )
    chat.add_argument(
        "--widget-origin",
        metavar="ORIGIN",
        type=_origin,
        action="append",
        default=[],
        help="a site whose pages may show the box for questions, as https://koran.example; give it again for another one. "
        "Whoever can read such a page can ask (default: none)",
    )
    chat.add_argument("--root-path", metavar="PATH", help="the path at which a proxy in front serves the chat: /wartanya")
    _add_accounts(chat)
    chat.add_argument("--log-questions", action="store_true", help="write the words of questions into the log, too")
    chat.add_argument("--no-browser", action="store_true", help="print the address, open no browser")
    chat.add_argument("--debug", action="store_true", help="on an error, print the whole traceback, for a report of a fault")
    return chat


def _add_accounts(chat: argparse.ArgumentParser) -> None:
    """Who may log in, and what editors and readers may leave behind."""
    chat.add_argument(
        "--auth-file", metavar="FILE", type=Path, help="the file of those who may log in; nobody else may ask then"
    )
    chat.add_argument(
        "--add-user", type=_name, metavar="NAME", help="add an account to --auth-file and end; asks for its password"
    )
    chat.add_argument(
        "--role", choices=("reader", "editor"), default="reader", help="what the account of --add-user may do (default: reader)"
    )
    chat.add_argument(
        "--articles", metavar="DIR", type=Path, help="where uploads go (default: the folder the index was built from)"
    )
    chat.add_argument(
        "--keep-feedback", metavar="DAYS", type=_days, default=365, help="how long feedback is kept (default: 365)"
    )


def _name(written: str) -> str:
    if not written.strip():
        raise argparse.ArgumentTypeError("an account needs a name")
    return written


def _port(written: str) -> int:
    if not (written.isascii() and written.isdigit() and 0 < int(written) < 65536):
        raise argparse.ArgumentTypeError(f"{written} is no port: a whole number from 1 to 65535")
    return int(written)


def _origin(written: str) -> str:
    from web.errors import OriginRejected
    from web.widget.origins import origin_of

    try:
        return origin_of(written)
    except OriginRejected as problem:
        raise argparse.ArgumentTypeError(str(problem)) from problem


def _days(written: str) -> int:
    if not (written.isascii() and written.isdigit() and 0 < int(written) < 36_500):
        raise argparse.ArgumentTypeError(f"{written} is no number of days")
    return int(written)


def _add_user(options: argparse.Namespace) -> int:
    from web.errors import AccessError
    from web.server.accounts import add_account

    if not options.auth_file:
        raise AccessError("no_file_for_account")
    if sys.stdin.isatty():
        password = getpass("Password: ")
        if getpass("Again: ") != password:
            raise AccessError("passwords_differ")
    else:
        password = sys.stdin.readline().rstrip("\r\n")
    name = add_account(options.auth_file, options.add_user, options.role, password)
    print(f"{name} may log in as {options.role}.")
    return 0


def _run(options: argparse.Namespace) -> int:
    from index.archive import Archive
    from web.ask.examples import sample_questions
    from web.server.accounts import Accounts
    from web.server.serve import free_port

    accounts = Accounts(options.auth_file) if options.auth_file else None
    # Before anything is loaded: a port that is taken should not be told only after seconds.
    port = free_port(options.host, [options.port] if options.port else range(FIRST_PORT, FIRST_PORT + _PORTS_TRIED))
    if not options.port and port != FIRST_PORT:
        print(f"Port {FIRST_PORT} is taken; using {port}.")
    with Archive.open(options.index) as archive:
        return _serve(archive, port, options, accounts, examples=sample_questions() if archive.is_sample else ())


def _serve(
    archive: "Archive", port: int, options: argparse.Namespace, accounts: "Accounts | None", *, examples: Sequence[str]
) -> int:
    from qa.assistant import Assistant as Answering
    from qa.keys import Keys
    from web.alerts.feeds import feeds_route
    from web.chat import build
    from web.clipping.files import clipping_route
    from web.context import AppContext
    from web.doors.enquiries import Enquiries
    from web.doors.entry import Front
    from web.server.accounts import AccessPolicy, is_loopback
    from web.server.health import InFlight
    from web.server.question_log import QuestionLog
    from web.server.serve import Service, serve
    from web.server.visitors import Visitors
    from web.widget.door import MOST_WAITING, WORKED_ON, Widget

    stopped = _stop_signal()
    entrance = AccessPolicy(accounts, is_local=is_loopback(options.host) and not options.root_path)
    office = AppContext.of(archive, entrance, uploads=options.articles, kept_days=options.keep_feedback)
    answering = Answering(archive, "llm" if options.llm else options.reader, llm=options.llm)
    journal = cast("Assistant", QuestionLog(answering, with_words=options.log_questions))
    reception = InFlight()
    chat = build(journal, archive, examples=examples, office=office)
    at = {"root_path": options.root_path or "", "public_url": options.public_url}
    around = None
    if options.widget_origin:
        apart = Enquiries(journal, archive, worked_on=WORKED_ON, most_waiting=MOST_WAITING)
        is_read_by_all = accounts is None
        around = Widget(apart, options.widget_origin, reception=reception, is_read_by_all=is_read_by_all, **at).around
    keys = Keys(options.key_file)
    front = Front(Enquiries(journal, archive), entrance, keys, **at, around=around)
    visitors = Visitors(entrance, keys)
    files = (clipping_route(archive, visitors), feeds_route(archive, answering, visitors, options.public_url))
    service = Service(entrance, archive, reception, doors=front, files=files, log=office.log)
    address = serve(chat, host=options.host, port=port, root_path=options.root_path, service=service)
    print(f"Wartanya is ready at {address} (Ctrl-C stops it)", flush=True)
    if not options.no_browser and _has_display():
        webbrowser.open(address)
    try:
        while not stopped.wait(1.0):  # in steps: on Windows a wait without end cannot be interrupted
            pass
    finally:
        reception.close(PATIENCE_S)
        office.rebuilding.stop()
        chat.close(verbose=False)
    print("Stopped.")
    return 0


def _stop_signal() -> threading.Event:
    """Set by Ctrl-C and by the signal that service managers send."""
    stopped = threading.Event()
    for which in (signal.SIGINT, signal.SIGTERM):
        signal.signal(which, lambda *_: stopped.set())
    return stopped


def _has_display() -> bool:
    """Whether a browser would have a window; without one, some systems would start a browser inside the terminal."""
    return sys.platform in ("win32", "darwin") or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


if __name__ == "__main__":
    sys.exit(main())
