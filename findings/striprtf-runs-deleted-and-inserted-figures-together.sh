#!/usr/bin/env bash
# striprtf keeps what an editor has deleted, and what is hidden, beside what replaced it: 312 corrected to 213 reads "312213".
#
# RTF marks tracked deletions with \deleted, insertions with \revised and hidden text with \v (Rich Text Format
# Specification 1.9.1, character formatting). A word processor shows the text with the changes taken; striprtf's
# rtf_to_text drops the marks and keeps all three texts, without a space between them.
#
# Seen with striprtf 0.0.35.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install -q --disable-pip-version-check "striprtf==0.0.35"
"$folder/env/bin/python" - <<'PY'
from striprtf.striprtf import rtf_to_text

corrected = r"{\rtf1\ansi Rapat dihadiri {\deleted 312}{\revised 213} orang.{\v  Catatan redaksi.} Selesai.}"
said = rtf_to_text(corrected)
print("a figure that was corrected, and a hidden note:", said)
assert "312213 orang" in said, said
assert "Catatan redaksi" in said, said
PY
