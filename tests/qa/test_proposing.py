"""What is asked of an article, which questions of an archive are proposed, and an editor going through them."""

import io
import json
import random
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from corpus.text import sentences
from corpus.types import Article
from index.browse import Heading
from qa.evaluation.review import review
from qa.evaluation.run import read_question_file
from qa.question_generation.drafts import Draft
from qa.question_generation.events import in_english, subject_of
from qa.question_generation.office_holders import holders_in, is_person
from qa.question_generation.propose import Proposal, propose, spread, written
from qa.question_generation.rules import drafts_of

if TYPE_CHECKING:
    from index import Archive


def drafts(text: str, published: date | None = date(2024, 8, 27)) -> list[Draft]:
    article = Article("a", "a.txt", "Judul", text, published)
    return drafts_of(article, sentences(article.text))


def asked(text: str) -> dict[str, tuple[str, ...]]:
    return {draft.question: draft.answers for draft in drafts(text)}


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (
            "Kapolres Kaur, AKBP Sari Dewi Lestari, mengatakan jalan itu ditutup.",
            "Siapa Kapolres Kaur pada Agustus 2024?",
            "AKBP Sari Dewi Lestari",
        ),
        (
            "Kapolres Kaur, AKBP Sari Dewi Lestari, mengatakan jalan itu ditutup.",
            "Who was the police chief of Kaur in August 2024?",
            "AKBP Sari Dewi Lestari",
        ),
        (
            "Kapolres Kaur, AKBP Sari Dewi Lestari, mengatakan jalan itu ditutup.",
            "What office did Sari Dewi Lestari hold in August 2024?",
            "Kapolres Kaur",
        ),
        (
            'Bupati Way Lima Rosmawati Hasan datang. "Kami siap," ujar Rosmawati. Way Lima sepi.',
            "Apa jabatan Rosmawati Hasan pada Agustus 2024?",
            "Bupati Way Lima",
        ),
        ("Korban, Toni Parlindungan (33), dirawat di klinik terdekat.", "How old was Toni Parlindungan?", "33"),
        (
            "Warga Desa Linau Indah, Kecamatan Maje, Kabupaten Kaur, mengungsi ke balai desa.",
            "In which subdistrict is Desa Linau Indah, Kabupaten Kaur?",
            "Kecamatan Maje",
        ),
        (
            "Data itu dihimpun Tim Pengendalian Inflasi Daerah (TPID) selama sebulan.",
            "What does TPID stand for?",
            "Tim Pengendalian Inflasi Daerah",
        ),
        (
            "Festival Tanjung Raya 2024 digelar di Pantai Labuhan Jukung, Krui, pada Sabtu (24/8/2024).",
            "Where was Festival Tanjung Raya 2024 held?",
            "Pantai Labuhan Jukung, Krui",
        ),
        (
            "Festival Tanjung Raya 2024 digelar di Pantai Labuhan Jukung, Krui, pada Sabtu (24/8/2024).",
            "Kapan Festival Tanjung Raya 2024 digelar?",
            "Sabtu (24/8/2024)",
        ),
        (
            "Jembatan Way Besai Baru diresmikan langsung oleh Gubernur Bengkulu Utara, Dr. Hendra Wijaya Kusuma.",
            "Siapa yang meresmikan Jembatan Way Besai Baru?",
            "Dr. Hendra Wijaya Kusuma",
        ),
        (
            "KPU Kabupaten Ranau menggelar rapat pleno hasil Pilkada 2024 di Hotel Danau Biru, Senin (26/8/2024).",
            "Kapan KPU Kabupaten Ranau menggelar rapat pleno hasil Pilkada 2024 di Hotel Danau Biru?",
            "Senin (26/8/2024)",
        ),
        (
            "KPU Kabupaten Ranau menggelar rapat pleno hasil Pilkada 2024 di Hotel Danau Biru, Senin (26/8/2024).\n"
            "Rapat dipimpin Ketua KPU Ranau, Hj. Nila Puspita Sari, dan dihadiri saksi.",
            "Siapa yang memimpin rapat pleno hasil Pilkada 2024 yang digelar KPU Kabupaten Ranau?",
            "Hj. Nila Puspita Sari",
        ),
        (
            "KPU Kabupaten Ranau menggelar rapat pleno hasil Pilkada 2024 di Hotel Danau Biru, Senin (26/8/2024).\n"
            "Rapat dipimpin Ketua KPU Ranau, Hj. Nila Puspita Sari, dan dihadiri saksi.",
            "Who chaired the plenary meeting of KPU Kabupaten Ranau at Hotel Danau Biru?",
            "Hj. Nila Puspita Sari",
        ),
        (
            "Sebanyak 213 rumah di Kecamatan Semaka terendam luapan Sungai Way Semaka.",
            "Berapa banyak rumah di Kecamatan Semaka terendam luapan Sungai Way Semaka?",
            "213 rumah",
        ),
        (
            "Polres Pesisir Selatan mengerahkan 120 personel untuk Operasi Lilin.",
            "Berapa personel yang dikerahkan Polres Pesisir Selatan untuk Operasi Lilin?",
            "120 personel",
        ),
        (
            "Lari Malam Krui 2024 diikuti sekitar 450 peserta dari tiga provinsi.",
            "How many participants took part in Lari Malam Krui 2024?",
            "450 peserta",
        ),
        (
            "Anggaran pembangunan Jembatan Way Besai mencapai Rp 2,5 miliar tahun ini.",
            "Berapa anggaran pembangunan Jembatan Way Besai?",
            "Rp 2,5 miliar",
        ),
        (
            "Ratna Dewi Anggraini dilantik sebagai Ketua KPU Ranau menggantikan pendahulunya.",
            "Who was sworn in as the chair of KPU Ranau?",
            "Ratna Dewi Anggraini",
        ),
    ],
)
def test_what_a_sentence_says_plainly_is_asked(text: str, question: str, answer: str) -> None:
    found = asked(text)
    assert question in found
    assert found[question][0] == answer


