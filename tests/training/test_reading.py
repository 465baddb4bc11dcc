"""Windows for the reader: never too long, the answer inside, every token of a passage read."""

import random
from pathlib import Path

import pytest
from tokenizers import Tokenizer

from index.retrieval.embedders import BUNDLED
from training.reading import WINDOW_TOKENS, Example, features, sliding

TEXT = " ".join(f"Kalimat nomor {k} tentang rapat di Liwa." for k in range(200))


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return Tokenizer.from_file(str(Path(BUNDLED) / "tokenizer.json"))


@pytest.mark.parametrize("at", [0, 1, 57, 120, 199])
def test_the_window_holds_the_answer_wherever_it_stands(tokenizer: Tokenizer, at: int) -> None:
    said = f"nomor {at} tentang"
    start = TEXT.index(said)
    found = features(tokenizer, Example("Nomor berapa?", "Rapat", TEXT, (start, start + len(said))), random.Random(at))
    assert found
    assert len(found.ids) <= WINDOW_TOKENS
    first, last = found.first - found.passage, found.last - found.passage
    assert TEXT[found.offsets[first][0] : found.offsets[last][1]] == said


def test_no_answer_points_at_the_first_token(tokenizer: Tokenizer) -> None:
    found = features(tokenizer, Example("Siapa?", "", TEXT, None), random.Random(0))
    assert found
    assert (found.first, found.last) == (0, 0)
    assert found.ids[0] == tokenizer.token_to_id("[CLS]")


def test_an_answer_longer_than_a_window_is_left_out(tokenizer: Tokenizer) -> None:
    assert features(tokenizer, Example("Apa?", "", TEXT, (0, len(TEXT))), random.Random(0)) is None


def test_sliding_windows_read_every_token(tokenizer: Tokenizer) -> None:
    windows = sliding(tokenizer, Example("Siapa?", "Rapat", TEXT, None))
    read = {offset for window in windows for offset in window.offsets}
    assert read == set(tokenizer.encode(TEXT, add_special_tokens=False).offsets)
    assert all(len(window.ids) <= WINDOW_TOKENS for window in windows)
