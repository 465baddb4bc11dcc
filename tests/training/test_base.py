"""The encoder that the reader begins as: unpacked number for number, its vocabulary cut to what is read."""

import collections
import struct

import numpy as np
import pytest
import torch
from transformers import BertConfig, BertModel

from training.base import LEAST, Packed, kept, state_of, tokenizer_of, unpacked

HIDDEN, INNER, POSITIONS = 32, 64, 6
PIECES = [("<s>", 0.0), ("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), ("▁rapat", -4.0), ("▁", -3.0)]
PIECES += [("kor", -6.0), ("日", -7.0), ("a", -8.0), ("▁di", -3.5), ("<mask>", 0.0)]


def block(first: int) -> bytes:
    """Two rows of sixteen nibbles a byte: the low ones count up from `first`, the high ones are all 9; scale 0.5."""
    return struct.pack("<e", 0.5) + bytes((first + k) % 16 | 9 << 4 for k in range(16))


def packed() -> bytes:
    """The format by hand: numbers of the architecture, pieces, an empty table of rules, places of tensors, tensors."""
    blob = [text.encode() for text, _ in PIECES]
    ends = np.cumsum([0, *map(len, blob)]).astype("<u4").tobytes()
    head = b"packed!!" + struct.pack("<7i", HIDDEN, 1, 2, INNER, len(PIECES), POSITIONS, 0) + struct.pack("<fi", 1e-12, 0)
    head += struct.pack("<5i", len(PIECES), 0, 2, 1, 3) + struct.pack("<Q", sum(map(len, blob))) + ends
    head += np.array([score for _, score in PIECES], "<f4").tobytes() + b"".join(blob) + struct.pack("<iI", 0, 3) + b"xyz"
    tensors = {"emb.word": (len(PIECES) * HIDDEN, b"".join(block(k) for k in range(len(PIECES))))}
    vectors = {"emb.pos": POSITIONS * HIDDEN, "emb.type": 2 * HIDDEN, "emb.ln.w": HIDDEN, "emb.ln.b": HIDDEN}
    vectors |= {f"l0.{name}.{part}": HIDDEN for name in ("aln", "oln") for part in "wb"}
    for name, rows, columns in (("q", 1, 1), ("k", 1, 1), ("v", 1, 1), ("ao", 1, 1), ("fi", 2, 1), ("fo", 1, 2)):
        count = rows * columns * HIDDEN * HIDDEN
        tensors[f"l0.{name}.w"] = (count, block(3) * (count // 32))
        vectors[f"l0.{name}.b"] = rows * HIDDEN
    tensors |= {name: (count, np.arange(count, dtype="<f4").tobytes()) for name, count in vectors.items()}
    size = len(head) + 4 + sum(2 + len(name) + 21 for name in tensors)
    table, body = struct.pack("<i", len(tensors)), b""
    for name, (count, data) in tensors.items():
        table += struct.pack("<H", len(name)) + name.encode() + struct.pack("<BIQQ", 0, count, size + len(body), len(data))
        body += data
    return head + table + body


@pytest.fixture(scope="module")
def found() -> Packed:
    return unpacked(packed())


def test_a_block_is_a_scale_and_the_low_nibbles_before_the_high_ones(found: Packed) -> None:
    row = found.blocks("emb.word", len(PIECES), HIDDEN)[2]
    assert row.tolist() == [(k - 8) * 0.5 for k in [*range(2, 16), 0, 1]] + [(9 - 8) * 0.5] * 16


def test_numbers_stand_as_they_are(found: Packed) -> None:
    assert found.floats("emb.type", 2, HIDDEN).tolist() == np.arange(2 * HIDDEN, dtype=float).reshape(2, HIDDEN).tolist()
    assert [text for text, _ in found.pieces] == [text for text, _ in PIECES]
    assert (found.hidden, found.layers, found.heads, found.inner, found.positions) == (HIDDEN, 1, 2, INNER, POSITIONS)


def test_every_weight_of_the_encoder_is_there_and_no_other(found: Packed) -> None:
    config = BertConfig(
        vocab_size=len(PIECES),
        hidden_size=HIDDEN,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=INNER,
        max_position_embeddings=POSITIONS,
    )
    model = BertModel(config, add_pooling_layer=False)
    model.load_state_dict(state_of(found))
    assert torch.equal(model.embeddings.LayerNorm.bias, torch.arange(HIDDEN, dtype=torch.float))


def test_what_is_rare_goes_and_marks_and_letters_stay() -> None:
    count = collections.Counter({4: LEAST, 6: LEAST - 1, 7: 2, 10: 10 * LEAST})
    assert [PIECES[k][0] for k in kept(PIECES, count)] == ["<s>", "<pad>", "</s>", "<unk>", "▁rapat", "▁", "a"]


def test_a_piece_that_begins_a_word_counts_the_space_before_it_as_its_own() -> None:
    tokenizer = tokenizer_of(PIECES)
    encoded = tokenizer.encode("rapat di", add_special_tokens=False)
    assert encoded.tokens == ["▁rapat", "▁di"]
    assert encoded.offsets == [(0, 5), (5, 8)]
    assert [tokenizer.token_to_id(mark) for mark in ("[CLS]", "[PAD]", "[SEP]", "[UNK]")] == [0, 1, 2, 3]
