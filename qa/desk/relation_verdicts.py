"""What editors say of the link between a notice and a report: kept over rebuilds, and before what the texts tell."""

from corpus.types import Article
from index.archive import Archive
from index.errors import IndexingError
from index.storage.editorial import Act, Editorial, Link, Verdict, acting
from qa.desk.notices import NoticeKind
from qa.desk.relations import recognised


def decide(archive: Archive, notice: str, verdict: Verdict, *, report: str | None = None, who: str | None = None) -> Link:
    """Confirms that the article `notice` corrects, answers or withdraws the article `report`, or undoes the link.

    Each is named by id or the end of its source; without a `report`, the one that is recognised is meant. Who confirms a link
    undoes another one that the notice had. Raises IndexingError where an article is not held, and where none is meant.
    """
    about = archive.find_article(notice)
    told = recognised(archive, about)
    links = [each for each in archive.read(lambda snapshot: snapshot.links()) if each.notice == about.id]
    meant = archive.find_article(report) if report is not None else _meant(archive, told.report if told else None, links)
    if meant is None:
        raise IndexingError("no_report_meant", path=archive.path, name=notice)
    if meant.id == about.id:
        raise IndexingError("about_itself", path=archive.path, name=notice)
    kind: NoticeKind = told.kind if told else "correction"
    made = Link(about.id, meant.id, verdict, kind)
    changed = [made]
    if verdict == "confirmed":
        changed += [Link(each.notice, each.report, "undone", each.kind) for each in links if each.report != meant.id]
    act = "relation_confirm" if verdict == "confirmed" else "relation_undo"
    Editorial(archive.path).link(changed, Act(acting(who), act, about.id))
    return made


def _meant(archive: Archive, told: Article | None, links: list[Link]) -> Article | None:
    """What is recognised, else what was confirmed before."""
    if told:
        return told
    confirmed = [each.report for each in links if each.verdict == "confirmed" and each.report in archive]
    return archive.article(confirmed[-1]) if confirmed else None
