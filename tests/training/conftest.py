"""Data to train on, a few records a file."""

import json
import random
from pathlib import Path

import pytest

from index.retrieval.embedders import BUNDLED
from tests.training.small import ENGLISH, OTHER, STORY, articles_of_news, row, write
from training.clozes import NEWSWIRE
from training.mixtures import Given


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
        row("n3", "Berapa kerugian longsor di Krui?", OTHER, None, article_id=second, lang_question="id"),
        row("n4", "Berapa petani ikut festival di Suoh?", texts[held], "120 petani", article_id=held, lang_question="id"),
    ]
    write(data / "newsqa/train.jsonl.gz", asked[:2])
    write(data / "newsqa/train2.jsonl.gz", asked[2:])
    (data / "newsqa/dev_articles.jsonl").write_text(json.dumps({"id": "dev", "text": "Lain sama sekali."}) + "\n")
    for name in NEWSWIRE:
        pair = {
            "en": "The governor said on Tuesday that 120 farmers of Krui had planted pepper in Pesisir Barat since 2019.",
            "id": "Gubernur mengatakan, Selasa, 120 petani Krui menanam lada di Pesisir Barat sejak 2019.",
        }
        write(data / f"parallel/{name}.jsonl.gz", [pair] * 2)
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
    for name, places in {
        "regencies": ["KABUPATEN KAUR", "KABUPATEN LAMPUNG BARAT", "KOTA METRO"],
        "provinces": ["LAMPUNG", "JAWA BARAT"],
    }.items():
        write(data / f"lists/gazetteer_{name}.jsonl.gz", [{"name": place} for place in places])
    return Given(data, Path(BUNDLED), random.Random(0))
