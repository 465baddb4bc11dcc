"""Which of the articles of a scan are the same, and which only share an id or an address."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from corpus.errors import CorpusError
from corpus.loaders.records import hashed, same_address
from corpus.loaders.registry import PAGE_SUFFIXES, TABLE_SUFFIXES
from index.ingest.found import Sighting

# "1", and "1.0" where a column of numbers has gaps
_IS_COUNTED = re.compile(r"\d+(?:\.0)?")


@dataclass(slots=True)
class Identities:
    """The articles that were met so far."""

    _by_id: dict[str, Sighting] = field(default_factory=dict)
    _by_address: dict[str, Sighting] = field(default_factory=dict)

    def own_id(self, this: Sighting) -> str | None:
        """Where another file has an article of this id: the id that tells this one apart, made with its file. None where the
        id says who it is: then it is a double, or a correction.

        Tables that count their rows from 1 share ids, and so do the saved pages of one article, which all give one address.
        """
        met = self._by_id.get(this.id)
        if not met or not met.file or not this.file or met.file == this.file:
            return None
        is_page = this.file.lower().endswith(PAGE_SUFFIXES) and this.beginning != met.beginning
        is_row = (
            this.file.lower().endswith(TABLE_SUFFIXES)
            and _IS_COUNTED.fullmatch(this.id) is not None
            and this.title != met.title
        )
        place = Path(this.file).relative_to(this.root).as_posix() if this.root else Path(this.file).name
        return hashed(f"{place}#{this.id}") if is_page or is_row else None

    def clash(self, this: Sighting, given_id: str = "") -> CorpusError | None:
        """Why the article cannot stand beside one that was met before it: as the same one from another file, or by its id.

        `given_id` is the one that its file gives it, where it has got one of its own instead.
        """
        met = self._by_id.get(this.id)
        there = self._by_address.get(same_address(this.url)) if this.url else None
        for other in (met, there):
            if other and other.file != this.file and other.beginning == this.beginning:
                return CorpusError("same_article", source=this.source, other=other.source)
        if met:
            return CorpusError("id_is_taken", source=this.source, article_id=given_id or this.id, other=met.source)
        return None

    def meet(self, this: Sighting) -> None:
        self._by_id[this.id] = this
        if this.url:
            self._by_address.setdefault(same_address(this.url), this)