@pytest.mark.parametrize(
    "text",
    [
        "Mantan Kapolres Kaur, AKBP Sari Dewi Lestari, mengatakan jalan itu ditutup.",  # no longer
        "Gubernur New York, New Jersey, dan Ohio bertemu.",  # places
        "Toni Parlindungan (12), siswa, dirawat di klinik terdekat.",  # a child
        "Titik panas ada di Indragiri Hulu (26), Rokan Hilir (31), dan Siak Raya (44).",  # counts of places
        "Kegiatan tersebut digelar di Krui, Sabtu (24/8/2024).",  # which one?
        "Sebanyak 213 rumah di kecamatan itu terendam.",
        "Polisi menangkapnya di Kota, Senin (26/8/2024).",
        "Ia lahir di Liwa pada 3 Mei 1970.",
    ],
)
def test_what_is_left_open_or_nobodys_business_is_not_asked(text: str) -> None:
    assert asked(text) == {}


def test_offices_that_several_hold_are_not_asked_for_their_holder() -> None:
    found = drafts("Wakil Ketua DPRD Ranau, Nila Puspita Sari, mengatakan rapat ditunda.")
    assert {draft.rule for draft in found} == {"office"}


def test_an_article_without_a_date_is_asked_without_a_month() -> None:
    text = "Kapolres Kaur, AKBP Sari Dewi Lestari, mengatakan jalan itu ditutup."
    assert "Siapa Kapolres Kaur?" in {draft.question for draft in drafts(text, None)}


def test_dates_are_resolved_by_the_day_of_publication() -> None:
    found = drafts("Pekan Budaya Ranau dibuka di Liwa, Sabtu (24/8).")
    assert {draft.day for draft in found if draft.kind == "when"} == {date(2024, 8, 24)}
    assert {draft.answers for draft in found if draft.kind == "when"} == {("Sabtu (24/8)", "24/8")}


def test_a_dateline_is_no_part_of_the_question() -> None:
    found = asked("KRUI, PANTAU LAMPUNG – Pekan Budaya Ranau dibuka di Liwa, Sabtu (24/8).")
    assert "Kapan Pekan Budaya Ranau dibuka?" in found


