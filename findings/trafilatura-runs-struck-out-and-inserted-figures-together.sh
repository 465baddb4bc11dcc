#!/usr/bin/env bash
# trafilatura's plain text runs a figure that was struck out and the one that replaced it together: 312 corrected to 213 reads
# "312213". Ten to the sixth power reads "106".
#
# HTML marks what was taken out of a page with <del> or <s> and what came in its place with <ins>; newsrooms mark corrections so,
# without a space between them. A browser strikes the one out and raises a <sup>. In its plain text, and in the text of its JSON,
# both of which are the default, extract() drops the marks and keeps everything, so that a figure is read that stands nowhere.
# Its Markdown has "~~312~~213" and "10<sup>6</sup>".
#
# Seen with trafilatura 2.3.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install -q --disable-pip-version-check "trafilatura==2.3.1" "lxml_html_clean>=0.4,<1"
"$folder/env/bin/python" - <<'PY'
import trafilatura

MORE = "The regent said that the bridge had been finished two weeks earlier than planned, and that no village was cut off."
PAGE = f"""<html><body><article><h1>The bridge</h1>
<p>The flood hit <del>312</del><ins>213</ins> houses and left 10<sup>6</sup> cubic metres of mud. {MORE}</p>
<p>{MORE} He thanked the volunteers of both districts.</p></article></body></html>"""

plain = trafilatura.extract(PAGE)
print("plain text:", plain.splitlines()[1][:75])
assert "312213 houses" in plain, plain
assert "106 cubic metres" in plain, plain
marked = trafilatura.extract(PAGE, output_format="markdown")
print("Markdown:  ", marked.splitlines()[2][:90])
assert "~~312~~213 houses" in marked and "10<sup>6</sup>" in marked, marked
PY
