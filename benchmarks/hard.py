"""Twenty questions made to be hard, over the articles that ship: `python -m benchmarks.hard` prints what comes of each."""

import json
from pathlib import Path

from index.archive import Archive
from index.locate import ensure_sample
from qa.assistant import Assistant
from qa.evaluation import is_article
from qa.metrics import token_f1

QUESTIONS = Path(__file__).parent / "hard_questions.jsonl"


def main() -> None:
    print("| hard because | question | right article at | status | short answer | F1 |\n|---|---|---|---|---|---|")
    with Archive.open(ensure_sample()) as archive:
        assistant = Assistant(archive)
        for line in QUESTIONS.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            order = list({hit.article.id: hit.article for hit in archive.search(row["question"], limit=40)}.values())
            wanted = row["article_id"]
            found = [k for k, article in enumerate(order, start=1) if wanted and is_article(article, wanted)]
            answer = assistant.ask(row["question"])
            f1 = f"{token_f1(answer.short, row['answers']):.2f}" if row["answers"] else "-"
            place = found[0] if found else "-"
            print(f"| {row['why_hard']} | {row['question']} | {place} | {answer.status} | {answer.short or '-'} | {f1} |")


if __name__ == "__main__":
    main()
