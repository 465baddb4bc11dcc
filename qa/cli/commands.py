"""What each command of the command line does: open the archive, ask the library, print."""

import argparse
import gc
import json
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from corpus.types import Article
from index.arguments import query_of
from index.display import from_line, suffixes_text
from index.errors import ArticleWithdrawn, IndexingError
from index.locate import resolve_index
from index.sample import serving_index
from index.types import ArchiveStatus, Erasure, Filter, Progress
from qa.cli.notes import note
from qa.rendering.period import period_words
from qa.rendering.rows import rows_csv
from qa.rendering.text import printable, render_text
from qa.rendering.withdrawn import withdrawn_itself, withdrawn_near

if TYPE_CHECKING:
    from index.archive import Archive
    from qa.desk.references import Form, Reference

UNWELL = 3  # exit status of `status --check`
MOST_MEANT = 20  # articles that `show` lists where none is named
# Answered by one of the articles that ship with the project.
FIRST_QUESTION = "Siapa yang memimpin rapat koordinasi di Polres Lampung Barat?"


@contextmanager
def uncollected() -> Iterator[None]:
    """For the one question of a process: it ends before there is garbage worth a tenth of its time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@uncollected()
def ask(arguments: argparse.Namespace) -> None:
    from qa.assistant import Assistant
    from qa.desk.references import references_of_citations

    with open_archive(arguments) as archive:
        reader = "llm" if arguments.llm else arguments.reader
        answer = Assistant(archive, reader, llm=arguments.llm, risk=float(arguments.risk)).ask(
            arguments.question,
            since=arguments.since,
            until=arguments.until,
            outlets=tuple(arguments.outlet),
            infer_dates=arguments.infer_dates,
        )
    if inferred := period_words(answer.receipt, "en"):
        say(f"only {inferred}; --no-infer-dates searches all days")
    if arguments.csv:
        print(rows_csv(answer), end="")
    else:
        print_result(answer.to_dict(), render_text(answer), as_json=arguments.json)
    write_references(arguments, references_of_citations(answer.citations))


@uncollected()
def search(arguments: argparse.Namespace) -> None:
    from qa.desk.references import references_of_hits

    chosen = Filter(arguments.since, arguments.until, tuple(arguments.outlet))
    with open_archive(arguments) as archive:
        query = query_of("query", arguments.query)
        hits = archive.search(query, limit=arguments.limit, filter=chosen)
        gone = archive.withdrawn_near(query, hits, chosen)
    for told in gone:
        say(withdrawn_near(told, arguments.lang))
    print_result([hit.to_dict() for hit in hits], "\n\n".join(map(str, hits)), as_json=arguments.json)
    write_references(arguments, references_of_hits(hits))


def write_references(arguments: argparse.Namespace, references: "Sequence[Reference]") -> None:
    """Into each file that an option names."""
    from qa.desk.files import write_whole
    from qa.desk.references import encoded

    files: Sequence[tuple[Form, Any]] = [("ris", arguments.ris), ("bibtex", arguments.bibtex), ("csv", arguments.csv)]
    for form, file in files:
        if isinstance(file, str):  # of `ask`, --csv is of rows, and names no file
            write_whole(file, encoded(references, form))
            say(note("listed", arguments.lang, count=len(references), out=file))


def chat(arguments: argparse.Namespace) -> int:
    """The chat in a process of its own: it lies above this layer."""
    return _above("app", *arguments.rest)


def mcp(arguments: argparse.Namespace) -> int:
    """The archive for a program that speaks MCP: in a process of its own, as the chat is."""
    given = {"--index": arguments.index, "--public-url": arguments.public_url}
    named = [word for option, value in given.items() if value is not None for word in (option, value)]
    return _above("web.doors", *named, *(["--debug"] if arguments.debug else []))


def keys(arguments: argparse.Namespace) -> None:
    from qa.keys import add_key, read_keys, revoke_key

    path, name = arguments.key_file, arguments.name
    if arguments.action == "add":
        made = add_key(path, name)
        say(f"the key of {name}, which is shown this once; a reader's rights, until `wartanya keys revoke {name}`")
        print_result({"name": name, "key": made}, made, as_json=arguments.json)
    elif arguments.action == "revoke":
        revoke_key(path, name)
        print_result({"revoked": name}, f"The key of {name} is revoked.", as_json=arguments.json)
    else:
        found = read_keys(path)
        listed = "\n".join(f"{key.name}  made {key.made.isoformat()}" for key in found) or "There is no key."
        print_result([key.to_dict() for key in found], listed, as_json=arguments.json)


def _above(module: str, *options: str) -> int:
    """Runs a module of the layers above. -P keeps one of the same name in the current folder out."""
    with subprocess.Popen([sys.executable, "-P", "-m", module, *options]) as process:
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:
                continue  # Ctrl-C went to the chat too, which ends by itself


def show(arguments: argparse.Namespace) -> int | None:
    from index.browse import containing
    from qa.desk.relation_text import relation_lines
    from qa.desk.relations import relations_of

    with open_archive(arguments) as archive:
        try:
            article = archive.find_article(arguments.article)
        except ArticleWithdrawn as error:
            told = error.withdrawal
            print_result({"withdrawn": told.to_dict()}, withdrawn_itself(told, arguments.lang), as_json=arguments.json)
            return None
        except IndexingError as error:
            meant = containing(archive, arguments.article, limit=MOST_MEANT)
            if not meant:
                raise
            listed = "\n".join(f"{each.id}  {each.title}" for each in meant)
            print_result([each.to_dict() for each in meant], listed, as_json=arguments.json)
            say(f"{error} These have it in their id or file name.")
            return 1
        related = relations_of(archive, article.id)
        carried = archive.copies(article.id)
    found = {**article.to_dict(), "copies": [copy.to_dict() for copy in carried], **related.to_dict()}
    notes = relation_lines(article, related, carried, "id" if article.language == "id" else "en")
    print_result(found, "\n".join([_article_text(article), *(["", *notes] if notes else [])]), as_json=arguments.json)
    return None


def status(arguments: argparse.Namespace) -> int | None:
    from qa.desk.freshness import freshness
    from qa.desk.freshness_text import freshness_lines

    with open_archive(arguments) as archive:
        found, fresh = archive.status(), freshness(archive)
    told = "\n".join(f"{'freshness:':<13} {line}" for line in freshness_lines(fresh, "en"))
    print_result({**found.to_dict(), "freshness": fresh.to_dict()}, f"{_status_text(found)}\n{told}", as_json=arguments.json)
    return UNWELL if arguments.check and not fresh.is_well else None


def rollback(arguments: argparse.Namespace) -> int | None:
    from index.ingest.amend import rollback

    path = resolve_index(arguments.index)
    if not (arguments.yes or agreed([f"{path} goes back to how it was before the last rebuild"], "Go back?")):
        say("nothing was changed; --yes goes back without asking")
        return 1
    generation = rollback(path)
    print_result({"generation": generation}, f"Generation {generation} of {path} answers again.", as_json=arguments.json)
    return None


def erase(arguments: argparse.Namespace) -> int | None:
    from index.ingest.erase import erase, titles_of
    from index.storage.removals import awaiting_erasure

    path = resolve_index(arguments.index)
    titles = titles_of(path, [*arguments.articles, *awaiting_erasure(path)])
    return erased_as_agreed(arguments, titles, lambda report: erase(arguments.articles, index=path, progress=report))


def erased_as_agreed(
    arguments: argparse.Namespace, titles: Sequence[str], erase: Callable[[Callable[[Progress], None] | None], Erasure]
) -> int | None:
    """Has `erase` done, with its progress shown, once somebody or --yes has said so of the articles with these titles."""
    erasing = (f"to be erased, with no way back: {title}" for title in titles)
    if titles and not (arguments.yes or agreed(erasing, "Erase?")):
        say("nothing was erased; --yes erases without asking")
        return 1
    if not titles:
        print_result({"erased": []}, "Nothing awaits erasure.", as_json=arguments.json)
        return None
    with progress_bars() as progress:
        erasure = erase(progress)
    print_result(erasure.to_dict(), erasure_text(erasure), as_json=arguments.json)
    for file in erasure.still_in:
        say(f"still there: {file}: take the article out of it, or it comes back once the file is changed")
    return None


def evaluation(arguments: argparse.Namespace) -> int | None:
    from qa.cli import evaluate

    if arguments.review:
        from qa.evaluation.review import review

        review(arguments.review)
        return None
    with open_archive(arguments) as archive, progress_bars() as progress:
        if arguments.make:
            evaluate.make(archive, arguments, progress, say)
            return None
        report, asked = evaluate.measured(archive, arguments, progress, say)
        if arguments.fit:
            evaluate.fit_thresholds(archive, report, say)
        if arguments.report:
            evaluate.write_report(archive, report, asked, arguments.report)
    found = report.to_dict()
    found["wrong"] = found["wrong"][: arguments.limit_wrong]
    heading = f"Wrong answers: {len(report.wrong)} of {len(report.outcomes)}"
    print_result(
        found, "\n".join([report.to_markdown(), "", heading, *map(_wrong_text, found["wrong"])]), as_json=arguments.json
    )
    return evaluate.guarded(report, arguments.at_least, say)


def hello(arguments: argparse.Namespace) -> None:
    from qa.assistant import Assistant

    with progress_bars() as progress:
        path, is_sample = serving_index(arguments.index, progress)
    from index.archive import Archive

    with Archive.open(path) as archive:
        if is_sample:
            print(printable(f"> {FIRST_QUESTION}\n\n{render_text(Assistant(archive).ask(FIRST_QUESTION))}\n"))
        else:
            print(printable(_status_text(archive.status())))


def say(message: str) -> None:
    """One line on standard error."""
    print(f"wartanya: {' '.join(printable(message).split())}", file=sys.stderr)


def agreed(about: Iterable[str], question: str) -> bool:
    """Whether somebody who sits there says yes; nobody does where none can be asked."""
    if not sys.stdin.isatty():
        return False
    for line in about:
        say(line)
    return input(f"{question} [y/N] ").strip().lower() in ("y", "yes", "ya")


@contextmanager
def open_archive(arguments: argparse.Namespace) -> Iterator["Archive"]:
    from index.archive import Archive

    with progress_bars() as progress:
        path, is_sample = serving_index(arguments.index, progress)
    if is_sample:
        say(note("sample", arguments.lang))
    with Archive.open(path) as archive:
        yield archive


@contextmanager
def progress_bars() -> Iterator[Callable[[Progress], None] | None]:
    """A bar for each step on standard error, where that is a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeElapsedColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    tasks: dict[str, TaskID] = {}
    columns = (
        *(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}")),
        *(TimeElapsedColumn(), TextColumn("left:"), TimeRemainingColumn()),
    )
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:

        def show_step(progress: Progress) -> None:
            if progress.step not in tasks:
                tasks[progress.step] = bars.add_task(progress.step, total=progress.total, rate="")
            task = bars.tasks[tasks[progress.step]]
            rate = f"{progress.done / task.elapsed:,.0f} a second" if task.elapsed else ""
            bars.update(task.id, completed=progress.done, total=progress.total, rate=rate)

        yield show_step


