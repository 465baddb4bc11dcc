"""The bias of "no answer": where it lies best, and that what ships carries it on the first token alone."""

from pathlib import Path
from types import SimpleNamespace

import numpy as np
import onnx
import onnxruntime
import pytest
import torch
from transformers import BertConfig, BertForQuestionAnswering

from training.export import Logits, averaged, best_bias, export, fuse, quantise


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


# The exporter that writes attention in the form the optimiser knows is the older one, and torch 2.13 says so.
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.filterwarnings("ignore::torch.jit.TracerWarning", "ignore:Exporting aten:UserWarning")
def test_what_ships_says_what_was_trained(tmp_path: Path) -> None:
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=50,
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=64,
        max_position_embeddings=40,
    )
    model = BertForQuestionAnswering(config).eval()
    plain, fused, eight = (tmp_path / f"{name}.onnx" for name in ("plain", "fused", "eight"))
    export(model, plain)
    fuse(plain, fused, heads=2, hidden=32)
    quantise(fused, eight)
    kinds = [node.op_type for node in onnx.load(fused).graph.node]
    assert kinds.count("Attention") == 2
    ids = torch.randint(0, 50, (1, 20))
    given = {"input_ids": ids, "token_type_ids": torch.zeros_like(ids), "attention_mask": torch.ones_like(ids)}
    with torch.inference_mode():
        expected = model(**given).start_logits.numpy()
    fed = {name: values.numpy() for name, values in given.items()}
    for path, tolerance in ((plain, 1e-4), (fused, 1e-3), (eight, 0.1)):
        session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
        starts = session.run(["start_logits"], fed)[0]
        assert float(np.abs(starts - expected).max()) < tolerance * max(1.0, float(np.abs(expected).max()))
