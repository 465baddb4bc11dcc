"""Questions proposed from an archive's own articles, for an editor to accept, mend or drop: no language model.

What may be asked of an article is in qa/question_generation/rules.py; here articles are chosen, spread over outlets and
months, and of their questions a mixture: kinds, languages, and some that the archive cannot answer.
"""

import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from corpus.text import words
from corpus.text.tokens import MONTHS
from corpus.types import Article
from index.browse import Heading, headings
from index.retrieval.searcher import names_in
from index.types import EVERYTHING, Hit, Progress
from qa.question_generation.drafts import Draft
from qa.question_generation.rules import drafts_of
from qa.question_generation.unanswerable import unheld_of
from qa.types import Language

if TYPE_CHECKING:
    from index.archive import Archive

# The largest share of all questions that one rule may make, while others have any left. Those with the lowest ask what most
# articles could be asked, or what is known without any.
SHARES: Mapping[str, float] = {"holder": 0.2, "office": 0.14, "abbreviation": 0.06, "lies": 0.08, "age": 0.08, "day": 0.12}
_SHARE = 0.14
UNANSWERABLE = 0.16  # of all questions
VISITED = 60  # articles looked at for each question wanted
_LOOKED_THROUGH = 10  # passages among which another article may answer the same
_MONTHS = frozenset([*MONTHS, *"january february march may june july august october december".split()])


@dataclass(frozen=True, slots=True)
class Proposal:
    """A draft with the article that it comes from; `is_only` says that no other article was found to answer it.

    One that is not `answerable` asks for what the archive was not found to hold.
    """

    draft: Draft
    article: Article
    is_only: bool
    answerable: bool = True

    def to_dict(self, number: int) -> dict[str, Any]:
        """A line of a file of questions, not accepted yet."""
        draft = self.draft
        day = {"date": draft.day.isoformat()} if draft.day and self.answerable else {}
        return {
            "id": f"p{number:03}",
            "question": draft.question,
            "lang": draft.language,
            "article_id": self.article.id if self.is_only and self.answerable else None,
            "answers": list(draft.answers) if self.answerable else [],
            "answerable": self.answerable,
            "type": draft.kind,
            **day,
            "accepted": False,
            "article_title": self.article.title,
            "evidence": draft.sentence,
        }


def propose(
    archive: "Archive",
    count: int,
    *,
    languages: Sequence[Language] = ("id", "en"),
    seed: int = 0,
    progress: Callable[[Progress], None] | None = None,
) -> list[Proposal]:
    """Up to `count` questions; fewer where the articles give no more. The same archive and seed give the same ones."""
    shuffle = random.Random(seed)
    chosen = _Chosen(count - round(count * UNANSWERABLE), languages, shuffle)
    spread_out = spread(headings(archive, EVERYTHING, limit=-1)[0], shuffle)
    for done, heading in enumerate(spread_out[: VISITED * count]):
        if chosen.is_full:
            break
        if progress:
            progress(Progress("reading", done, None))
        if not chosen.taken & {heading.id, *(copy.article_id for copy in archive.copies(heading.id))}:
            article = archive.article(heading.id)
            chosen.offer(article, drafts_of(article, archive.sentences(heading.id)))
    answerable = [Proposal(draft, article, _is_only(archive, article, draft)) for draft, article in chosen.all()]
    unanswerable = min(round(len(answerable) * UNANSWERABLE / (1 - UNANSWERABLE)), count - len(answerable))
    unheld = unheld_of(archive, chosen.seen, languages, shuffle)
    refused = [Proposal(draft, article, True, answerable=False) for draft, article in _first(unheld, unanswerable)]
    both = [*answerable, *refused]
    shuffle.shuffle(both)
    return both


def written(proposals: Sequence[Proposal]) -> str:
    """The lines of a `.jsonl` file."""
    lines = (json.dumps(each.to_dict(number), ensure_ascii=False) for number, each in enumerate(proposals, start=1))
    return "".join(f"{line}\n" for line in lines)


