import gzip
import socket
from ipaddress import ip_address
from pathlib import Path

import pytest

from corpus import CorpusError, UnreadableArticle
from corpus.fetch.client import ALLOWED_VARIABLE, Fetched, Limits, fetch, is_url
from corpus.fetch.public_network import is_public
from tests.corpus.web import HERE, Page, serving

BODY = b"<p>Rapat digelar di Krui.</p>"


def refused(url: str, to: Path, **options: object) -> str:
    """What is said where `url` is not fetched."""
    with pytest.raises(UnreadableArticle) as caught:
        fetch(url, to, **options)  # type: ignore[arg-type]
    assert caught.value.source == url
    assert str(caught.value).startswith(url)
    assert str(caught.value).endswith(".")
    return str(caught.value)


def test_a_page_is_written_whole(tmp_path: Path) -> None:
    with serving({"/a": Page(BODY)}) as site:
        assert fetch(f"{site.address}/a#bawah", tmp_path / "a", allowed=[HERE]) == Fetched(
            f"{site.address}/a#bawah", "text/html"
        )
    assert (tmp_path / "a").read_bytes() == BODY
    assert site.asked == [("/a", f"{HERE}:{site.port}")]


def test_an_address_is_quoted_where_it_must_be(tmp_path: Path) -> None:
    with serving({"/berita/h%C3%A9bat%20?q=%C3%A9%20": Page(BODY)}) as site:
        fetch(f"{site.address}/berita/hébat%20?q=é ", tmp_path / "a", allowed=[HERE])
    assert (tmp_path / "a").read_bytes() == BODY


def test_this_machine_is_not_asked_unless_it_is_allowed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving({"/a": Page(BODY)}) as site:
        assert f"{HERE} is at {HERE}" in refused(f"{site.address}/a", tmp_path / "a")
        assert "localhost is at" in refused(f"http://localhost:{site.port}/a", tmp_path / "a")
        assert site.asked == []
        monkeypatch.setenv(ALLOWED_VARIABLE, f"10.0.0.5, {HERE}")
        fetch(f"{site.address}/a", tmp_path / "a")
    assert not (tmp_path / "b").exists()


