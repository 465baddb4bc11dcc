"""A few records in the layout that `training/README.md` describes: two stories, one of them also in English."""

import gzip
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from training.data import HELD_BACK, fold

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
