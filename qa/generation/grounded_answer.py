"""Checked sentences of a language model -> an `Answer`; where there is nothing to show, the extractive one with the reason."""

from collections import Counter
from collections.abc import Generator, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, replace

from corpus.text import words
from corpus.types import Span
from qa.citations import cite
from qa.generation.llm import LlmSettings
from qa.generation.verifier import Reason
from qa.generation.writer import Draft, FailureKind, VerifiedSentence
from qa.rendering.withdrawn import with_corrected
from qa.types import Alternative, Answer, Citation, Language, Receipt

_MOST_OF_IT = 0.5  # of the words of a short answer


@dataclass(frozen=True, slots=True)
class Notes:
    """What is said of a language model's part in an answer. Braces are filled with `str.format`."""

    partly: str
    unsupported: str
    share: str
    removed: str
    instead: str
    troubles: Mapping[FailureKind, str]
    reasons: Mapping[Reason, str]


NOTES: Mapping[Language, Notes] = {
    "id": Notes(
        partly="(didukung sebagian: selebihnya ada di sekitar kalimat yang dikutip)",
        unsupported="(tidak didukung kutipannya: {reason})",
        share="Ditulis model bahasa {name}: {good} dari {all} kalimat didukung kutipannya.",
        removed="{count} kalimat yang tidak didukung dihapus.",
        instead="Jawaban ini diambil langsung dari artikel: {why}",
        troubles={
            "timeout": "model bahasa tidak selesai dalam {limit} detik.",
            "unreachable": "model bahasa tidak dapat dihubungi.",
            "key": "server model bahasa menolak kuncinya.",
            "model": "server tidak mengenal model bahasa itu.",
            "busy": "server model bahasa sedang sibuk atau rusak.",
            "rejected": "server model bahasa menolak permintaannya; mungkin ia memuat kurang dari context_tokens.",
            "failed": "model bahasa gagal bekerja.",
            "broken_off": "jawaban model bahasa terputus di tengah.",
            "empty": "model bahasa tidak menulis sepatah kata pun.",
            "refused": "model bahasa menolak menjawab.",
            "declined": "model bahasa tidak menemukan jawabannya dalam kalimat-kalimat itu.",
            "unsupported": "tidak satu pun kalimat model bahasa didukung kutipannya.",
            "beside": "kalimat model bahasa yang didukung kutipannya tidak memuat jawaban ini.",
        },
        reasons={
            "name": "nama", "number": "angka", "date": "tanggal", "negation": "penyangkalan", "office": "jabatan",
            "words": "isi", "elsewhere": "di tempat lain", "uncited": "tanpa kutipan", "link": "tautan",
        },
    ),
    "en": Notes(
        partly="(partly supported: the rest stands near the sentence cited)",
        unsupported="(not supported by its citation: {reason})",
        share="Written by the language model {name}: {good} of {all} sentences are supported by their citations.",
        removed="{count} that are not were removed.",
        instead="This answer is taken straight from the articles: {why}",
        troubles={
            "timeout": "the language model did not finish within {limit} seconds.",
            "unreachable": "the language model cannot be reached.",
            "key": "the language model's server refused the key.",
            "model": "the server does not know that language model.",
            "busy": "the language model's server is busy or broken.",
            "rejected": "the language model's server refused the request; it may take in less than context_tokens.",
            "failed": "the language model failed.",
            "broken_off": "the language model's answer broke off.",
            "empty": "the language model wrote not a word.",
            "refused": "the language model refused to answer.",
            "declined": "the language model did not find the answer in these sentences.",
            "unsupported": "none of the language model's sentences is supported by its citation.",
            "beside": "those of the language model's sentences that are supported do not give this answer.",
        },
        reasons={
            "name": "name", "number": "number", "date": "date", "negation": "denial", "office": "office", "words": "content",
            "elsewhere": "elsewhere", "uncited": "no citation", "link": "link",
        },
    ),
}  # fmt: skip


def compose_grounded(drafts: Generator[Draft, None, None], extractive: Answer, settings: LlmSettings) -> Iterator[Answer]:
    """The answer as it grows, the last one whole; only sentences that stay are ever shown."""
    shown = 0
    with closing(drafts) as coming:
        for draft in coming:
            if draft.is_whole:
                told = draft if draft.trouble else _told_beside(draft, extractive)
                yield _instead(told, extractive, settings) if told.trouble else _composed(told, extractive, settings)
                return
            kept = _kept(draft.sentences, settings)
            if len(kept) > shown and any(each.verdict.label != "unsupported" for each in kept):
                shown = len(kept)
                yield _composed(draft, extractive, settings)


def _kept(sentences: tuple[VerifiedSentence, ...], settings: LlmSettings) -> list[VerifiedSentence]:
    """Those that are shown. One with a link of the model's making never is."""
    mark = settings.unsupported == "mark"
    return [each for each in sentences if each.verdict.label != "unsupported" or (mark and each.verdict.reason != "link")]


