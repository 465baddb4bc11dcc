"""What a caller may give to a search, and how a slip is told."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from corpus import Article, WartanyaError
from corpus.errors import InvalidType, InvalidValue
from index import Archive, Filter, rebuild
from index.arguments import day_of, filter_of, query_of
from index.errors import UnknownOutlet

MakeArticle = Callable[..., Article]
QUERY = "Bupati datang ke rapat warga"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("arguments")
    text = "Bupati datang ke rapat warga desa."
    articles = [
        Article(f"a{n}", f"koran/{n}", f"Rapat {n}", text, date(2024, 8, 26 + n), outlet)
        for n, outlet in enumerate(("Lensa Rimba", "Kabar Écho", None))
    ]
    rebuild(articles, index=folder / "index")
    return folder / "index"


@pytest.fixture(scope="module")
def archive(path: Path) -> Iterator[Archive]:
    with Archive.open(path) as opened:
        yield opened


def ids(archive: Archive, **given: Any) -> set[str]:
    return {hit.article.id for hit in archive.search(QUERY, **given)}


@pytest.mark.parametrize("outlets", ["Lensa Rimba", " lensa rimba ", ["Lensa Rimba"], ("LENSA RIMBA",), {"Lensa Rimba": 1}])
def test_an_outlet_may_be_given_alone_or_among_several(archive: Archive, outlets: Any) -> None:
    assert ids(archive, outlets=outlets) == ids(archive, filter=Filter(outlets=outlets)) == {"a0"}


@pytest.mark.parametrize("outlets", ["Koran Lain", ["Lensa Rimba", "Koran Lain"]])
def test_an_outlet_that_no_article_is_of_is_told_with_those_there_are(archive: Archive, outlets: Any) -> None:
    with pytest.raises(UnknownOutlet, match=r"no outlet 'Koran Lain'.*Kabar Écho, Lensa Rimba\.") as told:
        archive.search(QUERY, outlets=outlets)
    assert (told.value.argument, told.value.unknown, told.value.known) == (
        *("outlets", "Koran Lain"),
        ("Kabar Écho", "Lensa Rimba"),
    )


def test_where_there_are_many_outlets_some_are_named() -> None:
    known = [f"Koran {n:02}" for n in range(40)]
    message = str(UnknownOutlet("Koran", known))
    assert ("Koran 19 …" in message, "Koran 20" in message) == (True, False)


@pytest.mark.parametrize("day", [date(2024, 8, 27), datetime(2024, 8, 27, 23, 59), "2024-08-27", "20240827"])
def test_a_day_is_a_date_a_time_or_an_iso_text(archive: Archive, day: Any) -> None:
    assert day_of("since", day) == date(2024, 8, 27)
    assert ids(archive, since=day) == {"a1", "a2"}
    assert ids(archive, filter=Filter(until=day)) == {"a0", "a1"}


@pytest.mark.parametrize(
    ("given", "error", "argument"),
    [
        ({"since": "kemarin"}, InvalidValue, "since"),
        ({"until": "2024-02-30"}, InvalidValue, "until"),
        ({"since": ""}, InvalidValue, "since"),
        ({"since": 2024}, InvalidType, "since"),
        ({"since": "2024-08-28", "until": date(2024, 8, 27)}, InvalidValue, "since"),
        ({"outlets": 3}, InvalidType, "outlets"),
        ({"outlets": [b"Lensa Rimba"]}, InvalidType, "outlets"),
        ({"outlets": None}, InvalidType, "outlets"),
        ({"limit": -1}, InvalidValue, "limit"),
        ({"limit": "3"}, InvalidType, "limit"),
        ({"limit": True}, InvalidType, "limit"),
        ({"limit": None}, InvalidType, "limit"),
        ({"filter": "Lensa Rimba"}, InvalidType, "filter"),
        ({"filter": Filter(until=date(2024, 8, 27)), "since": "2024-08-26"}, InvalidValue, "filter"),
        ({"filter": Filter(), "outlets": "Lensa Rimba"}, InvalidValue, "filter"),
    ],
    ids=str,
)
def test_a_slip_is_told_with_the_name_of_its_argument(
    archive: Archive, given: dict[str, Any], error: type[Exception], argument: str
) -> None:
    with pytest.raises(error, match=argument) as told:
        archive.search(QUERY, **given)
    assert isinstance(told.value, WartanyaError)
    assert isinstance(told.value, TypeError if error is InvalidType else ValueError)


@pytest.mark.parametrize("query", [None, 42, b"banjir", ["banjir"]])
def test_what_is_no_text_is_no_query(archive: Archive, query: Any) -> None:
    with pytest.raises(TypeError, match="query is a text"):
        archive.search(query)


@pytest.mark.parametrize("query", ["", " ", "?!", "\u200b\u202e", "…—"])
def test_a_query_without_a_word_finds_nothing_by_chance(archive: Archive, query: str) -> None:
    assert archive.search(query) == []
    with pytest.raises(InvalidValue, match="query is empty"):
        query_of("query", query)


def test_a_limit_of_nought_finds_nothing(archive: Archive) -> None:
    assert archive.search(QUERY, limit=0) == []
    assert len(archive.search(QUERY, limit=np.int64(1))) == 1  # type: ignore[arg-type]


def test_nothing_given_is_everything() -> None:
    assert filter_of() == Filter()
