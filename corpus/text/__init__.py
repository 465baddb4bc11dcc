"""Text as the whole project sees it: its canonical form, its sentences, its words."""

from corpus.canonical import canonical
from corpus.text.segmentation import sentences
from corpus.text.stopwords import STOP_WORDS, is_stop_word
from corpus.text.tokens import TOKENIZER_VERSION, Word, located_words, places_of, stem, words

__all__ = [
    "STOP_WORDS",
    "TOKENIZER_VERSION",
    "Word",
    "canonical",
    "is_stop_word",
    "located_words",
    "places_of",
    "sentences",
    "stem",
    "words",
]
