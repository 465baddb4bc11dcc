"""A language model's answer on its way to the user: cut into sentences, checked, cited, or replaced with a reason."""

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from corpus import Article
from index import Archive
from qa import Assistant, Conversation, ReaderUnavailable
from qa.citations import verify
from qa.generation.grounded_answer import NOTES
from qa.generation.prompts import answering, offered, rewriting
from qa.generation.stream_parser import SentenceStream, has_link, marks_in, undecorated
from qa.generation.writer import Writer, load_writer
from qa.question.parse import understand
from qa.rendering.text import render_html
from qa.types import Turn
from tests.qa.scripted import QUICK, ScriptedLLM, drafts_of, evidence_of, number_of, saying

NEWS = "Banjir merendam 213 rumah di Kecamatan Semaka.\nRapat dipimpin Kapolres Tanggamus, AKBP Sari Dewi, Senin (26/08)."
ASKED = "Berapa rumah yang terendam banjir di Semaka?"
CHAIRED = "Siapa yang memimpin rapat koordinasi di Polres Lampung Barat?"
TRUE = "Rapat koordinasi itu dipimpin Kapolres Lampung Barat, AKBP Rinaldo Aser"


def heard(*tokens: str, most: int = 9) -> list[tuple[str, tuple[int, ...]]]:
    speech = SentenceStream(most)
    told = [said for token in tokens for said in speech.hear(token)]
    return [(said.text, said.marks) for said in [*told, *speech.end()]]


# What the model says


@pytest.mark.parametrize(
    ("tokens", "told"),
    [
        (["Satu rumah [1]. Dua rumah [2]."], [("Satu rumah.", (1,)), ("Dua rumah.", (2,))]),
        (["Satu rumah.", " [1]", " Dua rumah. [2][3]"], [("Satu rumah.", (1,)), ("Dua rumah.", (2, 3))]),
        (list("Satu rumah. [1] Dua rumah [2]."), [("Satu rumah.", (1,)), ("Dua rumah.", (2,))]),
        (["- **Satu** rumah 【4】\n- Dua [2, 5]\n"], [("Satu rumah", (4,)), ("Dua", (2, 5))]),
        (["Tiga [2-4]."], [("Tiga.", (2, 3, 4))]),
        (["<think>Satu [1].", " Lalu [2].</think>", "Dua [3]."], [("Dua.", (3,))]),
        (["<think>tanpa akhir [1]."], []),
        (["Berikut jawabannya:\n", "Satu rumah [1]."], [("Satu rumah.", (1,))]),
        (["Dipimpin AKBP H. Sari Dewi, S.H., M.Si. [2] Lalu pulang [3]."],
         [("Dipimpin AKBP H. Sari Dewi, S.H., M.Si.", (2,)), ("Lalu pulang.", (3,))]),
        (["Satu [0][12][999]."], [("Satu.", ())]),
        (["Jawaban: Satu rumah [1]."], [("Satu rumah.", (1,))]),
        (list("[4] Satu rumah.\n[2] Dua rumah.\n[3] Tiga"), [("Satu rumah.", (4,)), ("Dua rumah.", (2,)), ("Tiga", (3,))]),
        (list("Satu rumah [1].\n[2] Dua rumah."), [("Satu rumah.", (1,)), ("Dua rumah.", (2,))]),
        (list("Satu rumah.\n[1]\nDua rumah.\n[2]\n"), [("Satu rumah.", (1,)), ("Dua rumah.", (2,))]),
        (["", "  \n "], []),
    ],
    ids=str,
)  # fmt: skip
def test_sentences_keep_their_marks(tokens: list[str], told: list[tuple[str, tuple[int, ...]]]) -> None:
    assert heard(*tokens) == told


def test_a_sentence_is_told_once_its_marks_are_there() -> None:
    speech = SentenceStream(9)
    assert [list(speech.hear(token)) for token in ("Satu rumah.", " [1]", " ")] == [[], [], []]
    assert [said.marks for said in speech.hear("Dua rumah")] == [(1,)]


@pytest.mark.parametrize(
    "raw",
    [
        "lihat http://x.example",
        "[di sini](x)",
        "![](x)",
        "<b>x</b>",
        "javascript:x",
        "www.x",
        "a@b.example",
        "x.example/y",
        "&#60;",
        "[di](x)",
        "masuk lagi di jahat\u2024example",
        "masuk lagi di jahat\u3002example",
        "masuk lagi di jahat\uff61example",
        "buka ｊａｈａｔ．ｅｘａｍｐｌｅ",
        "buka ja\u200bhat\u2060.example",
        "buka j\u0430hat.masuk",
        "surel pencuri (at) jahat (dot) example",
        "surel pencuri[at]jahat[titik]example",
        "buka jahat[.]masuk",
    ],
)
def test_addresses_images_and_markup_are_links(raw: str) -> None:
    assert has_link(raw, [])


