"""What `wartanya eval` does: measures, guards, reports; proposes questions, and has an editor go through them."""

import argparse
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from index.types import Progress
from qa.errors import EvaluationError, FileUnusable
from qa.evaluation.floors import Floor, missed
from qa.evaluation.report import EvaluationReport
from qa.evaluation.report_page import Asked, report_page
from qa.ranking.calibration import calibration
from qa.ranking.own_thresholds import with_own
from qa.types import Language

if TYPE_CHECKING:
    from index.archive import Archive

Say = Callable[[str], None]


def measured(
    archive: "Archive", arguments: argparse.Namespace, progress: Callable[[Progress], None] | None, say: Say
) -> tuple[EvaluationReport, Asked]:
    """The questions of the file, or of the feedback, asked; and what there is to say of them."""
    from qa.evaluation.run import evaluate, read_question_file

    if arguments.from_feedback:
        from qa.evaluation.feedback import Feedback, ask_again, questions

        judgements = Feedback(archive.path).judgements()
        report = evaluate(archive, questions(judgements), progress=progress)
        wrong, same = ask_again(archive, judgements)
        say(f"judged wrong before: {wrong}, of which {same} are answered the same today")
        return report, _asked(archive, arguments.version(), "what readers judged right", None, 0)
    file = read_question_file(arguments.file)
    if file.left_out:
        say(f"{file.left_out} questions left out, since no editor has accepted them")
    asked = _asked(archive, arguments.version(), arguments.file, file.sha256, file.left_out)
    return evaluate(archive, file.questions, progress=progress), asked


def write_report(archive: "Archive", report: EvaluationReport, asked: Asked, path: str) -> None:
    """Raises FileUnusable where it cannot be written."""
    _write(path, report_page(report, asked, archive))


def fit_thresholds(archive: "Archive", report: EvaluationReport, say: Say) -> None:
    """From which confidence on answers are called "answered" in this archive from now on; says it for each risk."""
    from qa.evaluation.fitting import fit, keep, sentence

    found = fit(report, list(calibration("extractive").answered))
    keep(archive.path, found)
    for risk, bound in found.items():
        say(sentence(risk, bound))


def guarded(report: EvaluationReport, floors: Sequence[Floor], say: Say) -> int:
    """The exit status: 1 where a measure is below its floor, with a sentence for each."""
    sentences = missed(report, floors)
    for sentence in sentences:
        say(sentence)
    return 1 if sentences else 0


def make(archive: "Archive", arguments: argparse.Namespace, progress: Callable[[Progress], None] | None, say: Say) -> None:
    """Proposes questions into the file of --out, else to standard output. Raises EvaluationError where that file is there."""
    from qa.question_generation.propose import propose, written

    if arguments.out and Path(arguments.out).exists():
        raise EvaluationError("questions_there_already", path=arguments.out)
    languages: Sequence[Language] = ("id", "en") if arguments.lang == "both" else (arguments.lang,)
    found = propose(archive, arguments.questions, languages=languages, seed=arguments.seed, progress=progress)
    if len(found) < arguments.questions:
        say(f"the articles gave {len(found)} questions of {arguments.questions}; another --seed may give others")
    if not arguments.out:
        print(written(found), end="")
        return
    _write(arguments.out, written(found))
    say(f"{len(found)} questions proposed in {arguments.out}; `wartanya eval --review {arguments.out}` goes through them")


def _asked(archive: "Archive", version: str, questions: str, sha256: str | None, left_out: int) -> Asked:
    return Asked(
        questions=questions,
        sha256=sha256,
        left_out=left_out,
        archive=archive.status(),
        calibration=with_own(calibration("extractive"), archive.path),
        measured=datetime.now(UTC),
        version=version,
    )


def _write(path: str, text: str) -> None:
    try:
        Path(path).write_text(text, encoding="utf-8")
    except OSError as error:
        raise FileUnusable("cannot_write", path=path, detail=error) from error
