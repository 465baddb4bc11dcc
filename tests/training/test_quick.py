"""Dropout from a pool of masks: as much falls away as should, what is left weighs more, nothing falls away when answering."""

from typing import Any

import pytest
import torch

from training.quick import HalfCopy, PooledDropout, half_products, quickened


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


def test_a_copy_in_bfloat16_hands_its_gradients_over_and_gets_the_new_weights() -> None:
    whole = torch.nn.Linear(4, 1)
    half = HalfCopy(whole)
    half.model(torch.ones(2, 4, dtype=torch.bfloat16)).sum().backward()
    half.hand_over()
    assert whole.weight.grad is not None
    assert whole.weight.grad.dtype == torch.float32
    assert torch.equal(whole.weight.grad, torch.full((1, 4), 2.0))
    assert half.model.weight.grad is None
    torch.optim.SGD(whole.parameters(), lr=0.5).step()
    half.renew()
    assert torch.equal(half.model.weight, whole.weight.to(torch.bfloat16))


def test_small_steps_add_up_though_the_copy_cannot_tell_them() -> None:
    whole = torch.nn.Linear(1, 1, bias=False)
    with torch.no_grad():
        whole.weight.fill_(1.0)
    half = HalfCopy(whole)
    for _ in range(100):
        with torch.no_grad():
            whole.weight.sub_(1e-4)  # less than bfloat16 can tell beside 1
        half.renew()
    assert half.model.weight.item() == pytest.approx(0.99, abs=2**-8)
