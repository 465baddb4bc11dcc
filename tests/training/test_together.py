"""Windows of one question read together: the first answers, its rivals do not, and the loss compares them."""

import gzip
import json
import random
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import torch
from tokenizers import Tokenizer

from index.retrieval.embedders import BUNDLED
from tests.training.small import OTHER, STORY, row
from training.mixtures import Given, native_rows
from training.reading import WINDOW_TOKENS, Example, Features, window_of
from training.together import (
    PASSES,
    WINDOWS,
    Together,
    examples,
    loss_of,
    news_groups,
    passage_groups,
    shared,
    together,
)

TOKENIZER = Tokenizer.from_file(str(Path(BUNDLED) / "tokenizer.json"))
PLACES = [torch.tensor([2, 0, 0, 0])] * 2


def told(leads: list[float], none: float = 0.0) -> Any:
    """Logits of WINDOWS windows of four tokens, of which the last two are the passage's; `leads` of the third token of each."""
    logits = torch.tensor([[none, -5.0, none + lead, none - 5.0] for lead in leads])
    return SimpleNamespace(start_logits=logits, end_logits=logits)


KINDS = torch.tensor([[0, 0, 1, 1]] * WINDOWS)


def test_the_loss_falls_where_the_window_that_answers_leads() -> None:
    ahead, level, behind = (shared(told([lead, 1, 1, 1]), KINDS, PLACES).item() for lead in (4, 1, -2))
    assert ahead < level < behind
    assert level == pytest.approx(torch.tensor(float(WINDOWS)).log().item(), abs=0.02)


def test_windows_are_compared_by_what_they_lead_over_their_own_no_answer() -> None:
    plain, raised = (shared(told([2, 1, 1, 1], none), KINDS, PLACES).item() for none in (0.0, 7.0))
    assert raised == pytest.approx(plain, abs=1e-5)


def test_tokens_of_the_question_are_no_rivals() -> None:
    loud = told([2, 1, 1, 1])
    loud.start_logits[:, 1] = 9.0
    assert shared(loud, KINDS, PLACES).item() == pytest.approx(shared(told([2, 1, 1, 1]), KINDS, PLACES).item(), abs=1e-5)


def test_each_news_question_comes_first_with_its_answer_and_then_with_its_rivals(tmp_path: Path) -> None:
    found, alone = news_groups(windows_file(tmp_path), random.Random(0))
    assert len(found) == 1
    for first, *rivals in found:
        assert first.answer
        assert first.context[slice(*first.answer)] == "120 petani"
        assert len(rivals) == WINDOWS - 1
        assert {rival.question for rival in rivals} == {"Berapa petani ikut?"}
        assert not [rival for rival in rivals if rival.answer or "120 petani" in rival.context]
    assert {example.question for example in alone} == {"Berapa kerugian?"}
    assert not [example for example in alone if example.answer]


def windows_file(folder: Path) -> Path:
    """One question with its right window and enough rivals, one that also stands elsewhere, and one that nothing answers."""
    start = STORY.index("120 petani")
    right = {"title": "Festival", "text": STORY, "is_right": True, "answer": [start, start + len("120 petani")]}
    elsewhere = {**right, "is_right": False}
    other = {"title": "Longsor", "text": OTHER, "is_right": False, "answer": None}
    rows = [
        {"question": "Berapa petani ikut?", "language": "id", "windows": [other, right, elsewhere, *[other] * 3]},
        {"question": "Berapa petani?", "language": "id", "windows": [right, other]},
        {"question": "Berapa kerugian?", "language": "id", "windows": [other] * 2},
    ]
    with gzip.open(folder / "windows.jsonl.gz", "wt", encoding="utf-8") as out:
        out.writelines(json.dumps(each) + "\n" for each in rows)
    return folder / "windows.jsonl.gz"


def test_near_passages_rival_where_they_do_not_hold_the_answer(given: Given) -> None:
    asked = native_rows(given.data)
    assert not list(passage_groups(given, asked, TOKENIZER))  # each of these passages holds the answer of all
    others = [row(f"o{k}", "Kapan?", f"{OTHER} {k}", None) for k in range(5)]
    found = list(passage_groups(given, [asked[0], *others], TOKENIZER))
    assert [len(group) for group in found] == [WINDOWS]
    assert all(any(rival.context in other["context"] for other in others) for rival in found[0][1:])


