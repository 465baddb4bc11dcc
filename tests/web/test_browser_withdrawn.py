"""What editors took out, in a real browser: a tombstone in place of an article, and a masked name nowhere on the page."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from corpus import Article
from index import Archive, rebuild
from index.ingest.mask import mask
from index.ingest.withdraw import withdraw
from qa import Assistant
from web.chat import build
from web.server.serve import free_port, serve

NAME = "Melati Kusumawardani"
REASON = "Identitas anak disebut <b>tanpa izin</b>"
MASKED = Article(
    "krui/gempa", "krui/gempa", f"{NAME} Selamat dari Gempa Krui",
    f"KRUI – {NAME} (9) selamat dari gempa di Krui, kata Kepala Puskesmas Krui, Sutan Marajo. Melati dirawat di puskesmas.",
    date(2025, 3, 1), "Kabar Krui",
)  # fmt: skip
WITHDRAWN = Article(
    "krui/perahu", "krui/perahu", "Lomba Perahu Naga Kembar di Teluk Semaka",
    "SEMAKA – Lomba perahu naga kembar di Teluk Semaka dimenangkan regu Camar Laut yang dipimpin Wiryo Handoko.",
    date(2025, 3, 2), "Kabar Krui",
)  # fmt: skip


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = tmp_path_factory.mktemp("taken") / "index"
    others = [Article(f"k/{n}", f"k/{n}", f"Panen {n}", f"Panen kopi nomor {n} di Liwa.", date(2025, 3, 3)) for n in range(3)]
    rebuild([MASKED, WITHDRAWN, *others], index=path)
    mask(MASKED.id, NAME, label="A", index=path)
    withdraw(WITHDRAWN.id, reason=REASON, index=path)
    with Archive.open(path) as archive:
        chat = build(Assistant(archive), archive, examples=["Apa kabar?"])
        yield serve(chat, port=free_port("127.0.0.1", range(17960, 18060)))
        chat.close(verbose=False)


def test_a_withdrawn_article_shows_its_tombstone_and_nothing_else(visit: Any, address: str) -> None:
    exchange = visit.ask("Siapa yang memimpin regu pemenang lomba perahu naga kembar di Teluk Semaka?")
    told = exchange.inner_text()
    assert "ditarik pada" in told
    assert REASON in told
    assert not any(word in told for word in ("Wiryo", "Camar", WITHDRAWN.title))
    visit.page.goto(f"{address}?article={WITHDRAWN.id}&start=0&end=20")
    view = visit.page.locator("#reading article")
    view.wait_for()
    assert REASON in view.inner_text()
    assert view.locator("b").count() == 0
    assert not any(word in visit.page.content() for word in ("Wiryo", "Camar Laut"))


def test_a_masked_name_is_not_on_the_page(visit: Any, address: str) -> None:
    exchange = visit.ask("Siapa yang selamat dari gempa di Krui?")
    exchange.locator(".citation").first.wait_for()
    assert "A (9) selamat" in exchange.inner_text()
    visit.page.goto(f"{address}?article={MASKED.id}")
    visit.page.locator("#reading article").wait_for()
    assert visit.page.locator("#reading h2").inner_text() == "A Selamat dari Gempa Krui"
    assert not any(word in visit.page.content() for word in ("Melati", "Kusumawardani"))
