"""Are notices of newsrooms told from what only looks like one, and linked to the right report? `python -m benchmarks.notices`.

An invented archive: for each notice its report, a later report of the same event, and reports of like events elsewhere, by
the same paper. Counted are links: one is right where it leads from a notice to its own report.
"""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from benchmarks.notice_cases import Case
from benchmarks.notice_forms import LOOKALIKES, NOTICES
from benchmarks.notice_forms_apart import LOOKALIKES_APART, NOTICES_APART
from benchmarks.notices_third import cases_third
from corpus.text import sentences
from corpus.types import Article
from qa.desk.notices import notice_in, update_in
from qa.desk.relations import report_of

_ROUNDS = 3  # of all forms of notices
_ROUNDS_ALIKE = 5
_ROUNDS_APART, _ROUNDS_ALIKE_APART = 2, 9
_SEED = 20261129
_PLACES = "Wirasaba Kalibening Sumberjati Tirtomulyo Pandansari Karangsuwung Banyuluhur Randuagung Gunungsewu".split()
_FIRST = "Wiryo Lestari Handoko Kartini Bagas Nurhaliza Damar Sulastri Yohanes Ratna Togar Maryam Ketut Sahrul Oktavia".split()
_LAST = "Prakoso Widuri Siregar Manurung Hasibuan Wardhana Pattinama Kusnadi Lubis Rahmawati Tarigan Hidayat".split()
_OFFICES = ("Bupati {place}", "Kepala BPBD {place}", "Kapolres {place}", "Camat {place} Timur", "Kepala Dinas Sosial {place}")
_PAPERS = ("Gema Wirasaba", "Harian Tirta", "Kabar Sewu", "Suara Randu")
_FIRMS = ("PT Bumi Sentana", "PT Tirta Agung Raya", "CV Karya Mandala", "PT Sinar Wringin")
_EVENTS = (
    ("Banjir Bandang", "rumah", "Banjir bandang merendam {old} rumah di {place}"),
    ("Kebakaran Pasar", "kios", "Kebakaran menghanguskan {old} kios di Pasar {place}"),
    ("Keracunan Massal", "siswa", "Sebanyak {old} siswa di {place} dirawat karena keracunan makanan"),
    ("Tanah Longsor", "keluarga", "Tanah longsor memaksa {old} keluarga di {place} mengungsi"),
    ("Angin Kencang", "atap rumah", "Angin kencang merusak {old} atap rumah di {place}"),
    ("Pemutusan Kerja", "buruh", "Pabrik di {place} memutus hubungan kerja {old} buruh"),
    ("Gagal Panen", "petak sawah", "Hama membuat {old} petak sawah di {place} gagal panen"),
)
_MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()
_DAYS = "Senin Selasa Rabu Kamis Jumat Sabtu Minggu".split()


@dataclass(frozen=True, slots=True)
class Score:
    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


def cases() -> list[Case]:
    """The same at each call: notices first, then what looks like one."""
    return _cases(NOTICES, LOOKALIKES, random.Random(_SEED), (_ROUNDS, _ROUNDS_ALIKE))


def cases_apart() -> list[Case]:
    """Of the wordings that were written later, by which the rules that the others had made were judged."""
    return _cases(NOTICES_APART, LOOKALIKES_APART, random.Random(_SEED + 1), (_ROUNDS_APART, _ROUNDS_ALIKE_APART))


def linked(case: Case) -> str | None:
    """The id of the report that the article is linked to."""
    spans = sentences(case.article.text)
    notice = notice_in(case.article, spans) or update_in(case.article, spans)
    report = report_of(case.article, notice, case.others) if notice else None
    return report.id if report else None


def measure(asked: Sequence[Case]) -> Score:
    links = [(linked(case), case.expected) for case in asked]
    return Score(
        right=sum(found is not None and found == expected for found, expected in links),
        wrong=sum(found is not None and found != expected for found, expected in links),
        missed=sum(expected is not None and found != expected for found, expected in links),
    )


