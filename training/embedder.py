"""Train the bundled embedding model: bilingual, static, two cores, about a quarter of an hour.

A WordPiece vocabulary is learned on both languages; a text is the normalised mean of its tokens' vectors; the vectors
learn from pairs that belong together (translations, questions and passages, headlines and leads) by a symmetric
in-batch contrastive loss, each batch from one source so that its negatives are of the same kind.

    python -m training.embedder --data DATA --out index/models/embedder
"""

import argparse
import json
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, trainers

from training.data import articles, news_questions, rows

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A query, the passage that belongs to it, and WRONG others that the search ranks high, with its scores."""

    query: str
    passages: list[str]  # the right one first
    scores: list[float]  # of the others


PASSAGE_CHARS = 700
WRONG = 12
LESSONS_AT_ONCE = 128
SCALE = 20.0  # inverse temperature of the contrastive loss


@dataclass(frozen=True, slots=True)
class Options:
    data: Path
    out: Path
    vocabulary: int = 32_000
    dimensions: int = 256
    epochs: int = 8
    batch: int = 1024
    rate: float = 0.05
    decay: float = 0.75
    seed: int = 0
    spread: float = 0.0  # of the target of a searched lesson, over the wrong passages as the search scores them
    rarity: float = 0.0  # exponent of the inverse frequency that weighs each token from the start


def parallel_pairs(data: Path) -> list[Pair]:
    """Translations, without the one file that measures them."""
    files = [p for p in sorted((data / "parallel").glob("*.gz")) if "idmt_news" not in p.name]
    both = ((row["en"], row["id"]) for path in files for row in rows(path))
    return [(en, id_) for en, id_ in both if id_ and 0 < len(en) < 600]


SAME_LANGUAGE = ("idk_mrc", "tydiqa_id", "facqa", "squad_id_muis")
CROSSED = ("xsquad_en_question_id_context", "xsquad_id_question_en_context")


def question_pairs(data: Path, names: Sequence[str]) -> list[Pair]:
    """Questions and the passages that answer them."""
    asked = [row for name in names for row in rows(data / f"qa/{name}.train.jsonl.gz") if row["answerable"]]
    return [(row["question"], row["context"][:2000]) for row in asked]


def english_question_pairs(data: Path) -> list[Pair]:
    """English questions over English passages: what a question asks for is learned from them, then crosses over."""
    return [(row["question"], row["context"][:2000]) for row in rows(data / "qa/squad_en_v1.train.jsonl.gz")]


def news_question_pairs(data: Path) -> list[Pair]:
    """The news questions outside the held-back fold, each with its article's title before the passage."""
    titles = {row["id"]: row["title"] or "" for row in articles(data)}
    asked = [row for row in news_questions(data, held_back=False) if row["answerable"]]
    return [(row["question"], titles.get(row["article_id"], "") + "\n" + row["context"]) for row in asked]


def news_pairs(data: Path, shuffle: random.Random) -> list[Pair]:
    """Headline and lead; a sentence of the article and the rest of the passage around it; summary and article."""
    pairs = []
    for row in articles(data):
        text, title = row["text"], row["title"] or ""
        if len(text) < 300:
            continue
        if title:
            pairs.append((title, text[:PASSAGE_CHARS]))
        start = shuffle.randrange(0, max(1, len(text) - PASSAGE_CHARS))
        sentences = text[start : start + PASSAGE_CHARS].split(". ")
        if len(sentences) > 3:
            taken = sentences.pop(shuffle.randrange(1, len(sentences) - 1))
            if len(taken) > 40:
                pairs.append((taken, title + "\n" + ". ".join(sentences)))
    summaries = rows(data / "pairs/indosum_summary_article.jsonl.gz")
    return pairs + [(row["question"], row["passage"][: 2 * PASSAGE_CHARS]) for row in summaries]


def lessons(path: Path) -> list[Lesson]:
    """What `training/searched.py` found."""
    return [
        Lesson(row["query"], [row["passage"], *(o["text"] for o in row["others"])], [o["score"] for o in row["others"]])
        for row in rows(path)
    ]


def make_tokenizer(texts: Iterator[str], size: int) -> Tokenizer:
    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]"))  # noqa: S106
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    tokenizer.train_from_iterator(
        texts, trainers.WordPieceTrainer(vocab_size=size, special_tokens=special, show_progress=False)
    )
    return tokenizer


class Ragged:
    """Token ids of many texts in one flat array, so that a batch is put together without tokenising again."""

    def __init__(self, tokenizer: Tokenizer, texts: list[str]) -> None:
        ids = []
        for i in range(0, len(texts), 4096):
            encoded = tokenizer.encode_batch_fast(texts[i : i + 4096], add_special_tokens=False)
            ids += [np.array(e.ids or [1], dtype=np.int32) for e in encoded]
        self.rows = ids

    def batch(self, chosen: list[int]) -> tuple[torch.Tensor, torch.Tensor]:
        parts = [self.rows[i] for i in chosen]
        starts = np.cumsum([0] + [len(part) for part in parts[:-1]])
        return torch.from_numpy(np.concatenate(parts)), torch.from_numpy(starts)


