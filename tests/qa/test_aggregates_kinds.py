"""What is an event that happened, in the place and on the day that are asked for: one small archive a kind of fault."""

from collections.abc import Sequence
from datetime import date

import pytest

from corpus import Article
from corpus.text import sentences, words
from qa.aggregates.asking import Aggregate, aggregate_asked
from qa.aggregates.gathering import events_of_period
from qa.aggregates.joining import Event
from qa.aggregates.reports import reports_in
from qa.question.parse import understand
from tests.qa.aggregate_news import JANUARY, MARCH, news

TODAY = date(2025, 11, 30)
FIRE = news(
    "kebakaran", "Kabar Krui", date(2025, 4, 8), "Kebakaran Hanguskan Pasar Krui",
    "Kebakaran menghanguskan 40 kios di Pasar Krui, Kabupaten Way Semaka, Senin (7/4/2025) malam.",
)  # fmt: skip


def asked(question: str) -> Aggregate:
    found = aggregate_asked(understand(question), TODAY)
    assert found is not None
    return found


def events(articles: Sequence[Article], question: str) -> tuple[Event, ...]:
    reports = [report for each in articles for report in reports_in(each, sentences(each.text), asked(question))]
    return events_of_period(reports, {each.id: each.id for each in articles}, asked(question))[0]


def ids(found: Sequence[Event]) -> list[set[str]]:
    return [{report.article.id for report in event.reports} for event in found]


def quoted(found: Sequence[Event]) -> list[str]:
    firsts = [event.reports[0] for event in found]
    return [first.article.text[first.sentence.start : first.sentence.end] for first in firsts]


@pytest.mark.parametrize(
    ("title", "lead"),
    [
        ("Rapat Banjir Digelar di Way Semaka", "Rapat membahas banjir digelar di kantor bupati Way Semaka, Kamis (6/2/2025)."),
        ("Way Semaka Gelar Simulasi Banjir", "Simulasi banjir berlangsung di Kecamatan Gisting, Way Semaka, Kamis (6/2/2025)."),
        ("Setahun Banjir Way Semaka", "Warga Way Semaka mengenang setahun banjir yang melanda desa mereka, Kamis (6/2/2025)."),
        ("Banjir Way Semaka Ternyata Hoaks", "Kabar banjir yang melanda Way Semaka hoaks, kata Camat, Kamis (6/2/2025)."),
        ("Proyek Banjir Way Semaka Rampung", "Proyek penanganan banjir di Way Semaka rampung, Kamis (6/2/2025)."),
        ("Banjir Sering Landa Way Semaka", "Banjir kerap melanda Way Semaka setiap musim hujan, kata Camat, Kamis (6/2/2025)."),
    ],
)
def test_a_meeting_a_drill_a_denial_or_a_habit_is_no_event(title: str, lead: str) -> None:
    other = news("lain", "Gema Ogan", date(2025, 2, 6), title, lead)
    found = events([JANUARY, MARCH, other], "Berapa kali banjir melanda Way Semaka tahun ini?")
    assert ids(found) == [{JANUARY.id}, {MARCH.id}]


@pytest.mark.parametrize(
    ("title", "lead"),
    [
        ("Korban Kebakaran Pasar Krui Terima Bantuan", "Korban kebakaran Pasar Krui menerima beras, Rabu (9/4/2025)."),
        ("Polisi Selidiki Penyebab Kebakaran Pasar Krui", "Polisi memeriksa saksi kebakaran itu, Rabu (9/4/2025)."),
        ("Bupati Tinjau Lokasi Kebakaran Pasar Krui", "Bupati meninjau lokasi kebakaran Pasar Krui pada Rabu (9/4/2025)."),
    ],
)  # fmt: skip
def test_what_came_of_an_event_is_no_second_one(title: str, lead: str) -> None:
    later = news("susulan", "Gema Ogan", date(2025, 4, 9), title, lead)
    found = events([FIRE, later], "Berapa kali kebakaran terjadi di Pasar Krui tahun ini?")
    assert [event.day for event in found] == [date(2025, 4, 7)]


