#!/usr/bin/env bash
# Cutting sentences with NLTK loads scikit-learn, scipy and pandas, where they are installed: its tokenizer needs none of them.
#
# `nltk/__init__.py` imports every sub-package, and that for classifiers tries `import sklearn` at its top, to offer a wrapper
# around it where it is there. scikit-learn loads scipy and, where that is installed as well, pandas. So a program that wants
# one regular expression of nltk.tokenize pays for all of them, in seconds and memory, only because something else in its
# environment brought scikit-learn along.
#
# Seen with nltk 3.10.4, scikit-learn 1.9.1, scipy 1.17.1, pandas 3.1.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install -q --disable-pip-version-check "nltk==3.10.4"
cat > "$folder/cut.py" <<'PY'
import sys

from nltk.tokenize.punkt import PunktSentenceTokenizer

assert PunktSentenceTokenizer().tokenize("The road was closed. It is open now.") == ["The road was closed.", "It is open now."]
loaded = {name.partition(".")[0] for name in sys.modules}
print("modules loaded:", len(sys.modules), "-", sorted(loaded & {"sklearn", "scipy", "pandas"}))
assert loaded & {"sklearn", "scipy", "pandas"} == set(sys.argv[1:]), loaded
PY
"$folder/env/bin/python" "$folder/cut.py"
"$folder/env/bin/pip" install -q --disable-pip-version-check "scikit-learn==1.9.1" "scipy==1.17.1" "pandas==3.1.1"
"$folder/env/bin/python" "$folder/cut.py" sklearn scipy pandas
