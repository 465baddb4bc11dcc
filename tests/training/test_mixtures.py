"""What the reader is shown: each source gives questions whose answers stand where they say, and can be left out."""

import gzip
import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from index.embedding import BUNDLED
from training.data import HELD_BACK, fold
from training.mixtures import SOURCES, Given, mixture, native_rows
from training.negatives import cut_away, elsewhere, near_passages, searched_passages
from training.reading import Example

STORY = (
    "Bupati Lampung Barat membuka festival kopi di Liwa pada Senin (26/08) pagi bersama warga.\n"
    "Festival itu diikuti 120 petani kopi dari lima kecamatan dan berlangsung selama tiga hari penuh.\n"
    "Panitia menyiapkan lapangan, panggung, dan tenda bagi pengunjung yang datang dari luar daerah."
)
OTHER = "Polisi menutup jalan di Krui setelah hujan deras membuat tebing longsor dan menimbun badan jalan raya. " * 3
ENGLISH = (
    "The festival was opened by the regent on Monday in the town of Liwa, in front of many farmers and guests. "
    "It was held for three days and 120 farmers took part in it, most of them from five districts of the regency. "
    "The committee had prepared a field, a stage and several tents for visitors who came from outside the region."
)


def articles_of_news() -> list[str]:
    """Two ids outside the held-back fold, and one in it."""
    ids = [f"news-{k}" for k in range(50)]
    trained, held = ([i for i in ids if (fold(i) == HELD_BACK) == kept] for kept in (False, True))
    return [*trained[:2], held[0]]


def row(id_: str, question: str, context: str, said: str | None, **more: Any) -> dict[str, Any]:
    answers = [{"text": said, "start": context.index(said)}] if said else []
    return {"id": id_, "question": question, "context": context, "answers": answers, "answerable": bool(said), **more}