def test_the_day_beside_a_speaker_is_not_that_of_the_event() -> None:
    told = news(
        "pabrik", "Kabar Krui", date(2025, 4, 12), "Pabrik Karet di Krui Terbakar",
        "Kebakaran yang terjadi di pabrik karet Krui pada Rabu (9/4/2025) merusak dua gudang, kata Camat, Sabtu (12/4/2025).",
    )  # fmt: skip
    found = events([told], "Sebutkan kebakaran di Krui pada April 2025")
    assert [event.day for event in found] == [date(2025, 4, 9)]


def test_a_murder_is_not_dated_by_the_day_on_which_its_culprit_is_shown() -> None:
    told = news(
        "pembunuhan", "Kabar Krui", date(2025, 9, 19), "Juru Parkir Bunuh Pedagang Ikan di Krui",
        "Seorang juru parkir membunuh pedagang ikan di Pasar Krui. Pelaku mendatangi korban pada Sabtu (23/8/2025) pagi.",
    )  # fmt: skip
    found = events([told], "Berapa kali pembunuhan terjadi di Krui pada September 2025?")
    assert found == ()


def test_a_crash_in_the_next_regency_is_not_of_the_one_that_is_asked() -> None:
    here = news(
        "krui", "Kabar Krui", date(2025, 5, 2), "Dua Truk Tabrakan di Krui",
        "Kecelakaan dua truk terjadi di Jalan Lintas Krui, Kamis (1/5/2025). Seorang sopir terluka.",
    )  # fmt: skip
    there = news(
        "liwa", "Gema Ogan", date(2025, 5, 9), "Bus Masuk Jurang di Liwa",
        "Setelah beberapa kejadian di Krui, kecelakaan kembali terjadi. Kecelakaan bus di Liwa itu menewaskan warga Krui, "
        "Jumat (9/5/2025).",
    )  # fmt: skip
    home = news(
        "warga", "Pantau Pesisir", date(2025, 5, 20), "Warga Krui Tewas Tertabrak Truk",
        "Seorang warga Krui tewas dalam kecelakaan di Kotabumi, Selasa (20/5/2025).",
    )  # fmt: skip
    found = events([here, there, home], "Berapa kecelakaan di Krui pada Mei 2025?")
    assert ids(found) == [{here.id}]


def test_a_place_that_is_written_as_one_word_is_found() -> None:
    told = news(
        "beliung", "Kabar Krui", date(2025, 9, 13), "Puting Beliung Rusak Rumah di Waysemaka",
        "Puting beliung menerjang 28 rumah di Kabupaten Waysemaka, Jumat (12/9/2025).",
    )  # fmt: skip
    question = "How often did whirlwinds hit Way Semaka in 2025?"
    place = asked(question).place
    assert place is not None
    held = set(words(f"{told.title} {told.text}"))
    assert all(group & held for group in place.groups)
    assert ids(events([told], question)) == [{told.id}]


def test_in_indonesia_leaves_no_article_out() -> None:
    question = "Berapa kali banjir terjadi di Indonesia pada tahun 2025?"
    assert (asked(question).place, asked(question).topic) == (None, ())
    found = events([JANUARY, MARCH], question)
    assert ids(found) == [{JANUARY.id}, {MARCH.id}]


def test_an_arrest_is_of_the_police_that_is_named() -> None:
    own = news(
        "polres-krui", "Kabar Krui", date(2025, 6, 3), "Polres Krui Bekuk Pencuri",
        "Polres Krui menangkap seorang pencuri di Pasar Krui, Senin (2/6/2025).",
    )  # fmt: skip
    others = news(
        "polres-liwa", "Gema Ogan", date(2025, 6, 10), "Polres Liwa Bekuk Penadah",
        "Polres Liwa menangkap seorang penadah di Krui, Selasa (10/6/2025).",
    )  # fmt: skip
    found = events([own, others], "Penangkapan apa saja yang dilakukan Polres Krui pada Juni 2025?")
    assert ids(found) == [{own.id}]


