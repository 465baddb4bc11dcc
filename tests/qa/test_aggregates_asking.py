"""What is taken for a question across articles, and what is left to the reader."""

from datetime import date

import pytest

from qa.aggregates.asking import Aggregate, aggregate_asked
from qa.question.parse import understand
from qa.types import Conversation, Turn

TODAY = date(2025, 11, 30)


def asked(text: str, *, infer_dates: bool = True) -> Aggregate | None:
    return aggregate_asked(understand(text), TODAY, infer_dates=infer_dates)


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Berapa kali banjir melanda Way Semaka tahun ini?", "count"),
        ("berapa kebakaran di pringsewu bulan lalu", "count"),
        ("How many traffic accidents were there in Krui in 2024?", "count"),
        ("How often has Mount Rajabasa erupted since 2018?", "count"),
        ("Sebutkan semua kecelakaan di Way Semaka pada 2024", "list"),
        ("Tanah longsor apa saja yang terjadi di Krui tahun lalu?", "list"),
        ("List all landslides in Krui in 2020", "list"),
        ("Kabupaten mana saja yang dilanda puting beliung tahun 2024?", "list"),
        ("Sebutkan kabupaten yang sudah menetapkan calon", "list"),
        ("Kapan terakhir kali gempa mengguncang Krui?", "latest"),
        ("When was the last flood in Way Semaka?", "latest"),
        ("Kapan pertama kali longsor menimpa Krui?", "latest"),
        ("Apa perkembangan kasus korupsi dana hibah KONI Krui?", "timeline"),
        ("What are the latest developments in the Krui harbour corruption case?", "timeline"),
    ],
)
def test_what_no_single_article_answers_is_told_by_its_words(question: str, kind: str) -> None:
    found = asked(question)
    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize(
    "question",
    [
        "Berapa orang tewas akibat banjir di Way Semaka?",
        "How many people died in the floods of 2024?",
        "Berapa jumlah anggaran penanganan banjir tahun ini?",
        "Berapa rumah terendam banjir di Way Semaka?",
        "How many times were letters sent to regents about the 2019 fires?",
        "How many flood victims were there in Krui?",
        "Peserta sekolah lansia harus ikut berapa kali pertemuan?",
        "Sebutkan tiga kecelakaan yang disebut Kapolres",
        "Tahun berapa gempa itu terjadi?",
        "Kapan banjir melanda Way Semaka?",
        "Berapa korban kecelakaan di Krui tahun ini?",
        "Ada berapa kebakaran di Krui pada 3 Maret 2024?",
        "Berapa kali banjir melanda Way Semaka dan siapa bupatinya?",
    ],
)
def test_what_one_article_may_answer_is_left_to_the_reader(question: str) -> None:
    assert asked(question) is None


def test_a_follow_up_is_left_to_the_reader() -> None:
    talk = Conversation((Turn("Di mana banjir itu?", "Di mana banjir itu?", ("a",)),))
    assert aggregate_asked(understand("Berapa kali banjir itu melanda?", talk), TODAY) is None


def test_place_period_and_what_else_is_asked_are_kept_apart() -> None:
    found = asked("Berapa kali kebakaran pasar terjadi di Kota Way Semaka sejak 2024?")
    assert found is not None
    assert found.event is not None
    assert found.place is not None
    assert (found.event.name, found.place.name, found.place.kind) == ("fire", "way semaka", "kota")
    assert (found.since, found.until) == (date(2024, 1, 1), None)
    assert [idea[0][0] for idea in found.topic] == ["pasar"]


def test_an_english_side_of_the_compass_is_the_indonesian_place() -> None:
    found = asked("How many floods hit West Semaka this year?")
    assert found is not None
    assert found.place is not None
    assert found.place.name == "semaka barat"
    assert (found.since, found.until) == (date(2025, 1, 1), date(2025, 12, 31))


def test_a_period_bounds_nothing_where_it_was_taken_back() -> None:
    found = asked("Berapa kali banjir melanda Way Semaka tahun ini?", infer_dates=False)
    assert found is not None
    assert (found.since, found.until) == (None, None)


@pytest.mark.parametrize(
    ("text", "is_it"),
    [
        ("Warga Way Semaka mengungsi.", True),
        ("Warga WAY SEMAKA mengungsi.", True),
        ("Warga Way Semaka Barat mengungsi.", False),
        ("Kecelakaan di Jalan Way Semaka, Metro.", False),
        ("Warga Way Semakin mengungsi.", False),
    ],
)
def test_a_place_is_no_part_of_another_name(text: str, is_it: bool) -> None:
    found = asked("Berapa kali banjir melanda Way Semaka?")
    assert found is not None
    assert found.place is not None
    assert bool(found.place.pattern.search(text)) is is_it
