"""What the pages of the documentation hold: blocks of code, commands, words in code, links and headings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
# Every page of the repository; what is made at run time or installed is none.
PAGES = sorted(
    page
    for page in ROOT.rglob("*.md")
    if not {"var", "sample", "node_modules"} & set(page.relative_to(ROOT).parts)
    and not any(part.startswith(".") for part in page.relative_to(ROOT).parts)
)
# Those whose commands a reader types, one after the other.
READ = [page for page in PAGES if page.parent in (ROOT, ROOT / "docs")]

_FENCE = re.compile(r"^(?P<fence>```+)(?P<kind>[^\n`]*)\n(?P<text>.*?)^(?P=fence)[ \t]*$", re.DOTALL | re.MULTILINE)
_SPAN = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
_LINK = re.compile(r"!?\[(?:[^\[\]]|\[[^\]]*\])*\]\(([^()\s]+)\)")
_HEADING = re.compile(r"^#{1,6} +(.+?) *$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block; `line` is that of its first line of text."""

    page: Path
    line: int
    kind: str
    text: str

    @property
    def place(self) -> str:
        return f"{self.page.relative_to(ROOT)}:{self.line}"


@dataclass(frozen=True, slots=True)
class Command:
    """A line of a block that begins with the prompt, less the prompt; lines that end in a backslash go on in the next."""

    place: str
    line: str


def blocks(page: Path) -> list[Block]:
    text = page.read_text(encoding="utf-8")
    return [Block(page, text.count("\n", 0, m.start("text")) + 1, m["kind"].strip(), m["text"]) for m in _FENCE.finditer(text)]


def commands(block: Block) -> list[Command]:
    joined = block.text.replace("\\\n", " ")
    return [Command(block.place, line.removeprefix("$ ")) for line in joined.splitlines() if line.startswith("$ ")]


def programs_named(block: Block) -> list[Command]:
    """The calls of our programs in the settings of another one: a unit of systemd, a line for cron."""
    found = re.findall(r"(?:^|[\s=/])(wartanya(?:-chat)? [^\n>]*)", block.text)
    return [Command(block.place, call.strip()) for call in found]


def prose(page: Path) -> str:
    """The page without its blocks."""
    return _FENCE.sub("", page.read_text(encoding="utf-8"))


def spans(page: Path) -> list[str]:
    """What stands in the text as code."""
    return _SPAN.findall(prose(page))


def links(page: Path) -> Iterator[tuple[Path, str]]:
    """(file, anchor) of each link within the repository; the page itself where a link names an anchor alone."""
    for target in _LINK.findall(_SPAN.sub("", prose(page))):
        if "://" not in target and not target.startswith("mailto:"):
            path, _, anchor = target.partition("#")
            yield ((page.parent / path).resolve() if path else page), anchor


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    found: set[str] = set()
    for heading in _HEADING.findall(prose(page)):
        bare = re.sub(r"[^\w\- ]", "", heading.replace("`", "").lower()).replace(" ", "-")
        number = next(n for n in range(1000) if (bare if n == 0 else f"{bare}-{n}") not in found)
        found.add(bare if number == 0 else f"{bare}-{number}")
    return found
