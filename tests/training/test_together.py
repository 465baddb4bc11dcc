"""Windows of one question read together: the first answers, its rivals do not, and the loss compares them."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import torch
from tokenizers import Tokenizer

from index.embedding import BUNDLED
from tests.training.small import OTHER, STORY, row
from training.mixtures import Given, native_rows
from training.reading import Example, Features
from training.together import WINDOWS, Together, beside, loss_of, news_groups, passage_groups, shared, together

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


def test_each_news_question_comes_first_with_its_answer_and_then_with_its_rivals(given: Given) -> None:
    found = list(news_groups(given))
    assert found
    for first, *rivals in found:
        assert first.answer and first.context[slice(*first.answer)] == "120 petani"
        assert len(rivals) == WINDOWS - 1
        assert {rival.question for rival in rivals} == {first.question}
        assert not [rival for rival in rivals if rival.answer or "120 petani" in rival.context]


def test_near_passages_rival_where_they_do_not_hold_the_answer(given: Given) -> None:
    asked = native_rows(given.data)
    assert not list(passage_groups(given, asked))  # each of these passages holds the answer of all
    others = [row(f"o{k}", "Kapan?", f"{OTHER} {k}", None) for k in range(5)]
    found = list(passage_groups(given, [asked[0], *others]))
    assert [len(group) for group in found] == [WINDOWS]
    assert all(OTHER in rival.context for rival in found[0][1:])


def test_batches_hold_whole_questions() -> None:
    import random

    tokenizer = Tokenizer.from_file(str(Path(BUNDLED) / "tokenizer.json"))
    start = STORY.index("Liwa")
    group = [Example("Di mana?", "", STORY, (start, start + 4)), *[Example("Di mana?", "", OTHER, None)] * (WINDOWS - 1)]
    found = together(tokenizer, [group] * 5, 2 * WINDOWS, random.Random(0))
    assert [len(part) for part in found] == [2 * WINDOWS] * 2
    for part in found:
        assert isinstance(part, Together)
        assert [bool(f.first) for f in part] == [True, *[False] * (WINDOWS - 1)] * 2


def test_what_is_read_by_itself_has_its_plain_loss() -> None:
    class Model:
        device = "cpu"

        def __call__(self, **_: Any) -> Any:
            return SimpleNamespace(loss=torch.tensor(0.5), **vars(told([2, 1, 1, 1])))

    windows = [Features([0, 1, 2, 3], 2, first, first, [(0, 1), (1, 2)]) for first in (2, 0, 0, 0)]
    inputs = {"token_type_ids": KINDS}
    assert loss_of(Model(), inputs, windows).item() == 0.5
    assert loss_of(Model(), inputs, Together(windows)).item() > 0.5


def test_beside_them_stand_questions_about_somebody_else(given: Given) -> None:
    news = {"Berapa petani ikut festival?", "Who opened the festival in Liwa?", "Berapa kerugian longsor di Krui?"}
    made = [example for example in beside(given) if "festival in " in example.question]
    assert {example.question for example in made} - news
    assert not [example for example in made if example.question not in news and example.answer]
