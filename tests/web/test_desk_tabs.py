"""The tabs of clippings and of saved questions in a browser, and their files and feeds at addresses of the chat."""

import base64
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from index import Archive, rebuild
from qa import Assistant
from qa.alerts.saved import Alerts
from qa.desk.clipping import clipping
from qa.desk.clipping_page import clipping_document
from qa.desk.writers import document_bytes
from qa.keys import Keys, add_key
from web.alerts.feeds import feeds_route
from web.clipping.files import clipping_route
from web.context import AppContext
from web.server.accounts import AccessPolicy, Accounts, add_account
from web.server.visitors import Visitors

PASSWORD = "rahasia besar"
FILES = {
    "banjir.md": "---\ntitle: Banjir di Kampung <b>Rawa</b>\ndate: 2025-03-03\noutlet: Kabar Rawa\n"
    "url: https://kabar.example/banjir\n---\n"
    "Banjir merendam 40 rumah di Kampung Rawa pada Senin malam, kata Lurah Siti Aminah.",
    "salinan.md": "---\ntitle: Kampung Rawa Banjir\ndate: 2025-03-04\noutlet: Gema Lumbung\n---\n"
    "Banjir merendam 40 rumah di Kampung Rawa pada Senin malam, kata Lurah Siti Aminah.",
    "panen.md": "---\ntitle: Panen Padi di Desa Lumbung\ndate: 2025-03-05\noutlet: Gema Lumbung\n---\n"
    "Panen padi mencapai 300 ton di Desa Lumbung, kata Camat Joko Waluyo.",
}
NEW = (
    "---\ntitle: Banjir Kampung Rawa Surut\ndate: 2025-03-08\noutlet: Kabar Rawa\n---\n"
    "Banjir di Kampung Rawa surut pada Sabtu pagi, kata Lurah Siti Aminah."
)


@dataclass
class Place:
    """A served archive with an editor, a reader and a program's key."""

    address: str
    folder: Path
    archive: Archive
    key: str

    def page(self, browser: Any, name: str, locale: str = "id-ID") -> Any:
        page = browser.new_context(locale=locale, accept_downloads=True).new_page()
        page.goto(self.address)
        page.locator("input:not([type=password])").first.fill(name)
        page.locator("input[type=password]").fill(PASSWORD)
        page.locator("input[type=password]").press("Enter")
        page.locator("#tabs").wait_for()
        return page

    def get(self, path: str, **headers: str) -> httpx.Response:
        return httpx.get(f"{self.address}{path}", headers=headers, timeout=60)

    def with_key(self, path: str) -> httpx.Response:
        return self.get(path, authorization=f"Bearer {self.key}")

    def add(self) -> None:
        (self.folder / "surut.md").write_text(NEW, encoding="utf-8")
        rebuild(self.folder, index=self.archive.path, workers=1)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    from web.chat import build
    from web.server.serve import Service, free_port, serve

    top = tmp_path_factory.mktemp("newsroom")
    (top / "berita").mkdir()
    for name, text in FILES.items():
        (top / "berita" / name).write_text(text, encoding="utf-8")
    rebuild(top / "berita", index=top / "index", workers=1)
    for name, role in (("siti", "editor"), ("budi", "reader")):
        add_account(top / "accounts", name, role, PASSWORD, cost=(2, 8, 1))  # type: ignore[arg-type]
    key = add_key(top / "keys", "pembaca-umpan")
    with Archive.open(top / "index") as archive:
        entrance = AccessPolicy(Accounts(top / "accounts"))
        office = AppContext.of(archive, entrance)
        assistant, visitors = Assistant(archive), Visitors(entrance, Keys(top / "keys"))
        chat = build(assistant, archive, examples=["Siapa?"], office=office)
        files = (clipping_route(archive, visitors), feeds_route(archive, assistant, visitors))
        service = Service(entrance, archive, files=files)
        address = serve(chat, port=free_port("127.0.0.1", range(18760, 18860)), service=service)
        yield Place(address, top / "berita", archive, key)
        chat.close(verbose=False)


def test_a_clipping_is_made_looked_at_and_taken_along(place: Place, browser: Any) -> None:
    page = place.page(browser, "budi")
    page.get_by_role("tab", name="Kliping").click()
    tab = page.locator("#clipping")
    tab.get_by_label("Sejak tanggal").fill("1 Maret 2025")
    tab.get_by_label("Sampai tanggal").fill("2025-03-31")
    page.locator("#make-clipping").click()
    shown = page.locator("#clipping-shown .clipping")
    shown.get_by_role("heading", name="Kliping berita: 1–31 Maret 2025").wait_for()
    assert "3 artikel dari 2 media, 2 peristiwa." in shown.inner_text()
    assert shown.locator("svg rect").count() > 3
    assert shown.get_by_role("heading", name="1. Banjir di Kampung <b>Rawa</b>").count() == 1
    assert shown.locator("article a[target=_blank]").first.get_attribute("href") == "https://kabar.example/banjir"
    with page.expect_download() as coming:
        shown.get_by_role("link", name="PDF").click()
    assert coming.value.suggested_filename == "kliping-2025-03-01-2025-03-31.pdf"
    made = clipping(index=place.archive, since="2025-03-01", until="2025-03-31")
    assert Path(coming.value.path()).read_bytes() == document_bytes(clipping_document(made), ".pdf")
    shown.locator("summary").click()
    assert "Kliping berita" in shown.locator("pre.message").inner_text()
    tab.get_by_label("Tentang (kata-kata)").fill("panen padi")
    tab.get_by_label("Tentang (kata-kata)").press("Enter")
    shown.get_by_text("1 artikel dari 1 media, 1 peristiwa.").wait_for()
    tab.get_by_label("Sejak tanggal").fill("entah kapan")
    page.locator("#make-clipping").click()
    page.locator("#clipping-shown").get_by_text("tidak dikenali").wait_for()
    page.context.close()


