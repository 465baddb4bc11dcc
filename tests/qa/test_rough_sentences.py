"""Sentences without a tokenizer: roughly those that are quoted."""

from qa.answer_rules.rough_sentences import rough_sentences

TEXT = (
    "Pasangan Hj. Maryam Fatimah dan Kgs. Abdul Rozak menang. Selisihnya 8.231 suara (2 persen). “Kami lega,” katanya.\n"
    "Rapat bubar."
)


def test_a_sentence_ends_at_its_stop_or_line_and_at_no_title() -> None:
    assert [TEXT[one.start : one.end] for one in rough_sentences(TEXT)] == [
        "Pasangan Hj. Maryam Fatimah dan Kgs. Abdul Rozak menang.",
        "Selisihnya 8.231 suara (2 persen).",
        "“Kami lega,” katanya.",
        "Rapat bubar.",
    ]


def test_nothing_has_no_sentence() -> None:
    assert rough_sentences("") == ()
