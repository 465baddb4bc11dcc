"""What the commands of editors do: withdraw, mask, say which corrections belong to what, and read the log."""

import argparse
import json

from index.display import printable
from index.locate import resolve_index
from qa.cli.commands import print_result, progress_bars, say
from qa.rendering.withdrawn import withdrawn_itself


def withdraw(arguments: argparse.Namespace) -> None:
    from index.ingest.withdraw import reinstate, withdraw

    path, name = resolve_index(arguments.index), arguments.article
    with progress_bars() as progress:
        if arguments.undo:
            article_id = reinstate(name, index=path, progress=progress)
            print_result({"reinstated": article_id}, f"{article_id} is no longer withdrawn.", as_json=arguments.json)
            return
        told = withdraw(name, reason=arguments.reason, index=path, progress=progress)
    print_result({"withdrawn": told.to_dict()}, withdrawn_itself(told, arguments.lang), as_json=arguments.json)


def mask(arguments: argparse.Namespace) -> None:
    from index.ingest.mask import mask, unmask

    path, article = resolve_index(arguments.index), arguments.article
    with progress_bars() as progress:
        if arguments.undo:
            article_id = unmask(article, arguments.name, copies=arguments.copies, index=path, progress=progress)
            print_result({"unmasked": article_id}, f"{article_id} shows the name again.", as_json=arguments.json)
            return
        options = {"label": arguments.label, "exact": arguments.exact, "copies": arguments.copies}
        done = mask(article, arguments.name, **options, index=path, progress=progress)
    print_result(done.to_dict(), f"{done.article_id} shows {done.label} in its place.", as_json=arguments.json)
    if done.is_in_id:
        say(f"the id {done.article_id} spells the name, and stands in addresses: give the article another id in its file")
    if done.masked_copies:
        say(f"masked in the same text of other articles as well: {', '.join(done.masked_copies)}")
    if done.copies:
        say(f"articles with the same text, where it is not masked (--copies masks it there): {', '.join(done.copies)}")
    if done.mentioning:
        say(f"other articles with the name, where it is not masked: {', '.join(done.mentioning)}")


def relations(arguments: argparse.Namespace) -> None:
    from qa.cli.commands import open_archive
    from qa.desk.relation_text import relation_lines
    from qa.desk.relation_verdicts import decide
    from qa.desk.relations import relations_of

    given = arguments.undo if arguments.undo is not None else arguments.confirm
    with open_archive(arguments) as archive:
        if given is not None:
            decide(archive, arguments.article, "undone" if arguments.undo is not None else "confirmed", report=given or None)
        article = archive.find_article(arguments.article)
        told, carried = relations_of(archive, article.id), archive.copies(article.id)
    lines = relation_lines(article, told, carried, arguments.lang)
    print_result(
        told.to_dict(), "\n".join(lines) or "No notice is about it, and it is about no report.", as_json=arguments.json
    )


def audit(arguments: argparse.Namespace) -> None:
    from datetime import UTC, datetime

    from index.archive import Archive
    from index.browse import article_ids
    from index.storage.editorial import Editorial, article_mark

    path = resolve_index(arguments.index)
    since = datetime(*arguments.since.timetuple()[:3]).astimezone() if arguments.since else None
    entries = list(Editorial(path).log(since))
    marks = {entry.article for entry in entries if entry.article}
    with Archive.open(path) as archive:
        known = article_ids(archive) if marks else ()
    ids = {article_mark(each): each for each in known if article_mark(each) in marks}
    for entry in entries:
        told = {**entry.to_dict(), **({"article_id": ids[entry.article]} if entry.article in ids else {})}
        if arguments.json:
            print(json.dumps(told, ensure_ascii=False))
            continue
        rest = [
            f"{name}={value}"
            for name, value in told.items()
            if name not in ("number", "at", "who", "act") and value is not None
        ]
        print(printable(f"{entry.at.astimezone(UTC):%Y-%m-%d %H:%M:%S}  {entry.who}  {entry.act}  {' '.join(rest)}".rstrip()))