def print_result(value: Any, text: str, *, as_json: bool) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2) if as_json else printable(text))


def _wrong_text(wrong: dict[str, Any]) -> str:
    expected = " | ".join(wrong["expected"]) or "nothing"
    return f"{wrong['id']}  {wrong['question']}\n    {wrong['status']}: {wrong['short']}\n    expected: {expected}"


def erasure_text(erasure: Erasure) -> str:
    return (
        f"Erased: {len(erasure.erased):,} articles and {erasure.feedback:,} rows of feedback.\n"
        f"The archive holds {erasure.passages:,} passages; generation {erasure.generation}, {erasure.elapsed_s:.1f} s."
    )


def _heading(article: Article) -> str:
    return "\n".join(filter(None, [article.title, from_line(article)]))


def _article_text(article: Article) -> str:
    lines = [_heading(article), ", ".join(article.authors), article.url or "", f"{article.id}  {article.source}"]
    return "\n".join([*filter(None, lines), "", article.text])


def _status_text(status: ArchiveStatus) -> str:
    days = f"{status.first} to {status.last}" if status.first else "no dates"
    rows = [
        ("archive", f"{status.path}, generation {status.generation}, built {status.built:%Y-%m-%d %H:%M}"),
        ("articles", f"{status.articles:,} ({days}; {status.undated:,} undated), {status.passages:,} passages"),
        ("outlets", _outlets_text(sorted(status.outlets.items(), key=lambda outlet: (-outlet[1], outlet[0])))),
        ("size", f"{status.size_bytes / 1e6:,.1f} MB; all generations {status.disk_bytes / 1e6:,.1f} MB"),
        ("made with", ", ".join(f"{name} {value}" for name, value in sorted(status.fingerprint.items()))),
        *([("taken out", _taken_out_text(status))] if status.withdrawn or status.masked else []),
        *([("to be erased", _awaiting_text(status.awaiting_erasure))] if status.awaiting_erasure else []),
        *([("passed over", suffixes_text(status.passed_over))] if status.passed_over else []),
        *(("not taken in", f"{each.source}: {each.reason}") for each in status.failed),
    ]
    return "\n".join(f"{name + ':':<13} {value}" for name, value in rows)


def _taken_out_text(status: ArchiveStatus) -> str:
    told = ((status.withdrawn, "withdrawn"), (status.masked, "with masked names"))
    return ", ".join(f"{count:,} {what}" for count, what in told if count)


def _awaiting_text(ids: Sequence[str]) -> str:
    named = ", ".join(ids[:10]) + (" …" if len(ids) > 10 else "")
    return f"{len(ids):,} removed articles that files still hold something of; `wartanya erase` wipes it out: {named}"


def _outlets_text(outlets: Sequence[tuple[str, int]]) -> str:
    named = ", ".join(f"{name} ({count:,})" for name, count in outlets[:10])
    return f"{named} and {len(outlets) - 10} more" if len(outlets) > 10 else named or "none"
