"""The one form in which article text is kept, shown and cited."""

import unicodedata

# Invisible in a browser and absent from what a reader would type or copy: they would make two equal-looking quotes differ.
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200e\u200f\u2060\ufeff\x00"))


def canonical(text: str) -> str:
    """`text` in Unicode NFC with `\\n` line ends, no invisible characters, no trailing space on a line.

    Idempotent: `canonical(canonical(t)) == canonical(t)`. All offsets in the project count code points of this form.
    """
    lines = unicodedata.normalize("NFC", text.translate(_INVISIBLE)).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip("\n")