def encode(table: torch.nn.EmbeddingBag, batch: tuple[torch.Tensor, torch.Tensor]) -> torch.Tensor:
    return torch.nn.functional.normalize(table(batch[0].long(), batch[1]), dim=1)


def train(
    options: Options,
    tokenizer: Tokenizer,
    sources: dict[str, list[Pair]],
    searched: list[Lesson],
    report: Callable[[str], None],
) -> torch.Tensor:
    """The token vectors, shape (vocabulary, dimensions)."""
    shuffle = random.Random(options.seed)
    torch.manual_seed(options.seed)
    sides = {name: [Ragged(tokenizer, [p[k] for p in pairs]) for k in (0, 1)] for name, pairs in sources.items()}
    queries, passages = (
        Ragged(tokenizer, [x.query for x in searched]),
        Ragged(tokenizer, [p for x in searched for p in x.passages]),
    )
    table = torch.nn.EmbeddingBag(tokenizer.get_vocab_size(), options.dimensions, mode="mean")
    torch.nn.init.normal_(table.weight)
    if options.rarity:
        table.weight.data *= inverse_frequency([side for both in sides.values() for side in both], table, options.rarity)
    optimiser = torch.optim.Adam(table.parameters(), lr=options.rate)
    began = time.perf_counter()
    sizes = {name: len(pairs) for name, pairs in sources.items()}
    for epoch in range(options.epochs):
        losses = []
        batches = epoch_batches(sizes, options.batch, shuffle) + epoch_batches({"": len(searched)}, LESSONS_AT_ONCE, shuffle)
        shuffle.shuffle(batches)
        for name, chosen in batches:
            loss = (
                pairs_loss(*(encode(table, side.batch(chosen)) for side in sides[name]))
                if name
                else lessons_loss(table, queries, passages, chosen, searched, options.spread)
            )
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
            losses.append(loss.item())
        for group in optimiser.param_groups:
            group["lr"] *= options.decay
        report(f"epoch {epoch} loss {np.mean(losses):.3f} {time.perf_counter() - began:.0f} s")
    return table.weight.data