def test_answers_are_words_of_the_article_and_not_of_the_question(sample_articles: dict[str, Article]) -> None:
    seen = 0
    for article in sample_articles.values():
        for draft in drafts_of(article, sentences(article.text)):
            seen += 1
            assert draft.sentence in article.text
            for answer in draft.answers:
                assert answer in draft.sentence
                assert answer not in draft.question
    assert seen > len(sample_articles)


def test_where_a_name_begins_is_told_by_how_the_article_goes_on() -> None:
    text = 'Bupati Way Lima Rosmawati Hasan datang. "Kami siap," ujar Rosmawati. Way Lima sepi.'
    (holder,) = holders_in(text, 0, len(text))
    assert (holder.complement, text[holder.name.start : holder.name.end]) == ("Way Lima", "Rosmawati Hasan")
    untold = "Bupati Way Lima Rosmawati Hasan datang."
    assert list(holders_in(untold, 0, len(untold))) == []


@pytest.mark.parametrize(
    ("name", "is_one"),
    [("Rinaldo Aser", True), ("M. Fikri Ardiansyah", True), ("Rinaldo", False), ("Dinas Kesehatan", False), ("Ayu Ayu", False)],
)
def test_a_person_has_two_names_that_name_nothing_else(name: str, is_one: bool) -> None:
    assert is_person(name) is is_one


@pytest.mark.parametrize(
    ("subject", "english"),
    [
        ("Festival Krakatau 2024", "Festival Krakatau 2024"),
        ("laga Semen Padang vs Persib", "the match Semen Padang vs Persib"),
        ("kebakaran di Pasar Krui", "the fire at Pasar Krui"),
        ("Presiden Joko Widodo", None),
        ("pembangunan jalan lintas Liwa", None),
    ],
)
def test_only_names_and_known_heads_are_put_into_english(subject: str, english: str | None) -> None:
    assert in_english(subject) == english


@pytest.mark.parametrize(
    "written_so", ["Acara tersebut di Krui Barat", "Pesta kostum Ranau", "Rumahnya di Liwa Timur", "Sabtu Pagi Ranau"]
)
def test_a_subject_that_leaves_open_what_is_meant_is_none(written_so: str) -> None:
    assert subject_of(written_so) is None


def test_articles_are_visited_by_outlet_and_month_in_turn() -> None:
    held = [
        Heading(f"{outlet}{month}{k}", "t", outlet, date(2024, month, 1))
        for outlet in "AB"
        for month in (1, 2)
        for k in range(3)
    ]
    order = spread(held, random.Random(1))
    for turn in range(3):
        cells = {(heading.outlet, heading.published) for heading in order[4 * turn : 4 * turn + 4]}
        assert len(cells) == 4
    assert Counter(heading.id for heading in order) == Counter(heading.id for heading in held)
    assert spread(held[::-1], random.Random(1)) == order


@pytest.fixture(scope="module")
def proposals(sample_archive: "Archive") -> list[Proposal]:
    return propose(sample_archive, 30, seed=3)


def test_the_same_seed_proposes_the_same(sample_archive: "Archive", proposals: list[Proposal]) -> None:
    assert written(propose(sample_archive, 30, seed=3)) == written(proposals)
    assert written(propose(sample_archive, 30, seed=4)) != written(proposals)


def test_proposals_are_lines_of_questions_that_no_editor_has_accepted(proposals: list[Proposal]) -> None:
    records = [json.loads(line) for line in written(proposals).splitlines()]
    assert len(records) == 30
    assert all(record["accepted"] is False for record in records)
    assert all(record["evidence"] and record["article_title"] for record in records)
    assert {record["lang"] for record in records} == {"id", "en"}
    assert len({record["type"] for record in records}) >= 4
    assert len({record["question"] for record in records}) == 30


def test_answers_stand_in_the_evidence_and_the_evidence_in_its_article(
    proposals: list[Proposal], sample_archive: "Archive"
) -> None:
    for each in proposals:
        record = each.to_dict(1)
        assert record["evidence"] in sample_archive.article(each.article.id).text
        assert all(answer in record["evidence"] for answer in record["answers"])


