"""Does the search put the right article first? Each leg alone, and all together, over the same questions."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from index.archive import Archive
from index.query.lexicon import Lexicon
from index.retrieval.ranking import Candidate
from index.snapshot import Snapshot
from qa.assistant import Assistant
from qa.evaluation.metrics import bootstrap_interval, hit_at_k, reciprocal_rank
from qa.evaluation.report import Question
from qa.evaluation.run import read_questions
from qa.question.follow_up import understood
from qa.types import Conversation

Scored = Callable[[Candidate], float]

NO_LEXICON = Lexicon({}, {})


def legs(snapshot: Snapshot, question: Question) -> dict[str, int | None]:
    """The rank of the right article by each way of ordering the candidates; None where it is not among them."""
    both = snapshot.searcher.candidates(question.text)
    untranslated = snapshot.searcher.candidates(question.text, lexicon=NO_LEXICON)
    right = snapshot.number_of(question.article_id or "")
    return {
        "words": rank(untranslated, right, lambda c: c.features.article_words),
        "words + lexicon": rank(both, right, lambda c: c.features.article_words),
        "vectors": rank(both, right, lambda c: c.features.article_meaning),
        "together": rank(both, right, lambda c: c.score),
    }


def rank(candidates: Sequence[Candidate], right: int | None, score: Scored) -> int | None:
    """The place of the right article when articles are ordered by their best passage; equals count against it."""
    best: dict[int, float] = {}
    for candidate in candidates:
        article = candidate.place.article
        best[article] = max(best.get(article, float("-inf")), score(candidate))
    if right is None or right not in best:
        return None
    return sum(value >= best[right] for value in best.values())


def follow_up_rank(assistant: Assistant, archive: Archive, first: Question, then: Question) -> int | None:
    """The rank of the right article for a follow-up, asked after the answer to the question that it follows."""
    talk = Conversation().add(assistant.ask(first.text))
    with archive.snapshot() as snapshot:
        hits = assistant.find(snapshot, understood(archive, then.text, talk)).hits
    order = list(dict.fromkeys(hit.article.id for hit in hits))
    return order.index(then.article_id or "") + 1 if then.article_id in order else None


def measures(ranks: Sequence[int | None]) -> dict[str, Any]:
    """Means with 95 % bootstrap intervals."""
    values = {
        "hit@1": [hit_at_k(r, 1) for r in ranks],
        "hit@5": [hit_at_k(r, 5) for r in ranks],
        "MRR": [reciprocal_rank(r) for r in ranks],
    }
    found: dict[str, Any] = {
        name: [round(sum(v) / len(v), 3), *(round(b, 3) for b in bootstrap_interval(v))] for name, v in values.items()
    }
    return {"questions": len(ranks), **found}


def run(archive: Archive, questions: Path) -> dict[str, Any]:
    """Answerable questions only; follow-ups apart."""
    asked = [_resolved(archive, question) for question in read_questions(questions)]
    by_id = {question.id: question for question in asked}
    answerable = [question for question in asked if question.answerable]
    out: dict[str, Any] = {}
    with archive.snapshot() as snapshot:
        for language in ("id", "en"):
            ranks = [legs(snapshot, q) for q in answerable if q.language == language and not q.after]
            out[language] = {name: measures([r[name] for r in ranks]) for name in ranks[0]} if ranks else {}
    assistant = Assistant(archive)
    followed = [follow_up_rank(assistant, archive, by_id[q.after], q) for q in answerable if q.after]
    if followed:
        out["follow-ups"] = {"together": measures(followed)}
    return out


def _resolved(archive: Archive, question: Question) -> Question:
    """With the id of its article, where the file names that by the end of its source."""
    if question.article_id is None:
        return question
    return replace(question, article_id=archive.find_article(question.article_id).id)