def spread(held: Sequence[Heading], shuffle: random.Random) -> list[Heading]:
    """All of them in turn: one of each outlet and month, then the next of each, both in an order of chance."""
    cells: dict[tuple[str, str], list[Heading]] = {}
    for heading in sorted(held, key=lambda heading: heading.id):
        month = f"{heading.published:%Y-%m}" if heading.published else ""
        cells.setdefault((heading.outlet or "", month), []).append(heading)
    for those in cells.values():
        shuffle.shuffle(those)
    order = sorted(cells)
    shuffle.shuffle(order)
    turns = max(map(len, cells.values()), default=0)
    return [cells[cell][turn] for turn in range(turns) for cell in order if turn < len(cells[cell])]


class _Chosen:
    """The drafts taken so far: no sentence, question or answer twice, rules within their shares."""

    def __init__(self, wanted: int, languages: Sequence[Language], shuffle: random.Random) -> None:
        self.seen: list[tuple[Draft, Article]] = []
        self.taken: set[str] = set()
        self._wanted, self._languages, self._shuffle = wanted, languages, shuffle
        self._kept: list[tuple[Draft, Article]] = []
        self._spare: list[tuple[Draft, Article]] = []
        self._rules: Counter[str] = Counter()
        self._spoken: Counter[str] = Counter()
        self._said: set[str] = set()

    @property
    def is_full(self) -> bool:
        return len(self._kept) >= self._wanted

    def offer(self, article: Article, drafts: Sequence[Draft]) -> None:
        """Takes the draft whose rule and language are rarest so far; where their shares are used up, keeps it in reserve."""
        fitting = [draft for draft in drafts if draft.language in self._languages and not self._is_told(draft)]
        if not fitting:
            return
        self.seen += [(draft, article) for draft in fitting]
        ranked = [(self._use(draft), self._spoken[draft.language], self._shuffle.random(), draft) for draft in fitting]
        *_, draft = min(ranked, key=lambda each: each[:3])
        if self._use(draft) >= 1:
            self._spare.append((draft, article))
        else:
            self._keep(draft, article)

    def all(self) -> list[tuple[Draft, Article]]:
        """What was taken, filled up from the reserve, and then with further questions of the same articles."""
        further = list(self.seen)
        self._shuffle.shuffle(further)
        for draft, article in (*self._spare, *further):
            if not self.is_full and not self._is_told(draft):
                self._keep(draft, article)
        return self._kept

    def _keep(self, draft: Draft, article: Article) -> None:
        self._kept.append((draft, article))
        self.taken.add(article.id)
        self._rules[draft.rule] += 1
        self._spoken[draft.language] += 1
        self._said |= {draft.sentence, draft.question, *draft.answers}

    def _use(self, draft: Draft) -> float:
        """How much of its share the draft's rule has used."""
        return self._rules[draft.rule] / max(1.0, SHARES.get(draft.rule, _SHARE) * self._wanted)

    def _is_told(self, draft: Draft) -> bool:
        return not self._said.isdisjoint([draft.sentence, draft.question, *draft.answers])


def _first(drafts: Iterator[tuple[Draft, Article]], count: int) -> Iterator[tuple[Draft, Article]]:
    """The first of them, each from another article."""
    told: set[str] = set()
    for draft, article in drafts:
        if len(told) >= count:
            return
        if article.id not in told:
            told.add(article.id)
            yield draft, article


def _is_only(archive: "Archive", article: Article, draft: Draft) -> bool:
    """Whether no other article was found that has the answer beside the names of the question."""
    asked = {name for name in names_in(draft.question) if name not in _MONTHS and not re.fullmatch(r"[12]\d{3}", name)}
    hits = archive.search(draft.question, limit=_LOOKED_THROUGH)
    return not any(_answers_too(hit, draft, asked) for hit in hits if hit.article.id != article.id)


def _answers_too(hit: Hit, draft: Draft, asked: set[str]) -> bool:
    said = hit.passage.text
    return any(answer in said for answer in draft.answers) and asked <= set(words(said))
