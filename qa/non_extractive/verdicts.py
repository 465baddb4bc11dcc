"""Yes or no from a sentence that says so, and from no other: most questions get none.

A clause has to hold all that the question says, in its order, with one word of denial beside it or none in the whole clause.
What may be, should be, is planned, feared or denied by somebody says neither.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.text import STOP_WORDS, Word, located_words, words
from corpus.types import Span
from index.query.lexicon import SynonymGroup
from qa.non_extractive.proposition import STATES, Whether
from qa.reading.reader import Evidence, Sentence

FIRST_CHARS = 300  # of an article's first paragraph, where it tells what it is about
MOST_BETWEEN = 3  # words between those of the question that the question has not

_CLAUSE_END = re.compile(
    r"[;:“”\"]|\s[–—]\s|,?\s(?=(?:tetapi|tapi|namun|sedangkan|sementara|karena|sebab|sehingga|agar|supaya|meski\w*"
    r"|walau\w*|lalu"
    r"|kemudian|ketika|setelah|sebelum|kecuali)\b)|,\s(?=(?:dan|serta|saat)\b)",
    re.IGNORECASE,
)
_JOINS = re.compile(r"(?:tetapi|tapi|namun|sedangkan|sementara|sehingga|karena|sebab|lalu|kemudian|dan|serta)\s", re.IGNORECASE)
_DENIES = re.compile(
    r"\b(?:tidak|tak|belum|bukan|bukanlah|tanpa|nihil|gagal|batal|tiada|urung|enggan|nggak|gak|kagak)\b", re.IGNORECASE
)
# What follows the denial may stand behind these, and behind nothing else: "tidak hanya", "belum sepenuhnya" deny no such thing.
_BEHIND_DENIAL = re.compile(
    r"\W+(?:(?:ada|pernah|dapat|bisa|sampai|ikut|yang|satu pun|seorang pun|akan|korban)\W+)*", re.IGNORECASE
)
_UNCERTAIN = re.compile(
    r"\b(?:akan|bakal|\w*harap\w*|\w*rencana\w*|diduga|dugaan|menduga|mungkin|kemungkinan|barangkali"
    r"|jika|bila|apabila|kalau|seandainya|andai|agar|supaya|untuk|guna|demi|hendak|ingin|mau|berupaya|upaya|berusaha"
    r"|mencoba|sedang|tengah"
    r"|masih|mulai|proses|sulit|kesulitan|hampir|nyaris|rawan|terancam|mengancam|ancaman|berpotensi|potensi|berpeluang"
    r"|peluang|bisa|dapat|boleh|harus|wajib"
    r"|perlu|sebaiknya|semestinya|seharusnya|jangan|diminta|meminta|minta|permintaan|\w*imbau\w*|usul\w*|mengusulkan"
    r"|\w*desak\w*|\w*larang\w*"
    r"|tolak|menolak|ditolak|\w*bantah\w*|menepis|hoaks|hoax|isu|rumor|kabar|dikabarkan|kabarnya|konon|disebut-sebut"
    r"|target\w*|menargetkan"
    r"|calon|sebagian|sempat|semula|awalnya|tadinya|dulu|kecuali|selain|seolah\w*|antisipasi|mengantisipasi|mencegah"
    r"|cegah|pencegahan"
    r"|waspada\w*|khawatir\w*|mengkhawatirkan|takut|janji|berjanji|menjanjikan|siap|bersiap|apakah|simulasi|skenario"
    r"|andaikan|prediksi"
    r"|diprediksi|memprediksi|diperkirakan|perkiraan|ramal\w*|tuntut\w*|menuntut|mendorong|didorong|menurut rencana"
    r"|rencananya|agenda\w*"
    r"|imajinasi|film|novel|pura-pura|nyatanya|seperti|mirip|daripada|ketimbang|alih-alih|hanya|cuma|seharusnya"
    r"|hari ini)\b|\?",
    re.IGNORECASE,
)
_A_PART_OF_THEM = re.compile(
    r"\b(?:\d[\d.,]*|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|se(?:orang|ekor|buah)|sebagian"
    r"|sejumlah|beberapa|banyak|semua"
    r"|seluruh|sebanyak|mayoritas)\b",
    re.IGNORECASE,
)
_THERE = re.compile(
    r"\b(?:ada|terdapat|terjadi|tercatat|ditemukan|menimbulkan|menyebabkan|mengakibatkan|menewaskan|melanda|menimpa"
    r"|mengguncang"
    r"|\d[\d.,]*|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|se(?:orang|ekor|buah)|sejumlah|beberapa"
    r"|sebanyak)\b",
    re.IGNORECASE,
)
_HAPPENS = re.compile(rf"(?:{STATES}|(?:me|di|ber|ter)\w{{4,}})", re.IGNORECASE)
_SPEAKS_BETWEEN = re.compile(
    r"\b(?:bahwa|mengatakan|menyatakan|menyebut\w*|mengaku|mengungkapkan|menilai|kata|ujar)\b", re.IGNORECASE
)
# Behind these stands what something else is done with or to.
_LEADS_ELSEWHERE = frozenset(
    "oleh dari dengan untuk kepada pada di ke bagi karena sebagai karya tentang antara atas bersama seperti terhadap menjadi"
    " bernama dan atau serta".split()
)
_TITLES = frozenset(
    "bupati gubernur ketua kepala kapolres kapolsek kapolda wali kota walikota menteri presiden direktur camat lurah kades"
    " pak bu bapak ibu haji hj komandan kabupaten kecamatan desa kelurahan kota provinsi kampung dusun sungai gunung pulau"
    " pantai jalan pasar way".split()
)
_OF_SOMEBODY_ELSE = re.compile(
    r"\b(?:wakil|mantan|eks|calon|istri|suami|anak|ibu|ayah|adik|kakak|ajudan|kuasa|pengacara|staf|sopir|keluarga"
    r"|rumah|mobil|kantor"
    r"|bekas|pendukung|tim)\W+$",
    re.IGNORECASE,
)
_VERB = re.compile(r"(?:me|di|ber|ter|pe)\w{3,}", re.IGNORECASE)
_TOKEN_BEFORE = re.compile(r"(?P<token>[\w'’-]+)(?P<gap>\W+)$")


@dataclass(frozen=True, slots=True)
class Verdict:
    """`clause` is what decides it; it lies within `sentence`."""

    is_yes: bool
    evidence: Evidence
    sentence: Span
    clause: Span


def verdict_on(asked: Whether, evidence: Sequence[Evidence], favoured: Sequence[str] = ()) -> Verdict | None:
    """What the sentences say, the best of them first; None where none says it, or where they disagree.

    A question that names nothing of its own is decided only by the articles that it follows, `favoured`.
    """
    names_something = bool(asked.about) or len(asked.said) > 2
    places = [each for each in evidence if each.hit.article.id in favoured or (names_something and not favoured)]
    found = [verdict for place in places for verdict in _verdicts(asked, place)]
    return found[0] if found and len({each.is_yes for each in found}) == 1 else None


def first_lines(place: Evidence) -> str:
    return place.text.partition("\n")[0][:FIRST_CHARS]


def _verdicts(asked: Whether, place: Evidence) -> Iterator[Verdict]:
    """What the question is about stands in the clause, or in headline and first lines, which tell what the article is about."""
    title, first = {*words(place.hit.article.title)}, first_lines(place)
    for sentence in place.sentences:
        said = place.text[sentence.span.start : sentence.span.end]
        if not _is_uncertain(asked, said):
            told = title if sentence.span.start < len(first) else title | {*words(first)}
            yield from _of_sentence(asked, place, sentence, said, told)


def _of_sentence(asked: Whether, place: Evidence, sentence: Sentence, said: str, told: set[str]) -> Iterator[Verdict]:
    for clause in _clauses(said):
        written = said[clause.start : clause.end]
        says = _says(asked, written)
        if says is not None and _all_held(asked.about, told | {*words(written)}):
            start = sentence.span.start
            yield Verdict(says, place, sentence.span, Span(start + clause.start, start + clause.end))


def _is_uncertain(asked: Whether, said: str) -> bool:
    """Whether the sentence holds back what the question does not ask for: "berpotensi" may be asked for itself."""
    own = {*words(asked.text), *asked.text.lower().split()}
    return any(match.group().lower() not in own and not own & {*words(match.group())} for match in _UNCERTAIN.finditer(said))


def _clauses(said: str) -> Iterator[Span]:
    start = 0
    for end in [*_CLAUSE_END.finditer(said), None]:
        stop = end.start() if end else len(said)
        part = said[start:stop]
        trimmed = part.strip(' ,.;:“”"\n–—')
        if trimmed:
            begin = start + part.index(trimmed)
            joins = _JOINS.match(trimmed)
            begin, trimmed = (begin + joins.end(), trimmed[joins.end() :]) if joins else (begin, trimmed)
            yield Span(begin, begin + len(trimmed))
        start = end.end() if end else stop


def _says(asked: Whether, clause: str) -> bool | None:
    """True or False where the clause says it is so, or denies it; None where it does neither."""
    held = list(located_words(clause))
    matched = [next((word for word in held if word.stem in {w for w, _ in idea}), None) for idea in asked.said]
    found = [word for word in matched if word is not None]
    if len(found) < len(matched) or not _fits_together(asked, clause, held, found):
        return None
    denials = list(_DENIES.finditer(clause))
    if not denials:
        return True if not asked.is_there or _is_there(clause, found) else None
    return False if len(denials) == 1 and _is_denied(clause, denials[0], held, found) else None


def _is_there(clause: str, found: Sequence[Word]) -> bool:
    """Whether the clause tells that there is such a thing, rather than only speaking of it."""
    return bool(_THERE.search(clause)) or any(_HAPPENS.fullmatch(clause, word.start, word.end) for word in found)


def _is_denied(clause: str, denial: re.Match[str], held: Sequence[Word], found: Sequence[Word]) -> bool:
    """Whether what is said stands right behind the denial, whole, and the denial is not of a part of them only."""
    behind = _BEHIND_DENIAL.match(clause, denial.end())
    if behind is None or _A_PART_OF_THEM.search(clause[: denial.start()]):
        return False
    places = {word.start for word in found}
    if behind.end() not in places:
        return False
    # "Tidak ada korban jiwa" denies deaths, no injuries: each word of what there is not has to be asked for.
    if not re.search(r"\bada\b", behind.group(), re.IGNORECASE) and denial.group().lower() not in ("tanpa", "nihil", "tiada"):
        return True
    asked = {word.stem for word in found}
    end = re.search(
        r"\W(?:dalam|di|pada|saat|akibat|dari|untuk|dengan|ini|itu|tersebut|atau|maupun|dan)\b|,|$", clause[behind.end() :]
    )
    stop = behind.end() + (end.start() if end else 0)
    return all(word.stem in asked or word.stem in _NO_MORE for word in held if behind.end() <= word.start < stop)


_NO_MORE = frozenset(words("korban laporan satu orang seorang pun warga kejadian peristiwa")) - frozenset(
    words("laporan warga")
)


def _fits_together(asked: Whether, clause: str, held: Sequence[Word], found: Sequence[Word]) -> bool:
    starts = [word.start for word in found]
    if len(found) > 1 and not asked.is_there and starts != sorted(starts):
        return False
    first, last = min(starts), max(starts)
    # "Pelayaran yang singgah di sini dimulai" is of some of them.
    if _SPEAKS_BETWEEN.search(clause, first, last):
        return False
    if re.search(r"\byang\b", clause[first:last]) and not re.search(r"\b(?:yang|who|that|which)\b", asked.text):
        return False
    between = [w for w in held if first < w.start < last and w.start not in starts and clause[w.start].islower()]
    return len(between) <= MOST_BETWEEN and _begins_its_phrase(clause, first) and _same_voice(asked, clause, found)


def _begins_its_phrase(clause: str, first: int) -> bool:
    """Whether nothing of which the first word would be a part stands before it: "istri bupati" is no regent."""
    before = clause[:first]
    if _OF_SOMEBODY_ELSE.search(before):
        return False
    token = _TOKEN_BEFORE.search(before)
    if token is None or token["gap"].strip():
        return True
    said = token["token"]
    if said.lower() in _LEADS_ELSEWHERE:
        return False
    if said.lower() == "korban":  # the dead of "korban jiwa"
        return True
    if said[0].isupper() and clause[first].isupper() and (said.isupper() or said.lower() in _TITLES):
        return True
    return said[0].isdigit() or said.lower() in STOP_WORDS or bool(_DENIES.match(said) or _VERB.fullmatch(said))


def _same_voice(asked: Whether, clause: str, found: Sequence[Word]) -> bool:
    """Whether who does and who suffers are not changed round: "menembak" for "ditembak"."""
    voices = {voice for word in found if (voice := _voice(clause[word.start : word.end]))}
    if asked.language == "id":
        own = {w.stem: voice for w in located_words(asked.text) if (voice := _voice(asked.text[w.start : w.end]))}
        said = {w.stem: voice for w in found if (voice := _voice(clause[w.start : w.end]))}
        told = {w.stem: clause[w.start : w.end].lower() for w in found}
        asked_for = {w.stem: asked.text[w.start : w.end].lower() for w in located_words(asked.text)}
        return all(own.get(stem, "") == said.get(stem, "") or written == asked_for.get(stem) for stem, written in told.items())
    if len(found) < 2 or asked.is_done_to is None:
        return True
    return ("me" if asked.is_done_to else "di") not in voices


def _voice(word: str) -> str:
    lowered = word.lower()
    return lowered[:2] if lowered[:2] in ("me", "di") and len(lowered) > 5 and words(word) != (lowered,) else ""


def _all_held(ideas: Sequence[SynonymGroup], held: set[str]) -> bool:
    return all(any(word in held for word, _ in idea) for idea in ideas)
