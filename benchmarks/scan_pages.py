"""Pages that are printed, aged and scanned by a program: what text recognition is measured on. The same seed, the same page."""

import io
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from PIL.Image import Resampling

from benchmarks.errors import BenchmarkError

FONTS = {  # on Debian in the package fonts-liberation
    "serif": ("LiberationSerif-Regular.ttf", "LiberationSerif-Bold.ttf"),
    "sans": ("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf"),
    "typewriter": ("LiberationMono-Regular.ttf", "LiberationMono-Bold.ttf"),
}
SCAN_DPI, SKEW_DEGREES = 150, 2.0
_PRINT_DPI = 300
_PAGE_INCHES = (8.27, 11.69)
_MARGIN, _GUTTER = 0.9, 0.3  # inches
_BODY_PT, _TITLE_PT = 10, 19
_VOWELS = frozenset("aiueo")
_TOGETHER = ("ng", "ny", "sy", "kh", "tr", "pr", "kr", "br", "dr", "gr", "pl", "bl", "kl", "gl", "st", "sp", "sk", "au", "ai")


@dataclass(frozen=True, slots=True)
class Ageing:
    """What becomes of a page between the press and the archive's scanner."""

    skew_degrees: float = 0.0
    noise: float = 0.0  # standard deviation, of 255 shades
    is_yellowed: bool = False  # paper dark at its edges, ink pale and run, specks, the page behind shining through


AGEINGS = {
    "clean": Ageing(),
    "skewed": Ageing(skew_degrees=SKEW_DEGREES),
    "noisy": Ageing(noise=25),
    "aged": Ageing(skew_degrees=SKEW_DEGREES, noise=15, is_yellowed=True),
}


