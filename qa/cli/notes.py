"""What commands say beside their results, on standard error, in either language. Braces are filled with `str.format`."""

from collections.abc import Mapping

_NOTES: Mapping[str, Mapping[str, str]] = {
    "en": {
        "sample": "there is no archive of your own yet, so the sample articles answer; `wartanya rebuild ARTICLES` makes yours",
        "not_taken_in": "not taken in: {source}: {reason}",
        "clipped": "{events} events of {articles} articles written into {out}",
        "resumed": "going on with what {journal} holds, where it is of these questions and this archive",
        "asked": "{questions} questions, {answered} answered, written into {out}",
        "asked_some": "{questions} questions, {answered} answered, {refused} that could not be asked, written into {out}",
        "listed": "{count} entries written into {out}",
    },
    "id": {
        "sample": "belum ada arsip Anda sendiri, jadi artikel contoh yang menjawab; `wartanya rebuild ARTIKEL` membuatnya",
        "not_taken_in": "tidak terbaca: {source}: {reason}",
        "clipped": "{events} peristiwa dari {articles} artikel ditulis ke {out}",
        "resumed": "melanjutkan isi {journal}, sejauh dari pertanyaan dan arsip yang sama",
        "asked": "{questions} pertanyaan, {answered} terjawab, ditulis ke {out}",
        "asked_some": "{questions} pertanyaan, {answered} terjawab, {refused} tidak dapat ditanyakan, ditulis ke {out}",
        "listed": "{count} rujukan ditulis ke {out}",
    },
}


def note(name: str, language: str, **facts: object) -> str:
    """The sentence of this name; in English where the language has none."""
    return _NOTES.get(language, _NOTES["en"])[name].format(**facts)
