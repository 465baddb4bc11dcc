"""Which questions ask for a total or a comparison, of what and between what; and which are left to one article."""

from datetime import date

import pytest

from qa.aggregates.asking import Aggregate
from qa.aggregates.asking_figures import across_asked, asks_across, figures_asked
from qa.question.parse import understand
from qa.types import Conversation, Turn

TODAY = date(2025, 11, 30)


def asked(text: str, *, infer_dates: bool = True) -> Aggregate | None:
    return figures_asked(understand(text), TODAY, infer_dates=infer_dates)


def year(of: int) -> tuple[date, date]:
    return date(of, 1, 1), date(of, 12, 31)


@pytest.mark.parametrize(
    ("question", "measure"),
    [
        ("Berapa total korban tewas banjir di Way Semaka tahun ini?", "deaths"),
        ("Berapa total rumah terendam banjir di Way Semaka sepanjang 2024?", "houses"),
        ("Berapa total kerugian semua kebakaran di Way Semaka?", "losses"),
        ("How many people died in floods in Way Semaka in 2024 in total?", "deaths"),
        ("Berapa total korban tewas semua kejadian banjir di Way Semaka antara 5 dan 10 Maret 2024?", "deaths"),
        ("Berapa total orang yang keracunan makanan di Way Semaka pada Maret 2024?", "poisoned"),
    ],
)
def test_a_total_is_of_a_measure_of_several_events(question: str, measure: str) -> None:
    found = asked(question)
    assert found is not None
    assert found.measure is not None
    assert found.place is not None
    assert (found.kind, found.measure.name, found.place.name) == ("total", measure, "way semaka")


@pytest.mark.parametrize(
    "question",
    [
        "berapa total rumah yang rusak akibat banjir di Way Semaka tahun 2024",
        "Berapa total korban tewas karena banjir dan banjir bandang di Way Semaka pada 2024?",
    ],
)
def test_what_caused_a_loss_and_a_second_name_of_the_event_are_no_further_conditions(question: str) -> None:
    found = asked(question)
    assert found is not None
    assert found.topic == ()


@pytest.mark.parametrize(
    ("question", "labels"),
    [
        ("Lebih banyak mana banjir di Way Semaka atau Ogan Lestari?", ["Way Semaka", "Ogan Lestari"]),
        ("lebih banyak mana banjir di way semaka atau ogan lestari tahun 2024?", ["way semaka", "ogan lestari"]),
        ("Which had more floods in 2024, Way Semaka or Ogan Lestari?", ["Way Semaka", "Ogan Lestari"]),
        ("Bandingkan jumlah banjir di Way Semaka tahun 2023 dan 2024", ["2023", "2024"]),
        ("Compare floods in Way Semaka in 2023 and 2024", ["2023", "2024"]),
        ("bandingkan harga kopi 2023 dan 2024", ["2023", "2024"]),
        ("Bandingkan kebakaran di Way Semaka pada Januari dan Februari 2024", ["2024-01", "2024-02"]),
        ("Apakah banjir di Way Semaka meningkat atau menurun?", ["2023", "2024"]),
        ("Bandingkan jumlah banjir di Way Semaka dan Ogan Lestari Maret 2024", ["Way Semaka", "Ogan Lestari"]),
        ("naik atau turun harga kopi?", []),
        ("Is the price of coffee going up or down?", []),
    ],
)
def test_a_comparison_has_the_sides_that_the_question_names(question: str, labels: list[str]) -> None:
    found = asked(question)
    assert found is not None
    assert (found.kind, [side.label for side in found.sides]) == ("comparison", labels)


def test_each_side_has_what_both_have_in_common() -> None:
    places = asked("Lebih banyak mana banjir di Way Semaka atau Ogan Lestari pada 2024?")
    years = asked("Bandingkan jumlah banjir di Way Semaka tahun 2023 dan 2024")
    assert places is not None
    assert years is not None
    assert [(side.since, side.until) for side in places.sides] == [year(2024), year(2024)]
    assert [(side.since, side.until) for side in years.sides] == [year(2023), year(2024)]
    assert [side.place.name for side in years.sides if side.place] == ["way semaka", "way semaka"]


def test_what_is_compared_besides_place_and_time_is_the_topic() -> None:
    found = asked("Naik atau turun harga kopi robusta di Way Semaka?")
    assert found is not None
    assert found.event is None
    assert [idea[0][0] for idea in found.topic] == ["kopi", "robusta"]


@pytest.mark.parametrize(
    "question",
    [
        "Berapa total kerugian akibat kebakaran di Pasar Baru?",
        "Berapa korban tewas banjir di Way Semaka tahun ini?",
        "Berapa harga kopi di Way Semaka?",
        "Mengapa harga kopi naik atau turun?",
        "Siapa yang lebih banyak menang di Way Semaka atau Ogan Lestari?",
        "Lebih banyak mana pelamar pria atau wanita?",
        "How many workers joined the protest against higher contributions in Bogor on 2 September 2019?",
        "Apakah harga beras naik?",
        "Berapa total korban tewas banjir di Way Semaka dan siapa bupatinya?",
        "Lebih banyak mana banjir di Way Semaka atau Ogan Lestari pada 3 Maret 2024?",
    ],
)
def test_what_one_article_may_answer_is_left_to_the_reader(question: str) -> None:
    assert asked(question) is None


def test_a_follow_up_is_left_to_the_reader() -> None:
    talk = Conversation((Turn("Di mana banjir itu?", "Di mana banjir itu?", ("a",)),))
    assert figures_asked(understand("Berapa total korban tewas banjir itu tahun ini?", talk), TODAY) is None


def test_without_inferred_dates_nothing_bounds_a_comparison_of_places() -> None:
    found = asked("Lebih banyak mana banjir di Way Semaka atau Ogan Lestari pada 2024?", infer_dates=False)
    assert found is not None
    assert [(side.since, side.until) for side in found.sides] == [(None, None), (None, None)]


def test_a_follow_up_that_asks_across_is_known_for_it_though_it_is_read_in_the_articles_that_it_follows() -> None:
    spoken = Conversation((Turn("berapa kali banjir di way tuba", "berapa kali banjir di way tuba", ("a",)),))
    asked = understand("kapan terakhir banjir di sana", spoken)
    assert across_asked(asked, TODAY) is None
    assert asks_across(asked, TODAY)
    assert not asks_across(understand("kapan banjir itu surut", spoken), TODAY)


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("berapa kali banjir di way semaka", "count"),
        ("kapan terakhir banjir di way semaka", "latest"),
    ],
)
def test_what_names_its_event_and_its_place_is_counted_in_any_conversation(question: str, kind: str) -> None:
    spoken = Conversation((Turn("siapa ketua kpu lampung barat", "siapa ketua kpu lampung barat", ("a",)),))
    asked = understand(question, spoken)
    assert asked.is_follow_up
    found = across_asked(asked, TODAY)
    assert found is not None
    assert found.kind == kind
