"""What a correction puts in place of what: the value that holds, and the old one to be struck beside it."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.text import words
from corpus.types import Article, Span
from index.snapshot import Snapshot
from index.types import Hit
from qa.answer_rules.corrections import replacements
from qa.ranking.features import words_of
from qa.ranking.superseding import Links, corrects
from qa.reading.reader import Evidence, Reading
from qa.types import Citation, Corrected

_OF_A_NOTICE = 2  # passages of a notice that an editor linked: they are short


def links_said(snapshot: Snapshot) -> Links:
    """What editors said of corrections. A reply corrects nothing, whoever confirms that it is one."""
    links = snapshot.links()
    return {
        (each.notice, each.report): each.verdict == "confirmed"
        for each in links
        if each.verdict == "undone" or each.kind == "correction"
    }


def with_notices(snapshot: Snapshot, hits: Sequence[Hit], said: Links) -> list[Hit]:
    """The hits, and the corrections that an editor linked to their articles, which the search need not have found."""
    found = {hit.article.id: hit.score for hit in hits}
    wanted = sorted(
        ((n, r) for (n, r), holds in said.items() if holds and r in found and n not in found), key=lambda each: each[0]
    )
    added = [
        replace(hit, score=found[report])
        for notice, report in wanted
        if snapshot.number_of(notice) is not None
        for hit in snapshot.passages(notice)[:_OF_A_NOTICE]
    ]
    return [*hits, *added]


def notice_of(best: Reading, articles: Sequence[Article], said: Links) -> Article | None:
    """The newest of the articles found that corrects the one of the best reading."""
    old = best.evidence.hit.article
    found = [article for article in articles if corrects(article, old, said)]
    return max(found, key=lambda each: (str(each.published or ""), each.id), default=None)


def notice_place(notice: Article, evidence: Sequence[Evidence]) -> tuple[Hit, Span, float] | None:
    """The sentence of the notice that says what holds, else its first: to be cited. None where no passage of it was read."""
    read = [(each.hit, sentence.span) for each in evidence if each.hit.article.id == notice.id for sentence in each.sentences]
    telling = [(hit, span) for hit, span in read if any(_touch(span, new) for _, new in replacements(notice.text))]
    return next(((hit, span, hit.score) for hit, span in [*telling, *read]), None)


def struck(
    best: Reading, corrected: Reading | None, notice: Article | None, citations: Sequence[Citation], said: Links
) -> Corrected | None:
    """What was corrected, of what the best reading says; None where nothing was.

    `corrected` is a reading of the article that the best one's corrects, `notice` an article that corrects the best one's.
    Only what a correction takes back by its own words is struck, or what an editor says that it corrects: another sentence of
    a corrected article may be as right as ever.
    """
    article, short = best.evidence.hit.article, words_of(best)
    if notice:
        right = [new for old, new in _pairs(notice) if _share(old, short)]
        return Corrected(short if right else None, right[0] if right else None, _markers(citations, notice.id))
    if corrected and (old := words_of(corrected)):
        older, pairs = corrected.evidence.hit.article, _pairs(article)
        by_editor = not pairs and said.get((article.id, older.id), False)
        if by_editor or any(_share(back, old) for back, _ in pairs):
            return Corrected(old, short, _markers(citations, article.id, older.id))
    if best.answer:
        own = [old for old, new in replacements(article.text) if _touch(new, best.answer)]
        if own:
            return Corrected(article.text[own[0].start : own[0].end], short, _markers(citations, article.id))
    return None


def _pairs(notice: Article) -> list[tuple[str, str]]:
    """(what it takes back, what it says instead), as it has them."""
    return [(notice.text[o.start : o.end], notice.text[n.start : n.end]) for o, n in replacements(notice.text)]


def _share(one: str, other: str | None) -> bool:
    return bool(set(words(one)) & set(words(other or "")))


def _markers(citations: Sequence[Citation], *article_ids: str) -> tuple[int, ...]:
    first = {each.article_id: each.marker for each in reversed(citations)}
    return tuple(first[each] for each in article_ids if each in first)


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
