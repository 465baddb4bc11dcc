"""What a box on another site's page may ask, and what it gets: for the sites that are named, and for no other."""

import json
from typing import Any

import httpx
import pytest

from index import Archive
from qa import Assistant
from tests.web.conftest import HARM, run_apart
from tests.web.doors.conftest import LEADER, PATIENCE_S, QUESTION, Served
from tests.web.widget.conftest import Press
from web.doors.enquiries import Enquiries
from web.errors import OriginRejected
from web.widget.door import A_MINUTE, AT_ONCE, Widget
from web.widget.origins import origin_of

NAMED = "https://koran.example"


def ask(press: Press, origin: str | None, question: str = QUESTION, **more: Any) -> httpx.Response:
    headers = {"Origin": origin, "Sec-Fetch-Site": "cross-site"} if origin else {}
    body = {"question": question, **more}
    return httpx.post(f"{press.address}/widget/answer", json=body, headers=headers, timeout=PATIENCE_S)


@pytest.mark.parametrize(
    ("written", "origin"),
    [
        ("https://koran.example", "https://koran.example"),
        ("https://Koran.example:443/", "https://koran.example"),
        ("http://localhost:8080", "http://localhost:8080"),
        ("http://[::1]:80", "http://[::1]"),
    ],
)
def test_an_origin_is_written_as_browsers_do(written: str, origin: str) -> None:
    assert origin_of(written) == origin


@pytest.mark.parametrize(
    "written",
    ["*", "null", "", "koran.example", "https://*.koran.example", "https://koran.example/berita", "ftp://koran.example",
     "https://siti@koran.example", "https://koran.example:x", "https://koran.example; script-src *", "https://a b",
     "https://koran.example?", "https://korán.example", "javascript://koran.example"],
)  # fmt: skip
def test_what_is_no_origin_is_refused(written: str) -> None:
    with pytest.raises(OriginRejected):
        origin_of(written)


def test_a_wrong_origin_is_wrong_usage_of_the_program(capsys: pytest.CaptureFixture[str]) -> None:
    import app

    with pytest.raises(SystemExit) as ended:
        app.main(["--widget-origin", "*"])
    assert (ended.value.code, "no origin of a page" in capsys.readouterr().err) == (2, True)


def test_a_named_site_gets_the_chats_answer_without_a_key(press: Press, assistant: Assistant, archive: Archive) -> None:
    response = ask(press, press.named.origin)
    told, there = response.json(), assistant.ask(QUESTION)
    assert response.status_code == 200
    assert (told["status"], told["short"]) == (there.status, LEADER)
    assert [each["quote"] for each in told["sources"]] == [each.quote for each in there.citations]


def test_it_gets_nothing_but_what_the_box_shows(press: Press, archive: Archive) -> None:
    text = ask(press, press.named.origin).text
    told = json.loads(text)
    assert set(told["sources"][0]) == {"marker", "quote", "title", "source", "url"}
    assert [word for word in (str(archive.path), "receipt", "generation", "passage", "kt-006", "siti") if word in text] == []


@pytest.mark.parametrize("origin", [None, "null", "*", "https://koran.example", "http://evil.example", "stranger", "subdomain"])
def test_any_other_page_is_refused(press: Press, origin: str | None) -> None:
    others = {"stranger": press.stranger.origin, "subdomain": press.named.origin.replace("localhost", "a.localhost")}
    response = ask(press, others.get(origin or "", origin))
    assert (response.status_code, response.json()["error"]["code"]) == (403, "origin_not_named")


def test_only_the_named_sites_may_frame_its_page_and_only_its_page(press: Press) -> None:
    frame, chat = httpx.get(f"{press.address}/widget/"), httpx.get(f"{press.address}/login")
    policy = frame.headers["content-security-policy"]
    assert policy.rpartition("frame-ancestors ")[2] == press.named.origin
    assert "unsafe" not in policy
    assert "x-frame-options" not in frame.headers
    assert chat.headers["x-frame-options"] == "DENY"


def test_the_script_may_be_loaded_by_any_page_and_sets_no_markup(press: Press) -> None:
    script = httpx.get(f"{press.address}/widget/widget.js", headers={"Sec-Fetch-Site": "cross-site"})
    assert script.headers["content-type"].startswith("text/javascript")
    assert script.headers["cross-origin-resource-policy"] == "cross-origin"
    markup = ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "cookie", "localStorage")
    assert [word for word in markup if word in script.text] == []


