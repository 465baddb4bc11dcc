"""What the commands for the daily work of a desk do."""

import argparse

from qa.cli.commands import open_archive, print_result, say


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
        say(f"{len(made.events)} events of {made.articles} articles written into {arguments.out}")
