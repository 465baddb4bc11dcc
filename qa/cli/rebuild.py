"""`wartanya rebuild`: takes articles in, and tells what is new for the questions that were saved."""

import argparse
import sys
from pathlib import Path

from corpus.errors import WartanyaError
from index.locate import chosen_index
from qa.cli.commands import print_result, progress_bars, say
from qa.cli.notes import note
from qa.types import Language


def rebuild(arguments: argparse.Namespace) -> None:
    if not arguments.watch:
        _rebuild(arguments)
        return
    from index.ingest.watch import rounds

    for _ in rounds(arguments.articles, apart_from=chosen_index(arguments.index)):
        try:
            _rebuild(arguments)
        except WartanyaError as error:  # the next change may mend it
            say(error.in_language(arguments.lang))


def _rebuild(arguments: argparse.Namespace) -> None:
    from index.ingest.rebuild import rebuild

    with progress_bars() as progress:
        report = rebuild(
            arguments.articles,
            index=chosen_index(arguments.index),
            fresh=arguments.fresh,
            allow_removals=arguments.allow_removals,
            strict=arguments.strict,
            embedder=arguments.embedder,
            fields=dict(arguments.field) or None,
            workers=arguments.workers,
            progress=progress,
        )
    print_result(report.to_dict(), str(report), as_json=arguments.json)
    sys.stdout.flush()  # who watches reads along
    for failure in report.failed:
        say(note("not_taken_in", arguments.lang, source=failure.source, reason=failure.reason))
    _tell_alerts(chosen_index(arguments.index), arguments.lang)


def _tell_alerts(index: Path, language: Language) -> None:
    """One round over the saved questions of the index, where there are any: in words on standard error, and by mail."""
    from index.storage.alerts import AlertsTable

    try:
        if not AlertsTable(index).rows():
            return
        from index.archive import Archive
        from qa.alerts.run import run
        from qa.alerts.saved import Alerts
        from qa.alerts.text import news_lines
        from qa.assistant import Assistant

        with Archive.open(index) as archive:
            for told in run(Alerts(archive, Assistant(archive))):
                for line in [*(news_lines(told.news, told.answer) if told.news else []), *told.notes]:
                    say(line)
    except WartanyaError as error:  # the rebuild is done, whatever becomes of this
        say(error.in_language(language))
