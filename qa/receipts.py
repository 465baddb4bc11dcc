"""What is searched for an answer, and the receipt that says so."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from index.locate import SAMPLE_INDEX
from index.snapshot import Snapshot
from index.types import Filter
from qa.question.period import AskedPeriod, narrowed
from qa.rendering.strings import silent_text
from qa.types import BELOW, Answer, Receipt, Status


def narrowed_within(snapshot: Snapshot, wanted: Filter, period: AskedPeriod | None) -> Filter:
    """What is searched: `wanted`, or its part within the period, unless the archive begins later and can only look back."""
    if period is None or (period.until and snapshot.count(Filter(until=period.until))[0] == 0):
        return wanted
    return narrowed(wanted, period)


def receipt_of(snapshot: Snapshot, wanted: Filter, today: date, inferred: AskedPeriod | None = None) -> Receipt:
    """Where dates are wanted, `undated` counts the articles that they leave out for having none. Whether the archive is late
    is told as of `today`, the day that the question counts from.
    """
    articles, undated, outlets = snapshot.count(wanted)
    if wanted.since or wanted.until:
        undated = snapshot.count(replace(wanted, since=None, until=None))[1]
    filters: dict[str, object] = {"outlets": list(wanted.outlets)} if wanted.outlets else {}
    if inferred:
        filters["inferred"] = inferred.to_dict()
    late = None if snapshot.path.resolve() == SAMPLE_INDEX.resolve() else snapshot.late_since(today)
    made = Receipt(articles, undated, outlets, snapshot.generation, snapshot.built, 0.0, wanted.since, wanted.until, filters)
    return replace(made, late_since=late, parts=snapshot.parts, silent=snapshot.silent)


def at_most_unsure(answer: Answer, least: float, silent: Sequence[str] | None = None) -> Answer:
    """Where parts of the archive were silent, the answer that says so, with less confidence than `least`, that of an *answered*
    one: what they hold might be another answer, or the only one. `silent` are those of the receipt where None.
    """
    told = tuple(answer.receipt.silent if silent is None else silent)
    if not told:
        return answer
    receipt = replace(answer.receipt, silent=told)
    status: Status = "unsure" if answer.status == "answered" else answer.status
    confidence = min(answer.confidence, least - BELOW)
    text = f"{answer.text}\n\n{silent_text(receipt, answer.language)}"
    return replace(answer, receipt=receipt, status=status, confidence=confidence, text=text)
