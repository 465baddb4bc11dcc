"""What every figure is written down with: the machine, the code, the data. `write` leaves one JSON file a task."""

import hashlib
import json
import os
import platform
import subprocess
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks.errors import BenchmarkError

PACKAGES = ("chromadb", "onnxruntime", "numpy")


def machine() -> dict[str, Any]:
    """Cores that may be used, processor, memory in bytes, Python, the versions that matter and the commit."""
    said = subprocess.run(["git", "describe", "--always", "--dirty"], capture_output=True, text=True, check=False).stdout
    return {
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "processor": processor(),
        "memory_bytes": os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") if hasattr(os, "sysconf") else None,
        "python": platform.python_version(),
        "packages": {name: version(name) for name in PACKAGES},
        "commit": said.strip() or None,
    }


def processor() -> str:
    """The model where Linux names it, else the architecture."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.machine()
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), platform.machine())


def data_hash(paths: Iterable[Path]) -> str:
    """SHA-256, shortened to 16 digits, over the files' names and bytes in the order of their names."""
    digest = hashlib.sha256()
    for path in sorted(paths, key=lambda path: path.name):
        digest.update(path.name.encode() + b"\0")
        with path.open("rb") as stream:
            digest.update(hashlib.file_digest(stream, "sha256").digest())
    return digest.hexdigest()[:16]


def written(task: str, data: Mapping[str, Any], result: Mapping[str, Any]) -> str:
    """The record as JSON. `data` names what was measured on: files, sizes, `hash`."""
    return json.dumps({"task": task, **machine(), "data": dict(data), "result": dict(result)}, ensure_ascii=False, indent=1)


def write(folder: Path, task: str, data: Mapping[str, Any], result: Mapping[str, Any]) -> Path:
    """Leave `folder/task.json`. Raises `BenchmarkError` where it cannot be written."""
    path = folder / f"{task}.json"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(written(task, data, result) + "\n", encoding="utf-8")
    except OSError as error:
        raise BenchmarkError(f"The figures cannot be written to {path}: {error}.") from error
    return path
