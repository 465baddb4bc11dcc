"""In a browser: what editors decide of an article, an answer that a correction strikes, a late archive, and a draft."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from corpus import Article
from index import Archive, rebuild
from index.storage.editorial import Editorial
from qa import Assistant
from web.archive.decisions import DecisionsController
from web.context import AppContext
from web.editing.decisions import ACTS, Wanted
from web.server.accounts import AccessPolicy, Accounts, add_account

PASSWORD = "rahasia besar"
NAME = "Melati Kusumawardani"
MORE = " ".join(f"Warga desa nomor {n} mengungsi ke balai kecamatan sejak Senin malam." for n in range(8))
STORY = Article(
    "krui/banjir", "krui/banjir", "Banjir Rendam Ratusan Rumah di Semaka",
    "SEMAKA – Banjir di Kecamatan Semaka, Kabupaten Tanggamus, merendam 312 rumah, kata Kepala BPBD Edwar Maulidin.",
    date(2024, 12, 3), "Kabar Krui",
)  # fmt: skip
RALAT = Article(
    "krui/ralat", "krui/ralat", "Ralat Berita Banjir",
    "KRUI – RALAT. Redaksi Kabar Krui mengoreksi berita mengenai banjir di Kecamatan Semaka, Kabupaten Tanggamus. Dalam berita "
    "itu tertulis bahwa jumlah rumah yang terendam mencapai 312 unit. Jumlah yang benar adalah 213 rumah, kata Edwar Maulidin.",
    date(2024, 12, 5), "Kabar Krui",
)  # fmt: skip
RACE = Article(
    "krui/perahu", "krui/perahu", "Lomba Perahu Naga di Teluk Semaka",
    "SEMAKA – Lomba perahu naga di Teluk Semaka dimenangkan regu Camar Laut yang dipimpin Wiryo Handoko.",
    date(2024, 12, 6), "Kabar Krui",
)  # fmt: skip
QUAKE = f"KRUI – {NAME} (9) selamat dari gempa di Krui. {MORE}"
COPIES = [
    Article(f"{paper}/gempa", f"{paper}/gempa", "Selamat dari Gempa Krui", QUAKE, date(2024, 12, 7 + n), f"Kabar {paper}")
    for n, paper in enumerate(("krui", "liwa"))
]
DAYS = [
    Article(f"k/{n}", f"k/{n}", f"Panen {n}", f"Panen kopi {n} di Liwa.", date(2024, 11, n), "Kabar Krui") for n in range(1, 9)
]


@dataclass
class Place:
    address: str
    archive: Archive
    office: AppContext

    def page(self, browser: Any, name: str) -> Any:
        page = browser.new_context(locale="id-ID").new_page()
        page.goto(self.address)
        page.locator("input:not([type=password])").first.fill(name)
        page.locator("input[type=password]").fill(PASSWORD)
        page.locator("input[type=password]").press("Enter")
        page.locator("#tabs").wait_for()
        return page


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    from web.chat import build
    from web.server.serve import Service, free_port, serve

    top = tmp_path_factory.mktemp("desk")
    rebuild([STORY, RALAT, RACE, *COPIES, *DAYS], index=top / "index", workers=1)
    for name, role in (("siti", "editor"), ("budi", "reader")):
        add_account(top / "accounts", name, role, PASSWORD, cost=(2, 8, 1))  # type: ignore[arg-type]
    with Archive.open(top / "index") as archive:
        entrance = AccessPolicy(Accounts(top / "accounts"))
        office = AppContext.of(archive, entrance, uploads=top / "berita")
        chat = build(Assistant(archive), archive, examples=["Siapa?"], office=office)
        address = serve(chat, port=free_port("127.0.0.1", range(19160, 19260)), service=Service(entrance, archive))
        yield Place(address, archive, office)
        chat.close(verbose=False)


def do(page: Any, act: str, article: str, sure: bool = True, **fields: str) -> Any:
    """Fills the form in and sends it; the place where its outcome stands."""
    form = page.locator("#decisions")
    chooser = form.locator("#act input")
    chooser.click()
    page.get_by_role("option", name=act, exact=True).click()
    form.locator("#act-article textarea, #act-article input").first.fill(article)
    for name, value in fields.items():
        if name == "copies":
            form.locator("#act-copies input").check()
        else:
            form.locator(f"#act-{name} textarea, #act-{name} input").first.fill(value)
    form.locator("#act-sure input").set_checked(sure)
    form.locator("#act-do").click()
    return page.locator("#act-done")


def at_archive(page: Any) -> Any:
    page.get_by_role("tab", name="Arsip").click()
    page.locator("#holdings .figures").wait_for()
    return page.locator("#holdings")


def ask(page: Any, question: str) -> Any:
    before = page.locator(".exchange").count()
    page.locator("#question textarea").fill(question)
    page.locator("#question textarea").press("Enter")
    exchange = page.locator(".exchange").nth(before)
    exchange.locator(".receipt").wait_for()
    page.locator('.thread[aria-busy="false"]').wait_for()
    return exchange


def test_a_late_archive_says_so_to_everybody_and_offers_readers_no_decision(place: Place, browser: Any) -> None:
    page = place.page(browser, "budi")
    held = at_archive(page)
    assert "Arsip ini terlambat" in held.inner_text()
    assert not page.locator("#decisions").is_visible()
    page.context.close()


def test_an_answer_has_the_old_value_struck_beside_the_corrected_one(place: Place, browser: Any) -> None:
    page = place.page(browser, "budi")
    told = ask(page, "Berapa rumah yang terendam banjir di Kecamatan Semaka?")
    assert "312" in told.locator("s").inner_text()
    assert "213" in told.inner_text()
    page.context.close()


def test_an_editor_withdraws_an_article_and_takes_it_back(place: Place, browser: Any) -> None:
    page = place.page(browser, "siti")
    held = at_archive(page)
    page.locator("#decisions").wait_for()
    do(page, "Tarik artikel", RACE.id, sure=False, reason="Salah orang").get_by_text("centang “Saya yakin”").wait_for()
    do(page, "Tarik artikel", RACE.id, reason=" ").get_by_text("sebutkan mengapa artikel ditarik").wait_for()
    link = f"{place.address}?article={RACE.id.replace('/', '%2F')}&start=0&end=9"
    do(page, "Tarik artikel", link, reason="Salah <b>orang</b>").get_by_text("Salah <b>orang</b>").wait_for(timeout=60_000)
    held.locator(".figures", has_text="1 ditarik").wait_for()
    assert not page.locator("#act-sure input").is_checked()
    do(page, "Batalkan penarikan", RACE.id).get_by_text("tampil lagi").wait_for(timeout=60_000)
    assert RACE.id in place.archive
    assert {entry.who for entry in Editorial(place.archive.path).log() if entry.act.startswith("withdraw")} == {"siti"}
    page.context.close()


def test_an_editor_masks_a_name_in_all_copies(place: Place, browser: Any) -> None:
    page = place.page(browser, "siti")
    held = at_archive(page)
    done = do(page, "Samarkan nama", "krui/gempa", name=NAME, label="A")
    done.get_by_text("Belum disamarkan di salinannya").wait_for(timeout=60_000)
    done = do(page, "Samarkan nama", "krui/gempa", name=NAME, label="A", copies="yes")
    done.get_by_text("Disamarkan juga di salinannya: liwa/gempa").wait_for(timeout=60_000)
    held.locator(".figures", has_text="2 dengan nama yang disamarkan").wait_for()
    assert all("Melati" not in place.archive.article(each.id).text for each in COPIES)
    do(page, "Tampilkan nama lagi", "krui/gempa", copies="yes").get_by_text("tampil lagi").wait_for(timeout=60_000)
    assert all(NAME in place.archive.article(each.id).text for each in COPIES)
    page.context.close()


def test_an_editor_undoes_a_link_and_confirms_it(place: Place, browser: Any) -> None:
    page = place.page(browser, "siti")
    at_archive(page)
    do(page, "Bukan tentang berita itu", RALAT.id).get_by_text("tidak lagi tertaut pada krui/banjir").wait_for()
    told = do(page, "Ini ralat, hak jawab, atau pencabutan atas berita", RALAT.id, report=STORY.id)
    told.get_by_text("sekarang tertaut pada krui/banjir").wait_for()
    do(page, "Bukan tentang berita itu", "tidak/ada").get_by_text("tidak menyebut satu artikel pun").wait_for()
    assert str(place.archive.path.parent) not in page.content()
    page.context.close()


def test_a_draft_is_held_against_the_archive(place: Place, browser: Any) -> None:
    page = place.page(browser, "budi")
    page.get_by_role("tab", name="Periksa naskah").click()
    page.locator("#draft-text textarea").fill(
        "Lomba perahu naga di Teluk Semaka dimenangkan regu Camar Laut yang dipimpin Wiryo Handoko pada 9 Januari 2031."
    )
    page.locator("#check-draft").click()
    shown = page.locator("#draft-shown .checked")
    shown.locator("h3.not_found").wait_for()
    assert "9 Januari 2031" in shown.locator("ul.not_found").inner_text()
    assert "Wiryo Handoko" in shown.locator("ul.borne_out").inner_text()
    shown.locator("ul.borne_out button").first.click()
    page.locator("#article mark", has_text="Camar Laut").wait_for()
    page.context.close()


@pytest.mark.parametrize("act", ACTS)
def test_a_reader_who_finds_a_way_to_decide_is_refused(place: Place, act: str) -> None:
    class Reader:
        username, client, headers = "budi", None, {}

    desk = DecisionsController(place.archive, place.office)
    told, is_done = desk.done(Wanted(act, RACE.id, "x", NAME, is_sure=True), "id", Reader())
    assert ("Hanya penyunting" in told, is_done) == (True, False)


def test_what_is_no_act_and_no_article_is_said(place: Place) -> None:
    class Editor:
        username, client, headers = "siti", None, {}

    desk = DecisionsController(place.archive, place.office)
    for wanted in (Wanted("erase", RACE.id, is_sure=True), Wanted("withdraw", "  ", "x", is_sure=True)):
        told, is_done = desk.done(wanted, "id", Editor())
        assert ("pada artikel mana" in told, is_done) == (True, False)