@pytest.mark.parametrize(
    "raw", ["Rapat [1] (26/08).", "AKBP Sari, S.H., M.Si.", "pukul 09.00", "Rp2.500.000", "5 < 6", "kata…dan seterusnya"]
)
def test_plain_news_has_no_link(raw: str) -> None:
    assert not has_link(raw, [])


def test_a_domain_is_no_link_where_it_names_the_outlet_that_is_cited() -> None:
    assert has_link("Dikutip dari detik.com, banjir.", ["Koran"])
    assert has_link("Masuk lagi di masuk.jahat sekarang.", ["Koran"])
    assert not has_link("Dikutip dari detik.com, banjir.", ["news.detik.com"])


def test_an_address_for_mail_is_a_link_whoever_names_it() -> None:
    assert has_link("Kirim ke warga@koran.example.", ["koran.example"])


def test_nothing_in_the_words_can_pass_for_a_mark() -> None:
    assert undecorated("**Banjir** [lihat] `x`\u200b 【a】 [3]") == "Banjir (lihat) x (a)"
    assert marks_in("[1] [s2] [^3] [kalimat 4] (5)", 9) == (1, 2, 3, 4)


# What it is sent


def test_only_numbered_sentences_with_their_source_are_sent() -> None:
    llm = saying("TIDAK ADA")
    drafts_of(llm, evidence_of(NEWS), ASKED)
    lines = llm.prompts[0].splitlines()
    assert "== Pantau Lampung · 27 Agustus 2024: Berita 0" in lines
    assert "[1] Banjir merendam 213 rumah di Kecamatan Semaka." in lines


def test_no_more_is_sent_than_fits() -> None:
    many = evidence_of(*(f"Kalimat nomor {k} tentang banjir di desa itu." for k in range(50)))
    assert len(offered(many, 200)) < len(offered(many, 400)) <= 400 // 40 + 1


def test_the_same_question_makes_the_same_prompt() -> None:
    question, sentences = understand(ASKED), offered(evidence_of(NEWS), 4000)
    assert answering(question, sentences) == answering(question, sentences)


# What comes of it


def test_sentences_come_one_by_one_and_the_last_draft_is_whole() -> None:
    drafts = drafts_of(saying("Banjir merendam 213 rumah [1]. Rapat dipimpin AKBP Sari Dewi [2]."), evidence_of(NEWS), ASKED)
    assert [(len(draft.sentences), draft.is_whole) for draft in drafts] == [(1, False), (2, True)]
    assert drafts[-1].trouble is None


def test_a_citation_that_does_not_bear_a_sentence_out_is_not_given_with_it() -> None:
    *_, last = drafts_of(saying("Banjir merendam 213 rumah di Semaka [1][2]."), evidence_of(NEWS), ASKED)
    assert [[each.number for each in checked.cited] for checked in last.sentences] == [[1]]


@pytest.mark.parametrize(
    ("said", "trouble"),
    [
        ("", "empty"),
        ("<think>hm</think>", "empty"),
        ("==========", "empty"),
        ("TIDAK ADA", "declined"),
        ("Not found.", "declined"),
        ("Maaf, saya tidak dapat membantu.", "refused"),
        ("I'm sorry, but I can't help with that.", "refused"),
        ("Banjir merendam 999 rumah [1].", "unsupported"),
        ("Banjir merendam 213 rumah.", "unsupported"),
        (TimeoutError("slow"), "timeout"),
        (ConnectionRefusedError("gone"), "unreachable"),
        (ZeroDivisionError("odd"), "failed"),
    ],
    ids=str,
)
def test_what_goes_wrong_has_a_name(said: str | Exception, trouble: str) -> None:
    *_, last = drafts_of(saying(said), evidence_of(NEWS), ASKED)
    assert (last.is_whole, last.trouble) == (True, trouble)


def test_a_model_that_never_ends_is_left_at_the_limit() -> None:
    slow = ScriptedLLM(reply=lambda prompt: "kata " * 10_000, pause_s=0.02)
    began = time.monotonic()
    *_, last = drafts_of(slow, evidence_of(NEWS), ASKED, replace(QUICK, timeout_s=0.3))
    assert last.trouble == "timeout"
    assert time.monotonic() - began >= 0.3


