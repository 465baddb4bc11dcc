"""What is said in a broadcast, from its subtitles: SubRip and WebVTT."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.canonical import canonical
from corpus.errors import UnreadableArticle
from corpus.loaders.column_names import NAMES
from corpus.loaders.encodings import encoding_of
from corpus.loaders.guards import check_size
from corpus.loaders.plain import title_and_text
from corpus.loaders.records import MAX_ARTICLE_BYTES, Origin, article_from
from corpus.types import Article

_CLOCK = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})"
_TIMES = re.compile(rf"\s*{_CLOCK}\s*-->\s*{_CLOCK}(?:\s.*)?")
_HEADING = re.compile(r"WEBVTT(?:\s+[-–—]?\s*(?P<title>.*))?")
# "<v Dewi>": who speaks; "<00:00:01.500><c>", "{\an8}": how words are shown.
_VOICE = re.compile(r"<v(?:\.[\w.-]*)?\s+(?P<name>[^>]{1,80})>")
_MARKUP = re.compile(r"</?[a-z\d][^<>]{0,200}>|\{\\[^{}]{0,100}\}", re.IGNORECASE)
# "[musik]", "(tepuk tangan)", "♪ …": heard, and not said.
_NOISE = re.compile(r"[-–\s]*(?:\[[^\]]{1,60}\]|\([^)]{1,60}\)|[♪♫#].*)\s*")
# The same within what is said: "[tepuk tangan] Selamat pagi", but not "Polisi [Polres Krui] menahan".
_SOUNDS = (
    r"musik|tepuk|tawa|tertawa|tangis|menangis|batuk|bersin|sirene?|suara|bunyi|sorak\w*|hening|tidak (?:jelas|terdengar)|lagu"
    r"|backsound|music|applause|laugh\w*|cheer\w*|sigh\w*|cough\w*|silence|inaudible|siren|crosstalk|foreign"
)
_NOISE_WITHIN = re.compile(rf"\s*(?:\[(?:{_SOUNDS})\b[^\]]{{0,40}}\]|\((?:{_SOUNDS})\b[^)]{{0,40}}\)|[♪♫]+)", re.IGNORECASE)
_NEW_SPEAKER = re.compile(r"(?:[-–]|>>+)\s*(?=\S)")
_ENDED = re.compile(r"[.!?…][\"”’)]*\Z")
# A paragraph ends where a sentence does and nothing is said for as long; within one, subtitles follow within a second.
_PAUSE_S = 2.0
_LONG_PAUSE_S = 5.0  # it ends a paragraph also where no sentence ends, as a title


@dataclass(frozen=True, slots=True)
class _Cue:
    start_s: float
    end_s: float
    lines: tuple[str, ...]


def load_subtitles(path: Path, origin: Origin) -> Iterator[Article]:
    """The article of a recording: what is said in it, in whole sentences, without the times at which it is said.

    A name in front of each paragraph says who speaks, where the file does. Raises UnreadableArticle for what is no file of
    subtitles, and where nothing is said.
    """
    check_size(path, origin.source, MAX_ARTICLE_BYTES)
    written = canonical(path.read_text(encoding=encoding_of(path, origin.source)))
    cues = list(_cues(written))
    if not cues:
        raise UnreadableArticle("not_subtitles", source=origin.source)
    text = "\n".join(_paragraphs(cues))
    if not text:
        raise UnreadableArticle("holds_no_text", source=origin.source)
    heading = _HEADING.match(written)
    title = " ".join(heading["title"].split()) if heading and heading["title"] else None
    if not title:
        title, text = title_and_text(text)
    yield article_from({"title": title, "text": text}, Origin(origin.source, origin.key, NAMES))


def _cues(written: str) -> Iterator[_Cue]:
    """What is shown from one time to another. Blocks without times, as a NOTE, are for programs."""
    for block in re.split(r"\n\s*\n", written):
        lines = block.split("\n")
        for number, line in enumerate(lines[:2]):  # a number or a name may stand above the times
            if found := _TIMES.fullmatch(line):
                start, end = found.groups()[:4], found.groups()[4:]
                yield _Cue(_seconds(start), _seconds(end), tuple(lines[number + 1 :]))
                break


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, part = (part or "0" for part in parts)
    return 3600 * int(hours) + 60 * int(minutes) + int(seconds) + float(f"0.{part}")


def _paragraphs(cues: list[_Cue]) -> Iterator[str]:
    """Automatic subtitles roll: each shows the line before it once more, which counts once."""
    said: list[str] = []
    before, end_s, speaker = "", 0.0, ""
    for cue in cues:
        pause_s = cue.start_s - end_s
        for line in cue.lines:
            voice = _VOICE.search(line)
            spoken = _spoken(line)
            if not spoken or spoken == before:
                continue
            before = spoken
            name = voice["name"].strip() if voice else speaker
            turns = name != speaker or _NEW_SPEAKER.match(spoken) is not None
            if said and (turns or pause_s >= (_PAUSE_S if _ENDED.search(said[-1]) else _LONG_PAUSE_S)):
                yield " ".join(said)
                said = []
            said += [f"{name}:"] if voice and name != speaker else []
            said.append(_NEW_SPEAKER.sub("", spoken, count=1) if _NEW_SPEAKER.match(spoken) else spoken)
            speaker, pause_s = name, 0.0
        end_s = cue.end_s
    if said:
        yield " ".join(said)


def _spoken(line: str) -> str:
    spoken = " ".join(html.unescape(_MARKUP.sub("", line)).split())
    return "" if _NOISE.fullmatch(spoken) else _NOISE_WITHIN.sub("", spoken).strip()