def test_some_cannot_be_answered_and_say_so(proposals: list[Proposal], sample_articles: dict[str, Article]) -> None:
    refused = [each.to_dict(1) for each in proposals if not each.answerable]
    assert len(refused) == round(30 * 0.16)
    assert all((record["answers"], record["article_id"], record["answerable"]) == ([], None, False) for record in refused)
    held = {draft.question for a in sample_articles.values() for draft in drafts_of(a, sentences(a.text))}
    assert held.isdisjoint(record["question"] for record in refused)


def test_one_language_alone_can_be_asked_for(sample_archive: "Archive") -> None:
    assert {each.draft.language for each in propose(sample_archive, 8, languages=("en",))} == {"en"}


LINES: list[dict[str, Any]] = [
    {
        "id": "p1",
        "question": "Siapa A?",
        "answers": ["Ani"],
        "accepted": False,
        "evidence": "A ialah Ani.",
        "article_title": "Satu",
    },
    {
        "id": "p2",
        "question": "Siapa B?",
        "answers": ["Budi"],
        "accepted": False,
        "evidence": "B ialah Budi.",
        "article_title": "Dua",
    },
    {
        "id": "p3",
        "question": "Siapa C?",
        "answers": ["Cici"],
        "accepted": False,
        "evidence": "C ialah Cici.",
        "article_title": "Tiga",
    },
    {"id": "q1", "question": "Siapa D?", "answers": ["Dedi"]},
]


@pytest.fixture
def proposed(tmp_path: Path) -> Path:
    path = tmp_path / "proposed.jsonl"
    path.write_text("".join(f"{json.dumps(line)}\n" for line in LINES), encoding="utf-8")
    return path


def typed(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    """What an editor types, as through a pipe."""
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def kept(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_an_editor_accepts_drops_and_mends(proposed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, "y", "n", "e", "Siapakah C itu?", "Cici | C", "y")
    review(proposed)
    records = kept(proposed)
    assert [record.get("accepted") for record in records] == [True, False, True, None]
    assert records[1]["dropped"]
    assert (records[2]["question"], records[2]["answers"]) == ("Siapakah C itu?", ["Cici", "C"])
    assert records[3] == LINES[3]
    asked_of = read_question_file(proposed)
    assert [question.id for question in asked_of.questions] == ["p1", "p3", "q1"]
    assert asked_of.left_out == 1


def test_a_review_goes_on_where_it_was_left(
    proposed: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, "n", "q")
    review(proposed)
    assert "0 of" not in capsys.readouterr().out
    typed(monkeypatch, "y")  # and then the input ends
    review(proposed)
    printed = capsys.readouterr().out
    assert "1 of 2" in printed
    assert "Siapa A?" not in printed
    assert [(record.get("accepted"), record.get("dropped", False)) for record in kept(proposed)] == [
        (False, True),
        (True, False),
        (False, False),
        (None, False),
    ]


def test_what_is_typed_that_means_nothing_changes_nothing(proposed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, "apa?", "", "q")
    review(proposed)
    assert kept(proposed) == LINES


def test_an_answer_that_the_evidence_does_not_hold_is_remarked_on(
    proposed: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, "e", "", "Anita", "q")
    review(proposed)
    assert "'Anita' does not stand in the evidence" in capsys.readouterr().out
    assert kept(proposed) == LINES  # not settled, so not saved


def test_no_answer_makes_a_question_one_that_is_to_be_refused(proposed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, "e", "", "-", "y", "q")
    review(proposed)
    assert (kept(proposed)[0]["answers"], kept(proposed)[0]["answerable"]) == ([], False)


def test_what_steers_a_terminal_is_not_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "p.jsonl"
    path.write_text(json.dumps({**LINES[0], "evidence": "A \x1b[2J ialah\nAni."}), encoding="utf-8")
    typed(monkeypatch, "q")
    review(path)
    assert "\x1b" not in capsys.readouterr().out