def write(path: Path, records: Sequence[dict[str, Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as out:
        out.writelines(json.dumps(record) + "\n" for record in records)


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Given:
    data = tmp_path_factory.mktemp("data")
    first, second, held = articles_of_news()
    texts = {first: STORY, second: OTHER, held: STORY.replace("Liwa", "Suoh")}
    write(
        data / "articles/some.jsonl.gz",
        [{"id": id_, "title": f"Berita {id_}", "text": text, "source": ""} for id_, text in texts.items()],
    )
    asked = [
        row("n1", "Berapa petani ikut festival?", STORY, "120 petani", article_id=first, lang_question="id"),
        row("n2", "Who opened the festival in Liwa?", STORY, "Bupati Lampung Barat", article_id=first, lang_question="en"),
        row("n3", "Berapa kerugian longsor?", OTHER, None, article_id=second, lang_question="id"),
        row("n4", "Berapa petani ikut festival di Suoh?", texts[held], "120 petani", article_id=held, lang_question="id"),
    ]
    write(data / "newsqa/train.jsonl.gz", asked)
    (data / "newsqa/dev_articles.jsonl").write_text(json.dumps({"id": "dev", "text": "Lain sama sekali."}) + "\n")
    english = [row(f"e{k}", "How many farmers took part?", ENGLISH, "120") for k in range(6)]
    indonesian = [row(f"muis-{k}", "Berapa petani?", STORY, "120 petani") for k in range(3)] + [
        row("muis-9", "Siapa?", OTHER, None)
    ]
    native = [row(f"i{k}", "Di mana?", f"{STORY} Nomor {k}.", "Liwa") for k in range(40)]
    for name, records in {
        "squad_en_v1": english, "squad_en_v2": english, "squad_id_muis": indonesian, "squad_id_wikidepia_tar": indonesian,
        "xsquad_en_question_id_context": indonesian, "xsquad_id_question_en_context": english, "facqa": indonesian[:3],
        "tydiqa_id": indonesian[:3], "idk_mrc": native,
    }.items():  # fmt: skip
        write(data / f"qa/{name}.train.jsonl.gz", records)
    for name in "panl_bppt_int panl_bppt_eco panl_bppt_spo panl_bppt_sci desmond_bbc desmond_smeru idmt_news.valid".split():
        pair = {
            "en": "The plan was presented on Monday by the agency in a long public meeting",
            "id": "Rencana itu dipaparkan Senin.",
        }
        write(data / f"parallel/{name}.jsonl.gz", [pair] * 3)
    searched = data / "searched.jsonl.gz"
    write(
        searched,
        [{"query": asked[0]["question"], "passage": "", "others": [{"text": f"Judul {k}\n{OTHER}"} for k in range(6)]}],
    )
    return Given(data, Path(BUNDLED), searched, random.Random(0))


@pytest.mark.parametrize("name", SOURCES)
def test_every_source_gives_answers_that_stand_in_their_passages(given: Given, name: str) -> None:
    found = SOURCES[name](given)
    assert found
    for example in found:
        assert example.question and example.context
        assert example.answer is None or example.context[slice(*example.answer)].strip()


def test_the_held_back_fold_trains_nothing(given: Given) -> None:
    everything, last = mixture(given)
    assert not [e for e in everything + last if "Suoh" in e.question or "Suoh" in e.context]


def test_passages_on_which_the_bias_is_fitted_train_nothing(given: Given) -> None:
    kept, trained = native_rows(given.data, held_back=True), native_rows(given.data)
    assert (len(kept), len(trained)) == (2, 38)
    assert not {row["context"] for row in kept} & {row["context"] for row in trained}


def test_a_source_that_is_left_out_is_not_read(given: Given) -> None:
    everything, last = mixture(given, without=[name for name in SOURCES if name != "translated"])
    assert len(everything) == 2 * 4 + 4
    assert last == []


def test_a_share_is_of_every_source(given: Given) -> None:
    whole, _ = mixture(given, without=["made"])
    half, _ = mixture(given, without=["made"], share=0.5)
    assert len(half) == pytest.approx(len(whole) / 2, abs=len(SOURCES))


def test_what_is_cut_away_takes_the_answer_with_it() -> None:
    start = ENGLISH.index("three days")
    made = cut_away(Example("How long?", "", ENGLISH, (start, start + len("three days"))), random.Random(0))
    assert made is None  # on either side less is left than is worth reading
    twice = f"{ENGLISH} {ENGLISH.replace('three', 'two')}"
    made = cut_away(Example("How long?", "", twice, (start, start + len("three days"))), random.Random(0))
    assert made and made.answer is None
    assert "three days" not in made.context
    assert made.context in twice


def test_where_the_answer_stands_again_nothing_is_cut() -> None:
    start = ENGLISH.index("three days")
    assert (
        cut_away(Example("How long?", "", f"{ENGLISH} {ENGLISH}", (start, start + len("three days"))), random.Random(0)) is None
    )


def test_another_part_of_the_article_does_not_hold_the_answer(given: Given) -> None:
    first, *_ = articles_of_news()
    asked = [row("n", "Berapa?", STORY, "120 petani", article_id=first)]
    (made,) = elsewhere(given.data, asked, random.Random(0))
    assert made.answer is None
    assert "120 petani" not in made.context


def test_near_articles_hold_no_answer_and_are_not_the_article_itself(given: Given) -> None:
    first, *_ = articles_of_news()
    asked = [row("n", "Siapa membuka festival kopi?", STORY, "Liwa", article_id=first)]
    found = list(near_passages(given.data, given.embedder, asked, each=2))
    assert found
    assert all("Liwa" not in e.context and e.answer is None for e in found)


def test_what_the_search_found_is_read_under_its_title(given: Given) -> None:
    asked = [{"question": "Berapa petani ikut festival?"}, {"question": "Lain?"}]
    found = list(searched_passages(given.searched, asked, 3, random.Random(0)))
    assert len(found) == 3
    assert all(e.title.startswith("Judul ") and e.context == OTHER and e.answer is None for e in found)
