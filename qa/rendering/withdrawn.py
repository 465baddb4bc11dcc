"""What is said of an article that an editor withdrew, or that a correction is about."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from index.types import Withdrawal
from qa.rendering.strings import day, source_line
from qa.types import Answer, Corrected, Language

_NEAR: Mapping[Language, str] = {
    "id": "Sebuah artikel tentang hal ini ({source}) ditarik pada {day} karena: “{reason}”",
    "en": "An article about this ({source}) was withdrawn on {day} because: “{reason}”",
}
_ITSELF: Mapping[Language, str] = {
    "id": "Artikel ini ({source}) ditarik pada {day} karena: “{reason}”",
    "en": "This article ({source}) was withdrawn on {day} because: “{reason}”",
}
_NO_MARKS = str.maketrans("[]", "()")  # a reason that holds "[1]" cites nothing


def withdrawn_near(told: Withdrawal, language: Language) -> str:
    """Beside an answer or a search that the article would have come up in."""
    return _filled(_NEAR[language], told, language)


def with_withdrawn(answer: Answer, gone: Sequence[Withdrawal]) -> Answer:
    """The answer, which says of what would have come up that it was withdrawn."""
    lines = [withdrawn_near(each, answer.language) for each in gone]
    return replace(answer, withdrawn=tuple(gone), text="\n\n".join([answer.text, *lines])) if gone else answer


def withdrawn_itself(told: Withdrawal, language: Language) -> str:
    """In place of the article."""
    return _filled(_ITSELF[language], told, language)


def _filled(frame: str, told: Withdrawal, language: Language) -> str:
    parts = {"source": source_line(told, language), "day": day(told.at.astimezone().date(), language), "reason": told.reason}
    return frame.format(**{name: part.translate(_NO_MARKS) for name, part in parts.items()})


_CORRECTED: Mapping[Language, tuple[str, str, str]] = {
    "id": (
        "Diralat {markers}: yang berlaku “{new}”, sebelumnya ditulis “{old}”.",
        "Artikel ini diralat {markers}: “{old}” tidak berlaku lagi.",
        "Artikel ini diralat {markers}.",
    ),
    "en": (
        "Corrected {markers}: “{new}” holds, earlier it said “{old}”.",
        "This article was corrected {markers}: “{old}” no longer holds.",
        "This article was corrected {markers}.",
    ),
}


def with_corrected(answer: Answer, told: Corrected | None) -> Answer:
    """The answer, which says that what it rests on was corrected, and what holds instead."""
    if told is None:
        return answer
    both, old, neither = _CORRECTED[answer.language]
    frame = both if told.old and told.new else old if told.old else neither
    markers = " ".join(f"[{marker}]" for marker in told.markers)
    words = {
        name: " ".join((given or "").split()).translate(_NO_MARKS) for name, given in (("old", told.old), ("new", told.new))
    }
    line = " ".join(frame.format(markers=markers, **words).split()).replace(" :", ":").replace(" .", ".")
    return replace(answer, corrected=told, text="\n\n".join([answer.text, line]))
