"""What the server refuses and what it sends along with every page."""

from collections.abc import Mapping

import httpx
import pytest

from index import Archive
from web.server.security import MOST_BODY_BYTES


def directives(response: httpx.Response) -> dict[str, list[str]]:
    written = response.headers["content-security-policy"]
    return {name: values for name, *values in (part.split() for part in written.split(";"))}


def test_a_page_may_load_and_reach_nothing_but_this_server(address: str) -> None:
    policy = directives(httpx.get(address))
    sources = {source for name, values in policy.items() for source in values if name != "script-src"}
    assert sources <= {"'none'", "'self'", "'unsafe-inline'", "data:"}
    assert policy["default-src"] == policy["frame-ancestors"] == policy["form-action"] == ["'none'"]
    assert policy["connect-src"] == ["'self'"]


def test_scripts_in_the_page_run_by_a_nonce_of_this_one_response(address: str) -> None:
    first, second = httpx.get(address), httpx.get(address)
    (nonce,) = (source for source in directives(first)["script-src"] if source.startswith("'nonce-"))
    assert "'unsafe-inline'" not in directives(first)["script-src"]
    assert first.text.count(f'<script nonce="{nonce[7:-1]}"') == first.text.count("<script")
    assert nonce not in directives(second)["script-src"]


def test_a_link_to_the_chat_advertises_nothing_and_is_in_the_language_it_begins_in(address: str) -> None:
    head = httpx.get(address).text.partition("</head>")[0]
    assert [word for word in ("og:", "twitter:", "Click to try", "raw.githubusercontent") if f'"{word}' in head] == []
    assert 'lang="id"' in head[:200]


@pytest.mark.parametrize("path", ["", "config", "gradio_api/info", "theme.css", "nothing"])
def test_every_response_is_taken_for_what_it_says_and_framed_by_nobody(address: str, path: str) -> None:
    headers = httpx.get(f"{address}{path}").headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize(
    "path",
    [
        "gradio_api/proxy=http://example.com/",
        "gradio_api/file=http://example.com/",
        "gradio_api/vibe-code/",
        "gradio_api/runs",
        "gradio_api/deep_link?session_hash=x",
        "gradio_api/stream/a/b/1/playlist.m3u8",
        "monitoring",
    ],
)
def test_doors_of_the_framework_that_nobody_needs_are_shut(address: str, path: str) -> None:
    assert httpx.get(f"{address}{path}").status_code == 404


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "cors"}, 403),
        ({"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "no-cors"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}, 200),
        ({"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "cors"}, 200),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "https://news.example", "X-Forwarded-Host": "news.example"}, 200),
        ({}, 200),
    ],
)
def test_pages_of_other_sites_get_nothing(address: str, headers: Mapping[str, str], status: int) -> None:
    assert httpx.get(f"{address}config", headers=headers).status_code == status


def test_a_body_that_is_too_long_or_does_not_say_how_long_is_refused(address: str) -> None:
    long = httpx.post(f"{address}gradio_api/queue/join", content=b" " * (MOST_BODY_BYTES + 1))
    untold = httpx.post(f"{address}gradio_api/queue/join", content=iter([b"{}"]))
    assert (long.status_code, untold.status_code) == (413, 411)


@pytest.mark.parametrize("path", ["", "config", "gradio_api/info", "gradio_api/queue/status", "manifest.json", "nothing"])
def test_no_page_tells_where_the_server_keeps_its_files(address: str, archive: Archive, path: str) -> None:
    from pathlib import Path

    told = httpx.get(f"{address}{path}").text
    assert [place for place in (str(archive.path), str(Path.cwd()), str(Path.home()), "site-packages") if place in told] == []
