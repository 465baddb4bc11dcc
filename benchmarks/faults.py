"""What a user sees when a language model fails, and after how long: one fault after the other, through a real server.

    python -m benchmarks.faults --out benchmarks/results/faults.md

The sample's articles answer, the limit is 15 seconds, and a call that can be repeated is repeated twice.
"""

import argparse
import re
import tempfile
import time
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from index.archive import Archive
from index.ingest.rebuild import rebuild
from index.locate import SAMPLE_ARTICLES
from qa.assistant import Assistant
from qa.generation.llm import LlmSettings, load_llm
from qa.generation.writer import Writer
from tests.model_server import Behaviour, serving

QUESTION = "Siapa yang memimpin rapat koordinasi di Polres Lampung Barat?"
TRUE = "Rapat koordinasi itu dipimpin Kapolres Lampung Barat, AKBP Rinaldo Aser"
LIMIT_S = 15.0


def words(text: str) -> Callable[[str], Iterable[str]]:
    """Says `text` with {n} as the number of the sentence that names the chief."""

    def says(prompt: str) -> list[str]:
        found = re.search(r"^\[(\d+)\][^\n]*AKBP Rinaldo Aser", prompt, re.MULTILINE)
        return re.findall(r"\S+\s*", text.replace("{n}", found[1] if found else "1"))

    return says


def faults() -> dict[str, Behaviour | None]:
    """None stands for a server that is not there."""
    true = words(f"{TRUE} [{{n}}].")
    return {
        "none": Behaviour(true),
        "nobody listens": None,
        "busy once (503)": Behaviour(true, status=503, failures=1),
        "always busy (429)": Behaviour(true, status=429),
        "broken (500)": Behaviour(true, status=500),
        "wrong key (401)": Behaviour(true, status=401),
        "unknown model (404)": Behaviour(true, status=404),
        "request refused (400)": Behaviour(true, status=400),
        "silence": Behaviour(true, first_s=60.0),
        "slow without end": Behaviour(words(" ".join(f"{TRUE} pada hari ke-{k} [{{n}}]." for k in range(200))), pause_s=0.1),
        "connection torn": Behaviour(true, ends="torn"),
        "half a stream": Behaviour(words(f"{TRUE} [{{n}}]. Rapat itu dihadiri"), ends="silently"),
        "filtered": Behaviour(words(""), finish="content_filter"),
        "nothing said": Behaviour(words("")),
        "refusal": Behaviour(words("Maaf, saya tidak dapat membantu dengan itu.")),
        "not found": Behaviour(words("TIDAK ADA")),
        "invented name": Behaviour(words("Rapat koordinasi itu dipimpin Joko Purnomo [{n}].")),
        "invented mark": Behaviour(words(f"{TRUE} [999].")),
        "one sentence invented": Behaviour(words(f"{TRUE} [{{n}}]. Rapat itu dihadiri 9.999 orang [{{n}}].")),
        "a link": Behaviour(words(f"{TRUE} ![](http://jahat.example/x.png) [{{n}}].")),
    }


def run() -> dict[str, Any]:
    """What came of each fault, and the seconds of an answer without a language model at the same time."""
    with tempfile.TemporaryDirectory() as folder:
        rebuild(SAMPLE_ARTICLES, index=Path(folder) / "index")
        with Archive.open(Path(folder) / "index") as archive:
            row("warming up", Behaviour(words("")), archive)  # so that no other row pays for loading
            began = time.perf_counter()
            Assistant(archive).ask(QUESTION)
            alone_s = time.perf_counter() - began
            found = [row(name, behaviour, archive) for name, behaviour in faults().items()]
    return {"limit_s": LIMIT_S, "alone_s": round(alone_s, 1), "faults": found}


def row(name: str, behaviour: Behaviour | None, archive: Archive) -> dict[str, Any]:
    with ExitStack() as stack:
        served = stack.enter_context(serving(behaviour or Behaviour(words(""))))
        if behaviour is None:
            stack.close()
        settings = LlmSettings(f"openai-like/model@{served.url}", timeout_s=LIMIT_S)
        assistant = Assistant(archive, "llm", llm=Writer(load_llm(settings), settings))
        began = time.perf_counter()
        *_, last = assistant.stream(QUESTION)
        took_s = time.perf_counter() - began
        calls = len(served.asked)
    told = last.receipt.filters["llm"]
    whose = "the extractive answer" if told["trouble"] else "the model's answer"
    why = last.text.rpartition("\n\n")[2]
    return {"fault": name, "calls": calls, "answer": whose, "last sentence": why, "seconds": round(took_s, 1)}


def main() -> None:
    parser = argparse.ArgumentParser(description="Inject each fault and write what the user saw.")
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    found = run()
    lines = [
        "# When the language model fails",
        "",
        f"Each fault, through a real server on this machine, two CPU cores (shared with other work), limit {LIMIT_S:g} s.",
        f"The question is “{QUESTION}”; the last column is the time until the whole answer stood there.",
        f"Without a language model the answer took {found['alone_s']} s at the same time; that is part of each row.",
        "Made by `python -m benchmarks.faults`.",
        "",
        "| fault | calls | what the user saw | the last sentence under it | seconds |",
        "|---|---|---|---|---|",
        *(f"| {' | '.join(map(str, row.values()))} |" for row in found["faults"]),
        "",
    ]
    print("\n".join(lines))
    if given.out:
        given.out.write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
