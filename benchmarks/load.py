"""Many who ask at once, with a rebuild in the middle: `python -m benchmarks.load [--seconds 180] [--askers 16] [--out DIR]`.

The chat is served by a process of its own, over a copy of the index (of the sample articles, where none is named), and
asked through its API, or with `--door v1` through OpenAI's protocol, each answer streamed to its end. Each asker asks again
as soon as it is answered.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from benchmarks.invented import write_articles
from benchmarks.peers.memory import resident_mb
from benchmarks.record import data_hash, write, written
from index.locate import SAMPLE_ARTICLES
from index.sample import ensure_sample
from qa.evaluation.metrics import percentile
from qa.evaluation.run import read_questions

Ask = Callable[[httpx.Client, str], float]  # the milliseconds until the first words
_REBUILD_S = 1200  # it runs behind those who ask, and on a machine that does much else behind that, too
_ADDED = 200  # articles that the rebuild takes in
SECONDS, ASKERS = 180.0, 16


@dataclass
class Tally:
    """What came of the questions: (when each ended, seconds since the start; how long it took, and how long its first words
    took, milliseconds).
    """

    took: list[tuple[float, float, float]] = field(default_factory=list)
    errors: Counter[str] = field(default_factory=Counter)
    lock: threading.Lock = field(default_factory=threading.Lock)


def run(source: Path, questions: Path, askers: int = ASKERS, seconds: float = SECONDS, door: str = "chat") -> dict[str, Any]:
    """Serve a copy of the index at `source` and ask it the questions, over and over, by one of `DOORS`."""
    asked = [question.text for question in read_questions(questions)]
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder)
        shutil.copytree(source, top / "index")
        write_articles(top / "articles", _ADDED)
        with _served(top) as (address, process):
            return {"door": door, **_measure(address, process, asked, (askers, seconds, DOORS[door]))}


def main() -> None:
    parser = argparse.ArgumentParser(description="Ask a served chat from many sides, with a rebuild in the middle.")
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--askers", type=int, default=ASKERS)
    parser.add_argument("--index", type=Path, help="an index to copy and serve (default: the sample's)")
    parser.add_argument("--questions", type=Path, default=SAMPLE_ARTICLES / "questions.jsonl")
    parser.add_argument("--door", choices=sorted(DOORS), default="chat", help="by which it is asked (default: chat)")
    parser.add_argument("--out", type=Path, help="a folder for load.json")
    given = parser.parse_args()
    data = {"questions": given.questions.name, "hash": data_hash([given.questions])}
    found = run(given.index or ensure_sample(), given.questions, given.askers, given.seconds, given.door)
    print(written("load", data, found))
    if given.out:
        write(given.out, "load", data, found)


def _measure(address: str, process: int, asked: Sequence[str], how: tuple[int, float, Ask]) -> dict[str, Any]:
    askers, seconds, ask = how
    with httpx.Client(base_url=address, timeout=120) as client:
        for text in asked[:8]:  # what opens with the first questions is no part of the load
            ask(client, text)
        memory_start = resident_mb(process)
        tally, began = Tally(), time.perf_counter()
        threads = [
            threading.Thread(target=_ask_on, args=(address, asked[turn::askers] or asked, ask, began + seconds, tally, began))
            for turn in range(askers)
        ]
        for thread in threads:
            thread.start()
        time.sleep(seconds / 3)
        rebuild_began = time.perf_counter() - began
        report = call(client, "rebuild", allow_removals=False, timeout_s=_REBUILD_S)
        rebuild_ended = time.perf_counter() - began
        for thread in threads:
            thread.join()
        return {
            "askers": askers,
            "seconds": round(time.perf_counter() - began, 1),
            "questions": len(tally.took),
            "errors": dict(tally.errors),
            **_latencies(tally.took),
            "first_words": _latencies([(at, first, first) for at, _, first in tally.took]),
            "during_rebuild": _latencies([each for each in tally.took if rebuild_began <= each[0] <= rebuild_ended]),
            "rebuild_s": round(rebuild_ended - rebuild_began, 1),
            "rebuild_added": report["added"],
            "memory_start_mb": memory_start,
            "memory_end_mb": resident_mb(process),
        }


def _latencies(took: Sequence[tuple[float, float, float]]) -> dict[str, Any]:
    times = sorted(each for _, each, _ in took)
    if not times:
        return {"p50_ms": None, "p95_ms": None}
    return {f"p{part}_ms": round(percentile(times, part), 1) for part in (50, 95)}


def _ask_on(address: str, asked: Sequence[str], ask: Ask, until: float, tally: Tally, began: float) -> None:
    turn = 0
    with httpx.Client(base_url=address, timeout=120) as client:
        while time.perf_counter() < until:
            started = time.perf_counter()
            try:
                first = ask(client, asked[turn % len(asked)])
            except (httpx.HTTPError, ValueError) as problem:
                with tally.lock:
                    tally.errors[f"{type(problem).__name__}: {problem}"[:100]] += 1
            else:
                ended = time.perf_counter()
                with tally.lock:
                    tally.took.append((ended - began, (ended - started) * 1000, first))
            turn += 1


def _called(client: httpx.Client, question: str) -> float:
    started = time.perf_counter()
    call(client, "answer", question=question)
    return (time.perf_counter() - started) * 1000


def streamed(client: httpx.Client, question: str) -> float:
    """Reads a streamed answer of /v1 to its end. Raises httpx.HTTPError, and ValueError for a stream without words or end."""
    asked = {"model": "wartanya", "stream": True, "messages": [{"role": "user", "content": question}]}
    started, first, data = time.perf_counter(), 0.0, ""
    with client.stream("POST", "v1/chat/completions", json=asked) as got:
        for line in got.raise_for_status().iter_lines():
            data = line.removeprefix("data: ") or data
            if not first and line.startswith("data: {") and _words_of(json.loads(data)):
                first = (time.perf_counter() - started) * 1000
    if data != "[DONE]" or not first:
        raise ValueError(f"the stream ended with {data[:100]!r}")
    return first


def _words_of(event: dict[str, Any]) -> str:
    if "error" in event:
        raise ValueError(str(event["error"])[:200])
    return "".join(choice["delta"].get("content") or "" for choice in event["choices"])


DOORS: Mapping[str, Ask] = {"chat": _called, "v1": streamed}


def call(client: httpx.Client, endpoint: str, *, timeout_s: float = 120, **given: object) -> dict[str, Any]:
    """What an endpoint of the chat's API gives back. Raises httpx.HTTPError, and ValueError for an answer that is none."""
    event = client.post(f"gradio_api/call/v2/{endpoint}", json=given).raise_for_status().json()["event_id"]
    lines = client.get(f"gradio_api/call/{endpoint}/{event}", timeout=timeout_s).raise_for_status().text.splitlines()
    told = dict(zip(lines[0::3], lines[1::3], strict=False))
    if "event: complete" not in told:
        raise ValueError(" ".join(lines)[:200])
    found: dict[str, Any] = json.loads(told["event: complete"].removeprefix("data: "))[0]
    return found


@contextmanager
def _served(top: Path) -> Iterator[tuple[str, int]]:
    """(address, process id) of a chat over `top`/index; its log goes nowhere."""
    options = ["--index", str(top / "index"), "--articles", str(top / "articles"), "--no-browser"]
    with subprocess.Popen([sys.executable, "-P", "-m", "app", *options], stdout=subprocess.PIPE, text=True) as process:
        lines = process.stdout or iter(())
        ready = next(line for line in lines if "ready at" in line)
        # Somebody has to read the log, or the chat would wait for room in the pipe.
        reader = threading.Thread(target=lambda: [None for _ in lines])
        reader.start()
        try:
            yield ready.split(" at ")[1].split()[0], process.pid
        finally:
            process.terminate()
            reader.join()


if __name__ == "__main__":
    main()