@pytest.mark.parametrize("form", ["docx", "pdf", "html", "md"])
def test_a_program_with_a_key_gets_each_format_and_a_stranger_none(place: Place, form: str) -> None:
    address = f"kliping?since=2025-03-01&until=2025-03-31&outlet=Kabar%20Rawa&lang=en&format={form}"
    got = place.with_key(address)
    assert got.status_code == 200
    assert f'filename="kliping-2025-03-01-2025-03-31.{form}"' in got.headers["content-disposition"]
    made = clipping(index=place.archive, since="2025-03-01", until="2025-03-31", outlets="Kabar Rawa", language="en")
    assert got.content == document_bytes(clipping_document(made), f".{form}")
    refused = place.get(address)
    assert (refused.status_code, b"banjir" in refused.content.lower()) == (401, False)


def test_what_cannot_be_meant_is_one_sentence(place: Place) -> None:
    for query in (
        "format=exe",
        "since=08/09/2024",
        "since=2025-02-01&until=2025-01-01",
        "outlet=Koran%20Lain",
        f"about={'x' * 300}",
    ):
        got = place.with_key(f"kliping?{query}&lang=id")
        assert (got.status_code, got.headers["content-type"]) == (400, "text/plain; charset=utf-8")
        assert "Traceback" not in got.text
        assert len(got.text) < 300


def test_a_period_with_too_many_articles_is_refused_with_the_way_out(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("web.clipping.controller.MOST_ARTICLES", 2)
    got = place.with_key("kliping?since=2025-03-01&lang=id&format=pdf")
    assert got.status_code == 400
    assert "paling banyak 2" in got.text


def test_an_editor_saves_a_question_and_all_see_what_is_new_for_it(place: Place, browser: Any) -> None:
    page = place.page(browser, "siti")
    page.get_by_role("tab", name="Pantauan").click()
    tab = page.locator("#alerts")
    tab.get_by_label("Nama pendek").fill("rawa")
    tab.get_by_label("Pertanyaan atau kata-kata").fill("banjir <i>Rawa</i>")
    page.locator("#save").click()
    saved = page.locator("#alerts-shown .saved")
    saved.get_by_role("heading", name="rawa").wait_for()
    assert saved.locator(".query").inner_text() == "banjir <i>Rawa</i>"
    assert "Belum ada yang baru." in saved.inner_text()
    place.add()
    reader = place.page(browser, "budi")
    reader.get_by_role("tab", name="Pantauan").click()
    seen = reader.locator("#alerts-shown .saved")
    seen.get_by_text("Banjir Kampung Rawa Surut").wait_for()
    assert not reader.locator("#save-alert").is_visible()
    assert seen.locator("[data-remove]").count() == 0
    seen.get_by_role("button", name="Banjir Kampung Rawa Surut").click()
    reader.locator("#article", has_text="surut pada Sabtu pagi").wait_for()
    reader.context.close()
    feed = place.with_key("alerts/rawa.atom")
    assert feed.headers["content-type"] == "application/atom+xml; charset=utf-8"
    assert "Banjir Kampung Rawa Surut" in feed.text
    name_and_key = base64.b64encode(f"apa saja:{place.key}".encode()).decode()
    assert place.get("alerts/rawa.atom", authorization=f"Basic {name_and_key}").text == feed.text
    stranger = place.get("alerts/rawa.atom")
    assert (stranger.status_code, "Banjir" in stranger.text) == (401, False)
    assert stranger.headers["www-authenticate"].startswith("Basic ")
    page.get_by_role("tab", name="Arsip").click()
    page.get_by_role("tab", name="Pantauan").click()
    saved.locator("[data-remove]").click()
    saved.get_by_text("Belum ada pertanyaan yang disimpan.").wait_for()
    page.context.close()
    assert place.with_key("alerts/rawa.atom").status_code == 404


def test_a_reader_who_finds_a_way_to_save_is_refused(place: Place) -> None:
    from web.alerts.controller import AlertsController

    class Reader:
        username, client, headers = "budi", None, {}

    office = AppContext.of(place.archive, AccessPolicy(Accounts(place.folder.parent / "accounts")))
    kept = AlertsController(place.archive, Assistant(place.archive), office)
    assert "Hanya penyunting" in kept.add("lain", "banjir", "id", Reader())
    assert "Hanya penyunting" in kept.remove("lain", "id", Reader())
    assert Alerts(place.archive).saved() == []


def test_a_pdf_from_the_chat_opens(place: Place) -> None:
    from pypdf import PdfReader

    got = place.with_key("kliping?since=2025-03-03&until=2025-03-03&format=pdf")
    assert "Banjir di Kampung" in "".join(page.extract_text() for page in PdfReader(io.BytesIO(got.content)).pages)