def pairs_loss(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    """Each side must find its other side among those of the batch."""
    scores, target = SCALE * a @ b.T, torch.arange(len(a))
    return torch.nn.functional.cross_entropy(scores, target) + torch.nn.functional.cross_entropy(scores.T, target)


def lessons_loss(
    table: torch.nn.EmbeddingBag, queries: Ragged, passages: Ragged, chosen: list[int], searched: list[Lesson], spread: float
) -> torch.Tensor:
    """Each query must find its passage among all the lessons' passages, right and wrong."""
    each = 1 + WRONG
    asked = encode(table, queries.batch(chosen))
    shown = encode(table, passages.batch([k * each + n for k in chosen for n in range(each)]))
    target = torch.zeros(len(chosen), len(shown))
    for row, k in enumerate(chosen):
        target[row, row * each] = 1 - spread
        target[row, row * each + 1 : (row + 1) * each] = spread * torch.softmax(8 * torch.tensor(searched[k].scores), dim=0)
    return torch.nn.functional.cross_entropy(SCALE * asked @ shown.T, target)


def inverse_frequency(sides: list["Ragged"], table: torch.nn.EmbeddingBag, exponent: float) -> torch.Tensor:
    """A factor for each token's vector, shape (vocabulary, 1), 1 for a token that stands once in 10,000."""
    counts = np.bincount(np.concatenate([row for side in sides for row in side.rows]), minlength=len(table.weight)) + 1
    share = counts / counts.sum()
    return torch.from_numpy(np.clip((share / 1e-4) ** -exponent, 0.1, 3.0)).float()[:, None]


def epoch_batches(sizes: dict[str, int], batch: int, shuffle: random.Random) -> list[tuple[str, list[int]]]:
    """Every pair once, each batch from one source, in a random order."""
    batches = []
    for name, size in sizes.items():
        order = list(range(size))
        shuffle.shuffle(order)
        batches += [(name, order[i : i + batch]) for i in range(0, size, batch) if size - i > batch // 4]
    shuffle.shuffle(batches)
    return batches


def recall_at_1(tokenizer: Tokenizer, weights: torch.Tensor, pairs: list[Pair], distractors: list[str]) -> float:
    """The share of first sides whose nearest second side, among the others and `distractors`, is their own."""
    table = torch.nn.EmbeddingBag.from_pretrained(weights, mode="mean")
    sides = [p[0] for p in pairs], [p[1] for p in pairs] + distractors
    a, b = (encode(table, Ragged(tokenizer, side).batch(list(range(len(side))))) for side in sides)
    return float(((a @ b.T).argmax(1) == torch.arange(len(pairs))).float().mean())


def news_distractors(data: Path, number: int, seed: int) -> list[str]:
    """Passages of other articles: what a question has to be told apart from in a real archive."""
    drawn = random.Random(seed).sample([row for row in articles(data) if len(row["text"]) > PASSAGE_CHARS], number)
    return [(row["title"] or "") + "\n" + row["text"][PASSAGE_CHARS // 2 :][:PASSAGE_CHARS] for row in drawn]


def held_out(data: Path) -> dict[str, list[Pair]]:
    """What training never sees: translations of news, and questions of the held-back fold and the validation files."""
    titles = {row["id"]: row["title"] or "" for row in articles(data)}
    news = {row["context"]: row for row in news_questions(data, held_back=True) if row["answerable"]}
    idk = {row["context"]: row for row in rows(data / "qa/idk_mrc.valid.jsonl.gz") if row["answerable"]}
    cross = {row["context"]: row for row in rows(data / "qa/xsquad_en_question_id_context.valid.jsonl.gz") if row["answerable"]}
    return {
        "translations of news": [(row["en"], row["id"]) for row in rows(data / "parallel/idmt_news.valid.jsonl.gz")],
        "idk_mrc": [(row["question"], c) for c, row in idk.items()],
        "english question": [(row["question"], c) for c, row in cross.items()],
        "news id": [
            (r["question"], titles.get(r["article_id"], "") + "\n" + c) for c, r in news.items() if r["lang_question"] == "id"
        ],
        "news en": [
            (r["question"], titles.get(r["article_id"], "") + "\n" + c) for c, r in news.items() if r["lang_question"] == "en"
        ],
    }


def save(tokenizer: Tokenizer, weights: torch.Tensor, out: Path) -> None:
    """As a sentence-transformers folder, weights in half precision; the length cap of the tokenizer is left off."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding

    model = SentenceTransformer(
        modules=[StaticEmbedding(tokenizer, embedding_weights=weights.half().float().numpy()), Normalize()]
    )
    model.half().save(str(out), create_model_card=False)


def main() -> None:
    parser = argparse.ArgumentParser(description="Train the bundled embedding model.")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--dimensions", type=int, default=256)
    parser.add_argument("--batch", type=int, default=1024)
    parser.add_argument("--rate", type=float, default=0.05)
    parser.add_argument("--decay", type=float, default=0.75)
    parser.add_argument("--tokenizer", type=Path, help="a vocabulary learned before, instead of learning one")
    parser.add_argument("--searched", type=Path, help="what training/searched.py found: hard negatives")
    parser.add_argument("--spread", type=float, default=0.0, help="share of their target that goes to the search's own order")
    parser.add_argument("--rarity", type=float, default=0.0, help="exponent of the inverse frequency that tokens start with")
    parser.add_argument("--news-vocabulary", action="store_true", help="learn the vocabulary on the news alone")
    parser.add_argument("--without", nargs="*", default=[], help="sources to leave out, for ablations")
    given = parser.parse_args()
    options = Options(
        given.data,
        given.out,
        dimensions=given.dimensions,
        epochs=given.epochs,
        batch=given.batch,
        rate=given.rate,
        decay=given.decay,
        spread=given.spread,
        rarity=given.rarity,
    )
    shuffle = random.Random(options.seed)
    sources = {
        "parallel": parallel_pairs(options.data),
        "questions": question_pairs(options.data, SAME_LANGUAGE),
        "crossed questions": question_pairs(options.data, CROSSED),
        "english questions": english_question_pairs(options.data),
        "news": news_pairs(options.data, shuffle),
        "news questions": 3 * news_question_pairs(options.data),
    }
    sources = {name: pairs for name, pairs in sources.items() if name not in given.without}
    print({name: len(pairs) for name, pairs in sources.items()}, flush=True)
    tokenizer = (
        Tokenizer.from_file(str(given.tokenizer))
        if given.tokenizer
        else make_tokenizer(
            (text for n, ps in sources.items() if n == "news" or not given.news_vocabulary for pair in ps for text in pair),
            options.vocabulary,
        )
    )
    searched = lessons(given.searched) if given.searched else []
    weights = train(options, tokenizer, sources, searched, lambda line: print(line, flush=True))
    distractors = news_distractors(options.data, 20_000, options.seed + 1)
    measured = {
        name: round(recall_at_1(tokenizer, weights, pairs, distractors if name.startswith("news") else []), 3)
        for name, pairs in held_out(options.data).items()
    }
    print(json.dumps(measured), flush=True)
    save(tokenizer, weights, options.out)


if __name__ == "__main__":
    main()
