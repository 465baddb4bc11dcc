"""What the commands for the daily work of a desk do."""

import argparse

from qa.cli.commands import open_archive, print_result, progress_bars, say
from qa.cli.notes import note
from qa.errors import FileUnusable


def kliping(arguments: argparse.Namespace) -> None:
    from qa.desk.clipping import clipping
    from qa.desk.clipping_page import clipping_document, clipping_message
    from qa.desk.files import write_whole
    from qa.desk.writers import check_format, to_markdown, write_document

    if arguments.out and not arguments.short:
        check_format(arguments.out)  # before the work, not after it
    with open_archive(arguments) as archive:
        made = clipping(
            index=archive,
            since=arguments.since,
            until=arguments.until,
            outlets=tuple(arguments.outlet),
            about=arguments.about,
            language=arguments.lang,
        )
    text = clipping_message(made) if arguments.short else ""
    if arguments.out and arguments.short:
        write_whole(arguments.out, text.encode())
    elif arguments.out:
        write_document(clipping_document(made), arguments.out)
    if not arguments.out or arguments.json:
        print_result(made.to_dict(), (text or to_markdown(clipping_document(made))).rstrip("\n"), as_json=arguments.json)
    if arguments.out:
        say(note("clipped", arguments.lang, events=len(made.events), articles=made.articles, out=arguments.out))


def batch(arguments: argparse.Namespace) -> None:
    from pathlib import Path

    from qa.assistant import Assistant
    from qa.desk.batch import read_list, reply_all
    from qa.desk.batch_page import check_list_format, write_answers

    check_list_format(arguments.out)
    listed, journal = read_list(arguments.questions), Path(f"{arguments.out}.part")
    if journal.exists():
        say(note("resumed", arguments.lang, journal=journal))
    with open_archive(arguments) as archive, progress_bars() as progress:
        assistant = Assistant(archive, risk=float(arguments.risk))
        replied = reply_all(assistant, listed, journal, archive.generation, progress, arguments.lang)
    write_answers(replied, arguments.out, arguments.lang)
    journal.unlink(missing_ok=True)
    answered = sum(each.answer is not None and each.answer["status"] == "answered" for each in replied)
    refused = sum(each.error is not None for each in replied)
    counts = {"questions": len(replied), "answered": answered, "refused": refused}
    say(note("asked_some" if refused else "asked", arguments.lang, **counts, out=arguments.out))


def check(arguments: argparse.Namespace) -> None:
    import sys
    from pathlib import Path

    from qa.desk.draft import check
    from qa.desk.draft_text import draft_lines

    try:
        text = sys.stdin.read() if arguments.file == "-" else Path(arguments.file).read_text("utf-8-sig", errors="replace")
    except OSError as error:
        raise FileUnusable("cannot_read", path=arguments.file, detail=error.strerror) from error
    with open_archive(arguments) as archive:
        checked = check(text, index=archive)
    lines = draft_lines(checked, arguments.lang)
    print_result([each.to_dict() for each in checked], "\n".join(lines), as_json=arguments.json)
