"""`wartanya names`: who and what the archive names, and the page of one name."""

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from index.display import printable
from qa.cli.commands import open_archive, print_result, say
from qa.cli.options import add_index, add_json, command, count

if TYPE_CHECKING:
    from index.names.types import Named, NamePage, NameQuote
    from qa.cli.options import Added

_SHOWN = 30


def add_names(added: "Added") -> None:
    names = command(
        added,
        "names",
        run,
        "the people, places and institutions that the archive names; of one of them its offices and articles",
        "wartanya names",
        "wartanya names --kind institution --about banjir",
        'wartanya names "Rinaldo Aser"',
    )
    names.add_argument(
        "name", nargs="?", default="", metavar="NAME", help="only this one: offices, articles, who is named beside it"
    )
    names.add_argument("--kind", choices=("person", "place", "institution"), help="only names of this kind (default: all)")
    names.add_argument("--about", default="", metavar="WORDS", help="only names of articles that hold all these words")
    names.add_argument("--limit", type=count, default=_SHOWN, metavar="N", help=f"at most so many names (default: {_SHOWN})")
    add_index(names)
    add_json(names)


def run(arguments: argparse.Namespace) -> int | None:
    with open_archive(arguments) as archive:
        if arguments.name:
            page = archive.name(arguments.name)
            if page is None:
                print_result(None, "", as_json=arguments.json)
                say(f"no article names {printable(arguments.name)}")
                return 1
            print_result(page.to_dict(), "\n".join(_page_lines(page)), as_json=arguments.json)
            return None
        found = archive.names(arguments.kind, arguments.about, limit=arguments.limit)
    print_result(found.to_dict(), "\n".join(map(_line, found.names)), as_json=arguments.json)
    return None


def _line(named: "Named") -> str:
    office = f", {named.office}" if named.office else ""
    return printable(f"{named.articles:>6,}  {named.kind:<11}  {named.name}{office}")


def _page_lines(page: "NamePage") -> Iterator[str]:
    days = f", {page.first} to {page.last}" if page.first else ""
    yield printable(f"{page.name} ({page.kind}): {page.articles:,} articles{days}")
    if page.read < page.fitting:
        yield f"read {page.read:,} of the {page.fitting:,} articles that hold these words, the newest"
    if page.variants:
        yield printable(f"also written: {'; '.join(page.variants)}")
    for office in page.offices:
        yield printable(f"\n{office.office}: {office.articles:,} articles, {_day(office.first)} to {_day(office.last)}")
        yield from _quoted(office.first)
        if office.last != office.first:
            yield from _quoted(office.last)
    if page.beside:
        yield printable(f"\nnamed together with: {'; '.join(f'{name} ({n})' for name, n in page.beside.items())}")
    if page.others:
        yield printable(f"others of that name: {'; '.join(f'{name} ({n})' for name, n in page.others.items())}")
    yield "\nnewest:"
    for quote in page.quotes:
        yield from _quoted(quote)


def _quoted(quote: "NameQuote") -> Iterator[str]:
    yield printable(f"  {_day(quote)}  {quote.title} ({quote.outlet or 'no outlet'}) [{quote.article_id}]")
    yield printable(f"    “{' '.join(quote.quote.split())}”")


def _day(quote: "NameQuote") -> str:
    if quote.published is None:
        return "no date"
    return f"about {quote.published}" if quote.published_is_estimated else str(quote.published)
