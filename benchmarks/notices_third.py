"""Articles of the third set of wordings: longer reports, copies by another outlet, corrected names, places and days."""

import random
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from benchmarks.notice_cases import Case
from benchmarks.notice_forms_third import LOOKALIKES_THIRD, NOTICES_THIRD
from corpus.types import Article

_SEED = 20261130
_ROUNDS, _ROUNDS_ALIKE = 2, 4
_Words = tuple[str, str, str]  # kind, headline, text
_PLACES = "Margasari Tanjungwangi Wanareja Bukitraya Sendangmulyo Tegalombo Lembahdamai Rantaukeli Pulobatu Sukamanah".split()
_FIRST = "Suparman Melati Hendrik Rukmini Gilang Theresia Anwar Puspita Marthen Laksmi Zulkarnain Yuniarti Bonar".split()
_LAST = "Sasmita Panggabean Wiratama Latuconsina Suhendra Natadireja Simatupang Kurniasih Baskara Tandiono".split()
_OFFICES = ("Bupati {place}", "Kepala BPBD {place}", "Wali Kota {place}", "Camat {place}", "Direktur RSUD {place}")
_OFFICES_EN = ("mayor of {place}", "police chief of {place}", "regent of {place}")
_PAPERS = ("Warta Margasari", "Lensa Tanjung", "Radar Sendang", "Pos Bukitraya")
_FIRMS = ("PT Cakra Wana", "PT Samudra Elok", "CV Dua Gunung", "PT Lintas Bahari")
_EVENTS = (
    (
        "Puting Beliung",
        "rumah",
        "Puting beliung merusak {old} rumah di {place}",
        "{old} Rumah di {place} Rusak Diterjang Puting Beliung",
    ),
    (
        "Kebakaran Lahan",
        "hektare",
        "Kebakaran lahan menghanguskan {old} hektare kebun di {place}",
        "Kebakaran Lahan {place} Hanguskan {old} Hektare",
    ),
    (
        "Demam Berdarah",
        "pasien",
        "Demam berdarah membuat {old} pasien dirawat di {place}",
        "{old} Pasien Demam Berdarah Dirawat di {place}",
    ),
    (
        "Kapal Tenggelam",
        "penumpang",
        "Kapal tenggelam di perairan {place} dengan {old} penumpang",
        "Kapal Tenggelam di {place}, {old} Penumpang Dicari",
    ),
    (
        "Banjir Rob",
        "keluarga",
        "Banjir rob memaksa {old} keluarga di {place} mengungsi",
        "Banjir Rob Terjang {place}, {old} Keluarga Mengungsi",
    ),
    (
        "Pencemaran Sungai",
        "tambak",
        "Pencemaran sungai merugikan {old} tambak di {place}",
        "Pencemaran Sungai di {place}: {old} Tambak Merugi",
    ),
)
_EVENTS_EN = (
    ("flood", "houses", "A flood damaged {old} houses in {place}", "Flood Damages {old} Houses in {place}"),
    (
        "factory fire",
        "workers",
        "A factory fire left {old} workers in {place} without work",
        "{old} Workers Idle After Factory Fire in {place}",
    ),
    (
        "ferry accident",
        "passengers",
        "A ferry accident injured {old} passengers in {place}",
        "Ferry Accident in {place} Injures {old} Passengers",
    ),
)
_BODY = (
    "{name} mengatakan bantuan segera dikirim ke lokasi. Petugas {firm} ikut membersihkan lokasi sejak siang.\n\n"
    "Sejumlah warga masih menunggu kabar keluarganya. Pemerintah daerah membuka posko di balai desa. "
    "“Kami belum menerima laporan korban jiwa,” kata {person}."
)
_BODY_EN = (
    "The {office}, {person}, said aid would be sent soon. Staff of {firm} helped to clear the site.\n\n"
    "Residents were waiting for news of their families. “We have no report of deaths,” {person} said."
)
_MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()
_MONTHS_EN = "January February March April May June July August September October November December".split()
_DAYS = "Senin Selasa Rabu Kamis Jumat Sabtu Minggu".split()
_DAYS_EN = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def cases_third() -> list[Case]:
    """The same at each call: notices first, then what looks like one. The halves are drawn by lot, wording by wording."""
    chance = random.Random(_SEED)
    notices, alike = list(NOTICES_THIRD), list(LOOKALIKES_THIRD)
    chance.shuffle(notices)
    chance.shuffle(alike)
    asked = [*_turns(notices, _ROUNDS, True), *_turns([("alike", *words) for words in alike], _ROUNDS_ALIKE, False)]
    return [_case(chance, *one) for one in asked]


