"""Questions that the archive cannot answer: one that it can, with a place, person or office that it was not found to hold."""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.types import Article
from qa.entities.offices import offices_in
from qa.question_generation.drafts import Draft
from qa.question_generation.office_holders import is_person
from qa.types import Language

if TYPE_CHECKING:
    from index.archive import Archive

_SEARCHED = 30  # passages in which what is not to be held is looked for
# Another office of the same place or body, in both languages.
_BESIDE: dict[Language, tuple[tuple[str, str], ...]] = {
    "id": (
        ("Siapa Bupati ", "Siapa Wakil Bupati "),
        ("Siapa Wali Kota ", "Siapa Wakil Wali Kota "),
        ("Siapa Gubernur ", "Siapa Wakil Gubernur "),
        ("Siapa Kapolsek ", "Siapa Wakapolsek "),
        ("Siapa Kapolres ", "Siapa Wakapolres "),
        ("Siapa Camat ", "Siapa Sekretaris Camat "),
        ("Siapa Ketua ", "Siapa Sekretaris "),
        ("Siapa Kepala Dinas ", "Siapa Sekretaris Dinas "),
        ("Siapa Kepala Badan ", "Siapa Sekretaris Badan "),
        ("Siapa Sekjen ", "Siapa Wakil Sekjen "),
        ("Siapa Direktur Utama ", "Siapa Komisaris Utama "),
        ("Siapa Rektor ", "Siapa Wakil Rektor "),
    ),
    "en": (
        ("Who was the regent of ", "Who was the deputy regent of "),
        ("Who was the mayor of ", "Who was the deputy mayor of "),
        ("Who was the governor of ", "Who was the deputy governor of "),
        ("Who was the subdistrict police chief of ", "Who was the deputy subdistrict police chief of "),
        ("Who was the police chief of ", "Who was the deputy police chief of "),
        ("Who was the chair of ", "Who was the secretary of "),
        ("Who was the head of Dinas ", "Who was the secretary of Dinas "),
        ("Who was the head of Badan ", "Who was the secretary of Badan "),
        ("Who was the president director of ", "Who was the president commissioner of "),
    ),
}


def unheld_of(
    archive: "Archive", seen: Sequence[tuple[Draft, Article]], languages: Sequence[Language], shuffle: random.Random
) -> Iterator[tuple[Draft, Article]]:
    """Drafts without an answer, kinds and languages in turn, each with the article whose question it was made from."""
    made = [
        list(rule(seen, language, shuffle)) for rule in (_other_office, _other_person, _other_place) for language in languages
    ]
    for those in made:
        shuffle.shuffle(those)
    while any(made):
        for those in made:
            while those:
                draft, article, sought = those.pop()
                if not _is_held(archive, sought):
                    yield draft, article
                    break


Made = Iterator[tuple[Draft, Article, str]]


def _other_office(seen: Sequence[tuple[Draft, Article]], language: Language, _shuffle: random.Random) -> Made:
    for draft, article in seen:
        if draft.rule != "holder" or draft.language != language or draft.name is None:
            continue
        for held, other in _BESIDE[language]:
            if draft.question.startswith(held):
                asked = other + draft.question.removeprefix(held)
                yield replace(draft, question=asked, answers=()), article, f"{other} {draft.name}"
                break


def _other_person(seen: Sequence[tuple[Draft, Article]], language: Language, shuffle: random.Random) -> Made:
    """The first name of one and the last of another."""
    held = [(d, a) for d, a in seen if d.rule in ("office", "age") and d.language == language and d.name]
    lasts = [str(draft.name).split()[-1] for draft, _ in held]
    shuffle.shuffle(lasts)
    for (draft, article), last in zip(held, lasts, strict=True):
        own = str(draft.name)
        invented = f"{own.split()[0]} {last}"
        if last not in own and is_person(invented) and len(last) > 3 and len(own.split()[0]) > 3:
            asked = re.sub(rf"{re.escape(own)}(?:, (?:warga|asal) [^?]*)?", invented.replace("\\", ""), draft.question)
            yield replace(draft, question=asked, answers=(), name=invented), article, invented


def _other_place(seen: Sequence[tuple[Draft, Article]], language: Language, shuffle: random.Random) -> Made:
    """The village of one regency, asked for in another."""
    held = [(d, a) for d, a in seen if d.rule == "lies" and d.language == language]
    wholes = [draft.question.rpartition(", ")[2] for draft, _ in held]
    shuffle.shuffle(wholes)
    for (draft, article), whole in zip(held, wholes, strict=True):
        village, _, own = draft.question.rpartition(", ")
        if whole != own:
            yield replace(draft, question=f"{village}, {whole}", answers=()), article, f"{draft.name} {whole.rstrip('?')}"


def _is_held(archive: "Archive", sought: str) -> bool:
    """Whether a passage that is found has all the capitalised words of `sought` close together, or its office beside them."""
    names = [word for word in re.findall(r"[A-Z][\w'’/-]*", sought) if word not in ("Kabupaten", "Kota")]
    offices = {office.name for office in offices_in(sought)}
    for hit in archive.search(sought, limit=_SEARCHED):
        text = hit.passage.text
        if all(name in text for name in names):
            return True
        named = names[-1]
        if any(office.name in offices and named in text[office.start : office.end + 60] for office in offices_in(text)):
            return True
    return False
