"""Claims made by code out of sentences that stand somewhere: true ones, and ones that are wrong in one known way.

What the verifier is fitted and measured on. Everything is drawn with the random numbers given, so the same seed makes the
same claims.
"""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from qa.generation.verifier import Cited
from qa.types import Language


@dataclass(frozen=True, slots=True)
class Claim:
    """`family` says how it was made; `group` is the article or the block of lines that is kept on one side of a split."""

    text: str
    cited: tuple[Cited, ...]
    language: Language
    family: str
    is_true: bool
    group: str


# Words for which newspapers have another one, both ways.
_LIKE = {
    "id": "mengatakan:menyebutkan tewas:meninggal warga:penduduk menggelar:mengadakan memimpin:memandu menangkap:membekuk "
    "mengamankan:menahan membangun:mendirikan terjadi:berlangsung memberikan:menyerahkan bantuan:sumbangan pelaku:tersangka "
    "rumah:kediaman jalan:ruas hadir:datang digelar:diadakan mulai:sejak meminta:mengimbau kendaraan:mobil besar:luas "
    "banyak:sejumlah menyampaikan:mengungkapkan diduga:disinyalir ditemukan:didapati kawasan:wilayah sekolah:madrasah "
    "melalui:lewat sekitar:kurang-lebih saat:ketika namun:tetapi karena:sebab hingga:sampai seluruh:semua",
    "en": "said:stated killed:dead residents:people held:staged help:assistance started:began told:informed about:around "
    "because:since however:but almost:nearly big:large many:numerous show:indicate country:nation buy:purchase get:obtain "
    "including:among also:too while:whereas work:labour",
}
_SYNONYMS: dict[str, dict[str, str]] = {
    language: {a: b for pair in pairs.split() for one, other in [pair.split(":")] for a, b in ((one, other), (other, one))}
    for language, pairs in _LIKE.items()
}
_OFFICES = {
    "id": ["Wakil Bupati", "Bupati", "Wakil Gubernur", "Gubernur", "Wali Kota", "Kapolres", "Kapolsek", "Kapolda", "Camat",
           "Sekda", "Wakil Ketua", "Ketua", "Sekretaris", "Bendahara", "Menteri", "Wakil Presiden", "Presiden", "Direktur",
           "Kepala Desa", "Dandim", "Rektor", "Hakim", "Jaksa"],
    "en": ["deputy governor", "governor", "vice president", "president", "minister", "mayor", "regent", "chairman",
           "secretary general", "secretary", "director", "police chief", "judge", "prosecutor", "commander", "coach"],
}  # fmt: skip
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z'’-]+(?: [A-Z][a-z'’-]+){0,2}(?![\w-])")
_NUMBER = re.compile(r"(?<![\w/.,:-])\d{1,3}(?:[.,]\d{1,3})*(?![\w/:-])")
_DATE = re.compile(r"\((\d{1,2})(/\d{1,2}(?:/\d{2,4})?)\)")
_VERB = re.compile(r"(?<=[a-z\d)] )(?=(?:me[mnlrwy]|di[a-z]{4}|ber[a-z]{3}|akan |telah |sudah |dapat |bisa )[a-z ])")
_AUXILIARY = re.compile(r"\b(is|was|are|were|will|has|have|had|can|could|would|should)\b(?! (?:not|never|no)\b)")
_NOT = {"id": re.compile(r"\b(?:tidak|belum|bukan) (?!hanya|lain|saja)"), "en": re.compile(r"\b(?:not|never) (?!only)")}
_ATTRIBUTION = re.compile(r"[,\"”]*,?\s(?:kata|ujar|tutur|ungkap|jelas|imbuh|demikian)(?:nya)?\b[^,]*[.,]?$|^\S*\"")
_WEEKDAYS = "Senin Selasa Rabu Kamis Jumat Sabtu Minggu".split()


def true_claims(base: Claim, draw: random.Random) -> Iterator[Claim]:
    """What can be said with right of `base`: as it stands, cut short, in other words, with its source named."""
    short = shortened(base.text, base.language)
    said = in_other_words(short, base.language, draw)
    yield replace(base, family="as it stands")
    if short != base.text:
        yield replace(base, text=short, family="cut short")
    if said != short:
        yield replace(base, text=said, family="in other words")
    outlet = base.cited[0].outlet
    if outlet and said[:1].isupper():
        before = {"id": "Menurut", "en": "According to"}[base.language]
        yield replace(base, text=f"{before} {outlet}, {said}", family="source named")


