"""Conversations in a real browser: kept over a reload and a restart, opened, deleted, taken along; filters and keys."""

import json
from pathlib import Path
from typing import Any

from index import Archive
from qa import Assistant
from tests.builds import ports
from web.chat import build
from web.server.serve import free_port, serve

QUESTION = "Siapa yang memimpin rapat koordinasi di Polres Lampung Barat?"
FOLLOW_UP = "Di mana acaranya?"
OTHER = "Mengapa lomba bidar di Palembang tahun 2024 terlambat mulai?"


def questions(page: Any) -> list[str]:
    return [text.split("\n")[-1] for text in page.locator(".question").all_inner_texts()]


def reloaded(visit: Any) -> None:
    visit.page.reload()
    visit.page.locator('.thread[aria-busy="false"] .answer').wait_for()


def test_a_conversation_outlives_a_reload_and_goes_on(visit: Any) -> None:
    visit.ask(QUESTION)
    short = visit.ask(FOLLOW_UP).locator(".short").inner_text()
    reloaded(visit)
    assert questions(visit.page) == [QUESTION, FOLLOW_UP]
    assert visit.page.locator(".exchange").nth(1).locator(".short").inner_text() == short
    visit.page.locator("button[data-again]").click()
    visit.page.locator(".exchange").first.locator(".short").wait_for()
    visit.page.wait_for_function("() => document.activeElement.className === 'question'")
    later = visit.ask("Kapan acaranya?")
    assert "Pantau Lampung" in later.inner_text()


def test_a_conversation_outlives_a_restart_of_the_server(browser: Any, assistant: Assistant, archive: Archive) -> None:
    port = free_port("127.0.0.1", ports(18060))
    chat = build(assistant, archive, examples=[QUESTION])
    page = browser.new_page(locale="id-ID")
    page.goto(serve(chat, port=port))
    page.locator(".examples button").click()
    page.locator('.thread[aria-busy="false"] .receipt').wait_for()
    page.locator(".kept li").wait_for(state="attached")
    chat.close(verbose=False)
    again = build(assistant, archive)
    page.goto(serve(again, port=port))
    page.locator('.thread[aria-busy="false"] .receipt').wait_for()
    assert questions(page) == [QUESTION]
    page.close()
    again.close(verbose=False)


def test_conversations_are_begun_opened_and_deleted(visit: Any) -> None:
    page = visit.page
    visit.ask(QUESTION)
    page.locator("#new").click()
    page.locator(".welcome").wait_for()
    visit.ask(OTHER)
    page.locator(".kept summary").click()
    page.locator(".kept .reopen", has_text=QUESTION).click()
    page.locator(".question", has_text=QUESTION).wait_for()
    page.locator('.thread[aria-busy="false"] .receipt').wait_for()
    page.locator(".kept").evaluate("each => { each.open = true }")
    page.locator(".kept li", has_text=OTHER).locator(".forget").click()
    page.wait_for_function("() => document.querySelectorAll('.kept li').length === 1")
    assert questions(page) == [QUESTION]
    page.locator(".kept").evaluate("each => { each.open = true }")
    page.locator(".kept .forget").click()
    page.locator(".welcome").wait_for()
    page.reload()
    page.locator(".welcome").wait_for()
    assert page.locator(".kept li").count() == 0


def test_two_tabs_keep_what_either_asked_and_what_either_deleted(visit: Any) -> None:
    one = visit.page
    two = one.context.new_page()
    two.goto(one.url)
    two.locator(".welcome").wait_for()
    visit.ask(QUESTION)
    two.locator(".kept li", has_text=QUESTION).wait_for(state="attached")
    two.locator("#question textarea").fill(OTHER)
    two.locator("#question textarea").press("Enter")
    two.locator('.thread[aria-busy="false"] .receipt').wait_for()
    one.locator(".kept li", has_text=OTHER).wait_for(state="attached")
    assert (questions(one), questions(two)) == ([QUESTION], [OTHER])
    visit.ask(FOLLOW_UP)
    one.locator(".kept").evaluate("each => { each.open = true }")
    one.locator(".kept li", has_text=OTHER).locator(".forget").click()
    two.locator(".kept li", has_text=OTHER).wait_for(state="detached")
    two.reload()
    two.locator(".kept li", has_text=QUESTION).wait_for(state="attached")
    assert two.locator(".kept li").count() == 1
    reloaded(visit)
    assert questions(one) == [QUESTION, FOLLOW_UP]


def test_a_conversation_is_taken_along_as_json_and_as_markdown(visit: Any, tmp_path: Path) -> None:
    exchange = visit.ask(QUESTION)
    files = {}
    visit.page.locator(".kept summary").click()
    for form in ("json", "markdown"):
        with visit.page.expect_download() as coming:
            visit.page.locator(f"button[data-export={form}]").click()
        coming.value.save_as(tmp_path / form)
        files[form] = (tmp_path / form).read_text(encoding="utf-8")
        assert coming.value.suggested_filename.startswith("wartanya-")
    (told,) = json.loads(files["json"])["exchanges"]
    assert (told["question"], told["answer"]["short"]) == (QUESTION, exchange.locator(".short").inner_text())
    assert f"**{told['answer']['short']}**" in files["markdown"]


def test_a_filter_stands_as_a_chip_and_a_click_takes_it_away(visit: Any) -> None:
    page = visit.page
    page.locator("#filters > button").click()
    page.get_by_label("Sejak tanggal").fill("26/8/2024")
    page.get_by_label("Sejak tanggal").press("Tab")
    chip = page.locator("#chips .chip")
    chip.wait_for()
    assert "26 Agustus 2024" in chip.inner_text()
    chip.locator("button").click()
    chip.wait_for(state="detached")
    assert page.get_by_label("Sejak tanggal").input_value() == ""


def test_a_period_read_out_of_the_question_is_shown_and_can_be_taken_back(visit: Any) -> None:
    exchange = visit.ask("Siapa yang memimpin rapat koordinasi di Polres Lampung Barat pada 26 Agustus 2024?")
    chip = exchange.locator(".inferred .chip")
    assert "26 Agustus 2024" in chip.inner_text()
    chip.locator("button").click()
    chip.wait_for(state="detached")
    visit.page.locator('.thread[aria-busy="false"] .receipt').wait_for()
    assert visit.page.locator(".exchange").count() == 1


def test_everything_can_be_reached_and_done_with_the_keyboard(visit: Any) -> None:
    page = visit.page
    page.locator("#question textarea").focus()
    page.keyboard.type(QUESTION)
    page.keyboard.press("Enter")
    page.locator('.thread[aria-busy="false"] .receipt').wait_for()
    page.locator(".exchange").first.evaluate("each => { each.tabIndex = -1; each.focus(); }")
    reached = []
    for _ in range(20):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.className + '|' + Object.keys(document.activeElement.dataset)"))
        if "article" in reached[-1]:
            break
    assert any("marker" in each for each in reached)
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    page.locator("#reading mark").first.wait_for()
    page.keyboard.press("Escape")
    page.locator("#reading article").wait_for(state="detached")
