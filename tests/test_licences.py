"""What ships says under which licences, with their texts: the code's, and that of the models' weights."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
OPENS_WITH = {"Apache-2.0": "Apache License", "CC-BY-SA-4.0": "Attribution-ShareAlike 4.0 International"}


def test_each_licence_of_the_package_has_its_text_in_it() -> None:
    named = PROJECT["license"].split(" AND ")
    assert named == list(OPENS_WITH)
    files = [file for pattern in PROJECT["license-files"] for file in sorted(ROOT.glob(pattern))]
    texts = [file.read_text(encoding="utf-8") for file in files]
    assert [OPENS_WITH[name] in text[:200] for name, text in zip(named, texts, strict=True)] == [True, True]
    assert all(len(text) > 10_000 for text in texts)


def test_the_models_cards_name_the_licence_that_the_package_has_for_weights() -> None:
    for package in ("index", "qa"):
        licence = (ROOT / package / "models" / "CARD.md").read_text(encoding="utf-8").partition("## Licence")[2]
        assert re.search(r"\bCC BY-SA 4\.0\b", licence)
