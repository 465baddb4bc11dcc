"""What editors decide of single articles from the page: withdraw, mask, say what corrects what, and undo each of it."""

from dataclasses import dataclass
from typing import Literal
from urllib.parse import parse_qs, urlsplit

from index.archive import Archive
from index.ingest.mask import mask, unmask
from index.ingest.withdraw import reinstate, withdraw
from index.storage.editorial import Link
from index.types import Masking, Withdrawal
from qa.desk.relation_verdicts import decide
from web.errors import ChoiceRejected

Act = Literal["withdraw", "reinstate", "mask", "unmask", "confirm", "undo"]
ACTS: tuple[Act, ...] = ("withdraw", "reinstate", "mask", "unmask", "confirm", "undo")
MOST_CHARS = 500


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an editor filled in; each text as it was written. `article` and `report` are ids, ends of sources or permalinks."""

    act: str
    article: str
    reason: str = ""
    name: str = ""
    label: str = ""
    report: str = ""
    copies: bool = False
    is_sure: bool = False


Done = Withdrawal | Masking | Link | str  # the id of an article that is shown again as it is


def carry_out(wanted: Wanted, archive: Archive, who: str) -> Done:
    """Does it, once it is confirmed. Raises ChoiceRejected for what is not, and as the function that does it."""
    if not wanted.is_sure:
        raise ChoiceRejected("act_not_confirmed")
    article, report, path = _named(wanted.article), _named(wanted.report) or None, archive.path
    if wanted.act not in ACTS or not article:
        raise ChoiceRejected("no_article_named")
    match wanted.act:
        case "withdraw":
            return withdraw(article, reason=wanted.reason, index=path, who=who)
        case "reinstate":
            return reinstate(article, index=path, who=who)
        case "mask":
            label = wanted.label.strip() or None
            return mask(article, wanted.name, label=label, copies=wanted.copies, index=path, who=who)
        case "unmask":
            return unmask(article, wanted.name.strip() or None, copies=wanted.copies, index=path, who=who)
        case _:
            verdict: Literal["confirmed", "undone"] = "confirmed" if wanted.act == "confirm" else "undone"
            return decide(archive, article, verdict, report=report, who=who)


def _named(written: str) -> str:
    """The article that a permalink of the page leads to, or the name as it was written."""
    given = written.strip()[:MOST_CHARS]
    try:
        return parse_qs(urlsplit(given).query).get("article", [given])[0]
    except ValueError:
        return given