def test_two_earthquakes_of_one_article_are_two() -> None:
    both = news(
        "gempa", "Kabar Krui", date(2025, 7, 9), "Dua Lindu Guncang Krui",
        "BMKG mencatat dua gempa pada Rabu (9/7/2025). Gempa pertama terjadi pukul 14.19 WIB di laut barat Krui. Gempa ini "
        "berkekuatan M 3,5. Tiga jam kemudian, pukul 17.38 WIB, gempa M 2,8 mengguncang Krui.",
    )  # fmt: skip
    found = events([both], "Berapa kali gempa mengguncang Krui pada Juli 2025?")
    assert quoted(found) == [
        "Gempa pertama terjadi pukul 14.19 WIB di laut barat Krui.",
        "Tiga jam kemudian, pukul 17.38 WIB, gempa M 2,8 mengguncang Krui.",
    ]


def test_of_two_earthquakes_in_one_article_the_one_elsewhere_is_left_out() -> None:
    both = news(
        "gempa", "Kabar Krui", date(2025, 7, 9), "Dua Gempa Hari Ini, Krui dan Ruteng",
        "BMKG mencatat dua gempa pada Rabu (9/7/2025). Gempa di Ruteng terjadi pukul 10.36 WIB. Gempa di Krui terjadi pukul "
        "17.38 WIB.",
    )  # fmt: skip
    found = events([both], "Berapa kali gempa mengguncang Krui pada Juli 2025?")
    assert quoted(found) == ["Gempa di Krui terjadi pukul 17.38 WIB."]


def test_earthquakes_three_days_apart_are_two_and_reports_of_one_minute_are_one() -> None:
    def quake(name: str, day: int, told: str) -> Article:
        return news(name, f"Media {name}", date(2025, 7, day), f"Gempa Guncang Krui, {name}", f"Gempa {told} mengguncang Krui.")

    articles = [
        quake("satu", 15, "M 6,2 pada Selasa (15/7/2025) pukul 01.21 WIB"),
        quake("dua", 15, "M 6,0 pada Selasa (15/7/2025) pukul 03.21 WIT"),
        quake("tiga", 18, "M 5,1 pada Jumat (18/7/2025) pukul 09.00 WIB"),
    ]
    found = events(articles, "Berapa kali gempa mengguncang Krui pada Juli 2025?")
    assert [event.day for event in found] == [date(2025, 7, 15), date(2025, 7, 18)]


def test_on_one_day_one_road_had_one_crash_whatever_each_paper_writes_of_it() -> None:
    leads = (
        "Tabrakan beruntun terjadi di Jalan Lintas Semaka, Senin (2/6/2025).",
        "Kecelakaan di Jalan Lintas Semaka, Senin (2/6/2025), melibatkan sembilan kendaraan.",
        "Enam orang tewas dalam kecelakaan di Jalan Lintas Semaka pada Senin (2/6/2025).",
    )
    day, title = date(2025, 6, 2), "Kecelakaan di Lintas Semaka"
    articles = [news(f"n{k}", f"Media {k}", day, title, lead) for k, lead in enumerate(leads)]
    found = events(articles, "Berapa kali kecelakaan terjadi di Lintas Semaka pada Juni 2025?")
    assert ids(found) == [{"n0", "n1", "n2"}]


def test_what_was_printed_before_an_event_is_not_of_it() -> None:
    third = news(
        "tiga", "Kabar Krui", date(2025, 9, 3), "Polisi Bubarkan Tawuran di Pasar Krui",
        "Tawuran pecah di Pasar Krui dan melibatkan warga Pugung dan Gisting.",
    )  # fmt: skip
    fourth = news(
        "empat", "Gema Ogan", date(2025, 9, 4), "Tawuran Lagi di Pasar Krui",
        "Tawuran warga Pugung dan Gisting kembali terjadi di Pasar Krui, Kamis (4/9/2025).",
    )  # fmt: skip
    found = events([third, fourth], "Berapa kali tawuran terjadi di Pasar Krui pada September 2025?")
    assert [event.day for event in found] == [date(2025, 9, 3), date(2025, 9, 4)]


