"""How likely a text says what is claimed, denies it, or does neither: a small trained head over the bundled reader's layers.

`training/entailment.py` makes it. Each token of the claim looks for its counterpart in the text, is compared with it, and what
all of them found is weighed.
"""

import functools
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from qa.reading.encoder import Encoder, Floats, Pair, bundled_encoder

TRAINED = Path(__file__).parent.parent / "models" / "entailment.safetensors"


@dataclass(frozen=True, slots=True)
class Chances:
    """Each 0 to 1, together 1."""

    entailed: float
    neutral: float
    contradicted: float


class Entailment:
    """Safe to share between threads."""

    def __init__(self, encoder: Encoder, weights: Mapping[str, Floats]) -> None:
        self._encoder = encoder
        self._weights = {name: np.asarray(value, dtype=np.float32) for name, value in weights.items()}

    def chances(self, claim: str, text: str) -> Chances:
        """Of a long text those of the stretch that says the claim most likely."""
        found = (_softmax(self.logits(pair)) for pair in self._encoder.pairs(claim, text))
        best = max(found, key=lambda chances: float(chances[0]))
        return Chances(*(float(chance) for chance in best))

    def logits(self, pair: Pair) -> Floats:
        """Of entailed, neutral and contradicted, shape (3,)."""
        states = _normalised(pair.states) * self._weights["norm.weight"] + self._weights["norm.bias"]
        seen = _gelu(self._linear("project", states))
        said, held = seen[1 : pair.text - 1], seen[pair.text : -1]
        if not len(said) or not len(held):
            return np.array([0.0, 0.0, 0.0], dtype=np.float32)
        near = _softmax(said @ self._weights["look.weight"].T @ held.T / np.sqrt(seen.shape[1])) @ held
        compared = _gelu(self._linear("compare", np.concatenate([said, near, said - near, said * near], axis=1)))
        weight = _softmax(self._linear("weigh", compared)[:, 0])
        both = np.concatenate([compared.mean(0), compared.max(0), weight @ compared, seen[0]])
        return self._linear("judge", _gelu(self._linear("gather", both)))

    def _linear(self, name: str, values: Floats) -> Floats:
        return values @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"]


_loading = threading.Lock()


@functools.cache
def _bundled(path: Path) -> Entailment:
    from safetensors.numpy import load_file

    return Entailment(bundled_encoder(), load_file(path))


def bundled_entailment(path: Path = TRAINED) -> Entailment | None:
    """The head that ships with Wartanya, loaded once a process; None where its file is missing."""
    with _loading:
        return _bundled(path) if path.exists() else None


def _normalised(values: Floats) -> Floats:
    centred = values - values.mean(axis=-1, keepdims=True)
    scaled: Floats = centred / np.sqrt((centred**2).mean(axis=-1, keepdims=True) + 1e-5)
    return scaled


def _gelu(values: Floats) -> Floats:
    curved: Floats = 0.5 * values * (1 + np.tanh(np.sqrt(2 / np.pi) * (values + 0.044715 * values**3)))
    return curved


def _softmax(values: Floats) -> Floats:
    powers = np.exp(values - values.max(axis=-1, keepdims=True))
    shares: Floats = powers / powers.sum(axis=-1, keepdims=True)
    return shares
