"""Questions made to be hard, over the articles that ship: `python -m benchmarks.hard` prints what comes of each."""

import json
from pathlib import Path
from typing import Any

from index.archive import Archive
from index.sample import ensure_sample
from qa.assistant import Assistant
from qa.evaluation.metrics import bootstrap_interval, token_f1
from qa.evaluation.run import is_article

QUESTIONS = Path(__file__).parent / "hard_questions.jsonl"


def run() -> dict[str, Any]:
    """Every question with what came of it; the mean F1 of those that have an answer, with its 95 % interval."""
    with Archive.open(ensure_sample()) as archive:
        assistant = Assistant(archive)
        asked = [row_of(archive, assistant, json.loads(line)) for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]
    f1 = [row["f1"] for row in asked if row["f1"] is not None]
    mean = [round(sum(f1) / len(f1), 3), *(round(bound, 3) for bound in bootstrap_interval(f1))]
    return {"questions": len(asked), "F1": mean, "asked": asked}


def row_of(archive: Archive, assistant: Assistant, row: dict[str, Any]) -> dict[str, Any]:
    order = list({hit.article.id: hit.article for hit in archive.search(row["question"], limit=40)}.values())
    wanted = row["article_id"]
    found = [k for k, article in enumerate(order, start=1) if wanted and is_article(article, wanted)]
    answer = assistant.ask(row["question"])
    return {
        "hard because": row["why_hard"],
        "question": row["question"],
        "place": found[0] if found else None,
        "status": answer.status,
        "short": answer.short,
        "f1": token_f1(answer.short, row["answers"]) if row["answers"] else None,
    }


def main() -> None:
    print("| hard because | question | right article at | status | short answer | F1 |\n|---|---|---|---|---|---|")
    for row in run()["asked"]:
        f1 = "-" if row["f1"] is None else f"{row['f1']:.2f}"
        told = (row["hard because"], row["question"], row["place"] or "-", row["status"], row["short"] or "-", f1)
        print(f"| {' | '.join(map(str, told))} |")


if __name__ == "__main__":
    main()
