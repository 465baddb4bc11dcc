"""The weights of a reader that was exported in eight bits, back in float32: to train on from them, or to average them.

    python -m training.shipped --model qa/models/reader/model.onnx --out FOLDER

leaves `checkpoint.pt`. What rounding took does not come back; the bias of "no answer" is left behind.
"""

import argparse
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

PREFIX = "model."  # what `training.export.Logits` puts before every name


def weights_of(model: Path) -> dict[str, torch.Tensor]:
    """Name of a parameter of transformers' BertForQuestionAnswering -> its values."""
    import onnx
    from onnx import numpy_helper

    graph = onnx.load(str(model)).graph
    held: dict[str, NDArray[np.generic]] = {each.name: numpy_helper.to_array(each) for each in graph.initializer}
    found = {name.removeprefix(PREFIX): values for name, values in held.items() if values.dtype == np.float32}
    found = {name: values for name, values in found.items() if name.endswith((".weight", ".bias"))}
    for name in held:
        table = name.removesuffix("_quantized")
        if table != name and table.startswith(PREFIX):  # an embedding table, one scale for all of it
            found[table.removeprefix(PREFIX)] = _whole(held, table)
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            layer = node.name.removeprefix("/model/").removesuffix("/MatMul_quant").replace("/", ".")
            found[f"{layer}.weight"] = _whole(held, node.input[1].removesuffix("_quantized")).T
    return {name: torch.from_numpy(np.array(values, dtype=np.float32)) for name, values in found.items()}


def _whole(held: dict[str, NDArray[np.generic]], name: str) -> NDArray[np.float32]:
    rounded, zero, scale = (held[f"{name}_{part}"] for part in ("quantized", "zero_point", "scale"))
    values: NDArray[np.float32] = (rounded.astype(np.float32) - zero.astype(np.float32)) * scale.astype(np.float32)
    return values


def main() -> None:
    parser = argparse.ArgumentParser(description="Take the weights back out of an exported reader.")
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    torch.save({"model": weights_of(given.model)}, given.out / "checkpoint.pt")


if __name__ == "__main__":
    main()
