"""What the reader is given to read: neighbouring sentences of the passages found, as many as fit beside question and title."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tokenizers import Tokenizer

from corpus.types import Span
from qa.reading.promise import promised
from qa.reading.reader import Evidence, Reading, Sentence

WINDOW_TOKENS = 128  # as in training
QUESTION_TOKENS = 40
TITLE_TOKENS = 24
WINDOWS_READ = 10
PROMISING_READ = 9  # of those by promise, which are fuller: as many tokens
MOST_OF_THE_FIRST = 6  # windows: three passages of the first article have six or so
MOST_OF_AN_ARTICLE = 4


@dataclass(frozen=True, slots=True)
class Window:
    """Neighbouring sentences of one passage, read at once."""

    evidence: Evidence
    sentences: tuple[Sentence, ...]

    @property
    def span(self) -> Span:
        return Span(self.sentences[0].span.start, self.sentences[-1].span.end)

    @property
    def score(self) -> float:
        return self.evidence.hit.score + max(sentence.score for sentence in self.sentences)


@dataclass(frozen=True, slots=True)
class Encoded:
    """Token ids `[CLS] question [SEP] title [SEP] passage [SEP]`; `passage` is where the passage's tokens begin.

    `offsets` are the spans of the passage's tokens in the article.
    """

    ids: list[int]
    passage: int
    offsets: list[tuple[int, int]]


class Windows:
    """Cuts passages into windows and chooses among them: by promise, or by the scores of hits and sentences alone."""

    def __init__(self, tokenizer: Tokenizer, *, by_promise: bool = True) -> None:
        self._by_promise = by_promise
        self.tokenizer = tokenizer
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        vocabulary = self.tokenizer.get_vocab()
        self._cls, self._sep = vocabulary["[CLS]"], vocabulary["[SEP]"]

    def chosen(self, question: str, evidence: Sequence[Evidence]) -> list[Window]:
        """The windows most worth reading, few of any one article, the best first."""
        return self._most_promising(question, evidence) if self._by_promise else self._best_scored(question, evidence)

    def _most_promising(self, question: str, evidence: Sequence[Evidence]) -> list[Window]:
        """One after another the window whose sentences promise most, those left out that are read already."""
        asked, chances = self._question(question), promised(question, evidence)
        windows = [
            (window, chances[place], range(first, first + len(window.sentences)))
            for place, passage in enumerate(evidence)
            for first, window in self._reaching(asked, passage)
        ]
        chosen: list[Window] = []
        for _ in range(PROMISING_READ if windows else 0):
            promise = [sum(of_place[k] for k in inside) for _, of_place, inside in windows]
            best = promise.index(max(promise))
            window, of_place, inside = windows[best]
            if promise[best] == 0.0:
                break
            chosen.append(window)
            for number in inside:
                of_place[number] = 0.0
        return chosen

    def _best_scored(self, question: str, evidence: Sequence[Evidence]) -> list[Window]:
        asked = self._question(question)
        windows = [window for place in evidence for window in self._cut(asked, place)]
        first = evidence[0].hit.article.id if evidence else ""
        most = {first: MOST_OF_THE_FIRST}
        taken: dict[str, int] = {}
        chosen: list[Window] = []
        for window in sorted(windows, key=lambda w: (-w.score, w.evidence.hit.article.id, w.span)):
            article = window.evidence.hit.article.id
            if taken.get(article, 0) < most.get(article, MOST_OF_AN_ARTICLE) and len(chosen) < WINDOWS_READ:
                taken[article] = taken.get(article, 0) + 1
                chosen.append(window)
        return chosen

    def encoded(self, question: str, window: Window) -> Encoded:
        return self._encoded(question, window.evidence, window.span)

    def encoded_sentence(self, question: str, reading: Reading) -> Encoded:
        """The sentence of a reading without its neighbours."""
        return self._encoded(question, reading.evidence, reading.sentence)

    def _encoded(self, question: str, place: Evidence, span: Span) -> Encoded:
        head, start = self._head(self._question(question), place), span.start
        room = WINDOW_TOKENS - 1 - len(head)
        text = place.text[start : span.end]
        tokens = self._tokens(text)
        # A piece that begins a word counts the space before it as its own.
        offsets = [(start + b - len(text[a:b].lstrip()), start + b) for a, b in tokens.offsets[:room]]
        return Encoded([*head, *tokens.ids[:room], self._sep], len(head), offsets)

    def _reaching(self, asked: list[int], place: Evidence) -> list[tuple[int, Window]]:
        """Of each sentence, by its number, what fits from there on; without what lies within the one before."""
        room, lengths = self._room(asked, place), self._lengths(place)
        found: list[tuple[int, Window]] = []
        last = 0
        for first in range(len(lengths)):
            end, used = first + 1, lengths[first]
            while end < len(lengths) and used + lengths[end] <= room:
                used += lengths[end]
                end += 1
            if end > last:
                found.append((first, Window(place, place.sentences[first:end])))
                last = end
        return found

    def _cut(self, asked: list[int], place: Evidence) -> list[Window]:
        """The passage in as few windows as its tokens need, each of whole sentences."""
        most = self._room(asked, place)
        room = most
        windows: list[list[Sentence]] = []
        for sentence, tokens in zip(place.sentences, self._lengths(place), strict=True):
            if windows and tokens <= room:
                windows[-1].append(sentence)
            else:
                windows.append([sentence])
                room = most
            room -= tokens
        return [Window(place, tuple(sentences)) for sentences in windows]

    def _room(self, asked: list[int], place: Evidence) -> int:
        """How many tokens of the passage fit beside question and title."""
        return WINDOW_TOKENS - 1 - len(self._head(asked, place))

    def _lengths(self, place: Evidence) -> list[int]:
        """In tokens, of each sentence."""
        return [len(self._tokens(place.text[each.span.start : each.span.end]).ids) for each in place.sentences]

    def _head(self, asked: list[int], place: Evidence) -> list[int]:
        title = self._tokens(place.hit.article.title).ids[:TITLE_TOKENS]
        return [self._cls, *asked, self._sep, *title, self._sep]

    def _question(self, question: str) -> list[int]:
        return list(self._tokens(question).ids[-QUESTION_TOKENS:])

    def _tokens(self, text: str) -> Any:
        return self.tokenizer.encode(text, add_special_tokens=False)
