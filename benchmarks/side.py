"""One step of a comparison of two checkouts, in a process of its own that imports the checkout it is started for.

    PYTHONPATH=CHECKOUT python -P benchmarks/side.py rebuild INDEX ARTICLES...
    PYTHONPATH=CHECKOUT python -P benchmarks/side.py ask INDEX QUESTIONS.json
    PYTHONPATH=CHECKOUT python -P benchmarks/side.py askers INDEX QUESTIONS.json COUNT SECONDS

Prints one line of JSON. It uses nothing but the public names, which every version has.
"""

import json
import resource
import sys
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from index import Archive, rebuild
from qa import Assistant


def rebuilt(index: str, *articles: str) -> dict[str, Any]:
    """Wall and CPU seconds, those of the processes it started and waited for included, and bytes on disk."""
    began = time.perf_counter()
    report = rebuild(list(articles), index=index)
    wall_s = time.perf_counter() - began
    files = (path for path in Path(index).rglob("*") if path.is_file())
    return {
        "wall_s": wall_s,
        "cpu_s": sum(_cpu_s(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)),
        "added": report.added,
        "disk_bytes": sum(path.stat().st_size for path in files),
    }


def asked(index: str, questions: str) -> dict[str, Any]:
    """Milliseconds of each search and of each answer, in the order of the questions; each was asked once before."""
    texts = json.loads(Path(questions).read_text(encoding="utf-8"))
    with Archive.open(index) as archive:
        assistant = Assistant(archive)
        for call in (archive.search, assistant.ask):
            call(texts[0])
        return {
            "search_ms": [_ms(archive.search, text) for text in texts],
            "ask_ms": [_ms(assistant.ask, text) for text in texts],
        }


def askers(index: str, questions: str, count: str, seconds: str) -> dict[str, Any]:
    """Answers a second of so many threads that share one assistant."""
    texts = json.loads(Path(questions).read_text(encoding="utf-8"))
    with Archive.open(index) as archive:
        assistant = Assistant(archive)
        assistant.ask(texts[0])
        until = time.perf_counter() + float(seconds)
        answered = [0] * int(count)

        def ask(place: int) -> None:
            while time.perf_counter() < until:
                assistant.ask(texts[(place * 7 + answered[place]) % len(texts)])
                answered[place] += 1

        threads = [threading.Thread(target=ask, args=(place,)) for place in range(int(count))]
        began = time.perf_counter()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return {"per_s": sum(answered) / (time.perf_counter() - began)}


def _cpu_s(whose: int) -> float:
    used = resource.getrusage(whose)
    return used.ru_utime + used.ru_stime


def _ms(call: Callable[[str], object], text: str) -> float:
    began = time.perf_counter()
    call(text)
    return (time.perf_counter() - began) * 1000


STEPS: Mapping[str, Callable[..., dict[str, Any]]] = {"rebuild": rebuilt, "ask": asked, "askers": askers}


if __name__ == "__main__":
    step, *given = sys.argv[1:]
    print(json.dumps(STEPS[step](*given)))
