"""Questions about people: who held which office, led, was appointed, how old."""

import re
from collections.abc import Iterator

from corpus.types import Article, Span
from qa.question_generation.drafts import OPEN, Draft, month_of
from qa.question_generation.events import LED, PROPER, WEEKDAY_NAME, in_english, led_in
from qa.question_generation.office_holders import NAME, OFFICES, RANK, Holder, holders_in, is_person
from qa.types import Language

_AGED = re.compile(
    rf"(?<![A-Za-z] )(?P<name>{NAME}) \((?P<age>[1-9]\d)(?: tahun| thn)?\)(?:,? (?P<of>(?:warga|asal) {PROPER}))?"
)
_LED_BY = re.compile(rf"(?P<ranked>(?:{RANK}){{0,3}}(?P<name>{NAME}))(?=[,.;(]| [a-z]|$)")
_APPOINTED = re.compile(
    rf"^(?P<name>{NAME}) (?:resmi |telah |kembali )?(?P<verb>dilantik|ditunjuk|terpilih|diangkat|ditetapkan) "
    r"(?:sebagai|menjadi) (?P<office>[A-Z][\w'’/-]*(?: (?:dan )?[A-Z0-9][\w'’/-]*){1,9})"
    r"(?=[,.;]| \(| (?:oleh|pada|di|menggantikan|setelah|saat)\b|$)"
)
# An office alone ("Presiden dan Wakil Presiden") was held by many.
_NAMES_A_BODY = re.compile(r"(?<!^)\b(?!Wakil|Presiden|Umum|Utama|Bupati|Gubernur|Wali|Kota|Jenderal\b)[A-Z]")
_APPOINTED_ENGLISH = {
    "dilantik": "was sworn in as", "ditunjuk": "was appointed as", "terpilih": "was elected as", "diangkat": "was appointed as",
    "ditetapkan": "was named as",
}  # fmt: skip
_SITE = r"(?:(?:kawasan|gedung|aula|halaman|lapangan|ruang|pantai|lobi|auditorium|kantor) )?"
_NAME_WORD = r"(?:[A-Z][\w'’-]*|\d{4}|dan(?= [A-Z]))(?!\w)"
_LEAD_CHARS = 400
_LEAD = re.compile(
    rf"(?:^|[–—-] |\. |\n)(?P<who>{PROPER}(?: \([A-Z]+\)(?: {PROPER})?)?)(?:, [^,.]+,| bersama [^.]+?)? "
    r"(?:menggelar|mengadakan|menyelenggarakan|melaksanakan) "
    r"(?P<what>(?:rapat|upacara|pelatihan|sidang|pertemuan|musyawarah|apel|lomba)[^.;\"“”()]*?) "
    rf"di (?P<place>{_SITE}{PROPER}(?:, (?!{WEEKDAY_NAME}){PROPER})?)"
)
_OPENED = re.compile(
    r"^(?P<what>Rapat|Rakor|Upacara|Pelatihan|Sidang|Pertemuan|Musyawarah|Apel|Lomba)(?: [a-z]+| itu| tersebut| ini)?,? "
    r"(?P<verb>dipimpin|dibuka|ditutup) (?:langsung |secara resmi |oleh )*"
)
_MEETINGS = {
    "rapat koordinasi": "the coordination meeting", "rapat paripurna": "the plenary meeting",
    "rapat pleno": "the plenary meeting", "rapat": "the meeting", "upacara": "the ceremony", "pelatihan": "the training",
    "pertemuan": "the meeting", "musyawarah": "the meeting", "apel": "the parade", "lomba": "the contest",
}  # fmt: skip


def offices(article: Article, span: Span, said: str) -> Iterator[Draft]:
    text = article.text
    for holder in holders_in(text, span.start, span.end):
        name = text[holder.name.start : holder.name.end]
        office = text[holder.office.start : holder.office.end]
        english = OFFICES[holder.head].format(holder.complement)
        answers = _ways_to_name(text, holder)
        if not holder.is_shared:
            yield Draft("holder", "who", "id", f"Siapa {office}{month_of(article, 'id')}?", answers, said, holder.complement)
            yield Draft("holder", "who", "en", f"Who was {english}{month_of(article, 'en')}?", answers, said, holder.complement)
        yield Draft("office", "what", "id", f"Apa jabatan {name}{month_of(article, 'id')}?", (office,), said, name)
        yield Draft("office", "what", "en", f"What office did {name} hold{month_of(article, 'en')}?", (office,), said, name)


