#!/usr/bin/env bash
# Pillow scrambles a TIFF without compression whose orientation is a quarter turn: the same picture packed with LZW is right.
#
# Tag 274 (Orientation, TIFF 6.0, section 8) says how the rows of a page lie; 6 is a page to be turned clockwise. Since Pillow
# 11 the size of the turned page is known once the file is open. Where the rows are not packed, they are then cut at the width
# of the turned page and not at their own, and the page is turned back to its old size: no error, and every row is wrong.
#
# Seen with Pillow 12.3.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install -q --disable-pip-version-check "pillow==12.3.0"
cd "$folder"
"$folder/env/bin/python" - <<'PY'
from PIL import Image

stored = [[0, 1], [2, 3], [4, 5]]  # three rows of two dots
picture = Image.frombytes("L", (2, 3), bytes(dot for row in stored for dot in row))
expected = [[column[at] for column in stored[::-1]] for at in range(2)]  # turned clockwise: the first column, from below, is above
seen = {}
for name in ("raw", "tiff_lzw"):
    picture.save("page.tif", "TIFF", tiffinfo={274: 6}, compression=name)
    with Image.open("page.tif") as page:
        page.load()
        width, height = page.size
        dots = page.tobytes()
        seen[name] = [list(dots[row * width : (row + 1) * width]) for row in range(height)]
    print(f"{name}: {seen[name]}")
assert seen["tiff_lzw"] == expected == [[4, 2, 0], [5, 3, 1]], seen
assert seen["raw"] != expected and len(seen["raw"]) == 3, seen
PY