def _composed(draft: Draft, extractive: Answer, settings: LlmSettings) -> Answer:
    kept = _kept(draft.sentences, settings)
    citations = _citations(kept)
    alternatives, citations = _alternatives(extractive, citations)
    text = _text(kept, citations, extractive.language)
    if draft.is_whole:
        text += f"\n\n{_share(draft, settings, extractive.language)}"
    same = _gives_it(draft, extractive)
    first = citations[0] if citations else None
    is_beside = bool(first and extractive.citations and first.article_id == extractive.citations[0].article_id)
    told = replace(
        extractive,
        status="answered" if same and extractive.status == "answered" else "unsure",
        short=extractive.short if same else None,
        corrected=None,
        text=text,
        citations=citations,
        alternatives=alternatives,
        as_of=first.published if first else None,
        as_of_is_estimated=bool(first and first.published_is_estimated),
        receipt=_receipt(extractive, settings, draft),
    )
    # Its marks are those of other citations.
    return with_corrected(told, replace(extractive.corrected, markers=()) if is_beside and extractive.corrected else None)


def _told_beside(draft: Draft, extractive: Answer) -> Draft:
    """What is supported need not answer: what the reader is sure of does not give way to something else that is true."""
    if extractive.status != "answered" or _gives_it(draft, extractive):
        return draft
    return replace(draft, trouble="beside")


def _gives_it(draft: Draft, extractive: Answer) -> bool:
    return any(each.verdict.label == "supported" and _answers(each, extractive) for each in draft.sentences)


def _answers(said: VerifiedSentence, extractive: Answer) -> bool:
    """Whether a sentence of the model gives the answer that the reader found: it cites the same place, or has its words."""
    for best in extractive.citations[:1]:
        for each in said.cited:
            if each.hit.article.id == best.article_id and each.span.start < best.end and best.start < each.span.end:
                return True
    asked_for = set(words(extractive.short or ""))
    return bool(asked_for) and len(asked_for & set(words(said.text))) > _MOST_OF_IT * len(asked_for)


def _instead(draft: Draft, extractive: Answer, settings: LlmSettings) -> Answer:
    """The extractive answer, and why it stands here; less sure where the model read the same and found nothing."""
    notes, trouble = NOTES[extractive.language], draft.trouble or "failed"
    why = notes.troubles[trouble].format(limit=f"{settings.timeout_s:g}")
    return replace(
        extractive,
        status="unsure" if trouble == "declined" and extractive.status == "answered" else extractive.status,
        text=f"{extractive.text}\n\n{notes.instead.format(why=why)}",
        receipt=_receipt(extractive, settings, draft),
    )


def _receipt(extractive: Answer, settings: LlmSettings, draft: Draft) -> Receipt:
    if not draft.is_whole:
        return extractive.receipt
    labels = Counter(each.verdict.label for each in draft.sentences)
    told = {"model": settings.name, **{label: labels[label] for label in ("supported", "partly", "unsupported")}}
    told["reasons"] = [each.verdict.reason for each in draft.sentences if each.verdict.reason]
    told["trouble"] = draft.trouble
    return replace(extractive.receipt, filters={**extractive.receipt.filters, "llm": told})


def _citations(kept: list[VerifiedSentence]) -> tuple[Citation, ...]:
    """Of the sentences shown, in the order of their marks; the span is the one that was offered, whatever the model wrote."""
    places = {
        (each.hit.article.id, each.span): (each, sentence) for sentence in reversed(kept) for each in reversed(sentence.cited)
    }
    ordered = dict.fromkeys((each.hit.article.id, each.span) for sentence in kept for each in sentence.cited)
    return tuple(
        cite(places[place][0].hit, place[1], marker, places[place][1].verdict.score)
        for marker, place in enumerate(ordered, start=1)
    )


def _alternatives(extractive: Answer, citations: tuple[Citation, ...]) -> tuple[tuple[Alternative, ...], tuple[Citation, ...]]:
    """What other articles answer, with their citations behind those of the text."""
    known = {_place(each): each.marker for each in citations}
    made = []
    for alternative in extractive.alternatives:
        markers = []
        for citation in (each for each in extractive.citations if each.marker in alternative.markers):
            if _place(citation) not in known:
                known[_place(citation)] = len(citations) + 1
                citations = (*citations, replace(citation, marker=len(citations) + 1))
            markers.append(known[_place(citation)])
        made.append(replace(alternative, markers=tuple(markers)))
    return tuple(made), citations


def _text(kept: list[VerifiedSentence], citations: tuple[Citation, ...], language: Language) -> str:
    known = {_place(each): each.marker for each in citations}
    notes = NOTES[language]
    text = ""
    for each in kept:
        marks = "".join(f"[{known[one.hit.article.id, one.span]}]" for one in each.cited)
        said = f"{each.text} {marks}".strip()
        if each.verdict.label == "partly":
            said += f" {notes.partly}"
        if each.verdict.label == "unsupported":
            said += f" {notes.unsupported.format(reason=notes.reasons[each.verdict.reason or 'words'])}"
        text += ("\n" if each.begins_line else " ") + said
    return text.strip()


def _share(draft: Draft, settings: LlmSettings, language: Language) -> str:
    notes = NOTES[language]
    good = sum(each.verdict.label == "supported" for each in draft.sentences)
    told = notes.share.format(name=settings.name, good=good, all=len(draft.sentences))
    gone = len(draft.sentences) - len(_kept(draft.sentences, settings))
    return f"{told} {notes.removed.format(count=gone)}" if gone else told


def _place(citation: Citation) -> tuple[str, Span]:
    return citation.article_id, Span(citation.start, citation.end)