def test_the_other_doors_stay_shut_for_a_named_site(press: Press) -> None:
    headers = {"Origin": press.named.origin, "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "cors"}
    for path in ("/v1/models", "/api/v1/status", "/config", "/"):
        response = httpx.get(press.address + path, headers=headers)
        assert response.status_code == 403


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"[" * 10_000, 400),
        (b"null", 422),
        (b'{"question": 1}', 422),
        (b'{"question": "Siapa?", "index": "/etc"}', 422),
        (json.dumps({"question": "x" * 2_001}).encode(), 422),
        (b'{"question": " "}', 400),
        (b" " * 20_000, 413),
        (b"\xff\xfe", 400),
    ],
)
def test_what_is_no_question_is_told_so_that_the_page_can_read_it(press: Press, body: bytes, status: int) -> None:
    headers = {"Origin": press.named.origin, "Content-Type": "application/json"}
    response = httpx.post(f"{press.address}/widget/answer", content=body, headers=headers, timeout=PATIENCE_S)
    assert (response.status_code, set(response.json())) == (status, {"error"})
    assert response.headers["access-control-allow-origin"] == press.named.origin


@pytest.mark.parametrize(("path", "status"), [("/widget/answer", 405), ("/widget/../v1/models", 401), ("/widget/x", 404)])
def test_there_is_nothing_else_below_its_path(press: Press, path: str, status: int) -> None:
    assert httpx.get(press.address + path).status_code == status


def test_without_a_named_origin_there_is_no_widget(open_doors: Served) -> None:
    assert open_doors.get("/widget/widget.js").status_code == 404
    asked = open_doors.post("/widget/answer", json={"question": QUESTION}, headers={"Origin": NAMED})
    assert asked.status_code == 403


class Nobody:
    """Stands for the rest of the server."""

    async def __call__(self, *_: Any) -> None:
        raise AssertionError("a request for the widget went further")


def by_itself(assistant: Assistant, archive: Archive, **given: Any) -> tuple[Widget, httpx.AsyncClient]:
    widget = Widget(Enquiries(assistant, archive), [NAMED], **given)
    transport = httpx.ASGITransport(app=widget.around(Nobody()), client=("203.0.113.7", 1))
    return widget, httpx.AsyncClient(transport=transport, base_url="http://arsip.example", headers={"Origin": NAMED})


def asked_of(assistant: Assistant, archive: Archive, method: str, headers: dict[str, str], **given: Any) -> httpx.Response:
    """The answer to one request of the widget alone."""

    async def asked() -> httpx.Response:
        _, client = by_itself(assistant, archive, **given)
        async with client:
            body = {"question": "Terima kasih"} if method == "POST" else None
            return await client.request(method, "/widget/answer", json=body, headers=headers)

    return run_apart(asked())


def test_a_page_of_a_named_site_may_read_the_answer_and_no_cookie_goes_either_way(
    assistant: Assistant, archive: Archive
) -> None:
    headers = asked_of(assistant, archive, "POST", {}).headers
    assert (headers["access-control-allow-origin"], headers["vary"]) == (NAMED, "Origin")
    assert [name for name in ("set-cookie", "access-control-allow-credentials") if name in headers] == []


@pytest.mark.parametrize(
    "origin", ["null", "https://lain.example", "https://koran.example.evil.example", "http://koran.example"]
)
@pytest.mark.parametrize("method", ["POST", "OPTIONS"])
def test_a_page_of_another_site_may_not_even_read_why(assistant: Assistant, archive: Archive, method: str, origin: str) -> None:
    response = asked_of(assistant, archive, method, {"Origin": origin})
    assert (response.status_code, "access-control-allow-origin" in response.headers) == (403, False)


def test_a_browser_is_told_beforehand_what_it_may_ask(assistant: Assistant, archive: Archive) -> None:
    response = asked_of(assistant, archive, "OPTIONS", {"Access-Control-Request-Method": "POST"})
    allowed = {name: response.headers[f"access-control-allow-{name}"] for name in ("origin", "methods", "headers")}
    assert (response.status_code, allowed) == (204, {"origin": NAMED, "methods": "POST", "headers": "content-type"})