def printed(title: str, paragraphs: Sequence[str], font: str | None, columns: int) -> Image.Image:
    """A page in shades of grey: the title across it, the text in justified columns with words divided at the ends of lines.

    `font` is one of `FONTS`, or None for the one that Pillow brings. Raises BenchmarkError for a font that is not installed.
    """
    width, height = (round(side * _PRINT_DPI) for side in _PAGE_INCHES)
    page = Image.new("L", (width, height), 255)
    draw = ImageDraw.Draw(page)
    body, bold = _font(font, 0, _BODY_PT), _font(font, 1, _TITLE_PT)
    margin, gutter = round(_MARGIN * _PRINT_DPI), round(_GUTTER * _PRINT_DPI)
    top = margin
    for words in _title_lines(title, bold, width - 2 * margin):
        draw.text((margin, top), words, fill=0, font=bold)
        top += round(1.25 * bold.size)
    top += round(bold.size / 2)
    column_width = (width - 2 * margin - (columns - 1) * gutter) // columns
    lines = [line for paragraph in paragraphs for line in _broken(paragraph, body, column_width)]
    per_column = -(-len(lines) // columns)
    for number, line in enumerate(lines):
        column, row = divmod(number, per_column)
        at = margin + column * (column_width + gutter) + line.indent, top + round(1.3 * body.size) * row
        _draw_line(draw, at, line, body, column_width - line.indent)
    return page


def scanned(page: Image.Image, ageing: Ageing, seed: int, dpi: int = SCAN_DPI) -> Image.Image:
    """The page as a scanner gives it, in shades of grey."""
    chance = np.random.default_rng(seed)
    size = round(_PAGE_INCHES[0] * dpi), round(_PAGE_INCHES[1] * dpi)
    paper = page.resize(size, Resampling.LANCZOS)
    if ageing.is_yellowed:
        paper = _yellowed(paper, chance)
    if ageing.skew_degrees:
        paper = paper.rotate(ageing.skew_degrees, Resampling.BICUBIC, fillcolor=round(float(np.median(np.asarray(paper)))))
    if ageing.noise:
        shades = np.asarray(paper, dtype=np.float64)
        paper = Image.fromarray(np.clip(shades + chance.normal(0, ageing.noise, shades.shape), 0, 255).astype(np.uint8))
    return paper


def as_file(pages: Sequence[Image.Image], kind: str, dpi: int = SCAN_DPI) -> bytes:
    """The pages in one file; `kind` is PDF or TIFF."""
    written = io.BytesIO()
    # Copies: a picture that was once packed as JPEG remembers how, and spoils a TIFF that it is put into (Pillow 12.3).
    first, *others = (page.copy() for page in pages)
    said: dict[str, Any] = {"resolution": dpi} if kind == "PDF" else {"dpi": (dpi, dpi)}
    first.save(written, kind, save_all=True, append_images=others, **said)
    return written.getvalue()


def _yellowed(paper: Image.Image, chance: np.random.Generator) -> Image.Image:
    ink = np.asarray(paper.filter(ImageFilter.GaussianBlur(0.6)), dtype=np.float64) / 255
    behind = np.asarray(paper.transpose(Image.Transpose.FLIP_LEFT_RIGHT).filter(ImageFilter.GaussianBlur(2)), dtype=np.float64)
    height, width = ink.shape
    down, across = np.linspace(-1, 1, height)[:, None], np.linspace(-1, 1, width)[None, :]
    ground = 215 - 35 * np.maximum(down**4, across**4) - 10 * across
    shades = 45 + ink * (ground - 45) - (255 - behind) * 0.12
    for _ in range(60):
        at, reach = (chance.integers(height), chance.integers(width)), chance.integers(1, 3)
        shades[at[0] : at[0] + reach, at[1] : at[1] + reach] = chance.integers(40, 140)
    return Image.fromarray(np.clip(shades, 0, 255).astype(np.uint8))


def _font(name: str | None, weight: int, points: int) -> ImageFont.FreeTypeFont:
    size = round(points * _PRINT_DPI / 72)
    if name is None:
        font = ImageFont.load_default(size)
        if isinstance(font, ImageFont.FreeTypeFont):
            return font
        raise BenchmarkError("Pillow was built without FreeType, and cannot draw text.")
    try:
        return ImageFont.truetype(FONTS[name][weight], size)
    except OSError as error:
        raise BenchmarkError(
            f"The font {FONTS[name][weight]} is not installed (on Debian: apt install fonts-liberation)."
        ) from error


def _title_lines(title: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    fitting = max(1, int(width / font.getlength("n")))
    return textwrap.wrap(title, fitting)


@dataclass(frozen=True, slots=True)
class _Line:
    words: Sequence[str]
    indent: int  # dots
    is_last: bool  # of its paragraph


def _broken(paragraph: str, font: ImageFont.FreeTypeFont, width: int) -> Iterator[_Line]:
    line: list[str] = []
    words = paragraph.split()
    indent = round(font.size)
    while words:
        word = words.pop(0)
        if font.getlength(" ".join([*line, word])) <= width - indent:
            line.append(word)
            continue
        for at in _divisions(word):
            if font.getlength(" ".join([*line, word[:at] + "-"])) <= width - indent:
                line.append(word[:at] + "-")
                word = word[at:]
                break
        yield _Line(line, indent, is_last=False)
        line, indent = [word], 0
    yield _Line(line, indent, is_last=True)


def _divisions(word: str) -> list[int]:
    """Where a word may be divided: before a consonant that a vowel follows, two letters at the least on either side."""
    if not word.isalpha() or not word.islower():
        return []
    places = [
        at
        for at in range(2, len(word) - 2)
        if word[at] not in _VOWELS and word[at + 1] in _VOWELS and word[at - 1 : at + 1] not in _TOGETHER
    ]
    return places[::-1]


def _draw_line(draw: ImageDraw.ImageDraw, at: tuple[int, int], line: _Line, font: ImageFont.FreeTypeFont, width: int) -> None:
    left: float = at[0]
    between = font.getlength(" ")
    if not line.is_last and len(line.words) > 1:
        between = (width - sum(map(font.getlength, line.words))) / (len(line.words) - 1)
    for word in line.words:
        draw.text((round(left), at[1]), word, fill=0, font=font)
        left += font.getlength(word) + between
