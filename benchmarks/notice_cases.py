"""What a measured notice is made of, whichever wordings it comes from."""

from dataclasses import dataclass

from corpus.types import Article


@dataclass(frozen=True, slots=True)
class Case:
    """An article, the archive of its paper, and the id of the report that it is a notice about: None where it is no notice.

    Wordings of an even `form` may be looked at while the rules are written, those of an odd one never.
    """

    article: Article
    others: tuple[Article, ...]
    expected: str | None
    form: int