def _values(chance: random.Random) -> dict[str, str]:
    topic, thing, lead = chance.choice(_EVENTS)
    place = chance.choice(_PLACES)
    old = chance.randint(12, 480)
    name = f"{chance.choice(_OFFICES).format(place=place)} {chance.choice(_FIRST)} {chance.choice(_LAST)}"
    values = {"topic": topic, "thing": thing, "place": place, "name": name, "firm": chance.choice(_FIRMS)}
    values |= {"old": str(old), "new": str(old + chance.choice((-9, 7, 18, 31))), "paper": chance.choice(_PAPERS)}
    return {**values, "lead": lead.format(**values), "title": f"{topic} di {place}, {old} {thing.capitalize()} Terdampak"}


def _report(name: str, values: dict[str, str], day: date) -> Article:
    text = (
        f"{values['lead']}, {_told(day)}. {values['name']} mengatakan bantuan segera dikirim. "
        f"Petugas {values['firm']} ikut membersihkan lokasi. Warga diminta tetap waspada."
    )
    return Article(name, name, values["title"], text, day, values["paper"], url=_address(values))


def _archive(chance: random.Random, name: str, values: dict[str, str], day: date) -> tuple[Article, ...]:
    """The report, a later one of the same event with another figure, and like events of the same paper in other places."""
    later = {**values, "lead": f"Warga {values['place']} bergotong royong sesudah {values['topic'].lower()}"}
    later["title"] = f"Bantuan untuk {values['place']} Tiba"
    others = [_values(chance) for _ in range(9)]
    beside = [
        _report(f"{name}-{k}", {**each, "paper": values["paper"]}, day + timedelta(days=k % 4 - 2))
        for k, each in enumerate(others)
        if each["place"] != values["place"]
    ]
    return (_report(f"{name}-report", values, day), _report(f"{name}-later", later, day + timedelta(days=1)), *beside)


def _cases(
    notices: Sequence[tuple[str, str, str]],
    alike: Sequence[tuple[str, str]],
    chance: random.Random,
    rounds: tuple[int, int],
) -> list[Case]:
    made = [_notice(chance, form, k, words) for k in range(rounds[0]) for form, words in enumerate(notices)]
    return made + [_lookalike(chance, form, k, words) for k in range(rounds[1]) for form, words in enumerate(alike)]


def _notice(chance: random.Random, form: int, turn: int, words: tuple[str, str, str]) -> Case:
    kind, title, text = words
    name, day, values = f"{kind}-{form}-{turn}", date(2025, 3, 3) + timedelta(days=chance.randint(0, 90)), _values(chance)
    others = _archive(chance, name, values, day)
    article = _article(name, title, text, values, day, day + timedelta(days=chance.randint(2, 9)))
    return Case(article, others, f"{name}-report", form)


def _lookalike(chance: random.Random, form: int, turn: int, words: tuple[str, str]) -> Case:
    title, text = words
    name, day, values = f"alike-{form}-{turn}", date(2025, 3, 3) + timedelta(days=chance.randint(0, 90)), _values(chance)
    others = _archive(chance, name, values, day)
    return Case(_article(name, title, text, values, day, day + timedelta(days=chance.randint(2, 9))), others, None, form)


def _article(name: str, title: str, text: str, values: dict[str, str], day: date, published: date) -> Article:
    told = {**values, "day": _told(day), "date": f"{day.day} {_MONTHS[day.month - 1]} {day.year}", "url": _address(values)}
    return Article(name, name, title.format(**told), text.format(**told), published, values["paper"])


def _address(values: dict[str, str]) -> str:
    slug = re.sub(r"\W+", "-", values["title"].lower())
    return f"https://{values['paper'].replace(' ', '').lower()}.example/{slug}"


def _told(day: date) -> str:
    return f"{_DAYS[day.weekday()]} ({day.day}/{day.month}/{day.year})"


def main() -> None:
    for group, asked in {"first wordings": cases(), "wordings apart": cases_apart(), "third wordings": cases_third()}.items():
        halves = {"looked at": [c for c in asked if c.form % 2 == 0], "never looked at": [c for c in asked if c.form % 2]}
        for name, part in {"all": asked, **halves}.items():
            score = measure(part)
            counts = f"{score.right} right, {score.wrong} wrong, {score.missed} missed"
            found = f"precision {score.precision:.3f}, recall {score.recall:.3f}"
            print(f"{group}, {name}: {found} ({counts}; {len(part)} articles)")


if __name__ == "__main__":
    main()
