"""Answering. In English."""

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "answer_error": "No answer could be made.",
    "thresholds_damaged": "{path} is damaged: remove it, or run `wartanya eval FILE.jsonl --fit` again.",
    "question_rejected": "The question cannot be asked as it is.",
    "question_empty": "The question is empty: ask about something in the archive.",
    "question_too_long": "The question has {length:,} characters: ask in at most {limit:,}.",
    "reader_unavailable": "There is no reader just now.",
    "unknown_reader": "Unknown reader {name!r}: choose extractive, llm or rules.",
    "reader_incomplete": "The reader's model at {path} is incomplete: install Wartanya again.",
    "no_llm_named": "No language model is named: give --llm {kinds}, set WARTANYA_LLM, or write {path}.",
    "llm_not_understood": "The language model is not understood: it is named as {kinds}.",
    "not_an_llm": "The language model is neither a name nor an LLM of llama-index.",
    "unknown_llm_settings": "Unknown settings of the language model: {unknown}.",
    "wrong_llm_unsupported": 'The setting "unsupported" of the language model is "remove" or "mark".',
    "wrong_llm_timeout": "{variable} is not a number of seconds.",
    "llm_settings_missing": "There is no file {path}, which {variable} names.",
    "llm_settings_not_toml": "The settings of the language model in {path} are not TOML.",
    "reader_timeout": "The reader did not answer within {after_s:g} s.",
}