@pytest.mark.parametrize("seed", range(6))
def test_a_window_is_of_whole_sentences_and_holds_the_answer(seed: int) -> None:
    passage = " ".join(f"Pada hari ke-{k} panitia menanam {k} pohon di lapangan desa." for k in range(40))
    start = passage.index("17 pohon")
    made = window_of(Example("Berapa pohon?", "", passage, (start, start + 8)), TOKENIZER, random.Random(seed))
    assert made.answer
    assert made.context[slice(*made.answer)] == "17 pohon"
    assert made.context.startswith("Pada hari")
    assert made.context.endswith("desa.")
    assert len(TOKENIZER.encode(made.context).ids) <= WINDOW_TOKENS
    apart = window_of(Example("Berapa pohon?", "", passage, None), TOKENIZER, random.Random(seed))
    assert apart.context in passage
    assert apart.context.startswith("Pada hari")
    assert apart.context.endswith("desa.")


def test_a_sentence_too_long_for_a_window_stays_as_it_is() -> None:
    long = "Panitia " + "dan panitia " * 200 + "menanam 17 pohon."
    example = Example("Berapa pohon?", "", long, (long.index("17"), len(long) - 1))
    made = window_of(example, TOKENIZER, random.Random(0))
    assert made.answer
    assert made.context[slice(*made.answer)] == "17 pohon"


def test_batches_hold_whole_questions() -> None:
    start = STORY.index("Liwa")
    group = [Example("Di mana?", "", STORY, (start, start + 4)), *[Example("Di mana?", "", OTHER, None)] * (WINDOWS - 1)]
    found = together(TOKENIZER, [group] * 5, 2 * WINDOWS, random.Random(0))
    assert [len(part) for part in found] == [2 * WINDOWS] * 2
    for part in found:
        assert isinstance(part, Together)
        assert [bool(f.first) for f in part] == [True, *[False] * (WINDOWS - 1)] * 2


def test_what_is_read_by_itself_has_its_plain_loss() -> None:
    class Model:
        device = "cpu"

        def __call__(self, **_: Any) -> Any:
            return told([2, 1, 1, 1])

    windows = [Features([0, 1, 2, 3], 2, first, first, [(0, 1), (1, 2)]) for first in (2, 0, 0, 0)]
    inputs = {"token_type_ids": KINDS}
    logits = told([2, 1, 1, 1]).start_logits
    plain = torch.nn.functional.cross_entropy(logits, PLACES[0]).item()
    assert loss_of(Model(), inputs, windows).item() == pytest.approx(plain)
    compared = shared(told([2, 1, 1, 1]), KINDS, PLACES).item()
    assert loss_of(Model(), inputs, Together(windows)).item() == pytest.approx(plain + compared)


@pytest.fixture(autouse=True)
def written(monkeypatch: pytest.MonkeyPatch) -> None:
    """One question written for the project, over the story; those that are kept name articles that only DATA holds."""
    asked = [row("w-1", "siapa yg buka festival", STORY, "Bupati Lampung Barat", article_id="news-0", title="Festival")] * 5
    monkeypatch.setattr("training.together.written_questions", lambda *_, **__: asked)


def test_questions_written_for_the_project_are_read_as_often_as_named_and_over_their_own_passage(
    given: Given, tmp_path: Path
) -> None:
    path = windows_file(tmp_path)
    of = replace(PASSES[6], news=0.0)
    for times in (1, 3):
        groups, alone = examples(given, path, TOKENIZER, of, [path] * times)
        assert sum(group[0].question == "Berapa petani ikut?" for group in groups) == times
        own = [example for example in alone if example.question == "siapa yg buka festival"]
        assert len(own) == round(of.own * 5)
        assert all(example.answer and example.title == "Festival" for example in own)


@pytest.mark.parametrize("number", PASSES)
def test_what_no_window_answers_is_read_by_itself_beside_other_sources(given: Given, tmp_path: Path, number: int) -> None:
    # Some passes read only a part of the news questions: here they read all.
    _, alone = examples(given, windows_file(tmp_path), TOKENIZER, replace(PASSES[number], news=1.0))
    assert {"Berapa kerugian?", "Di mana?"} <= {example.question for example in alone}
    assert not [example for example in alone if example.question == "Berapa kerugian?" and example.answer]
