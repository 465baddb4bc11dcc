"""What becomes of an answer whose question one span of an article cannot answer: yes or no, a list, a summary, two at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.text import words
from corpus.types import Span
from index.query.lexicon import SynonymGroup, expand_query, load_lexicon
from qa.citations import numbered
from qa.non_extractive.beyond_one_span import Beyond, beyond_one_span
from qa.non_extractive.proposition import whether
from qa.non_extractive.verdicts import Verdict, first_lines, verdict_on
from qa.non_extractive.yes_no import asks_whether
from qa.question.parse import Question
from qa.reading.reader import Evidence, Sentence
from qa.rendering.answer_text import FRAMES, answer_text, markers_of
from qa.types import BELOW, Answer, Language

# Of 207 verdicts on sentences written to mislead (IndoNLI, its training part, 10,330 pairs), 195 were right, of 56 on its
# validation part, which the rules were not written by, 50 (2026-11).
CONFIDENCE = 0.85
NEAREST_CITED = 4
COVERED = 0.7  # of a question's words, by rarity, an article has to hold that its nearest sentence is shown
AHEAD = 0.4  # of the words that tell which sentence is nearest, for the one that the reader chose
_BY_NEAREST: tuple[Beyond, ...] = ("comparison", "list", "summary", "news")


@dataclass(frozen=True, slots=True)
class Notes:
    """Sentences about the question; `nearest` has braces for the markers."""

    yes: str
    no: str
    undecided: str
    nearest: str
    beyond: Mapping[Beyond, str]


NOTES: Mapping[Language, Notes] = {
    "id": Notes(
        yes="Ya.",
        no="Tidak.",
        undecided="Tidak ada kalimat yang menjawabnya dengan ya atau tidak; kalimat ini yang paling dekat.",
        nearest="Lihat juga {markers}.",
        beyond={
            "comparison": "Perbandingan tidak disusun di sini: yang ditunjukkan hanya bagian yang paling dekat.",
            "list": "Daftar lengkap tidak disusun di sini: yang ditunjukkan hanya bagian yang paling dekat.",
            "summary": "Ringkasan tidak disusun di sini: yang ditunjukkan hanya bagian yang paling dekat.",
            "news": "Pertanyaan umum seperti ini hanya dijawab dengan bagian yang paling dekat.",
            "times": "Berapa kali tidak dihitung di seluruh arsip: yang ditunjukkan hanya bagian yang paling dekat.",
            "two": "Ini dua pertanyaan sekaligus; yang dijawab hanya satu. Tanyakan yang lain tersendiri.",
        },
    ),
    "en": Notes(
        yes="Yes.",
        no="No.",
        undecided="No sentence answers it with yes or no; this one comes nearest.",
        nearest="See also {markers}.",
        beyond={
            "comparison": "Comparisons are not drawn here: this kind of question is answered with the nearest passages only.",
            "list": "Complete lists are not made here: this kind of question is answered with the nearest passages only.",
            "summary": "Summaries are not written here: this kind of question is answered with the nearest passages only.",
            "news": "A general question like this is answered with the nearest passages only.",
            "times": "Times are not counted here: this kind of question is answered with the nearest passages only.",
            "two": "These are two questions at once, and only one part is answered. Ask the other on its own.",
        },
    ),
}


def settled(answer: Answer, question: Question, evidence: Sequence[Evidence], least: float) -> Answer:
    """`answer`, or what is said in its stead; `question` is as the reader takes it, `least` the threshold of "answered"."""
    if asks_whether(question.text):
        return _whether(answer, question, evidence, least)
    beyond = beyond_one_span(question.text)
    if beyond is None:
        return answer
    note = NOTES[answer.language].beyond[beyond]
    if answer.status == "not_found":
        return replace(answer, text=f"{answer.text}\n\n{note}")
    if beyond in _BY_NEAREST:
        return _nearest(answer, _best_sentences(evidence)[:NEAREST_CITED], note, least)
    return _unsure(answer, _as_unsure(answer.text, answer), note, least)


def _whether(answer: Answer, question: Question, evidence: Sequence[Evidence], least: float) -> Answer:
    asked = whether(question.text, question.language, load_lexicon())
    verdict = verdict_on(asked, evidence, question.favoured) if asked else None
    if verdict:
        return _decided(answer, verdict, least)
    # How sure the reader is of words that answer tells nothing of a question that none answer.
    if answer.status == "not_found" and max((place.covered for place in evidence), default=0.0) < COVERED:
        return answer
    said = asked.said if asked else expand_query(question.text, load_lexicon(), question.language)
    return _nearest(
        answer, _nearest_to(said, _of_its_article(evidence, answer), answer)[:1], NOTES[answer.language].undecided, least
    )


def _decided(answer: Answer, verdict: Verdict, least: float) -> Answer:
    language = answer.language
    place = verdict.evidence
    citations = numbered([(place.hit, verdict.sentence, CONFIDENCE)])
    word = NOTES[language].yes if verdict.is_yes else NOTES[language].no
    told = answer_text(citations[0], language, agreeing=(), alternatives=(), meant=None, sure=True)
    return replace(
        answer,
        status="answered",
        short=place.text[verdict.clause.start : verdict.clause.end],
        text=f"{word} {told}",
        confidence=max(CONFIDENCE, least),
        citations=citations,
        alternatives=(),
        as_of=place.hit.article.published,
        as_of_is_estimated=place.hit.article.published_is_estimated,
    )


def _nearest(answer: Answer, places: Sequence[tuple[Evidence, Sentence]], note: str, least: float) -> Answer:
    """No short answer: the sentences that come nearest, one an article."""
    citations = numbered((place.hit, sentence.span, min(sentence.score, 1.0)) for place, sentence in places)
    text = answer_text(citations[0], answer.language, agreeing=(), alternatives=(), meant=None, sure=False)
    if others := citations[1:]:
        text += "\n\n" + NOTES[answer.language].nearest.format(markers=markers_of(others))
    held = replace(answer, short=None, citations=citations, alternatives=(), as_of=None, as_of_is_estimated=False)
    return _unsure(held, text, note, least)


def _unsure(answer: Answer, text: str, note: str, least: float) -> Answer:
    confidence = min(answer.confidence, least - BELOW)
    return replace(answer, status="unsure", text=f"{text}\n\n{note}", confidence=confidence)


def _as_unsure(text: str, answer: Answer) -> str:
    """The text of an answer with the sentence that says it is not certain, which a sure one has not."""
    if answer.status != "answered":
        return text
    first, *rest = text.split("\n\n")
    return "\n\n".join([first, FRAMES[answer.language].unsure, *rest])


def _nearest_to(said: Sequence[SynonymGroup], evidence: Sequence[Evidence], answer: Answer) -> list[tuple[Evidence, Sentence]]:
    """The sentences by how much of what would be so they say, which headline and lead do not: the lead tells what an article is
    about, and not whether anybody was hurt. The one that the reader chose is ahead of the others.
    """
    chosen = {(each.article_id, Span(each.start, each.end)) for each in answer.citations[:1]}
    ranked = []
    for place in evidence:
        lead = {*words(f"{place.hit.article.title}\n{first_lines(place)}")}
        own = [idea for idea in said if not any(word in lead for word, _ in idea)] or said
        for sentence in place.sentences:
            held = {*words(place.text[sentence.span.start : sentence.span.end])}
            told = sum(any(word in held for word, _ in idea) for idea in own) / max(1, len(own))
            told += AHEAD * ((place.hit.article.id, sentence.span) in chosen)
            ranked.append((-told - place.hit.score - sentence.score, place.hit.article.id, sentence.span, place, sentence))
    return [(place, sentence) for *_, place, sentence in sorted(ranked, key=lambda each: each[:3])]


def _of_its_article(evidence: Sequence[Evidence], answer: Answer) -> Sequence[Evidence]:
    """The passages of the article that the reader chose, where no other one holds more of the question, as "di Seluma"."""
    chosen = [place for place in evidence if answer.citations and place.hit.article.id == answer.citations[0].article_id]
    held = max((place.covered for place in chosen), default=0.0)
    return chosen if chosen and held >= max(place.covered for place in evidence) else evidence


def _best_sentences(evidence: Sequence[Evidence]) -> list[tuple[Evidence, Sentence]]:
    """The best sentence of each article, the best first."""
    ranked = sorted(
        ((place, sentence) for place in evidence for sentence in place.sentences),
        key=lambda each: (-each[0].hit.score - each[1].score, each[0].hit.article.id, each[1].span),
    )
    once = {place.hit.article.id: (place, sentence) for place, sentence in reversed(ranked)}
    return [each for each in ranked if once[each[0].hit.article.id] == each]