def test_one_reader_who_asks_too_often_waits(assistant: Assistant, archive: Archive) -> None:
    async def asked() -> list[httpx.Response]:
        _, client = by_itself(assistant, archive)
        async with client:
            return [await client.post("/widget/answer", json={"question": "Terima kasih"}) for _ in range(AT_ONCE + 2)]

    came = run_apart(asked())
    assert [each.status_code for each in came[:AT_ONCE]] == [200] * AT_ONCE
    assert (came[-1].status_code, came[-1].headers["access-control-allow-origin"]) == (429, NAMED)
    assert 1 <= int(came[-1].headers["retry-after"]) <= 60 / A_MINUTE + 1


def test_a_server_that_closes_answers_no_more(assistant: Assistant, archive: Archive) -> None:
    from web.server.health import InFlight

    reception = InFlight()
    reception.is_closing = True

    assert asked_of(assistant, archive, "POST", {}, reception=reception).status_code == 503


@pytest.mark.parametrize(
    ("public_url", "status"), [("https://arsip.example/w/", 200), (None, 403), ("https://lain.example", 403)]
)
def test_the_page_of_the_frame_asks_where_the_chats_own_address_is_said(
    assistant: Assistant, archive: Archive, public_url: str | None, status: int
) -> None:
    headers = {"Origin": "https://arsip.example", "Host": "arsip.example"}
    assert asked_of(assistant, archive, "POST", headers, public_url=public_url).status_code == status


def open_at(browser: Any, page: str, dialogs: list[str]) -> Any:
    opened = browser.new_context(locale="id-ID").new_page()

    def note(dialog: Any) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    opened.on("dialog", note)
    opened.goto(page)
    return opened


def put(page: Any, question: str) -> Any:
    page.locator("#question").fill(question)
    page.locator("#question").press("Enter")
    page.locator(".box button:enabled").wait_for()
    return page.locator(".box .answer")


def test_a_page_of_the_named_site_shows_answer_quotation_and_source(browser: Any, press: Press, assistant: Assistant) -> None:
    dialogs: list[str] = []
    page = open_at(browser, press.named.origin, dialogs)
    answer, there = put(page, QUESTION), assistant.ask(QUESTION)
    assert answer.locator(".short").inner_text() == LEADER
    assert there.citations[0].quote in answer.locator(".citation blockquote").first.inner_text()
    source = answer.locator(".citation .source").first.inner_text()
    assert all(part in source for part in (there.citations[0].title, there.citations[0].outlet or "", "2024"))
    assert page.context.cookies() == []
    page.context.close()


def test_an_article_that_means_harm_is_text_in_the_box(browser: Any, press: Press) -> None:
    dialogs: list[str] = []
    page = open_at(browser, press.named.origin, dialogs)
    answer = put(page, "Berapa harga cabai keriting di Pasar Naga Kembar?")
    assert HARM.split()[0] in answer.inner_text()
    assert answer.locator("img, script, iframe, svg, b, style").count() == 0
    assert answer.locator("a:not([href^='http'])").count() == 0
    assert (page.title(), dialogs) == ("Koran", [])
    page.context.close()


def test_a_page_of_another_site_shows_that_it_gets_no_answer(browser: Any, press: Press) -> None:
    page = open_at(browser, press.stranger.origin, [])
    answer = put(page, QUESTION)
    assert answer.locator(".failure").inner_text().startswith("Arsip tidak")
    assert answer.locator(".citation").count() == 0
    page.context.close()


def test_the_frame_opens_on_the_named_site_and_on_no_other(browser: Any, press: Press) -> None:
    for each, shown in ((press.named, 1), (press.stranger, 0)):
        body, each.body = each.body, f'<iframe src="{press.address}/widget/?lang=en" width=600 height=600></iframe>'
        page = open_at(browser, each.origin, [])
        frame = page.frame_locator("iframe")
        if shown:
            frame.locator("#question").fill(QUESTION)
            frame.locator("#question").press("Enter")
            frame.locator(".short").wait_for()
            assert frame.locator("label").inner_text() == "Ask the news archive"
        page.wait_for_timeout(300)
        assert frame.locator("#question").count() == shown
        each.body = body
        page.context.close()


def test_the_box_speaks_the_language_of_the_page_or_of_its_tag(browser: Any, press: Press) -> None:
    body = press.named.body
    for tag, label in (("", "Tanyakan kepada arsip berita"), (' data-lang="en"', "Ask the news archive")):
        press.named.body = body.replace("<script", f"<script{tag}")
        page = open_at(browser, press.named.origin, [])
        assert page.locator("label").inner_text() == label
        page.context.close()
    press.named.body = body
