"""Dropout from a pool of masks: as much falls away as should, what is left weighs more, nothing falls away when answering."""

from typing import Any

import pytest
import torch

from training.quick import PooledDropout, half_products, quickened


def test_a_share_falls_away_and_the_rest_makes_up_for_it() -> None:
    dropped = PooledDropout(0.25)(torch.ones(200, 500))
    kept = dropped[dropped > 0]
    assert 1 - len(kept) / dropped.numel() == pytest.approx(0.25, abs=0.01)
    assert torch.allclose(kept, torch.tensor(1 / (1 - 0.25)))


def test_two_states_lose_different_parts() -> None:
    dropout, ones = PooledDropout(0.5), torch.ones(40, 50)
    assert not torch.equal(dropout(ones), dropout(ones))


def test_nothing_falls_away_when_answering() -> None:
    assert torch.equal(PooledDropout(0.5).eval()(torch.ones(3)), torch.ones(3))


def tiny_bert(dropout: float) -> Any:
    from transformers import BertConfig, BertModel

    torch.manual_seed(0)
    sizes = {"vocab_size": 20, "hidden_size": 16, "num_hidden_layers": 2, "num_attention_heads": 2, "intermediate_size": 32}
    return BertModel(BertConfig(**sizes, hidden_dropout_prob=dropout, attention_probs_dropout_prob=dropout))


def test_a_quickened_model_answers_as_before() -> None:
    ids = torch.arange(12).reshape(2, 6)
    before = tiny_bert(0.1).eval()(ids).last_hidden_state
    after = quickened(tiny_bert(0.1)).eval()(ids).last_hidden_state
    assert torch.allclose(before, after, atol=1e-5)


def test_a_quickened_model_drops_hidden_states_but_no_attention() -> None:
    model = quickened(tiny_bert(0.1)).train()
    kinds = {type(module) for module in model.modules() if "Dropout" in type(module).__name__}
    assert kinds == {PooledDropout, torch.nn.Dropout}
    assert all(module.p == 0 for module in model.modules() if type(module) is torch.nn.Dropout)


def test_losses_are_near_what_whole_precision_gives() -> None:
    ids, model = torch.arange(12).reshape(2, 6), tiny_bert(0.0)
    with half_products("cpu"):
        half = model(ids).last_hidden_state.float()
    assert torch.allclose(half, model(ids).last_hidden_state, atol=0.1)