def _turns(forms: Sequence[_Words], rounds: int, is_notice: bool) -> list[tuple[int, int, _Words, bool]]:
    return [(turn, form, words, is_notice) for turn in range(rounds) for form, words in enumerate(forms)]


def _case(chance: random.Random, turn: int, form: int, words: _Words, is_notice: bool) -> Case:
    kind, title, text = words
    english = kind.startswith("en ") or title.startswith("en ")
    name, day = f"{kind}-{form}-{turn}", date(2025, 3, 3) + timedelta(days=chance.randint(0, 90))
    values = _values(chance, day, english)
    others = _archive(chance, name, values, day)
    published = day + timedelta(days=chance.randint(2, 9))
    told, written = title.removeprefix("en ").format(**values), text.format(**values)
    article = Article(name, name, told, written, published, values["paper"], language=values["language"])
    return Case(article, others, f"{name}-report" if is_notice else None, form)


def _values(chance: random.Random, day: date, english: bool) -> dict[str, str]:
    topic, thing, lead, title = chance.choice(_EVENTS_EN if english else _EVENTS)
    (place, elsewhere), (paper, other_paper) = _two(chance, _PLACES), _two(chance, _PAPERS)
    old = chance.randint(12, 480)
    new = old + chance.choice((-9, 7, 18, 31))
    person, other = map(" ".join, zip(_two(chance, _FIRST), _two(chance, _LAST), strict=True))
    office = chance.choice(_OFFICES_EN if english else _OFFICES).format(place=place)
    filled = {"old": str(old), "new": str(new), "place": place}
    values = {"topic": topic, "thing": thing, "elsewhere": elsewhere, "paper": paper, "other_paper": other_paper, **filled}
    values |= {"person": person, "other": other, "office": office, "name": f"{office} {person}", "firm": chance.choice(_FIRMS)}
    values |= {
        "lead": lead.format(**filled),
        "title": title.format(**filled),
        "day": _told(day, english),
        "date": _date(day, english),
    }
    values |= {"corrected": lead.format(**{**filled, "old": str(new)}), "other_date": _date(day - timedelta(days=1), english)}
    values["language"] = "en" if english else "id"
    values["body"] = (_BODY_EN if english else _BODY).format(**values)
    slug = re.sub(r"\W+", "-", values["title"].lower())
    return {**values, "url": f"https://{paper.replace(' ', '').lower()}.example/{slug}"}


def _archive(chance: random.Random, name: str, values: dict[str, str], day: date) -> tuple[Article, ...]:
    """The report, its copy by another outlet, a later report of the same event, and like events of the same paper elsewhere."""
    report = _report(f"{name}-report", values, day)
    copied = replace(report, id=f"{name}-copy", source=f"{name}-copy", outlet=values["other_paper"], url=None)
    english = values["language"] == "en"
    place, topic = values["place"], values["topic"].lower()
    title, lead = (f"Help Arrives in {place}", f"Residents of {place} cleaned up after the {topic}")
    if not english:
        title, lead = f"Bantuan untuk {place} Tiba", f"Warga {place} bergotong royong sesudah {topic}"
    after = day + timedelta(days=1)
    later = _report(f"{name}-later", {**values, "lead": lead, "title": title, "day": _told(after, english), "url": ""}, after)
    beside = []
    for k in range(9):
        when = day + timedelta(days=k % 4 - 2)
        each = {**_values(chance, when, english), "paper": values["paper"]}
        if each["place"] != place:
            beside.append(_report(f"{name}-{k}", each, when))
    return (copied, report, later, *beside)


def _report(name: str, values: dict[str, str], day: date) -> Article:
    text = f"{values['lead']}, {values['day']}. {values['body']}"
    return Article(
        name, name, values["title"], text, day, values["paper"], url=values["url"] or None, language=values["language"]
    )


def _two(chance: random.Random, among: Sequence[str]) -> tuple[str, str]:
    one, another = chance.sample(among, 2)
    return one, another


def _told(day: date, english: bool) -> str:
    return f"{(_DAYS_EN if english else _DAYS)[day.weekday()]} ({day.day}/{day.month}/{day.year})"


def _date(day: date, english: bool) -> str:
    return f"{_MONTHS_EN[day.month - 1]} {day.day}, {day.year}" if english else f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
