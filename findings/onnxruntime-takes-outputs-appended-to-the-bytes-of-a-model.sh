#!/usr/bin/env bash
# An ONNX file with a few dozen bytes appended has further outputs: the values inside its graph, layer by layer.
#
# The file is one protobuf message, and messages of protobuf that stand one behind the other are merged: fields that repeat are
# added up, messages inside are merged in turn. So a ModelProto that holds nothing but a graph with one more `output`, written
# behind the bytes of a model, makes onnxruntime hand that value out: no copy of the weights is written anew, no graph is
# parsed, and the old outputs stay as they were. onnx.load reads the same model, and its checker finds nothing wrong.
#
# Seen with onnxruntime 1.32.0 and onnx 1.23.2.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install -q --disable-pip-version-check "onnxruntime==1.32.0" "onnx==1.23.2" "numpy<3"
"$folder/env/bin/python" - <<'PY'
import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper

value = lambda name: helper.make_tensor_value_info(name, TensorProto.FLOAT, [None, 3])
weights = helper.make_tensor("weights", TensorProto.FLOAT, [3, 3], np.arange(9, dtype=np.float32))
nodes = [helper.make_node("MatMul", ["given", "weights"], ["hidden"]), helper.make_node("Relu", ["hidden"], ["told"])]
graph = helper.make_graph(nodes, "net", [value("given")], [value("told")], [weights])
model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9).SerializeToString()

further = onnx.ModelProto()
further.graph.output.append(value("hidden"))
longer = model + further.SerializeToString()

given = np.array([[1, -2, 0.5]], dtype=np.float32)
before = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
after = onnxruntime.InferenceSession(longer, providers=["CPUExecutionProvider"])
print(len(longer) - len(model), "bytes more:", [o.name for o in before.get_outputs()], "->", [o.name for o in after.get_outputs()])
assert [o.name for o in before.get_outputs()] == ["told"]
assert [o.name for o in after.get_outputs()] == ["told", "hidden"]
told, hidden = after.run(["told", "hidden"], {"given": given})
assert np.array_equal(told, before.run(["told"], {"given": given})[0])
assert np.array_equal(hidden, given @ np.arange(9, dtype=np.float32).reshape(3, 3)), hidden
onnx.checker.check_model(onnx.load_model_from_string(longer), full_check=True)
PY
