"""Answers written by a language model, each sentence checked against what it cites."""
