"""The trained reader as the file that ships: ONNX, weights in eight bits.

Weights are rounded to seven bits a channel (`reduce_range`): on processors without VNNI the products of full eight-bit
numbers overflow sixteen bits, and the answers would differ from machine to machine.

    python -m training.export --checkpoint FIRST/checkpoint.pt SECOND/checkpoint.pt --embedder EMBEDDER --out FOLDER

Of several checkpoints the weights are averaged: of one training's they lie in one valley, and their mean answers better than
each (Wortsman et al., ICML 2022).
"""

import argparse
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer

from training.reader import build_model

INPUTS = ("input_ids", "token_type_ids", "attention_mask")
OUTPUTS = ("start_logits", "end_logits")


class Logits(torch.nn.Module):
    """The model with plain tensors in and out."""

    def __init__(self, model: Any) -> None:
        super().__init__()
        self.model = model

    def forward(
        self, input_ids: torch.Tensor, token_type_ids: torch.Tensor, attention_mask: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        out = self.model(input_ids=input_ids, token_type_ids=token_type_ids, attention_mask=attention_mask)
        return out.start_logits, out.end_logits


def export(model: Any, path: Path) -> None:
    """As float32 ONNX with free batch size and length."""
    example = torch.ones(2, 16, dtype=torch.long)
    free = {0: "windows", 1: "tokens"}
    torch.onnx.export(
        Logits(model).eval(),
        (example, torch.zeros_like(example), example),
        str(path),
        input_names=list(INPUTS),
        output_names=list(OUTPUTS),
        dynamic_axes=dict.fromkeys((*INPUTS, *OUTPUTS), free),
        opset_version=17,
        dynamo=False,
    )


def quantise(source: Path, target: Path) -> None:
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(source, target, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)


def averaged(states: Sequence[Mapping[str, torch.Tensor]]) -> dict[str, torch.Tensor]:
    """The mean of the weights; what is no weight (positions) is alike in all."""
    return {
        name: torch.stack([state[name] for state in states]).mean(dim=0) if first.is_floating_point() else first
        for name, first in states[0].items()
    }


def main() -> None:
    parser = argparse.ArgumentParser(description="Write the trained reader as ONNX.")
    parser.add_argument("--checkpoint", type=Path, required=True, nargs="+", help="one, or several of one training")
    parser.add_argument("--embedder", type=Path, required=True, help="the one the reader was trained from")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--float32", action="store_true", help="leave the weights as they are")
    given = parser.parse_args()
    tokenizer = Tokenizer.from_file(str(given.embedder / "tokenizer.json"))
    model = build_model(given.embedder, tokenizer)
    model.load_state_dict(
        averaged([torch.load(path, weights_only=True, map_location="cpu")["model"] for path in given.checkpoint])
    )
    given.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "model.onnx"
        export(model, plain)
        if given.float32:
            shutil.copy(plain, given.out / "model.onnx")
        else:
            quantise(plain, given.out / "model.onnx")
    shutil.copy(given.embedder / "tokenizer.json", given.out / "tokenizer.json")
    print(f"{(given.out / 'model.onnx').stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
