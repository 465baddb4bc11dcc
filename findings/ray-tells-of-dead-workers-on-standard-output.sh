#!/usr/bin/env bash
# Ray tells of a worker that died on the standard output of the program that uses it, logging to the driver switched off or not.
#
# With log_to_driver=False and logging_level="error" nothing that workers print reaches the driver. That a worker died is told
# all the same, by the raylet, and neither through logging nor on standard error: it is printed among what the program itself
# writes to standard output. An actor with max_restarts is started again and answers the next call, so that the program goes on
# and has no error to see; whoever reads JSON or a protocol such as MCP from its standard output gets a line that is none of it.
#
# Seen with ray 2.60.0 on Python 3.11, one node, an actor whose process was ended from outside.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install -q --disable-pip-version-check "ray==2.60.0"
cd "$folder"
cat > program.py <<'PY'
import json
import os
import signal
import time

import ray

ray.init(num_cpus=1, include_dashboard=False, log_to_driver=False, logging_level="error")


@ray.remote(max_restarts=1)
class Keeper:
    def pid(self):
        return os.getpid()


keeper = Keeper.remote()
first = ray.get(keeper.pid.remote())
os.kill(first, signal.SIGKILL)
answered = first
for _ in range(60):
    try:
        answered = ray.get(keeper.pid.remote(), timeout=5)
        if answered != first:
            break
    except ray.exceptions.RayError:
        time.sleep(0.5)
time.sleep(3)
print(json.dumps({"restarted": answered != first}))
ray.shutdown()
PY
RAY_USAGE_STATS_ENABLED=0 "$folder/env/bin/python" program.py > out.txt 2> err.txt
python3 - <<'PY'
import json
import pathlib

out, err = (pathlib.Path(name).read_text().splitlines() for name in ("out.txt", "err.txt"))
foreign = [line for line in out if not line.startswith("{")]
told = [json.loads(line) for line in out if line.startswith("{")]
assert told == [{"restarted": True}], told
assert any("(raylet)" in line and "worker died" in line for line in foreign), out
assert not any("worker died" in line for line in err), err
print(f"standard output: {len(foreign)} line of Ray's beside {told}; standard error: nothing of it")
print(foreign[0][:96] + " ...")
PY