def test_the_day_may_be_told_sentences_later() -> None:
    told = news(
        "perahu", "Kabar Krui", date(2025, 7, 1), "Polisi Ungkap Pencurian Perahu di Krui",
        "Polisi mengungkap kasus pencurian perahu di Krui. Dua orang diperiksa. Perahu itu milik nelayan. Peristiwa ini "
        "terjadi pada Senin (30/6/2025) dini hari.",
    )  # fmt: skip
    assert [event.day for event in events([told], "Sebutkan pencurian di Krui tahun 2025")] == [date(2025, 6, 30)]


def test_an_arrest_has_its_own_day_and_not_that_of_the_crime() -> None:
    told = news(
        "pembunuh", "Kabar Krui", date(2025, 7, 23), "Pembunuh Pedagang Krui Tertangkap",
        "Polisi Krui menangkap pembunuh pedagang, yang terjadi pada Minggu (22/6/2025). Pada Rabu (23/7/2025), polisi "
        "menangkap pelaku di kebun.",
    )  # fmt: skip
    assert [event.day for event in events([told], "Penangkapan apa saja yang terjadi di Krui tahun 2025?")] == [
        date(2025, 7, 23)
    ]


def test_who_died_after_a_landslide_buried_him_is_told_of_one() -> None:
    told = news(
        "longsor", "Kabar Krui", date(2025, 9, 17), "Dua Buruh Tewas Tertimpa Longsor di Krui",
        "Dua buruh tewas setelah tertimpa tanah longsor di perbukitan Krui, Rabu (17/9/2025) siang.",
    )  # fmt: skip
    assert ids(events([told], "Berapa kali longsor terjadi di Krui pada 2025?")) == [{told.id}]


def test_a_month_behind_a_place_in_small_letters_is_no_part_of_its_name() -> None:
    place = asked("berapa kali kecelakaan di tol semaka september 2025?").place
    assert place is not None
    assert place.name == "tol semaka"


def test_a_place_that_the_article_itself_puts_in_the_one_asked_for_is_of_it() -> None:
    told = news(
        "gudang", "Kabar Krui", date(2025, 4, 8), "Kebakaran Gudang di Penjaringan Padam",
        "Kebakaran gudang di Penjaringan, Jakarta Utara, berhasil dipadamkan. Kerugian ditaksir Rp 2 miliar. "
        "Laporan kebakaran gudang di Penjaringan diterima petugas pukul 13.30 WIB, Senin (7/4/2025).",
    )  # fmt: skip
    assert ids(events([told, FIRE], "Sebutkan kebakaran di Jakarta Utara pada April 2025")) == [{"gudang"}]


def test_a_longer_name_is_another_place() -> None:
    told = [
        news(
            "alur", "Kabar Krui", date(2025, 4, 8), "Pabrik Terbakar",
            "Pabrik di Jalan Permata, Tegal Alur, Kalideres, Jakarta Barat terbakar, Senin (7/4/2025).",
        ),
        news(
            "warung", "Kabar Krui", date(2025, 4, 9), "Kompor Meledak",
            "Sebuah Warung Tegal di Kalideres, Jakarta Barat terbakar, Selasa (8/4/2025).",
        ),
        news("tegal", "Kabar Krui", date(2025, 4, 10), "Rumah Terbakar", "Rumah di Tegal terbakar, Rabu (9/4/2025) dini hari."),
    ]  # fmt: skip
    assert ids(events(told, "Berapa kali kebakaran di Tegal tahun ini?")) == [{"tegal"}]


def test_a_regency_lies_in_its_province_though_the_report_does_not_say_so() -> None:
    told = [
        news(
            "juwangi", "Kabar Krui", date(2025, 10, 21), "Jembatan Hanyut Terbawa Banjir",
            "Sebuah jembatan di Juwangi, Boyolali hanyut terbawa banjir, Senin (20/10/2025).",
        ),
        news(
            "genuk", "Kabar Krui", date(2025, 10, 23), "Jalan Pantura Banjir",
            "Banjir merendam jalan di Kecamatan Genuk, Kota Semarang, Rabu (22/10/2025).",
        ),
        news(
            "banyumas", "Kabar Krui", date(2025, 10, 21), "Banjir Rendam Banyumas",
            "Banjir merendam jalan di Banyumas, Senin (20/10/2025).",
        ),
        news("ngawi", "Kabar Krui", date(2025, 10, 25), "Banjir Rendam Sawah", "Banjir di Ngawi, Jumat (24/10/2025)."),
    ]  # fmt: skip
    assert ids(events(told, "Sebutkan banjir di Jawa Tengah pada Oktober 2025")) == [{"banyumas"}, {"juwangi"}, {"genuk"}]


