#!/usr/bin/env bash
# onnxruntime's quantiser cannot take what onnxruntime's own optimiser for transformers has fused, unless told a type.
#
# A matrix product behind a fused step (SkipLayerNormalization of the domain com.microsoft, as
# onnxruntime.transformers.optimizer writes it) stops quantize_dynamic with "Unable to find data type", since ONNX's
# shape inference knows no operator of that domain. The option DefaultTensorType, which the documentation of
# quantize_dynamic does not list, makes it pass, and the result agrees with float32.
#
# Seen with onnxruntime 1.32.0, onnx 1.23.2, numpy 2.4.6.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install -q --disable-pip-version-check "onnxruntime==1.32.0" "onnx==1.23.2" "numpy==2.4.6"
cd "$folder"
"$folder/env/bin/python" - <<'PY'
import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

WIDTH = 8
draw = np.random.default_rng(0)
weights = numpy_helper.from_array(draw.normal(size=(WIDTH, WIDTH)).astype(np.float32), "weights")
ones = numpy_helper.from_array(np.ones(WIDTH, np.float32), "ones")
noughts = numpy_helper.from_array(np.zeros(WIDTH, np.float32), "noughts")
graph = helper.make_graph(
    [
        helper.make_node("SkipLayerNormalization", ["x", "y", "ones", "noughts"], ["normed"], domain="com.microsoft", epsilon=1e-5),
        helper.make_node("MatMul", ["normed", "weights"], ["product"]),
        helper.make_node("Tanh", ["product"], ["out"]),
    ],
    "fused",
    [helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, 4, WIDTH]) for name in ("x", "y")],
    [helper.make_tensor_value_info("out", TensorProto.FLOAT, [1, 4, WIDTH])],
    [weights, ones, noughts],
)
opsets = [helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)]
onnx.save(helper.make_model(graph, opset_imports=opsets, ir_version=8), "fused.onnx")

try:
    quantize_dynamic("fused.onnx", "refused.onnx", weight_type=QuantType.QInt8)
except RuntimeError as error:
    assert "Unable to find data type" in str(error), error
else:
    raise SystemExit("it is quantised without DefaultTensorType now")

options = {"DefaultTensorType": TensorProto.FLOAT}
quantize_dynamic("fused.onnx", "eight.onnx", weight_type=QuantType.QInt8, extra_options=options)
given = {name: draw.normal(size=(1, 4, WIDTH)).astype(np.float32) for name in ("x", "y")}
whole, eight = (onnxruntime.InferenceSession(name).run(None, given)[0] for name in ("fused.onnx", "eight.onnx"))
assert 0 < float(np.abs(whole - eight).max()) < 0.1 * float(np.abs(whole).max()), "the results are not near any more"
print(f"onnxruntime {onnxruntime.__version__}, onnx {onnx.__version__}: RuntimeError without DefaultTensorType, none with it")
PY
