"""Whatever bytes a file has, it gives articles, or an error that says so: no crash, no hang, no end of memory."""

import io
import random
import resource
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus import Article, CorpusError, UnreadableArticle, UnsupportedFormat
from corpus.files import load_file
from tests.corpus import golden, golden_other
from tests.corpus.golden_interchange import SHAPES
from tests.corpus.test_blogs import medium
from tests.corpus.test_exports import post, wordpress

EXAMPLES = settings.default.max_examples // 4  # a quarter of what other tests try: there are four tests a format
STEADY = settings(
    derandomize=True, deadline=None, max_examples=EXAMPLES, database=None, suppress_health_check=[HealthCheck.too_slow]
)
MOST_CPU_S = 20  # for one small file, in time of the processor: others may be at work beside the tests
MOST_GROWTH_KB = 500_000


def scanned_pdf() -> bytes:
    """Two pages that are pictures."""
    from PIL import Image

    written = io.BytesIO()
    first, second = Image.radial_gradient("L").resize((120, 170)), Image.new("1", (40, 60), 1)
    first.save(written, "PDF", save_all=True, append_images=[second])
    return written.getvalue()


# Under one suffix several programs write files of several forms.
WHOLE: dict[str, tuple[str, bytes]] = {
    **{suffix: (suffix, golden.FORMATS[suffix]()) for suffix in golden.READ},
    **{name: (Path(name).suffix, content) for name, content in SHAPES.items()},
    "wordpress.xml": (".xml", wordpress(post("<p>Dermaga Krui dibuka lagi.</p>")).encode()),
    "medium.html": (".html", medium().encode()),
    "scan.tif": (".tif", golden_other.as_tiff()),
    "scan.pdf": (".pdf", scanned_pdf()),
}
# What formats are made of: enough for a parser to take a file for its own and go on.
PIECES = [
    b"<html><body>", b"<p>", b"</p>", b"<!ENTITY a 'b'>", b"<!DOCTYPE", b"&#x0;", b"&a;", b"<![CDATA[", b"]]>",
    b"<rss version='2.0'>", b"<channel>", b"<item>", b"<title>", b"</title>", b"<content type='html'>",
    b"<feed xmlns='http://www.w3.org/2005/Atom'>", b"<entry>", b"<nitf><body>", b"<newsItem>",
    b"<j2xml><content>", b"<introtext>",
    b"{\\rtf1\\ansi{\\*\\u-1?", b"\\par}", b"WEBVTT\n\n", b"00:01.000 --> 00:02.000\n",
    b"WARC/1.0\r\nContent-Length: 9\r\n\r\n",
    b"From a Sun Aug 25 17:30:00 2024\n", b"Content-Type: multipart/mixed; boundary=a\n\n--a\n",
    b"%PDF-1.4\n", b"1 0 obj\n", b"stream\n", b"endstream\n",
    b"<< /Type /Page /Parent 1 0 R >>", b"xref\n0 1\n", b"trailer\n", b"startxref\n0\n%%EOF", b"PK\x03\x04", b"PK\x05\x06",
    b"\x1f\x8b\x08", b'{"text": "', b'"}\n', b"---\n", b"title: &a [*a]\n", b"judul;isi\n", b'"', b"\n", b"\xef\xbb\xbf",
    b"\xff\xfe", b"\x00", b"Rapat digelar Senin (26/8/2024) di Krui. ", "é“”".encode("cp1252"), b"\xed\xa0\x80",
]  # fmt: skip
ANYTHING = st.one_of(
    st.binary(max_size=300), st.lists(st.sampled_from(PIECES) | st.binary(max_size=12), max_size=40).map(b"".join)
)


@pytest.fixture(autouse=True, scope="module")
def _recogniser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Stands in for Tesseract, which would take a second for each page: it knows Indonesian and sees nothing."""
    program = tmp_path_factory.mktemp("bin") / "tesseract"
    program.write_text("#!/bin/sh\necho ind\n", encoding="utf-8")
    program.chmod(0o755)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", str(program.parent))
        yield


def check(suffix: str, content: bytes) -> None:
    """Reads the bytes as a file of this format within time and memory, and looks at all that comes of it."""
    began_s, held_kb = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    look(suffix, content)
    assert time.process_time() - began_s < MOST_CPU_S
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - held_kb < MOST_GROWTH_KB


def look(suffix: str, content: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, f"a{suffix}")
        path.write_bytes(content)
        try:
            for found in load_file(path, root=Path(folder), label="warta"):
                assert isinstance(found, Article | UnreadableArticle)
                if isinstance(found, Article):
                    assert found.text.strip()
                    assert found.id
                    assert found.title
                    assert f"{found.id}{found.source}{found.digest}".encode()
                else:
                    say(found, path)
        except (UnreadableArticle, UnsupportedFormat) as error:
            say(error, path)


def say(error: CorpusError, path: Path) -> None:
    """An error names its file and is one line, a sentence."""
    said = str(error)
    assert error.source.startswith(str(path.resolve()))
    assert str(path.resolve()) in said
    assert said.endswith(".")
    assert "\n" not in said


@pytest.mark.parametrize("suffix", [*golden.READ, ".tif"])
@STEADY
@given(content=ANYTHING)
def test_any_bytes_give_articles_or_an_error(suffix: str, content: bytes) -> None:
    check(suffix, content)


@pytest.mark.parametrize("form", WHOLE)
@STEADY
@given(seed=st.integers(0, 2**32), count=st.integers(1, 30))
def test_a_damaged_file_gives_articles_or_an_error(form: str, seed: int, count: int) -> None:
    suffix, whole = WHOLE[form]
    chance, content = random.Random(seed), bytearray(whole)
    for _ in range(count):
        content[chance.randrange(len(content))] = chance.randrange(256)
    check(suffix, bytes(content))


@pytest.mark.parametrize("form", WHOLE)
@STEADY
@given(start=st.floats(0, 1), length=st.floats(0, 1), put=ANYTHING)
def test_a_file_with_another_piece_in_it_gives_articles_or_an_error(form: str, start: float, length: float, put: bytes) -> None:
    suffix, content = WHOLE[form]
    at = int(start * len(content))
    check(suffix, content[:at] + put + content[at + int(length * (len(content) - at)) :])


@pytest.mark.parametrize("suffix", [*golden.READ, ".tif"])
@STEADY
@given(piece=st.sampled_from(PIECES), other=st.sampled_from(PIECES), times=st.sampled_from([300, 5000]))
def test_what_repeats_itself_without_end_gives_articles_or_an_error(
    suffix: str, piece: bytes, other: bytes, times: int
) -> None:
    check(suffix, (piece + other) * times)
