"""The bias of "no answer": where it lies best, and that what ships carries it on the first token alone."""

from types import SimpleNamespace

import pytest
import torch

from training.export import Logits, averaged, best_bias


def test_the_bias_lies_where_most_is_right() -> None:
    # Two questions without an answer outscore "no answer" by 1 and 2; answers do so by 1.5 (half right), 4 and 5.
    read = [(1.0, None), (2.0, None), (1.5, 0.5), (4.0, 1.0), (5.0, 0.8)]
    assert best_bias(read) == (2 + 4) / 2


def test_where_everything_can_be_answered_nothing_is_worth_refusing() -> None:
    assert best_bias([(-3.0, 0.2), (-2.0, 1.0), (4.0, 1.0)]) == (-3 - 2) / 2


def test_the_bias_stands_on_the_first_token_of_both_sides() -> None:
    scores = torch.tensor([[0.5, 2.0, 3.0]])
    model = torch.nn.Module()
    model.forward = lambda **_: SimpleNamespace(start_logits=scores, end_logits=2 * scores)  # type: ignore[method-assign]
    given = torch.ones(1, 3, dtype=torch.long)
    starts, ends = Logits(model, 1.25)(given, given, given)
    assert starts.tolist() == [[0.5 + 1.25, 2.0, 3.0]]
    assert ends.tolist() == [[2 * 0.5 + 1.25, 4.0, 6.0]]


def test_of_several_weights_the_mean_is_taken_and_positions_stay() -> None:
    states = [{"weight": torch.tensor([1.0, 4.0]), "positions": torch.tensor([0, 1])} for _ in range(2)]
    states[1]["weight"] = torch.tensor([3.0, 0.0])
    mean = averaged(states)
    assert mean["weight"].tolist() == pytest.approx([(1 + 3) / 2, (4 + 0) / 2])
    assert mean["positions"].tolist() == [0, 1]
