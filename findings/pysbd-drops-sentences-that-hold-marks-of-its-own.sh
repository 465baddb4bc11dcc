#!/usr/bin/env bash
# pysbd leaves out the whole sentence in which a character stands that it uses as a mark of its own, such as the emoji ☝.
#
# It writes such characters into the text while it works ("∯" for a stop that ends nothing, "♨" and "☝" for the numbers of
# lists), and takes those that stand there already for its marks. With clean=False, which is the default and is to leave the
# text as it is, segment() gives the other sentences and says nothing; the spans of char_span=True skip the sentence too. With
# clean=True the character becomes another one.
#
# Seen with pysbd 0.3.4.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install -q --disable-pip-version-check "pysbd==0.3.4"
"$folder/env/bin/python" - <<'PY'
import pysbd

REST = "The road was closed."
TEXTS = (f"Read the notice ☝ first. {REST}", f"The hot spring ♨ is open. {REST}", f"The law reads ∯ B dA = 0. {REST}")
for text in TEXTS:
    found = pysbd.Segmenter(language="en").segment(text)
    spans = pysbd.Segmenter(language="en", char_span=True).segment(text)
    print(repr(text), "->", found)
    assert found == [REST], found
    assert [(span.start, span.end) for span in spans] == [(len(text) - len(REST), len(text))], spans
cleaned = pysbd.Segmenter(language="en", clean=True).segment(TEXTS[1])
print("with clean=True:", cleaned)
assert cleaned == ["The hot spring . is open.", REST], cleaned
PY
