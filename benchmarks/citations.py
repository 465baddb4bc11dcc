"""Every quotation of every answer, held against its article: the words, the passage, and where the short answer stands."""

import math
from collections import Counter
from typing import Any

from index.archive import Archive
from qa.citations import verify
from qa.evaluation.report import EvaluationReport

Z = 1.96  # of a normal distribution, 95 % lie within so many standard deviations


def run(archive: Archive, report: EvaluationReport) -> dict[str, Any]:
    """Counts, and the shares that hold with their 95 % intervals."""
    answers = [outcome.answer for outcome in report.outcomes]
    citations = [citation for answer in answers for citation in answer.citations]
    cited = [archive.article(article_id) for article_id in sorted({citation.article_id for citation in citations})]
    false = verify(citations, cited)
    shorts = [answer for answer in answers if answer.short is not None]
    inside = [answer for answer in shorts if answer.citations and (answer.short or "") in answer.citations[0].quote]
    return {
        "answers": dict(Counter(answer.status for answer in answers)),
        "quotes": len(citations),
        "articles quoted": len(cited),
        "characters quoted": sum(len(citation.quote) for citation in citations),
        "quotes that do not stand in their article": len(false),
        "verified": share(len(citations) - len(false), len(citations)),
        "short answers": len(shorts),
        "short answer in its first quote": share(len(inside), len(shorts)),
    }


def share(count: int, of: int) -> list[float]:
    """[share, low, high] with the 95 % score interval (Wilson, 1927), which says something of 240 out of 240 too."""
    if not of:
        return [0.0, 0.0, 1.0]
    p = count / of
    middle = (p + Z**2 / (2 * of)) / (1 + Z**2 / of)
    reach = Z / (1 + Z**2 / of) * math.sqrt(p * (1 - p) / of + Z**2 / (4 * of**2))
    return [round(p, 4), round(max(0.0, middle - reach), 4), round(min(1.0, middle + reach), 4)]
