"""The sentence of an error, from its code and its fields, in either language."""

from collections.abc import Mapping, Sequence
from string import Formatter
from typing import Any, Literal

from corpus.messages import english, indonesian

Language = Literal["id", "en"]

_SECTIONS: Mapping[Language, Mapping[str, Mapping[str, str]]] = {"en": english.SECTIONS, "id": indonesian.SECTIONS}
_BENCHMARKS = dict.fromkeys(("benchmark_error", "system_unavailable", "step_failed"), "{detail}")
SENTENCES: Mapping[Language, Mapping[str, str]] = {
    language: {code: told for part in (*sections.values(), _BENCHMARKS) for code, told in part.items()}
    for language, sections in _SECTIONS.items()
}
FOR_VISITORS: Mapping[Language, Mapping[str, str]] = {"en": english.FOR_VISITORS, "id": indonesian.FOR_VISITORS}
_NONE: Mapping[Language, str] = {"en": "none", "id": "tidak ada"}
_OR: Mapping[Language, str] = {"en": " or ", "id": " atau "}
_POINTS_FOR_COMMAS = str.maketrans(",.", ".,")


def sentence(code: str, fields: Mapping[str, object], language: Language = "en", *, for_visitor: bool = False) -> str:
    """What an error of this code says. Fields that the sentence does not name are left out.

    A list is told with commas, and with "or" before its last where the sentence has `{name:or}`; a field that holds a code
    and fields of its own, as `WartanyaError.to_dict` makes them, is told as a sentence. Raises KeyError for an unknown code
    and for a field that is missing.
    """
    pattern = (FOR_VISITORS if for_visitor else SENTENCES)[language][code]
    return _Filling(language).vformat(pattern, (), fields)


class _Filling(Formatter):
    def __init__(self, language: Language) -> None:
        self._language = language

    def format_field(self, value: Any, format_spec: str) -> str:
        if isinstance(value, Mapping):
            return sentence(value["code"], value["fields"], self._language)
        if isinstance(value, Sequence) and not isinstance(value, str):
            return self._listed([str(each) for each in value], is_choice=format_spec == "or")
        told = format(value, format_spec)
        is_figure = "," in format_spec or isinstance(value, float)
        return told.translate(_POINTS_FOR_COMMAS) if is_figure and self._language == "id" else told

    def _listed(self, names: list[str], *, is_choice: bool) -> str:
        if not names:
            return _NONE[self._language]
        if is_choice and len(names) > 1:
            return f"{', '.join(names[:-1])}{_OR[self._language]}{names[-1]}"
        return ", ".join(names)