def false_claims(base: Claim, names: Sequence[str], draw: random.Random) -> Iterator[Claim]:
    """One of each way in which `base`, cut short and in other words, can be wrong; `names` are those of other sentences."""
    said = in_other_words(shortened(base.text, base.language), base.language, draw)
    ways: dict[str, Callable[[], str | None]] = {
        "number changed": lambda: number_changed(said, draw),
        "name swapped": lambda: name_swapped(said, base.cited[0].text, names, draw),
        "office swapped": lambda: office_swapped(said, base.language, draw),
        "negated": lambda: negated(said, base.language, draw),
        "date changed": lambda: date_changed(said, draw),
    }
    for family, make in ways.items():
        made = make()
        if made and made != said:
            yield replace(base, text=made, family=family, is_true=False)


def clause_added(base: Claim, other: str, draw: random.Random) -> Claim:
    """With some words of another article behind its own, mostly without the names in them: what a model makes up."""
    found = [word for word in re.sub(r"[\"“”(),.]", "", other).split() if word[:1].islower() or draw.random() < 0.2]
    and_ = {"id": "dan", "en": "and"}[base.language]
    said = shortened(base.text, base.language).rstrip(".!?")
    return replace(base, text=f"{said}, {and_} {' '.join(found[:10])}.", family="clause added", is_true=False)


def shortened(text: str, language: Language) -> str:
    """Without quotation marks, brackets that hold no date, who said it, and a last clause where enough is left."""
    cut = re.sub(r"\s\((?!\d)[^)]*\)", "", text)
    cut = re.sub(r"[\"“”]", "", _ATTRIBUTION.sub("", cut) if language == "id" else cut).strip(" ,")
    head, comma, tail = cut.rpartition(", ")
    if comma and len(head.split()) >= 9 and len(tail.split()) >= 4:
        cut = head
    return cut if cut.endswith((".", "!", "?")) else cut + "."


def in_other_words(text: str, language: Language, draw: random.Random) -> str:
    known = _SYNONYMS[language]
    return " ".join(known[word] if word in known and draw.random() < 0.7 else word for word in text.split(" "))


def number_changed(text: str, draw: random.Random) -> str | None:
    found = list(_NUMBER.finditer(text))
    if not found:
        return None
    match = draw.choice(found)
    digits = match.group()
    place = draw.choice([k for k, c in enumerate(digits) if c.isdigit()])
    other = draw.choice([d for d in "123456789" if d != digits[place]])
    return text[: match.start()] + digits[:place] + other + digits[place + 1 :] + text[match.end() :]


def name_swapped(text: str, cited: str, names: Sequence[str], draw: random.Random) -> str | None:
    found = list(_NAME.finditer(text))
    fitting = [name for name in names if not set(name.split()) & set(re.findall(r"[\w'’-]+", cited))]
    if not found or not fitting:
        return None
    match = draw.choice(found)
    return text[: match.start()] + draw.choice(fitting) + text[match.end() :]


def office_swapped(text: str, language: Language, draw: random.Random) -> str | None:
    known = _OFFICES[language]
    for office in known:
        match = re.search(rf"\b{office}\b", text, re.IGNORECASE if language == "en" else 0)
        if match:
            others = [o for o in known if o.lower() not in office.lower() and office.lower() not in o.lower()]
            # A deputy in place of the one he stands in for is the likeliest mistake of all.
            deputy = f"Wakil {office}" if language == "id" else f"deputy {office}"
            other = deputy if draw.random() < 0.3 and deputy in known else draw.choice(others)
            return text[: match.start()] + other + text[match.end() :]
    return None


def negated(text: str, language: Language, draw: random.Random) -> str | None:
    """With a denial taken out where there is one, else with one put in."""
    held = _NOT[language].search(text)
    if held:
        return text[: held.start()] + text[held.end() :]
    found = list((_VERB if language == "id" else _AUXILIARY).finditer(text))
    if not found:
        return None
    place = draw.choice(found[:3]).end()
    return text[:place] + (draw.choice(["tidak ", "belum ", "tidak "]) if language == "id" else " not") + text[place:]


def date_changed(text: str, draw: random.Random) -> str | None:
    match = _DATE.search(text)
    if match:
        other = draw.choice([day for day in range(1, 29) if day != int(match[1])])
        return f"{text[: match.start()]}({other}{match[2]}){text[match.end() :]}"
    for weekday in _WEEKDAYS:
        if f" {weekday} " in text:
            return text.replace(f" {weekday} ", f" {draw.choice([w for w in _WEEKDAYS if w != weekday])} ", 1)
    return None


def names_of(text: str) -> list[str]:
    return [match.group() for match in _NAME.finditer(text)]