def ages(_article: Article, _span: Span, said: str) -> Iterator[Draft]:
    if len(re.findall(r"\(\d+\)", said)) > 2:
        return  # a list of places with their counts
    for match in _AGED.finditer(said):
        # Not of children, whatever the paper printed.
        if not is_person(match["name"]) or int(match["age"]) < 18:
            continue
        of = f", {match['of'].rstrip('.')}" if match["of"] else ""
        whole = (match["age"], f"{match['age']} tahun") if f"{match['age']} tahun" in said else (match["age"],)
        yield Draft("age", "howmany", "id", f"Berapa usia {match['name']}{of}?", whole, said, match["name"])
        yield Draft("age", "howmany", "en", f"How old was {match['name']}?", whole, said, match["name"])


def leaders(article: Article, span: Span, said: str) -> Iterator[Draft]:
    for subject, verb, begins in led_in(said):
        answers = _named_at(article.text, span.start + begins, span.end)
        if not answers:
            continue
        active, english = LED[verb]
        yield Draft("led", "who", "id", f"Siapa yang {active} {subject}?", answers, said)
        if told := in_english(subject):
            yield Draft("led", "who", "en", f"Who {english} {told}?", answers, said)


def _named_at(text: str, start: int, end: int) -> tuple[str, ...]:
    """The person who is named at `start`, with and without office and rank; nothing where none is."""
    holder = next((each for each in holders_in(text, start, end) if each.office.start == start), None)
    if holder:
        return _ways_to_name(text, holder)
    named = _LED_BY.match(text, start, end)
    return tuple(dict.fromkeys([named["ranked"], named["name"]])) if named and is_person(named["name"]) else ()


def chairs(article: Article, span: Span, said: str) -> Iterator[Draft]:
    """Who led what the lead tells of: "KPU X menggelar rapat … di Y", and further on "Rapat dipimpin Ketua KPU X, …"."""
    opened = _OPENED.match(said)
    holder = next(holders_in(article.text, span.start, span.end), None) if opened else None
    if opened is None or holder is None or holder.office.start - span.start > opened.end() + 2:
        return
    answers = _ways_to_name(article.text, holder)
    for language, question in _led_as_the_lead_has_it(article.text[:_LEAD_CHARS], opened["what"], opened["verb"]):
        yield Draft("chair", "who", language, question, answers, said)


def _led_as_the_lead_has_it(lead: str, what: str, verb: str) -> Iterator[tuple[Language, str]]:
    """(language, question) where the lead tells which `what` ("Rapat") it was: by its name, or by who held it."""
    active, english = LED[verb]
    english = "chaired" if verb == "dipimpin" else english
    head = "Rapat Koordinasi" if what == "Rakor" else what
    named = re.search(rf"\b{head}(?: \([A-Z]\w+\))? (?P<rest>(?:{_NAME_WORD} ?){{3,}})", lead)
    if named:
        yield "id", f"Siapa yang {active} {named.group().strip()}?"
        yield "en", f"Who {english} {named.group().strip()}?"
        return
    held = _LEAD.search(lead)
    if held is None or not held["what"].startswith(head.lower()) or OPEN.search(held["what"]):
        return
    yield "id", f"Siapa yang {active} {held['what']} yang digelar {held['who']}?"
    told = next((told for meeting, told in _MEETINGS.items() if held["what"].startswith(meeting)), None)
    if told:
        yield "en", f"Who {english} {told} of {held['who']} at {held['place']}?"


def appointments(_article: Article, _span: Span, said: str) -> Iterator[Draft]:
    match = _APPOINTED.match(said)
    if match is None or not is_person(match["name"]) or not _NAMES_A_BODY.search(match["office"]):
        return
    office = match["office"]
    answers = (match["name"],)
    yield Draft("appointed", "who", "id", f"Siapa yang {match['verb']} sebagai {office}?", answers, said)
    for head in sorted(OFFICES, key=len, reverse=True):
        if office.startswith(f"{head} ") and not office.startswith(f"{head} dan "):
            told = OFFICES[head].format(office.removeprefix(f"{head} "))
            yield Draft("appointed", "who", "en", f"Who {_APPOINTED_ENGLISH[match['verb']]} {told}?", answers, said)
            break


def _ways_to_name(text: str, holder: Holder) -> tuple[str, ...]:
    """With rank, bare, and with the office."""
    spans = (holder.ranked, holder.name, Span(holder.office.start, holder.name.end))
    return tuple(dict.fromkeys(text[span.start : span.end] for span in spans))
