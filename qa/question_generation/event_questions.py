"""Questions about what happened: where, and on which day."""

import re
from collections.abc import Iterator

from corpus.dates import find_dates
from corpus.types import Article, Span
from qa.question_generation.drafts import CUT_OFF, SPEAKS, Draft, begun, day_answers, is_broken, is_clear, names_of
from qa.question_generation.events import DID, HAPPENED, PROPER, event_in
from qa.types import AnswerType

_SITE = r"(?:(?:kawasan|gedung|aula|halaman|lapangan|ruang|pantai|lobi|auditorium|kantor) )?"
_AT = re.compile(
    r"^(?P<what>.* (?:menggelar|mengadakan|menyelenggarakan|melaksanakan|menuntaskan|memasang|meresmikan|membuka|"
    r"menandatangani|menangkap|membagikan|meluncurkan|menggagalkan|menyerahkan) .*?) di "
    rf"(?P<place>{_SITE}{PROPER}(?:, {PROPER}){{0,3}})$"
)
_ENDS_WITH_DAY = re.compile(r"^(?P<clause>[^;\"“”:]{40,190}?),? (?:pada )?(?:hari )?(?:tanggal )?$")
# What happens on one day; the first verb of a clause has to be one of these.
_ON_A_DAY = re.compile(
    r"^(?:(?! (?:me|ber|ter|di|ke)\w{4,} ).)* (?:menggelar|mengadakan|menyelenggarakan|melaksanakan|menangkap|menahan|"
    r"meresmikan|membuka|menandatangani|melanda|menetapkan|mengesahkan|menyetujui|menyepakati|menerima|meluncurkan|melantik|mendatangi|mengunjungi|"
    r"menghanguskan|merendam|menyerahkan|membagikan|menuntaskan|memutus|terperosok|berlangsung|bertolak|meledakkan|menewaskan|"
    r"digelar|dilaksanakan|diresmikan|dibuka|dilantik|ditangkap|memenangkan|mengalahkan|menggerebek|menyita|meninjau|memusnahkan|"
    r"mengumumkan|menutup|menemui|bertemu|menghadiri|menjuarai|meraih|mengevakuasi|mengguncang|menerjang|merilis) "
)


def events(article: Article, _span: Span, said: str) -> Iterator[Draft]:
    event = event_in(said, article.published)
    if event is None:
        return
    for asked, place, kind in (("Di mana", event.where, "where"), ("Kapan", event.when, "when")):
        if place is None:
            continue
        written = said[place.start : place.end]
        answers = day_answers(written) if kind == "when" else (written,)
        day = event.day if kind == "when" else None
        told: AnswerType = "when" if kind == "when" else "where"
        yield Draft(kind, told, "id", f"{asked} {event.subject} {event.verb}?", answers, said, None, day)
        if event.english:
            yield Draft(kind, told, "en", f"{kind.capitalize()} {_past(event.english, event.verb)}?", answers, said, None, day)


def days(article: Article, _span: Span, said: str) -> Iterator[Draft]:
    """A sentence that ends with its day, asked for whole: "Polisi menangkap … di Kotabumi, Senin (26/8)"."""
    found = [each for each in find_dates(said, article.published) if each.certain]
    if len(found) != 1 or not re.fullmatch(r"(?: lalu| malam| pagi| siang| sore)?\.?", said[found[0].span.end :]):
        return
    before = said[: found[0].span.start]
    match = _ENDS_WITH_DAY.match(before)
    if match is None or SPEAKS.search(said) or re.search(r"\d\s*[-–]\s*$|sejak|hingga|sampai", before):
        return
    clause = begun(match["clause"])
    whole = clause is not None and is_clear(clause) and not CUT_OFF.search(clause) and not is_broken(clause)
    if clause and whole and _ON_A_DAY.match(clause) and names_of(clause) >= 3 and len(clause.split()) <= 20:
        written = said[found[0].span.start : found[0].span.end]
        yield Draft(
            "day",
            "when",
            "id",
            f"Kapan {re.sub(' (?:telah|sudah) ', ' ', clause, count=1)}?",
            day_answers(written),
            said,
            None,
            found[0].value,
        )
        if (at := _AT.match(clause)) and names_of(at["what"]) >= 2 and not CUT_OFF.search(at["what"]):
            yield Draft("place", "where", "id", f"Di mana {at['what']}?", (at["place"],), said)


def _past(subject: str, verb: str) -> str:
    if verb == "lahir":
        return f"was {subject} born"
    if verb in DID:
        return f"did {subject.replace(' dan ', ' and ') if verb == 'menikah' else subject} {DID[verb]}"
    return f"was {subject} {HAPPENED[verb]}"