def test_a_model_that_goes_round_in_circles_is_left_and_its_sentence_told_once() -> None:
    circling = ScriptedLLM(reply=lambda prompt: "Banjir merendam 213 rumah di Semaka [1]. " * 10_000)
    *_, last = drafts_of(circling, evidence_of(NEWS), ASKED)
    assert [each.text for each in last.sentences] == ["Banjir merendam 213 rumah di Semaka."]
    assert last.trouble is None


def test_what_can_be_tried_again_is_tried_again_as_often_as_set() -> None:
    llm = saying(ConnectionResetError("gone"))
    drafts_of(llm, evidence_of(NEWS), ASKED, replace(QUICK, retries=2))
    assert len(llm.prompts) == 1 + 2


def test_a_second_try_can_succeed() -> None:
    answers: Iterator[str | Exception] = iter([ConnectionResetError("gone"), "Banjir merendam 213 rumah di Semaka [1]."])
    *_, last = drafts_of(ScriptedLLM(reply=lambda prompt: next(answers)), evidence_of(NEWS), ASKED)
    assert (last.trouble, len(last.sentences)) == (None, 1)


# As an answer of the assistant


def written(archive: Archive, said: str | Exception, asked: str = CHAIRED, **settings: object) -> list:
    def reply(prompt: str) -> str | Exception:
        return said if isinstance(said, Exception) else said.replace("{n}", str(number_of(prompt, "AKBP Rinaldo Aser")))

    return list(Assistant(archive, "llm", llm=Writer(ScriptedLLM(reply=reply), replace(QUICK, **settings))).stream(asked))


def test_a_written_answer_cites_exact_words(sample_archive: Archive, sample_articles: dict[str, Article]) -> None:
    *_, last = written(sample_archive, f"{TRUE} [{{n}}].")
    assert f"{TRUE}. [1]" in last.text
    assert NOTES["id"].share.format(name="scripted", good=1, all=1) in last.text
    assert verify(last.citations, sample_articles.values()) == []
    assert last.citations[0].quote in sample_articles[last.citations[0].article_id].text
    assert last.receipt.filters["llm"]["supported"] == 1


def test_what_is_supported_and_answers_something_else_does_not_stand_for_the_answer(sample_archive: Archive) -> None:
    extractive = Assistant(sample_archive).ask(CHAIRED)
    said = "Tampak hadir Asisten II Wasisno Sembiring, Ketua DPRD Sri Nurwijayati dan Ketua KPU Arip Sah"

    def reply(prompt: str) -> str:
        return f"{said} [{number_of(prompt, 'Arip Sah')}]."

    llm = Writer(ScriptedLLM(reply=reply), QUICK)
    *_, last = Assistant(sample_archive, "llm", llm=llm).stream(CHAIRED)
    told = last.receipt.filters["llm"]
    assert (told["supported"], told["trouble"], last.text.startswith(extractive.text)) == (1, "beside", True)
    assert (last.status, last.short, last.citations) == ("answered", extractive.short, extractive.citations)
    *_, true = written(sample_archive, f"{TRUE} [{{n}}].")
    assert (true.status, true.short) == (extractive.status, extractive.short)


def test_the_answer_has_the_keys_of_every_answer(sample_archive: Archive) -> None:
    *_, last = written(sample_archive, f"{TRUE} [{{n}}].")
    assert last.to_dict().keys() == Assistant(sample_archive).ask(CHAIRED).to_dict().keys()


def test_what_is_shown_on_the_way_stays(sample_archive: Archive) -> None:
    first, last = written(sample_archive, f"{TRUE} [{{n}}]. Rapat itu dihadiri 9.999 orang [{{n}}]. {TRUE} [{{n}}].")
    assert last.text.startswith(first.text)
    assert "9.999" not in last.text
    assert NOTES["id"].removed.format(count=1) in last.text


def test_unsupported_sentences_are_marked_where_that_is_set(sample_archive: Archive) -> None:
    said = f"{TRUE} [{{n}}]. Rapat itu dihadiri 9.999 orang [{{n}}]. Lihat http://x.example [{{n}}]."
    *_, last = written(sample_archive, said, unsupported="mark")
    reason = NOTES["id"].reasons["number"]
    assert f"9.999 orang. [1] {NOTES['id'].unsupported.format(reason=reason)}" in last.text
    assert "x.example" not in last.text


@pytest.mark.parametrize(
    "said", ["Rapat itu dipimpin Joko Purnomo [{n}].", "", "TIDAK ADA", ConnectionRefusedError("gone")], ids=str
)
def test_where_nothing_is_supported_the_extractive_answer_stands(sample_archive: Archive, said: str | Exception) -> None:
    *_, last = written(sample_archive, said, retries=0)
    extractive = Assistant(sample_archive).ask(CHAIRED)
    assert last.text.startswith(extractive.text)
    assert last.text != extractive.text
    assert (last.short, last.citations) == (extractive.short, extractive.citations)
    why = last.text.removeprefix(extractive.text).strip()
    assert why == NOTES["id"].instead.format(why=NOTES["id"].troubles[last.receipt.filters["llm"]["trouble"]])


