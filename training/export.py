"""The trained reader as the file that ships: ONNX, its attention fused, weights in eight bits.

Weights are rounded to seven bits a channel (`reduce_range`): on processors without VNNI the products of full eight-bit
numbers overflow sixteen bits, and the answers would differ from machine to machine.

    python -m training.export --data DATA --checkpoint TOGETHER/checkpoint.pt --base BASE --out FOLDER

Of several checkpoints the weights are averaged: of one training's they lie in one valley, and their mean answers better than
each (Wortsman et al., ICML 2022). The score of "no answer" gets a bias under which most is said and refused rightly, fitted
on passages of IDK-MRC's training questions that trained nothing.
"""

import argparse
import itertools
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer

from qa.evaluation.metrics import token_f1
from training.data import Row
from training.mixtures import from_rows, native_rows
from training.reader import build_model, read_passages

INPUTS = ("input_ids", "token_type_ids", "attention_mask")
OUTPUTS = ("start_logits", "end_logits")


class Logits(torch.nn.Module):
    """The model with plain tensors in and out; `none` is added to each side's logit of "no answer", that of the first token."""

    def __init__(self, model: Any, none: float = 0.0) -> None:
        super().__init__()
        self.model = model
        self.none = none

    def forward(
        self, input_ids: torch.Tensor, token_type_ids: torch.Tensor, attention_mask: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        out = self.model(input_ids=input_ids, token_type_ids=token_type_ids, attention_mask=attention_mask)
        first = self.none * (torch.arange(input_ids.shape[1])[None, :] == 0).float()
        return out.start_logits + first, out.end_logits + first


def export(model: Any, path: Path, none: float = 0.0) -> None:
    """As float32 ONNX with free batch size and length, attention written out: that is the form the optimiser knows."""
    model.set_attn_implementation("eager")
    example = torch.ones(2, 16, dtype=torch.long)
    free = {0: "windows", 1: "tokens"}
    torch.onnx.export(
        Logits(model, none).eval(),
        (example, torch.zeros_like(example), example),
        str(path),
        input_names=list(INPUTS),
        output_names=list(OUTPUTS),
        dynamic_axes=dict.fromkeys((*INPUTS, *OUTPUTS), free),
        opset_version=17,
        dynamo=False,
    )


def fuse(source: Path, target: Path, heads: int, hidden: int) -> None:
    """The same graph with attention, layer norms and GELU as one step each (onnxruntime's optimiser for transformers)."""
    from onnxruntime.transformers.optimizer import optimize_model

    fused = optimize_model(str(source), model_type="bert", num_heads=heads, hidden_size=hidden, opt_level=0)
    fused.save_model_to_file(str(target))


def quantise(source: Path, target: Path) -> None:
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    # Behind a fused step no type can be inferred: all that is computed is float.
    typed = {"DefaultTensorType": onnx.TensorProto.FLOAT}
    quantize_dynamic(source, target, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True, extra_options=typed)


def averaged(states: Sequence[Mapping[str, torch.Tensor]]) -> dict[str, torch.Tensor]:
    """The mean of the weights; what is no weight (positions) is alike in all."""
    return {
        name: torch.stack([state[name] for state in states]).mean(dim=0) if first.is_floating_point() else first
        for name, first in states[0].items()
    }


def best_bias(read: Sequence[tuple[float, float | None]]) -> float:
    """What a span has to outscore "no answer" by, so that most is right: its F1 where it is said, one where it is rightly not.

    `read` holds (by how much it does, F1), the F1 being None where there is no answer. Halfway between two of these amounts.
    """
    amounts = sorted({margin for margin, _ in read})
    between = [(a + b) / 2 for a, b in itertools.pairwise(amounts)] or [0.0]

    def right(bias: float) -> float:
        return sum((f1 or 0.0) if margin > bias else float(f1 is None) for margin, f1 in read)

    return max(between, key=lambda bias: (right(bias), -abs(bias)))


def measured(model: Any, tokenizer: Tokenizer, asked: Sequence[Row]) -> list[tuple[float, float | None]]:
    """(by how much the best span outscores "no answer", its F1), as `best_bias` takes it."""
    model.eval()
    said = read_passages(model, tokenizer, from_rows(asked))
    return [
        (margin, token_f1(text, [answer["text"] for answer in row["answers"]]) if row["answerable"] else None)
        for (text, margin), row in zip(said, asked, strict=True)
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description="Write the trained reader as ONNX.")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--checkpoint", type=Path, required=True, nargs="+", help="one, or several of one training")
    parser.add_argument("--base", type=Path, required=True, help="what training.base left")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--float32", action="store_true", help="leave the weights as they are")
    given = parser.parse_args()
    tokenizer = Tokenizer.from_file(str(given.base / "tokenizer.json"))
    model = build_model(given.base)
    model.load_state_dict(
        averaged([torch.load(path, weights_only=True, map_location="cpu")["model"] for path in given.checkpoint])
    )
    bias = best_bias(measured(model, tokenizer, native_rows(given.data, held_back=True)))
    print(f"bias of no answer {bias:.3f}")
    given.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        plain, fused = Path(folder) / "plain.onnx", Path(folder) / "fused.onnx"
        export(model, plain, bias / 2)
        fuse(plain, fused, model.config.num_attention_heads, model.config.hidden_size)
        if given.float32:
            shutil.copy(fused, given.out / "model.onnx")
        else:
            quantise(fused, given.out / "model.onnx")
    shutil.copy(given.base / "tokenizer.json", given.out / "tokenizer.json")
    print(f"{(given.out / 'model.onnx').stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
