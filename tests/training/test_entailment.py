"""The head of entailment as it is trained: what it computes, what it learns from, and that it goes on from where it stopped."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from qa.reading.encoder import LAYERS, WIDTH, Pair, bundled_encoder
from qa.reading.entailment import Entailment
from training.entailment import CONTRADICTED, ENTAILED, NEUTRAL, NOT_ENTAILED, Head, as_claim, batch_of, loss_of, train

DRAW = np.random.default_rng(3)


def pair(claim: int, text: int) -> Pair:
    return Pair(DRAW.normal(size=(claim + text + 3, len(LAYERS) * WIDTH)).astype(np.float32), claim + 2)


def test_what_ships_computes_what_was_trained() -> None:
    torch.manual_seed(1)
    head = Head().eval()
    pairs = [pair(3, 9), pair(7, 4)]
    with torch.no_grad():
        trained = head(*batch_of(pairs)).numpy()
    weights = {name: value.numpy() for name, value in head.state_dict().items()}
    shipped = Entailment(bundled_encoder(), weights)
    assert np.array([shipped.logits(each) for each in pairs]) == pytest.approx(trained, abs=1e-4)


def test_where_only_not_entailed_is_known_both_ways_to_be_that_are_right() -> None:
    logits = torch.log(torch.tensor([[0.5, 0.2, 0.3]]))
    losses = {label: float(loss_of(logits, torch.tensor([label]))) for label in (ENTAILED, NEUTRAL, CONTRADICTED, NOT_ENTAILED)}
    assert {label: round(float(np.exp(-loss)), 3) for label, loss in losses.items()} == {0: 0.5, 1: 0.2, 2: 0.3, 3: 0.5}


@pytest.mark.parametrize(
    ("question", "answer", "claim"),
    [
        ("Siapa yang memimpin rapat?", "AKBP Sari Dewi", "AKBP Sari Dewi yang memimpin rapat"),
        ("Rapat digelar di mana?", "aula kecamatan", "Rapat digelar aula kecamatan"),
        ("How many houses were flooded?", "213", "213 houses were flooded"),
        ("Apakah itu?", "banjir", "banjir itu"),
        ("Sebutkan nama kapolres.", "Sari Dewi", None),
    ],
)
def test_a_question_and_its_answer_are_a_claim(question: str, answer: str, claim: str | None) -> None:
    assert as_claim(question, answer) == claim


def test_stopped_and_started_again_it_comes_to_the_same_weights(tmp_path: Path) -> None:
    pairs, labels = [pair(3, 5) for _ in range(130)], DRAW.integers(0, 4, 130)
    whole = train(pairs, labels, tmp_path / "whole.pt", epochs=2).state_dict()
    kept = tmp_path / "part.pt"
    with pytest.raises(RuntimeError, match="stopped"):
        train(_Stopping(pairs, after=130), labels, kept, epochs=2)
    again = train(pairs, labels, kept, epochs=2).state_dict()
    assert torch.load(kept, weights_only=True)["done"] == 2
    assert all(torch.equal(whole[name], again[name]) for name in whole)


class _Stopping(list[Pair]):
    """Pairs of which so many can be read."""

    def __init__(self, pairs: list[Pair], after: int) -> None:
        super().__init__(pairs)
        self._left = after

    def __getitem__(self, place: Any) -> Any:
        self._left -= 1
        if self._left < 0:
            raise RuntimeError("stopped")
        return super().__getitem__(place)