def test_the_short_name_of_a_place_is_the_place() -> None:
    said = "Kios terbakar di Sawah Besar, Jakpus, Senin (7/4/2025)."
    told = news("angkasa", "Kabar Krui", date(2025, 4, 8), "Kebakaran di Sawah Besar", said)
    for question in ("Sebutkan kebakaran di Jakarta Pusat tahun 2025", "List the fires in Central Jakarta in 2025"):
        assert ids(events([told, FIRE], question)) == [{"angkasa"}]
    typed = asked("berapa kali kebakaran di jakpus tahun ini?").place
    assert typed
    assert typed.name == "jakarta pusat"


def test_a_burnt_body_is_no_fire() -> None:
    told = news(
        "jenazah", "Kabar Krui", date(2025, 4, 8), "Empat Jenazah Ditemukan di Way Semaka",
        "Keempat jenazah ditemukan di Way Semaka, Senin (7/4/2025), dalam keadaan tidak utuh lagi karena hangus.",
    )  # fmt: skip
    assert ids(events([told, FIRE], "Berapa kali kebakaran di Way Semaka tahun ini?")) == [{FIRE.id}]


def test_sting_operations_are_counted() -> None:
    told = [
        news(
            f"ott-{day}", "Kabar Krui", date(2025, 8, day + 1), f"OTT KPK di {place}",
            f"KPK menggelar operasi tangkap tangan (OTT) di {place}, {name} ({day}/8/2025). Tim membawa uang tunai.",
        )
        for day, name, place in ((4, "Senin", "Semaka Barat"), (13, "Rabu", "Talang Ratu"))
    ]  # fmt: skip
    said = "Anggota DPR menilai jaksa yang terjaring operasi tangkap tangan (OTT) KPK terlalu banyak."
    debate = news("debat", "Gema Ogan", date(2025, 8, 20), "DPR Cecar Calon Pimpinan KPK soal Jaksa Kena OTT", said)
    assert ids(events([*told, debate], "Berapa kali OTT KPK pada Agustus 2025?")) == [{"ott-4"}, {"ott-13"}]


def test_which_ones_happened_on_one_day_is_a_list() -> None:
    assert asked("Kecelakaan apa saja di Jakarta Selatan pada 10 September 2019?").kind == "list"


def test_a_quarter_that_is_called_by_a_weekday_dates_nothing() -> None:
    told = news(
        "sati", "Kabar Krui", date(2025, 9, 10), "Pejalan Kaki Tewas Tertabrak",
        "Seorang pejalan kaki tewas tertabrak mobil di ruas Simatupang, Pasar Minggu, Jakarta Selatan, Selasa (9/9/2025).",
    )  # fmt: skip
    found = events([told], "Kecelakaan apa saja di Jakarta Selatan pada 9 September 2025?")
    assert [event.day for event in found] == [date(2025, 9, 9)]


def test_a_landslide_is_of_the_day_since_which_the_road_is_closed() -> None:
    told = [
        news(
            "siswa", "Kabar Krui", date(2025, 3, 21), "Siswa Kota Ratu Jalan Kaki ke Sekolah",
            "Siswa Kota Ratu berjalan kaki. Jalan tertutup material longsor sejak Kamis malam (20/3/2025), "
            "ujar Ridwan dari Pemkab Way Semaka.",
        ),
        news(
            "tebing", "Gema Ogan", date(2025, 5, 3), "Tebing Ambrol Timbun Jalan Sido Maju",
            "Tebing setinggi 34 meter di Desa Sido Maju, Kecamatan Sidoindah, ambrol dan menimbun jalan "
            "di Way Semaka, Jumat (2/5/2025).",
        ),
    ]  # fmt: skip
    found = events(told, "Berapa kali longsor di Way Semaka tahun ini?")
    assert [event.day for event in found] == [date(2025, 3, 20), date(2025, 5, 2)]
