"""Stacked columns as shapes on a sheet, and the sheet as SVG and PNG: every format of a document draws the same plot.

Nothing here measures letters, so that the shapes do not depend on which fonts a machine has.
"""

import io
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

from index.display import escaped
from qa.desk.document import Columns
from qa.rendering.strings import number
from qa.types import Language

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

WIDTH, HEIGHT = 640, 220  # of the sheet, in its own units
FONT_SIZE = 11
# Of the series, in their order: told apart in grey and by most who see colours otherwise (Okabe & Ito, 2008); the last is grey.
COLOURS = ("#7d1d1d", "#0072b2", "#e69f00", "#009e73", "#56b4e9", "#8c8c8c")
_INK, _RULE = "#333333", "#c9c4ba"
_LEFT, _RIGHT, _TOP, _BOTTOM = 40, 8, 10, 22  # around the columns
_LEGEND_ROW, _LEGEND_COLUMNS, _LEGEND_CHARS = 17, 3, 28
_FILLED = 0.72  # of the room of a column
_MOST_LABELS = 16
_LABEL_CHARS = 14
_TICKS = 4
_SCALE = 3  # pixels of a PNG to a unit

Anchor = Literal["start", "middle", "end"]
_PILLOW_ANCHORS = {"start": "ls", "middle": "ms", "end": "rs"}


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle from its upper left corner; `told` is what it stands for, "" for a mere line."""

    x: float
    y: float
    width: float
    height: float
    colour: str
    told: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """A line of text, on its base line."""

    x: float
    y: float
    text: str
    anchor: Anchor


def shapes(columns: Columns, language: Language) -> list[Box | Label]:
    """All that is drawn, in the order in which it is; y grows downwards."""
    rows = math.ceil(len(columns.series) / _LEGEND_COLUMNS) if len(columns.series) > 1 else 0
    high = HEIGHT - _TOP - _BOTTOM - rows * _LEGEND_ROW
    step = _step(max(columns.heights, default=0))
    top = step * max(1, math.ceil(max(columns.heights, default=0) / step))
    return [*_ticks(step, top, high, language), *_stacks(columns, top, high, language), *_legend(columns, high)]


def to_svg(columns: Columns, language: Language) -> str:
    """For a page that it stands in: text takes the page's colour. Everything is escaped."""
    parts = "".join(map(_svg, shapes(columns, language)))
    return (
        f'<figure><figcaption>{escaped(columns.title)}</figcaption><svg role="img" aria-label="{escaped(columns.title)}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}" font-size="{FONT_SIZE}" font-family="sans-serif">{parts}</svg></figure>'
    )


def to_png(columns: Columns, language: Language) -> bytes:
    """On white."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (WIDTH * _SCALE, HEIGHT * _SCALE), "white")
    draw = ImageDraw.Draw(image)
    for shape in shapes(columns, language):
        if isinstance(shape, Label):
            place = (shape.x * _SCALE, shape.y * _SCALE)
            draw.text(place, shape.text, fill=_INK, font=_font(), anchor=_PILLOW_ANCHORS[shape.anchor])
        else:
            corner = (round((shape.x + shape.width) * _SCALE) - 1, round((shape.y + shape.height) * _SCALE) - 1)
            x, y = round(shape.x * _SCALE), round(shape.y * _SCALE)
            draw.rectangle((x, y, max(x, corner[0]), max(y, corner[1])), fill=shape.colour)
    made = io.BytesIO()
    image.quantize(64).save(made, "PNG")
    return made.getvalue()


def font_bytes(name: str) -> bytes:
    """A font that comes with reportlab: "Vera", "VeraBd" or "VeraIt"."""
    return files("reportlab").joinpath("fonts", f"{name}.ttf").read_bytes()


def _ticks(step: int, top: int, high: float, language: Language) -> Iterator[Box | Label]:
    for value in range(0, top + 1, step):
        y = _TOP + high * (1 - value / top)
        yield Box(_LEFT, y, WIDTH - _LEFT - _RIGHT, 0.7, _RULE)
        yield Label(_LEFT - 5, y + FONT_SIZE / 3, number(value, language), "end")


def _stacks(columns: Columns, top: int, high: float, language: Language) -> Iterator[Box | Label]:
    room = (WIDTH - _LEFT - _RIGHT) / max(1, len(columns.labels))
    every = math.ceil(len(columns.labels) / _MOST_LABELS)
    for place, label in enumerate(columns.labels):
        left, base = _LEFT + place * room, _TOP + high
        for (name, counts), colour in zip(columns.series, _colours(columns), strict=True):
            tall = high * counts[place] / top
            base -= tall
            if counts[place]:
                told = f"{label}, {name}: {number(counts[place], language)}" if name else f"{label}: {counts[place]}"
                yield Box(left + room * (1 - _FILLED) / 2, base, room * _FILLED, tall, colour, told)
        if place % every == 0:
            yield Label(left + room / 2, _TOP + high + FONT_SIZE + 4, _cut(label, _LABEL_CHARS), "middle")


def _legend(columns: Columns, high: float) -> Iterator[Box | Label]:
    """Which colour is whose; one series alone needs none."""
    if len(columns.series) < 2:
        return
    wide = (WIDTH - _LEFT - _RIGHT) / _LEGEND_COLUMNS
    for k, ((name, _), colour) in enumerate(zip(columns.series, _colours(columns), strict=True)):
        x = _LEFT + (k % _LEGEND_COLUMNS) * wide
        y = _TOP + high + _BOTTOM + (k // _LEGEND_COLUMNS) * _LEGEND_ROW
        yield Box(x, y + 2, 10, 10, colour)
        yield Label(x + 15, y + FONT_SIZE, _cut(name, _LEGEND_CHARS), "start")


def _colours(columns: Columns) -> tuple[str, ...]:
    return COLOURS[: len(columns.series)]


def _step(most: int) -> int:
    """Between two ticks: 1, 2 or 5 times a power of ten."""
    rough = max(1.0, most / _TICKS)
    power = 10 ** math.floor(math.log10(rough))
    return next(int(each * power) for each in (1, 2, 5, 10) if each * power >= rough)


def _cut(text: str, most_chars: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most_chars else f"{line[: most_chars - 1]}…"


def _svg(shape: Box | Label) -> str:
    if isinstance(shape, Label):
        place = f'x="{shape.x:.1f}" y="{shape.y:.1f}"'
        return f'<text {place} fill="currentColor" text-anchor="{shape.anchor}">{escaped(shape.text)}</text>'
    size = f'x="{shape.x:.1f}" y="{shape.y:.1f}" width="{shape.width:.1f}" height="{shape.height:.1f}"'
    told = f"<title>{escaped(shape.told)}</title>" if shape.told else ""
    return f'<rect {size} fill="{shape.colour}">{told}</rect>'


@cache
def _font() -> "FreeTypeFont":
    from PIL import ImageFont

    return ImageFont.truetype(io.BytesIO(font_bytes("Vera")), FONT_SIZE * _SCALE)
