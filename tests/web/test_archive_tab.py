"""The archive's tab in a browser: its figures, finding, and what editors do; and the same doors for programs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from index import Archive, rebuild
from qa import Assistant
from tests.builds import ports
from web.context import AppContext
from web.server.accounts import AccessPolicy, Accounts, add_account

PASSWORD = "rahasia besar"
FILES = {
    "banjir.txt": "Banjir di Kampung Rawa\n\nKABAR RAWA, 3 Maret 2025 - Banjir merendam 40 rumah, kata Lurah Siti.",
    "panen.txt": "Panen Padi di Desa Lumbung\n\nKABAR RAWA, 5 Maret 2025 - Panen padi mencapai 300 ton, kata Camat Joko.",
    "kosong.txt": "",
    "pasar.md": "---\ntitle: Pasar Malam Dibuka\ndate: 2025-03-09\noutlet: Koran <b>Lumbung</b>\n---\nPasar malam dibuka.",
}
NEW = "Jembatan Kali Bening Selesai\n\nKABAR RAWA, 8 Maret 2025 - Jembatan selesai dibangun, kata Bupati Rani Lestari."


@dataclass
class Place:
    """A served archive with an editor and a reader."""

    address: str
    folder: Path
    archive: Archive
    office: AppContext

    def page(self, browser: Any, name: str, locale: str = "id-ID") -> Any:
        page = browser.new_context(locale=locale).new_page()
        page.goto(self.address)
        page.locator("input:not([type=password])").first.fill(name)
        page.locator("input[type=password]").fill(PASSWORD)
        page.locator("input[type=password]").press("Enter")
        page.locator("#tabs").wait_for()
        return page

    def client(self, name: str) -> Any:
        from gradio_client import Client

        return Client(self.address, auth=(name, PASSWORD), verbose=False, analytics_enabled=False)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    from web.chat import build
    from web.server.serve import Service, free_port, serve

    top = tmp_path_factory.mktemp("newsroom")
    (top / "berita").mkdir()
    for name, text in FILES.items():
        (top / "berita" / name).write_text(text, encoding="utf-8")
    rebuild(top / "berita", index=top / "index")
    for name, role in (("siti", "editor"), ("budi", "reader")):
        add_account(top / "accounts", name, role, PASSWORD, cost=(2, 8, 1))  # type: ignore[arg-type]
    with Archive.open(top / "index") as archive:
        entrance = AccessPolicy(Accounts(top / "accounts"))
        office = AppContext.of(archive, entrance)
        chat = build(Assistant(archive), archive, examples=["Siapa?"], office=office)
        address = serve(chat, port=free_port("127.0.0.1", ports(18360)), service=Service(entrance, archive))
        yield Place(address, top / "berita", archive, office)
        office.rebuilding.stop()
        chat.close(verbose=False)


def open_tab(page: Any) -> Any:
    page.get_by_role("tab", name="Arsip").click()
    page.locator("#holdings .figures").wait_for()
    return page.locator("#archive")


def test_uploads_go_where_the_archive_came_from(place: Place) -> None:
    assert place.office.uploads == place.folder


def test_a_reader_sees_what_there_is_and_no_door_to_change_it(place: Place, browser: Any) -> None:
    page = place.page(browser, "budi")
    tab = open_tab(page)
    assert "3 artikel" in tab.locator(".figures").inner_text()
    assert tab.locator(".plot rect").count() == 3
    failures = tab.locator(".failures")
    failures.locator("summary").click()
    assert failures.locator("code").all_inner_texts() == ["kosong.txt"]
    assert str(place.folder) not in page.content()
    assert tab.get_by_role("button", name="Koran <b>Lumbung</b>", exact=True).count() == 1
    assert not page.locator("#editing").is_visible()
    page.context.close()


def test_every_field_has_one_border(place: Place, browser: Any) -> None:
    page = place.page(browser, "budi")
    tab = open_tab(page)
    borders = """each => {
        let found = 0;
        for (; each.id !== "archive"; each = each.parentElement) found += parseFloat(getComputedStyle(each).borderTopWidth) > 0;
        return found;
    }"""
    for field in ("Kata atau pertanyaan", "Sejak tanggal", "Media"):
        assert tab.get_by_label(field).first.evaluate(borders) == 1
    page.context.close()


def test_words_and_outlets_find_articles_which_open_beside_the_chat(place: Place, browser: Any) -> None:
    page = place.page(browser, "budi")
    tab = open_tab(page)
    tab.locator("#listed .articles li").nth(2).wait_for()
    assert tab.locator("#listed .title").first.inner_text() == "Pasar Malam Dibuka"
    tab.get_by_role("button", name="Koran <b>Lumbung</b>", exact=True).click()
    tab.locator("#listed .articles li").nth(1).wait_for(state="detached")
    assert tab.locator("#listed .title").all_inner_texts() == ["Pasar Malam Dibuka"]
    tab.get_by_label("Kata atau pertanyaan").fill("panen padi")
    tab.locator("#find").click()
    tab.locator("#listed .found", has_text=re.compile("tidak ada|paling cocok", re.IGNORECASE)).wait_for()
    page.context.close()


def test_an_editor_uploads_rebuilds_and_rolls_back_while_the_chat_serves(place: Place, browser: Any, tmp_path: Path) -> None:
    (tmp_path / "jembatan.txt").write_text(NEW, encoding="utf-8")
    (tmp_path / "gambar.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    before = place.archive.generation
    page = place.page(browser, "siti")
    tab = open_tab(page)
    page.locator("#editing").wait_for()
    page.locator("#files input[type=file]").set_input_files([tmp_path / "jembatan.txt", tmp_path / "gambar.txt"])
    told = page.locator("#uploaded li")
    told.nth(1).wait_for()
    assert told.all_inner_texts()[0] == "Disimpan: jembatan.txt (1 artikel)"
    assert told.all_inner_texts()[1].startswith("Tidak disimpan: gambar.txt")
    assert (place.folder / "jembatan.txt").read_text(encoding="utf-8") == NEW
    page.locator("#rebuild").click()
    assert httpx.get(f"{place.address}health").json()["status"] == "ok"
    page.locator("#run", has_text="Selesai: 1 artikel baru").wait_for(timeout=120_000)
    tab.locator(".figures", has_text="4 artikel").wait_for()
    page.locator("#rollback").click()
    page.locator("#rollback-sure").click()
    page.locator("#run", has_text=f"Generasi {before} menjawab lagi").wait_for()
    tab.locator(".figures", has_text="3 artikel").wait_for()
    page.context.close()


def test_an_editor_replaces_takes_away_and_puts_back_a_file(place: Place, browser: Any, tmp_path: Path) -> None:
    corrected = FILES["panen.txt"].replace("300 ton", "350 ton")
    (tmp_path / "panen.txt").write_text(corrected, encoding="utf-8")
    page = place.page(browser, "siti")
    open_tab(page)
    held = page.locator("#files-held")
    held.get_by_text("Berkas di folder artikel").wait_for()
    page.locator("#files input[type=file]").set_input_files([tmp_path / "panen.txt"])
    page.locator("#uploaded li", has_text="Diganti: panen.txt (1 artikel)").wait_for()
    held.get_by_text("Berkas di folder artikel").click()
    held.get_by_text("Diganti atau dihapus (1)").wait_for()
    held.locator("[data-back]").click()
    held.get_by_text("Dikembalikan: panen.txt.").wait_for()
    assert (place.folder / "panen.txt").read_text(encoding="utf-8") == FILES["panen.txt"]
    banjir = held.locator("li", has_text="banjir.txt")
    assert not banjir.locator("[data-taken]").is_visible()
    banjir.locator("summary").click()
    banjir.locator("[data-taken]").click()
    held.get_by_text("Dihapus: banjir.txt.").wait_for()
    assert not (place.folder / "banjir.txt").exists()
    held.locator("li", has_text="banjir.txt").locator("[data-back]").click()
    held.get_by_text("Dikembalikan: banjir.txt.").wait_for()
    assert (place.folder / "banjir.txt").read_text(encoding="utf-8") == FILES["banjir.txt"]
    page.context.close()


def test_a_reader_is_told_of_no_files(place: Place, browser: Any) -> None:
    page = place.page(browser, "budi")
    open_tab(page)
    page.locator("#listed .articles li").first.wait_for()
    assert page.locator("#files-held .held").count() == 0
    assert "banjir.txt" not in page.content()
    page.context.close()


def test_programs_rebuild_as_editors_only(place: Place) -> None:
    from gradio_client.exceptions import AppError

    reader, editor = place.client("budi"), place.client("siti")
    with pytest.raises(AppError, match="Only editors"):
        reader.predict(api_name="/rebuild")
    report = editor.predict(api_name="/rebuild")
    assert (report["removed"], report["failed"][0]["source"]) == (0, "kosong.txt")
    assert str(place.folder) not in str(report)
    assert reader.predict("Berapa rumah terendam banjir?", api_name="/answer")["receipt"]["generation"] == report["generation"]
    reader.close()
    editor.close()


def test_the_form_below_an_answer_follows_the_language_of_the_page(place: Place, browser: Any) -> None:
    page = place.page(browser, "budi", locale="en-GB")
    page.locator(".welcome").wait_for()
    page.locator("#question textarea").fill("Berapa ton panen padi Desa Lumbung?")
    page.locator("#question textarea").press("Enter")
    form = page.locator(".exchange .feedback")
    form.get_by_text("Is this answer right?").click()
    form.locator("textarea").fill("kurang lengkap")
    page.get_by_text("Indonesia", exact=True).click()
    form.get_by_text("Apakah jawaban ini benar?").wait_for()
    assert form.count() == 1
    assert form.locator("textarea").input_value() == "kurang lengkap"
    page.context.close()


def test_feedback_is_kept_with_the_answer_that_the_server_gave(place: Place, browser: Any) -> None:
    page = place.page(browser, "budi")
    page.locator(".welcome").wait_for()
    page.locator("#question textarea").fill("Berapa ton panen padi Desa Lumbung?")
    page.locator("#question textarea").press("Enter")
    form = page.locator(".exchange .feedback")
    form.wait_for()
    form.locator("summary").click()
    assert "365 hari" in form.inner_text()
    form.locator("textarea").fill("<img src=x onerror=alert(1)> kutipan meleset")
    form.locator('[data-verdict="wrong_citation"]').click()
    form.locator(".thanks").wait_for()
    for _ in range(200):
        if place.office.feedback.judgements():
            break
        page.wait_for_timeout(100)
    (judgement,) = place.office.feedback.judgements()
    assert (judgement.verdict, judgement.comment) == ("wrong_citation", "<img src=x onerror=alert(1)> kutipan meleset")
    assert judgement.answer["question"] == "Berapa ton panen padi Desa Lumbung?"
    assert (
        judgement.answer["citations"][0]["quote"] in place.archive.article(judgement.answer["citations"][0]["article_id"]).text
    )
    page.context.close()


def test_going_back_a_generation_asks_first(place: Place, browser: Any) -> None:
    before = place.archive.status().generation
    (place.folder / "jalan.txt").write_text(NEW.replace("Jembatan", "Jalan"), encoding="utf-8")
    made = rebuild(place.folder, index=place.archive.path).generation
    page = place.page(browser, "siti")
    open_tab(page)
    page.locator("#rollback").click()
    page.locator("#rollback-question", has_text=f"Kembali dari generasi {made}").wait_for()
    page.locator("#rollback-leave").click()
    page.locator("#rollback-question").wait_for(state="hidden")
    assert place.archive.status().generation == made
    page.locator("#rollback").click()
    page.locator("#rollback-sure").click()
    page.locator("#run", has_text=f"Generasi {before} menjawab lagi").wait_for()
    page.locator("#rollback-question").wait_for(state="hidden")
    page.context.close()
