"""One article in one file: plain text and Markdown."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from corpus.canonical import canonical
from corpus.datelines import is_domain, read_dateline
from corpus.dates.days import is_day_alone, is_place_and_date
from corpus.errors import UnreadableArticle
from corpus.loaders.blogs.movable_type import entries, is_of_movable_type
from corpus.loaders.body import mended
from corpus.loaders.column_names import NAMES
from corpus.loaders.content_systems import of_content_system
from corpus.loaders.encodings import encoding_of
from corpus.loaders.records import MAX_ARTICLE_BYTES, Origin, article_from, value_of
from corpus.loaders.remarks import UnreadDates
from corpus.loaders.states import require_out
from corpus.types import Article

# Of 5,000 headlines of regional and national papers none has more.
_MAX_TITLE_LINE_CHARS = 120
_FRONT_MATTER = re.compile(r"---\n(?P<front>.*?)^(?:---|\.\.\.)(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_TOML = re.compile(r"\+\+\+\n(?P<front>.*?)^\+\+\+(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_MARKS = (
    (re.compile(r"!\[[^\]\n]*\]\([^()\s]*(?:\s+\"[^\"\n]*\")?\)"), ""),
    (re.compile(r"\[([^\[\]\n]+)\]\((?:https?://|mailto:|[/#])[^()\s]*(?:\s+\"[^\"\n]*\")?\)"), r"\1"),
    (re.compile(r"(?<![\w*])\*\*(?=[^\s*])([^*\n]+)(?<=\S)\*\*(?!\*)"), r"\1"),
    (re.compile(r"(?<![\w_])__(?=[^\s_])([^_\n]+)(?<=\S)__(?![\w_])"), r"\1"),
    (re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]+)(?<=\S)\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<![\w_])_(?=[^\s_])([^_\n]+)(?<=\S)_(?![\w_])"), r"\1"),
    (re.compile(r"^#{2,6}[ \t]+(?=\S)", re.MULTILINE), ""),
)
_HEADING = re.compile(r"\s*# +(?P<title>[^\n]+?)(?: +#+)?(?:\n+|\Z)")


def load_text(path: Path, origin: Origin) -> Iterator[Article | UnreadableArticle]:
    """The article of a .txt file. A short first line above a longer paragraph is its title and no part of its text.

    An export of Movable Type, which is such a file too, holds many.
    """
    written = _read(path, origin.source)
    if is_of_movable_type(written):
        yield from entries(written, origin)
        return
    title, text = title_and_text(written)
    yield _article({"title": title, "text": text}, origin)


def load_markdown(path: Path, origin: Origin) -> Iterator[Article | UnreadableArticle]:
    """The article of a .md file: front matter in YAML or TOML says what is known of it, a leading `# heading` its title.

    Raises UnreadableArticle for one whose front matter says that it is a draft.
    """
    written = _read(path, origin.source)
    record: dict[str, object] = {}
    if front := _FRONT_MATTER.match(written) or _TOML.match(written):
        read = _in_toml if front.re is _TOML else _front_matter
        record = dict(of_content_system(read(front["front"], origin.source)))
        require_out(record, origin.source)
        written = written[front.end() :]
    if heading := _HEADING.match(written):
        written = written[heading.end() :]
        if not value_of(record, NAMES["title"]):
            record["title"] = heading["title"]
    yield _article({**record, "text": _without_marks(written)}, origin)
    dates = UnreadDates(Origin(origin.source, origin.key, NAMES))
    dates.look_at(record, origin)
    yield from dates.remark()


def _article(record: dict[str, object], origin: Origin) -> Article:
    """The text is the file's own, whatever its front matter or the columns of tables are called."""
    return article_from(record, Origin(origin.source, origin.key, {**NAMES, "text": ("text",)}), text_of=mended)


def _read(path: Path, source: str) -> str:
    """The file's text in canonical form. Raises UnreadableArticle when it is empty, too large or not text."""
    if (size := path.stat().st_size) > MAX_ARTICLE_BYTES:
        raise UnreadableArticle("file_too_large", source=source, size=size, limit=MAX_ARTICLE_BYTES)
    written = canonical(path.read_text(encoding=encoding_of(path, source)))
    if not written.strip():
        raise UnreadableArticle("file_empty", source=source)
    return written


def title_and_text(written: str) -> tuple[str | None, str]:
    """A short first line above a longer paragraph is the title, and what follows the text; else there is no title.

    What the outlet put between the paragraphs, and lines that a scraper broke around links, are mended before.
    """
    first, _, rest = mended(written).partition("\n")
    following = next((line for line in rest.split("\n") if line.strip() and not is_day_alone(line)), "")
    is_title = (
        len(first) < _MAX_TITLE_LINE_CHARS
        and not first.endswith((".", ",", "–", "—", " -"))
        and not is_domain(first)
        and len(following) > len(first)
        and read_dateline(first) is None
        and not is_place_and_date(first)
        and not is_day_alone(first)
    )
    return (first.strip(), rest) if is_title else (None, written)


def _without_marks(written: str) -> str:
    """Without what Markdown puts around words: a quotation has the words alone."""
    for mark, inside in _MARKS:
        written = mark.sub(inside, written)
    return written


def _in_toml(written: str, source: str) -> dict[str, object]:
    try:
        return tomllib.loads(written)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UnreadableArticle("front_matter_not_toml", source=source, detail=" ".join(str(error).split())) from error


def _front_matter(written: str, source: str) -> dict[str, object]:
    import yaml

    try:
        # BaseLoader makes text, lists and mappings only: an id 007 stays "007", and a date is read by our own reader.
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(written, Loader=yaml.BaseLoader)):
            raise UnreadableArticle("front_matter_aliases", source=source)
        values = yaml.load(written, Loader=yaml.BaseLoader)  # noqa: S506 (it makes less than SafeLoader does)
    except (yaml.YAMLError, RecursionError) as error:
        raise UnreadableArticle("front_matter_not_yaml", source=source, detail=" ".join(str(error).split())) from error
    if not isinstance(values, dict | None):
        raise UnreadableArticle("front_matter_no_names", source=source)
    return {str(name): value for name, value in (values or {}).items()}