def test_every_trouble_and_reason_is_said_in_both_languages() -> None:
    assert NOTES["id"].troubles.keys() == NOTES["en"].troubles.keys()
    assert NOTES["id"].reasons.keys() == NOTES["en"].reasons.keys()


def test_a_written_answer_is_rendered_without_links_of_its_own(sample_archive: Archive) -> None:
    *_, last = written(sample_archive, f"{TRUE} [{{n}}]. <img src=x> [a](http://x.example) [{{n}}].")
    html = render_html(last)
    assert "<img" not in html
    assert "x.example" not in html


# Follow-ups


def follow_up(reply: str) -> str:
    said = "Rapat dipimpin Kapolres Tanggamus, AKBP Sari Dewi [1]."
    talk = Conversation((Turn("Siapa yang memimpin rapat banjir?", "Siapa yang memimpin rapat banjir?", ("a0",), said),))
    return (
        Writer(saying(reply), QUICK).standalone(understand("Di mana acaranya?", talk), talk, time.monotonic() + 20).standalone
    )


def test_a_follow_up_is_made_standalone_by_the_model() -> None:
    asked = "Di mana rapat banjir yang dipimpin AKBP Sari Dewi?"
    assert follow_up(asked) == asked


def test_what_the_model_made_of_a_follow_up_is_what_the_next_one_follows(sample_archive: Archive) -> None:
    made = "Di mana rapat koordinasi yang dipimpin AKBP Rinaldo Aser?"
    assistant = Assistant(sample_archive, "llm", llm=Writer(saying(made), replace(QUICK, retries=0)))
    first = Assistant(sample_archive).ask(CHAIRED)
    talk = Conversation().add(first)
    then = assistant.ask("Di mana acaranya?", talk)
    assert (first.standalone, then.standalone, then.question) == (None, made, "Di mana acaranya?")
    longer = talk.add(then)
    assert longer.turns[-1].standalone == made
    assert understand("Kapan itu?", longer).standalone == f"{made} Kapan itu?"


def test_a_follow_up_made_by_rule_leaves_the_subject_as_it_was(sample_archive: Archive) -> None:
    talk = Conversation().add(Assistant(sample_archive).ask(CHAIRED))
    longer = talk.add(Assistant(sample_archive).ask("Di mana acaranya?", talk))
    assert longer.turns[-1].standalone == "Di mana acaranya?"
    assert understand("Kapan itu?", longer).standalone == f"{CHAIRED} Kapan itu?"


@pytest.mark.parametrize(
    "reply", ["", "Di mana rapat Gubernur Joko Purnomo?", "Satu.\nDua.", "Buka http://x.example", "a" * 500, "Rapat 31 Mei?"]
)
def test_a_follow_up_that_the_model_spoils_is_made_by_rule(reply: str) -> None:
    assert follow_up(reply) == "Siapa yang memimpin rapat banjir? Di mana acaranya?"


def test_marks_of_earlier_answers_are_not_sent() -> None:
    talk = Conversation((Turn("Siapa?", "Siapa?", (), "Rapat dipimpin Sari Dewi [1][2]."),))
    assert "[1]" not in rewriting(understand("Di mana acaranya?", talk), talk).user


def test_a_question_of_its_own_is_left_alone() -> None:
    llm = saying("Apa kabar?")
    talk = Conversation((Turn("Siapa yang memimpin rapat?", "Siapa yang memimpin rapat?", ("a0",), "Sari [1]."),))
    question = understand("Berapa rumah yang terendam banjir di Kabupaten Tanggamus?", talk)
    assert Writer(llm, QUICK).standalone(question, talk, time.monotonic() + 20) == question
    assert llm.prompts == []


# Loading


def test_any_llm_of_llama_index_can_write() -> None:
    from llama_index.core.llms import MockLLM

    assert load_writer(MockLLM()).settings.retries == QUICK.retries


def test_what_is_no_language_model_is_unavailable(sample_archive: Archive) -> None:
    with pytest.raises(ReaderUnavailable, match="LLM of llama-index"):
        Assistant(sample_archive, "llm", llm=object())  # type: ignore[arg-type]


def test_a_reader_llm_without_a_model_says_how_to_name_one(sample_archive: Archive, empty_folder: Path) -> None:
    with pytest.raises(ReaderUnavailable, match="WARTANYA_LLM"):
        Assistant(sample_archive, "llm")
