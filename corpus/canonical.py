"""The one form in which article text is kept, shown and cited."""

import unicodedata

# Invisible in a browser and absent from what a reader would type or copy: they would make two equal-looking quotes differ.
_INVISIBLE = dict.fromkeys("\u00ad\u200b\u200e\u200f\u2060\ufeff\x00")
_WITHOUT_INVISIBLE = str.maketrans(_INVISIBLE)


def canonical(text: str) -> str:
    """`text` in Unicode NFC with `\\n` line ends, no invisible characters, no trailing space on a line.

    Idempotent: `canonical(canonical(t)) == canonical(t)`. All offsets in the project count code points of this form.
    """
    if any(map(text.__contains__, _INVISIBLE)):  # replacing them takes ten times as long as finding that there are none
        text = text.translate(_WITHOUT_INVISIBLE)
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip("\n")
