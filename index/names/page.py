"""The page of one name: who it is, in which offices, since and until when, in which articles, with whom."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from time import monotonic

from corpus.text import words
from corpus.types import Article, Span
from index.names.of_article import ArticleName, key_of, names_of, office_text
from index.names.types import NamePage, NameQuote, OfficeHeld
from index.names.vocabulary import GIVEN_NAMES, OFFICES, RANKS, TITLES
from index.snapshot import Snapshot

MOST_ARTICLES = 1_500  # that are read for one page
MOST_SECONDS = 6.0
_QUOTES, _BESIDE, _OFFICES, _VARIANTS = 12, 12, 12, 8
_CROWD = 20  # people in one article beyond which none of them is told as named together


@dataclass(frozen=True, slots=True)
class _Found:
    article: Article
    name: ArticleName
    others: tuple[ArticleName, ...]


def page_of(snapshot: Snapshot, name: str) -> NamePage | None:
    """What the archive has of `name`; None where no article has it as a name.

    Ranks, offices and degrees around `name` are passed over. Articles are those that hold all its words; each is read for
    whether they stand together in one name, and each text counts once.
    """
    asked = _without_titles(name)
    groups = [frozenset([stem]) for stem in dict.fromkeys(words(asked))]
    if not groups:
        return None
    fitting = snapshot.holding(groups)
    numbers = [number for number, _ in reversed(fitting)][:MOST_ARTICLES]
    read, found, deadline = 0, dict[str, _Found](), monotonic() + MOST_SECONDS
    copies = _families(snapshot, numbers)
    for article in snapshot.numbered(numbers):
        if monotonic() > deadline:
            break
        read += 1
        if held := _in_article(article, asked):
            found[copies.get(article.id, article.id)] = held  # of copies the oldest, which comes last
    return _page(snapshot, [*found.values()], read, len(fitting)) if found else None


def _without_titles(name: str) -> str:
    """Without rank, office and degrees: of "AKBP Rinaldo Aser, S.H." the name."""
    first = name.split(",")[0]
    words = first.split()
    while len(words) > 1 and words[0].lower().strip(".") in (RANKS | TITLES | OFFICES) - GIVEN_NAMES:
        words.pop(0)
    return " ".join(words)


def _families(snapshot: Snapshot, numbers: Sequence[int]) -> dict[str, str]:
    ids = [article.id for article in snapshot.numbered(numbers)]
    return {id_: min(id_, *(copy.article_id for copy in copies)) for id_, copies in snapshot.copies_of(ids).items()}


def _in_article(article: Article, asked: str) -> _Found | None:
    wanted = set(key_of(asked).split())
    names = names_of(article)
    fitting = [each for each in names if wanted <= set(each.key.split())]
    if not fitting:
        return None
    best = min(fitting, key=lambda each: (each.kind != "person", len(each.key), each.spans[0].start))
    return _Found(article, best, tuple(each for each in names if each is not best))


def _page(snapshot: Snapshot, held: Sequence[_Found], read: int, fitting: int) -> NamePage:
    """The one who is named most often so; other people of whose names the words asked for are a part stand in `others`."""
    (kind, main), _ = Counter((each.name.kind, each.name.key) for each in held).most_common(1)[0]
    same = [each for each in held if each.name.kind == kind and _is_one(each.name.key, main)]
    others = Counter(each.name.name for each in held if each not in same)
    found = sorted(same, key=lambda each: (each.article.published is None, each.article.published, each.article.id))
    written = Counter(each.name.name for each in found)
    name = max(written, key=lambda each: (written[each], len(each), each))
    forms = Counter(form for each in found for form in {each.name.name, *each.name.short} - {name})
    days = [each.article.published for each in found if each.article.published]
    return NamePage(
        kind,
        name,
        len(found),
        tuple(sorted(forms, key=lambda form: (-forms[form], form))[:_VARIANTS]),
        tuple(_offices(snapshot, found)) if kind == "person" else (),
        tuple(_quote(snapshot, each.article, each.name.spans[0]) for each in [*reversed(found)][:_QUOTES]),
        _beside(found),
        dict(sorted(others.items(), key=lambda pair: (-pair[1], pair[0]))[:_BESIDE]),
        min(days, default=None),
        max(days, default=None),
        read,
        fitting,
    )


def _is_one(key: str, main: str) -> bool:
    """Whether one of two names is the other with words left out."""
    one, other = set(key.split()), set(main.split())
    return one <= other or other <= one


def _offices(snapshot: Snapshot, found: Sequence[_Found]) -> Iterator[OfficeHeld]:
    """The offices that stand beside the name, the one that was told last first."""
    held: dict[str, list[tuple[str, Article, Span]]] = {}
    for each in found:
        told = {office_text(each.article, span).casefold(): span for span in reversed(each.name.offices)}
        for key, span in told.items():
            held.setdefault(key, []).append((office_text(each.article, span), each.article, span))
    dated = {key: those for key, those in held.items() if any(article.published for _, article, _ in those)}
    ordered = sorted((dated or held).items(), key=lambda pair: (_last_day(pair[1]), pair[0]), reverse=True)
    for _, those in [pair for pair in ordered if pair[0]][:_OFFICES]:
        known = [each for each in those if each[1].published] or those
        office = Counter(text for text, _, _ in those).most_common(1)[0][0]
        first, last = known[0], known[-1]
        yield OfficeHeld(office, len(those), _quote(snapshot, *first[1:]), _quote(snapshot, *last[1:]))


def _last_day(those: Sequence[tuple[str, Article, Span]]) -> str:
    return max((article.published.isoformat() for _, article, _ in those if article.published), default="")


def _beside(found: Sequence[_Found]) -> dict[str, int]:
    """People in the same articles, the most often first."""
    counts: Counter[str] = Counter()
    written: dict[str, str] = {}
    for each in found:
        people = {
            other.key: other.name
            for other in each.others
            if other.kind == "person" and " " in other.key and not _is_one(other.key, each.name.key)
        }
        if len(people) <= _CROWD:
            counts.update(people.keys())
            written |= people
    return {written[key]: count for key, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:_BESIDE]}


def _quote(snapshot: Snapshot, article: Article, span: Span) -> NameQuote:
    """The sentence that holds the beginning of `span`."""
    spans = snapshot.sentences(article.id)
    sentence = next((each for each in spans if each.start <= span.start < each.end), span)
    return NameQuote(
        article.id,
        article.title,
        article.outlet,
        article.published,
        article.published_is_estimated,
        article.url,
        article.text[sentence.start : sentence.end],
        sentence.start,
        sentence.end,
    )
