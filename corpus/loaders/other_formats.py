"""Formats that hold articles and are not read here, and the one to save them as."""

from collections.abc import Mapping
from dataclasses import dataclass

SAVE_AS: Mapping[str, str] = {
    **dict.fromkeys((".doc", ".docm", ".dot", ".dotx", ".dotm", ".wps", ".wpd", ".pages"), ".docx"),
    **dict.fromkeys((".xlsm", ".xlsb", ".numbers"), ".xlsx"),
    **dict.fromkeys((".ppt", ".pptx", ".odp", ".xps", ".djvu", ".indd"), ".pdf"),
    **dict.fromkeys((".sql", ".sqlite", ".sqlite3", ".mdb", ".accdb", ".dbf"), ".csv"),
    **dict.fromkeys((".mobi", ".azw", ".azw3", ".fb2"), ".epub"),
    **dict.fromkeys((".xhtml", ".shtml", ".webarchive"), ".html"),
    **dict.fromkeys((".markdown", ".rst", ".org", ".adoc"), ".md"),
    **dict.fromkeys((".text", ".tex"), ".txt"),
    **dict.fromkeys((".rar", ".7z", ".tar", ".tgz"), ".zip"),
    ".rtfd": ".rtf", ".msg": ".eml", ".pst": ".mbox", ".arc": ".warc", ".fodt": ".odt", ".fods": ".ods",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kind:
    """Files of one kind that were passed over. `save_as` is "" where it is no format of articles."""

    suffix: str
    count: int
    save_as: str


def kinds_of(passed_over: Mapping[str, int]) -> list[Kind]:
    """The kinds of files by the ends of their names ("" for none), those of articles first, then the most frequent."""
    kinds = (Kind(suffix, count, SAVE_AS.get(suffix, "")) for suffix, count in passed_over.items())
    return sorted(kinds, key=lambda kind: (not kind.save_as, -kind.count, kind.suffix))
