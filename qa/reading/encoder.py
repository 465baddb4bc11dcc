"""What the bundled reader's layers make of a pair of texts, for heads that were trained on them.

The file of the reader has two outputs, where an answer starts and where it ends. Protobuf reads two messages one behind the
other as one, whose lists are joined: so its bytes, and behind them a message that names layers, are a model with these as
further outputs. Nothing is parsed or written anew, and the weights are the same.
"""

import functools
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from qa.errors import ReaderUnavailable
from qa.reading.extractive import BUNDLED

LAYERS = (5, 8, 11)  # of 0 to 11
WIDTH = 384
CLAIM_TOKENS = 60
TEXT_TOKENS = 160
_GRAPH, _OUTPUT, _NAME = 7, 12, 1  # of ModelProto, GraphProto and ValueInfoProto in onnx.proto

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Pair:
    """`states`, shape (tokens, layers * WIDTH), of `[CLS] claim [SEP] text [SEP]`; `text` is where the text's tokens begin."""

    states: Floats
    text: int


class Encoder:
    """Safe to share between threads."""

    def __init__(self, folder: Path = BUNDLED) -> None:
        """Raises ReaderUnavailable where files are missing."""
        import onnxruntime
        from tokenizers import Tokenizer

        model, tokenizer = folder / "model.onnx", folder / "tokenizer.json"
        if not model.exists() or not tokenizer.exists():
            raise ReaderUnavailable("reader_incomplete", path=folder)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self._names = [f"/model/bert/encoder/layer.{k}/output/LayerNorm/LayerNormalization_output_0" for k in LAYERS]
        extended = model.read_bytes() + further_outputs(self._names)
        self._session = onnxruntime.InferenceSession(extended, options, providers=["CPUExecutionProvider"])
        self._tokenizer: Any = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        vocabulary = self._tokenizer.get_vocab()
        self._cls, self._sep = vocabulary["[CLS]"], vocabulary["[SEP]"]

    def pair(self, claim: str, text: str) -> Pair:
        """Both cut to what the heads were trained on."""
        return self._pair(self._tokens(claim)[:CLAIM_TOKENS], self._tokens(text)[:TEXT_TOKENS])

    def pairs(self, claim: str, text: str) -> Iterator[Pair]:
        """The claim with each stretch of a long text; stretches overlap by half."""
        said, held = self._tokens(claim)[:CLAIM_TOKENS], self._tokens(text)
        for start in range(0, max(1, len(held) - TEXT_TOKENS // 2), TEXT_TOKENS // 2):
            yield self._pair(said, held[start : start + TEXT_TOKENS])

    def _tokens(self, text: str) -> list[int]:
        return list(self._tokenizer.encode(text, add_special_tokens=False).ids)

    def _pair(self, claim: Sequence[int], text: Sequence[int]) -> Pair:
        head = [self._cls, *claim, self._sep]
        ids = np.array([[*head, *text, self._sep]], dtype=np.int64)
        kinds = (np.arange(ids.shape[1]) >= len(head)).astype(np.int64)[None, :]
        given = {"input_ids": ids, "token_type_ids": kinds, "attention_mask": np.ones_like(ids)}
        layers = self._session.run(self._names, given)
        return Pair(np.concatenate([layer[0] for layer in layers], axis=1), len(head))


def further_outputs(names: Sequence[str]) -> bytes:
    """A serialized ModelProto whose graph has outputs of these names and nothing else."""
    return _field(_GRAPH, b"".join(_field(_OUTPUT, _field(_NAME, name.encode())) for name in names))


def _field(number: int, content: bytes) -> bytes:
    """A field that holds bytes: its number with wire type 2, its length, the content."""
    return _varint(number << 3 | 2) + _varint(len(content)) + content


def _varint(value: int) -> bytes:
    head = b""
    while value > 127:
        head += bytes([value & 127 | 128])
        value >>= 7
    return head + bytes([value])


_loading = threading.Lock()


@functools.cache
def _bundled() -> Encoder:
    return Encoder()


def bundled_encoder() -> Encoder:
    """Over the reader that ships with Wartanya, loaded once a process."""
    with _loading:
        return _bundled()
