"""Paper that has yellowed, or lay unevenly on the glass, made white: a page's shades measured against the paper around them."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

_TIMES_SMALLER = 8  # the paper is looked at in squares of so many dots
_REACH = 9  # squares: wider than the strokes of a headline, so that each lies beside paper
_SOFTENED = 6
_BAND = 512  # rows at once


def evened(picture: "Image") -> "Image":
    """The picture, in shades of grey, on a white ground.

    Tesseract tells ink from paper by one shade for the whole page. On pages aged by a program it lost whole columns so; with
    the ground taken out it read them (benchmarks/results/scans.json).
    """
    import numpy as np
    from PIL import Image, ImageFilter

    width, height = picture.size
    small = picture.resize((max(1, width // _TIMES_SMALLER), max(1, height // _TIMES_SMALLER)), Image.Resampling.BOX)
    paper = small.filter(ImageFilter.MaxFilter(_REACH)).filter(ImageFilter.GaussianBlur(_SOFTENED))
    ground = np.asarray(paper.resize((width, height), Image.Resampling.BILINEAR))
    shades = np.array(picture)
    for top in range(0, height, _BAND):
        band = slice(top, top + _BAND)
        lit = shades[band].astype(np.float32) * 255 / np.maximum(ground[band], 1)
        shades[band] = np.minimum(lit, 255).astype(np.uint8)
    return Image.fromarray(shades)
