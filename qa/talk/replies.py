"""What the program says of itself: to a greeting, to thanks, to "who are you?", and where the last answer was from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.types import Article
from qa.rendering.strings import number, source_line
from qa.talk.phrases import Talk
from qa.talk.small_talk import SmallTalk
from qa.types import Answer, Language, Receipt

MOST_NAMED = 3  # articles of the last answer
MOST_OUTLETS = 8


@dataclass(frozen=True, slots=True)
class Replies:
    """Braces are filled with `str.format`; `about_last` stands before `openings` where there is an answer to speak of."""

    openings: Mapping[Talk, str]
    about_last: Mapping[Talk, str]
    myself: str
    outlets: str
    others: str


REPLIES: Mapping[Language, Replies] = {
    "id": Replies(
        openings={
            "greeting": "Halo.",
            "thanks": "Sama-sama.",
            "farewell": "Sampai jumpa.",
            "acknowledged": "Baik.",
            "insult": "Maaf, tampaknya jawaban itu tidak membantu; nama, tempat, atau tanggal mempersempit pertanyaan.",
            "language": "Pertanyaan boleh dalam bahasa Indonesia atau Inggris; kutipannya tetap dalam bahasa artikelnya.",
            "cost": "Program ini sendiri tidak meminta bayaran.",
            "identity": "Saya Wartanya, program tanya jawab atas arsip berita, bukan orang.",
            "help": "Tanyakan siapa, apa, di mana, kapan, berapa, atau mengapa, dengan nama, tempat, atau tanggal kejadiannya.",
            "source": "Setiap jawaban diambil kata demi kata dari artikel arsip ini, dan kutipannya ada di bawahnya.",
            "sure": "Jawaban yang belum pasti ditandai demikian; kutipan di bawah setiap jawaban menunjukkan dasarnya.",
            "more": "Saya menjawab satu pertanyaan setiap kali: tulislah apa yang masih ingin diketahui.",
            "opinion": "Saya tidak punya pendapat; saya hanya menunjukkan apa yang tertulis dalam artikel.",
            "now": "Keadaan saat ini tidak dapat diketahui dari sebuah arsip berita.",
            "gibberish": "Saya tidak mengerti tulisan itu.",
            "task": "Saya tidak mengarang dan tidak menerjemahkan; saya hanya menunjukkan apa yang tertulis dalam artikel.",
            "outlets": "Setiap artikel disebut dengan medianya di bawah kutipannya.",
        },
        about_last={
            "source": "Jawaban terakhir bersumber dari {articles}; kutipannya ada di bawah jawaban itu.",
            "sure": "Periksalah sendiri: jawaban terakhir bersumber dari {articles}, dan kutipannya ada di bawah jawaban itu.",
            "more": "Selengkapnya ada dalam {articles}; atau tulislah apa yang masih ingin diketahui.",
        },
        myself="Saya mencari di {articles} artikel arsip ini dan menunjukkan di mana setiap jawaban tertulis.",
        outlets="Arsip ini memuat artikel dari {outlets}.",
        others="{count} media lain",
    ),
    "en": Replies(
        openings={
            "greeting": "Hello.",
            "thanks": "You are welcome.",
            "farewell": "Goodbye.",
            "acknowledged": "All right.",
            "insult": "Sorry, that answer does not seem to have helped; a name, a place or a date narrows a question down.",
            "language": "Ask in English or in Indonesian; quotations stay in the language of the article.",
            "cost": "The program itself asks for no payment.",
            "identity": "I am Wartanya, a program that answers questions from an archive of news, not a person.",
            "help": "Ask who, what, where, when, how many or why, with the name, place or date of what happened.",
            "source": "Each answer is taken word for word from articles of this archive, and its quotation stands below it.",
            "sure": "Answers that are not certain are marked so; the quotation below each answer shows what it rests on.",
            "more": "I answer one question at a time: write what else you want to know.",
            "opinion": "I have no opinions; I only show what is written in the articles.",
            "now": "An archive of news cannot know how things are at this moment.",
            "gibberish": "I do not understand what was written.",
            "task": "I neither make texts up nor translate them; I only show what is written in the articles.",
            "outlets": "Each article is named with its outlet below its quotation.",
        },
        about_last={
            "source": "The last answer is from {articles}; its quotation stands below that answer.",
            "sure": "Please check: the last answer is from {articles}, and its quotation stands below that answer.",
            "more": "The whole of it is in {articles}; or write what else you want to know.",
        },
        myself="I search {articles} articles of this archive and show where each answer stands.",
        outlets="This archive holds articles of {outlets}.",
        others="{count} other outlets",
    ),
}


def talk_answer(
    talk: SmallTalk,
    question: str,
    last: Sequence[Article],
    receipt: Receipt,
    outlets: Sequence[str] = (),
    *,
    otherwise: Language = "id",
) -> Answer:
    """The reply to `talk`; `last` are the articles that the last answer cites, `outlets` those of the archive, and `otherwise`
    is the language of the conversation.
    """
    language = talk.language or otherwise
    replies = REPLIES[language]
    said = replies.openings[talk.kind]
    if last and talk.kind in replies.about_last:
        named = [_named(article, language) for article in last[:MOST_NAMED]]
        said = replies.about_last[talk.kind].format(articles="; ".join(named))
    if outlets and talk.kind == "outlets":
        said = replies.outlets.format(outlets=", ".join(_few(outlets, replies, language)))
    return Answer(
        question=question,
        status="not_found",
        short=None,
        text=f"{said} {replies.myself.format(articles=number(receipt.articles, language))}",
        language=language,
        confidence=0.0,
        citations=(),
        alternatives=(),
        as_of=None,
        receipt=receipt,
        kind="talk",
    )


def _few(outlets: Sequence[str], replies: Replies, language: Language) -> list[str]:
    """The first of them, and how many more there are."""
    more = len(outlets) - MOST_OUTLETS
    told = [" ".join(name.split()) for name in outlets[:MOST_OUTLETS]]
    return [*told, replies.others.format(count=number(more, language))] if more > 1 else [*told, *outlets[MOST_OUTLETS:]]


def _named(article: Article, language: Language) -> str:
    return f"“{' '.join(article.title.split())}” ({source_line(article, language)})"