@pytest.mark.parametrize(
    "host",
    ["127.1", "2130706433", "0x7f000001", "0", "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "localhost", "LOCALHOST."],
)
def test_other_ways_to_write_this_machine_are_seen_through(host: str, tmp_path: Path) -> None:
    def resolve(name: str, port: int) -> list[str]:
        # The system's own reading of numbers; the closed network of the tests knows no other names.
        if name.lower().rstrip(".") == "localhost":
            return ["::1", "127.0.0.1"]
        return (
            [str(place[0]) for *_, place in socket.getaddrinfo(socket.inet_ntoa(socket.inet_aton(name)), port)]
            if ":" not in name
            else [name]
        )

    assert "not on the public internet" in refused(f"http://{host}/", tmp_path / "a", resolve=resolve)


def test_a_name_that_resolves_to_this_machine_is_refused(tmp_path: Path) -> None:
    with serving({"/a": Page(BODY)}) as site:
        url = f"http://berita.example:{site.port}/a"
        assert "berita.example is at 127.0.0.1" in refused(url, tmp_path / "a", resolve=lambda name, port: [HERE])
        assert "berita.example is at 127.0.0.1" in refused(
            url, tmp_path / "a", resolve=lambda name, port: ["93.184.216.34", HERE]
        )
    assert site.asked == []


def test_a_name_is_looked_up_once_and_its_address_connected_to(tmp_path: Path) -> None:
    looked_up: list[str] = []

    def resolve(name: str, port: int) -> list[str]:
        """Says the address that is allowed the first time, and another of this machine's the next."""
        looked_up.append(name)
        return [HERE] if len(looked_up) == 1 else ["127.0.0.2"]

    with serving({"/a": Page(BODY)}) as site:
        fetch(f"http://berita.example:{site.port}/a", tmp_path / "a", allowed=[HERE], resolve=resolve)
        assert site.asked == [("/a", f"berita.example:{site.port}")]
    assert looked_up == ["berita.example"]


def test_redirects_are_followed_and_checked(tmp_path: Path) -> None:
    pages = {
        "/a": Page(status=302, headers={"Location": "/b"}),
        "/b": Page(BODY),
        "/inside": Page(status=301, headers={"Location": "http://127.0.0.2:9/"}),
        "/cloud": Page(status=307, headers={"Location": "http://169.254.169.254/latest/meta-data/"}),
        "/file": Page(status=302, headers={"Location": "file:///etc/passwd"}),
        "/round": Page(status=302, headers={"Location": "/round"}),
        "/nowhere": Page(status=302),
    }
    with serving(pages) as site:
        assert fetch(f"{site.address}/a", tmp_path / "a", allowed=[HERE]).url == f"{site.address}/b"
        assert "127.0.0.2 is at 127.0.0.2" in refused(f"{site.address}/inside", tmp_path / "a", allowed=[HERE])
        assert "169.254.169.254" in refused(f"{site.address}/cloud", tmp_path / "a", allowed=[HERE])
        assert "file:///etc/passwd does not begin with" in refused(f"{site.address}/file", tmp_path / "a", allowed=[HERE])
        for path in ("/round", "/nowhere"):
            site.asked.clear()
            assert "redirects more than 2 times" in refused(
                f"{site.address}{path}", tmp_path / "a", allowed=[HERE], limits=Limits(redirects=2)
            )
            assert len(site.asked) == 1 + 2


@pytest.mark.parametrize(
    "url", ["ftp://a.example/", "http://", "http:///a", "http://[::1/", "http://a.example:99999/", "http://u:p@a.example/", "a"]
)
def test_what_is_no_address_of_the_web_is_not_followed(url: str, tmp_path: Path) -> None:
    refused(url, tmp_path / "a", resolve=lambda name, port: [])


def test_too_much_is_not_taken(tmp_path: Path) -> None:
    zipped = gzip.compress(bytes(10_000_000))
    pages = {
        "/exact": Page(b"x" * 1000),
        "/more": Page(b"x" * 1001),
        "/bomb": Page(zipped, headers={"Content-Encoding": "gzip"}),
    }
    with serving(pages) as site:
        limits = Limits(max_bytes=1000)
        fetch(f"{site.address}/exact", tmp_path / "a", allowed=[HERE], limits=limits)
        for path in ("/more", "/bomb"):
            assert "more than 1,000 bytes" in refused(f"{site.address}{path}", tmp_path / "a", allowed=[HERE], limits=limits)


def test_a_server_that_dawdles_is_left(tmp_path: Path) -> None:
    with serving({"/a": Page(b"x" * 30, pause_s=0.05)}) as site:
        limits = Limits(total_s=0.3)
        assert "more than 0.3 seconds" in refused(f"{site.address}/a", tmp_path / "a", allowed=[HERE], limits=limits)


def test_an_answer_that_is_zipped_all_the_same_is_unzipped(tmp_path: Path) -> None:
    whole = gzip.compress(BODY * 9999)
    zipped = {"Content-Encoding": "gzip"}
    pages = {
        "/a": Page(whole, headers=zipped),
        "/half": Page(whole[: len(whole) // 2], headers=zipped),
        "/not": Page(BODY, headers=zipped),
        "/other": Page(BODY, headers={"Content-Encoding": "br"}),
    }
    with serving(pages) as site:
        fetch(f"{site.address}/a", tmp_path / "a", allowed=[HERE])
        assert (tmp_path / "a").read_bytes() == BODY * 9999
        for path in ("/half", "/not", "/other"):
            refused(f"{site.address}{path}", tmp_path / "b", allowed=[HERE])


def test_an_outage_is_said(tmp_path: Path) -> None:
    with serving({"/short": Page(BODY, headers={"Content-Length": str(len(BODY) + 1)})}) as site:
        assert "status 404" in refused(f"{site.address}/gone", tmp_path / "a", allowed=[HERE])
        refused(f"{site.address}/short", tmp_path / "a", allowed=[HERE])
    refused(f"{site.address}/closed", tmp_path / "a", allowed=[HERE])

    def no_such_name(name: str, port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    assert "Name or service not known" in refused("http://a.example/", tmp_path / "a", resolve=no_such_name)


def test_allowed_addresses_that_are_none_are_said(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="intranet"):
        fetch("http://a.example/", tmp_path / "a", allowed=["intranet"])


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "127.255.255.254", "169.254.169.254", "172.16.0.1", "192.168.1.1",
        "192.0.2.1", "198.18.0.1", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255", "::", "::1", "fe80::1",
        "fe80::1%eth0", "fc00::1", "fd12::1", "fec0::1", "ff02::1", "2001:db8::1", "::ffff:10.0.0.1", "::ffff:169.254.169.254",
        "64:ff9b::7f00:1", "64:ff9b::a00:1", "2002:7f00:1::", "2002:c0a8:101::1", "100::1",
    ],
)  # fmt: skip
def test_addresses_within_a_network_are_not_public(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", ["1.1.1.1", "93.184.216.34", "2606:4700::1111", "::ffff:1.1.1.1", "64:ff9b::101:101"])
def test_addresses_of_the_open_internet_are_public(address: str) -> None:
    assert is_public(ip_address(address))


def test_only_the_web_is_taken_for_an_address() -> None:
    assert [is_url(s) for s in ("http://a", "HTTPS://a", "https:/a", "ftp://a", "httpx", Path("http://a"), None)] == [
        True
    ] * 2 + [False] * 5
