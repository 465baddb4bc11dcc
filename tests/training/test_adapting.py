"""Contextual alignment: which words are drawn together, and that the lessons bring a tiny model nearer to its teacher."""

from typing import Any

import numpy as np
import pytest
import torch
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.pre_tokenizers import Whitespace
from tokenizers.processors import TemplateProcessing

from training import adapting
from training.adapting import aligned, by_length, found_first, lessons, loss, pooling, train, words

PAIRS = [
    ("the regent opened a market", "bupati membuka pasar"),
    ("police closed the road", "polisi menutup jalan"),
    ("the market closed", "pasar menutup"),
    ("police opened a road", "polisi membuka jalan"),
]
MEANINGS = (
    ("regent", "bupati"),
    ("opened", "membuka"),
    ("market", "pasar"),
    ("police", "polisi"),
    ("closed", "menutup"),
    ("road", "jalan"),
)


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    known = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "the", "a", *(word for pair in MEANINGS for word in pair)]
    made = Tokenizer(WordPiece({word: k for k, word in enumerate(known)}, unk_token="[UNK]"))
    made.pre_tokenizer = Whitespace()
    made.post_processor = TemplateProcessing("[CLS] $A [SEP]", None, [("[CLS]", 2), ("[SEP]", 3)])
    return made


@pytest.fixture(scope="module")
def space(tokenizer: Tokenizer) -> np.ndarray:
    """A direction for each meaning, whose two words share it; words without a translation have one of their own."""
    size = tokenizer.get_vocab_size()
    vectors = np.eye(size, dtype=np.float32)
    for english, indonesian in MEANINGS:
        vectors[tokenizer.token_to_id(indonesian)] = vectors[tokenizer.token_to_id(english)]
    return vectors


def tiny_bert(tokenizer: Tokenizer, seed: int) -> Any:
    from transformers import BertConfig, BertModel

    torch.manual_seed(seed)
    return BertModel(
        BertConfig(
            vocab_size=tokenizer.get_vocab_size(),
            hidden_size=16,
            num_hidden_layers=6,
            num_attention_heads=2,
            intermediate_size=32,
            hidden_dropout_prob=0.0,
            attention_probs_dropout_prob=0.0,
        )
    )


def test_words_stand_for_each_other_where_each_is_the_others_nearest() -> None:
    english = np.array([[1, 0, 0], [0, 1, 0], [0.6, 0.8, 0]], dtype=np.float32)
    indonesian = np.array([[0, 1, 0], [1, 0, 0], [0, 0, 1]], dtype=np.float32)
    assert aligned(english, indonesian) == [(0, 1), (1, 0)]
    assert aligned(0.3 * english, indonesian) == []


def test_a_lesson_aligns_the_words_that_mean_the_same(tokenizer: Tokenizer, space: np.ndarray) -> None:
    (lesson,) = lessons(PAIRS[:1], tokenizer, tokenizer, space)
    assert lesson.aligned == [(1, 0), (2, 1), (4, 2)]
    assert (words(lesson.english), words(lesson.indonesian)) == (5, 3)


def test_a_sentence_that_the_two_vocabularies_cut_into_other_words_gives_no_lesson(
    tokenizer: Tokenizer, space: np.ndarray
) -> None:
    by_letters = Tokenizer.from_str(tokenizer.to_str())
    by_letters.pre_tokenizer = None
    assert list(lessons(PAIRS, by_letters, tokenizer, space)) == []


def test_a_words_state_is_the_mean_of_its_tokens(tokenizer: Tokenizer) -> None:
    encoded = tokenizer.encode_batch(["the regent", "police closed the road"])
    states = torch.arange(12, dtype=torch.float32).reshape(12, 1)  # two sentences of six tokens, marks and padding included
    assert (pooling(encoded, [[1], [0, 3]]) @ states).flatten().tolist() == [2.0, 7.0, 10.0]


def test_lessons_bring_translations_nearer_to_what_the_teacher_makes_of_them(
    tokenizer: Tokenizer, space: np.ndarray, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adapting, "BATCH", 4)
    monkeypatch.setattr(adapting, "RATE", 1e-2)
    monkeypatch.setattr(adapting, "EMBEDDING_RATE", 1e-2)
    teacher, student = tiny_bert(tokenizer, seed=1).eval(), tiny_bert(tokenizer, seed=2)
    made = list(lessons(PAIRS, tokenizer, tokenizer, space))
    before = float(loss(student, teacher, made, "cpu").detach())
    train(student, teacher, by_length(made * 40), steps=40, device="cpu")
    assert float(loss(student, teacher, made, "cpu").detach()) < before / 2


def test_a_sentence_finds_itself_first_and_what_it_is_mispaired_with_never(tokenizer: Tokenizer) -> None:
    model = tiny_bert(tokenizer, seed=1).eval()
    said = [english for english, _ in PAIRS]
    assert found_first(model, tokenizer, list(zip(said, said, strict=True)), "cpu") == 1.0
    assert found_first(model, tokenizer, list(zip(said, said[1:] + said[:1], strict=True)), "cpu") == 0.0
