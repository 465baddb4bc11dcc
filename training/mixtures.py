"""What the reader is shown, and in which proportions: `first_pass`, then `second_pass`, `third_pass` from the weights before.

Each gives (everything, what the last quarter of the pass reads: native Indonesian and the news, once more).
"""

import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from training.data import Row, articles, news_questions, rows
from training.invented import from_news, from_parallel, glossed
from training.proposed import proposed
from training.reading import Example


def from_rows(chosen: list[Row], titles: dict[str, str] | None = None) -> list[Example]:
    """Examples of question-answering records; news passages bring their article's title."""
    made = []
    for row in chosen:
        answer = row["answers"][0] if row["answerable"] and row["answers"] else None
        span = (answer["start"], answer["start"] + len(answer["text"])) if answer else None
        made.append(Example(row["question"], (titles or {}).get(row.get("article_id", ""), ""), row["context"], span))
    return made


def read(data: Path, name: str, most: int | None, shuffle: random.Random, prefix: str = "") -> list[Row]:
    chosen = [row for row in rows(data / f"qa/{name}.jsonl.gz") if row["id"].startswith(prefix)]
    return chosen if most is None or most >= len(chosen) else shuffle.sample(chosen, most)


def near_passages(data: Path, embedder: Path, asked: list[Row], each: int) -> Iterator[Example]:
    """For each news question, passages of other articles that look nearest to it: they do not answer it."""
    from index.embedding import StaticEmbedder

    model = StaticEmbedder.load(embedder)
    pool = [row for row in articles(data) if len(row["text"]) > 200]
    texts = [(row["title"] or "") + "\n" + row["text"][:600] for row in pool]
    matrix = np.concatenate([model.embed(texts[i : i + 2000]) for i in range(0, len(texts), 2000)])
    for row, vector in zip(asked, model.embed([row["question"] for row in asked]), strict=True):
        order = np.argsort(-(matrix @ vector), kind="stable")[: each + 3]
        said = [answer["text"].lower() for answer in row["answers"]]
        others = [pool[i] for i in order if pool[i]["id"] != row["article_id"]]
        kept = [other for other in others if not any(text in other["text"].lower() for text in said)]
        for other in kept[:each]:
            yield Example(row["question"], other["title"] or "", other["text"][:1500], None)


def elsewhere(data: Path, asked: list[Row], shuffle: random.Random) -> list[Example]:
    """Another part of the right article, where the answer's words do not stand: right story, no answer."""
    texts = {row["id"]: (row["title"] or "", row["text"]) for row in articles(data)}
    made = []
    for row in asked:
        title, text = texts.get(row["article_id"], ("", ""))
        paragraphs = [p for p in text.split("\n") if len(p) > 80 and not any(a["text"] in p for a in row["answers"])]
        if row["answerable"] and len(paragraphs) > 1:
            start = shuffle.randrange(0, len(paragraphs))
            chosen = "\n".join(paragraphs[start : start + 4])[:900]
            made.append(Example(row["question"], title, chosen, None))
    return made


def of_news(data: Path, embedder: Path, shuffle: random.Random, *, near: int) -> tuple[list[Example], list[Example]]:
    """(the news questions that train, the same over passages that do not answer them, `near` of other articles for each)."""
    titles = {row["id"]: row["title"] or "" for row in articles(data)}
    asked = news_questions(data, held_back=False)
    return from_rows(asked, titles), elsewhere(data, asked, shuffle) + list(near_passages(data, embedder, asked, each=near))


def first_pass(data: Path, embedder: Path, seed: int) -> tuple[list[Example], list[Example]]:
    shuffle = random.Random(seed)
    news, refused = of_news(data, embedder, shuffle, near=2)
    native = from_rows(read(data, "idk_mrc.train", None, shuffle) + read(data, "facqa.train", None, shuffle))
    everything = (
        from_rows(read(data, "squad_en_v1.train", 16_000, shuffle))
        + from_rows(read(data, "squad_en_v2.train", 3_000, shuffle))
        + from_rows(read(data, "squad_id_muis.train", None, shuffle))
        + from_rows(read(data, "xsquad_en_question_id_context.train", None, shuffle, "muis"))
        + from_rows(read(data, "tydiqa_id.train", 3_000, shuffle))
        + native
        + 2 * news
        + refused[: len(refused) // 2]
    )
    return everything, shuffle.sample(native, len(native) // 2) + 2 * news + refused[len(refused) // 2 :]


def second_pass(data: Path, embedder: Path, seed: int) -> tuple[list[Example], list[Example]]:
    """Made questions and glossed ones come in, translated ones step back, the native ones are read again."""
    shuffle = random.Random(seed)
    news, refused = of_news(data, embedder, shuffle, near=3)
    native = from_rows(read(data, "idk_mrc.train", None, shuffle) + read(data, "facqa.train", None, shuffle))
    crossed = from_rows(read(data, "xsquad_en_question_id_context.train", None, shuffle))
    everything = (
        from_rows(read(data, "squad_en_v1.train", 8_000, shuffle))
        + from_rows(read(data, "squad_id_muis.train", 5_000, shuffle))
        + glossed(crossed, 0.3, shuffle)
        + from_parallel(data, 5_000, shuffle)
        + from_news(data, 5_000, shuffle)
        + from_rows(read(data, "tydiqa_id.train", 2_500, shuffle))
        + native
        + glossed(2 * news, 0.3, shuffle)
        + shuffle.sample(refused, len(refused) // 2)
    )
    return everything, native[: len(native) // 2] + glossed(2 * news, 0.3, shuffle) + shuffle.sample(refused, len(refused) // 2)


def third_pass(data: Path, embedder: Path, seed: int) -> tuple[list[Example], list[Example]]:
    """A short one: questions as an editor would accept them, beside the news questions and the native ones."""
    shuffle = random.Random(seed)
    news, refused = of_news(data, embedder, shuffle, near=1)
    native = from_rows(read(data, "idk_mrc.train", 3_000, shuffle))
    crossed = from_rows(read(data, "xsquad_en_question_id_context.train", 1_500, shuffle, "muis"))
    everything = (
        glossed(proposed(data, 4_000, shuffle), 0.3, shuffle)
        + native
        + glossed(crossed, 0.3, shuffle)
        + glossed(news, 0.3, shuffle)
        + shuffle.sample(refused, min(len(refused), 1_500))
    )
    return everything, []
