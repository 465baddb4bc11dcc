"""How fresh an archive is, in sentences."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.rhythm import Rhythm
from qa.desk.freshness import Freshness
from qa.rendering.strings import day, number
from qa.types import Language

_MOST_OUTLETS = 5


@dataclass(frozen=True, slots=True)
class FreshnessWords:
    newest: str
    today: str
    rhythm: str
    no_rhythm: str
    late: str
    late_outlets: str
    outlet: str
    more: str
    ahead: str
    undated: str


FRESHNESS_WORDS: Mapping[Language, FreshnessWords] = {
    "id": FreshnessWords(
        newest="Artikel terbaru: {day}, {age}",
        today="hari ini",
        rhythm="{days} hari lalu; biasanya paling lama {usual} hari sekali.",
        no_rhythm="{days} hari lalu.",
        late="Arsip ini terlambat: lebih lama daripada biasanya tanpa artikel baru. Periksa asalnya.",
        late_outlets="Media yang terlambat: {outlets}",
        outlet="{name} ({days} hari; biasanya {usual})",
        more="dan {count} lagi",
        ahead="{count} artikel bertanggal di masa depan tidak dihitung.",
        undated="Tidak ada artikel bertanggal.",
    ),
    "en": FreshnessWords(
        newest="Newest article: {day}, {age}",
        today="today",
        rhythm="{days} days ago; usually every {usual} days at the latest.",
        no_rhythm="{days} days ago.",
        late="This archive is late: no new article for longer than usual. See to where articles come from, and to the rebuild.",
        late_outlets="Late outlets: {outlets}",
        outlet="{name} ({days} days; usually {usual})",
        more="and {count} more",
        ahead="{count} articles are dated in the future and not counted.",
        undated="No article has a date.",
    ),
}


def freshness_lines(found: Freshness, language: Language) -> list[str]:
    """One statement a line, the age of the newest article first; what is late is said, what is not late is not."""
    words = FRESHNESS_WORDS[language]
    lines = [_newest(found.whole, language)]
    if found.whole.state == "late":
        lines.append(words.late)
    if found.late:
        lines.append(words.late_outlets.format(outlets=_outlets(found.late, language)))
    if found.ahead:
        lines.append(words.ahead.format(count=number(found.ahead, language)))
    return lines


def _newest(whole: Rhythm, language: Language) -> str:
    words = FRESHNESS_WORDS[language]
    if whole.newest is None or whole.silent_days is None:
        return words.undated
    days = number(whole.silent_days, language)
    ago = words.no_rhythm if whole.usual_days is None else words.rhythm
    age = ago.format(days=days, usual=whole.usual_days) if whole.silent_days else f"{words.today}."
    return words.newest.format(day=day(whole.newest, language), age=age)


def _outlets(late: Sequence[tuple[str, Rhythm]], language: Language) -> str:
    words = FRESHNESS_WORDS[language]
    named = [
        words.outlet.format(name=name, days=number(rhythm.silent_days or 0, language), usual=rhythm.usual_days)
        for name, rhythm in late[:_MOST_OUTLETS]
    ]
    left = len(late) - len(named)
    return ", ".join([*named, *([words.more.format(count=number(left, language))] if left else [])])
