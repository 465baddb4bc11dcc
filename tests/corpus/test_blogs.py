from datetime import date
from pathlib import Path

import pytest

from corpus import CorpusError, UnreadableArticle, load
from tests.corpus import golden
from tests.corpus.reading import read

LEAD = "Nelayan Krui kembali melaut setelah angin kencang reda."
DAY = '<a href="https://medium.com/p/1"><time class="dt-published" datetime="2024-08-25T17:30:00.000Z">25</time></a>'
BODY = (
    '<h3 class="graf graf--h3 graf--title">Nelayan Melaut</h3><h4 class="graf--subtitle">Angin reda</h4>'
    f"<figure><img src='a.jpg'><figcaption>Kapal.</figcaption></figure><p>{LEAD}</p><p>Ikan melimpah.</p>"
)


def medium(body: str = BODY, title: str = "Nelayan Melaut", day: str = DAY) -> str:
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{title}</title></head><body><article class='h-entry'>"
        f"<header><h1 class='p-name'>{title}</h1></header><section class='p-summary'>Angin reda</section>"
        f"<section data-field='body' class='e-content'>{body}</section><footer><p>By <a class='p-author h-card' href='#'>"
        f"Dewi Anggraini</a> on {day}.</p><p><a href='https://medium.com/@dewi/nelayan-1' class='p-canonical'>Link</a></p>"
        '<p>Exported from <a href="https://medium.com">Medium</a> on September 1, 2024.</p></footer></article></body></html>'
    )


def test_a_post_of_medium_is_read_without_title_and_subtitle_in_its_text(tmp_path: Path) -> None:
    article = read(tmp_path / "a.html", medium())
    assert (article.title, article.text, article.published) == (
        "Nelayan Melaut", f"{LEAD}\nIkan melimpah.", date(2024, 8, 26),
    )  # fmt: skip
    assert (article.authors, article.url) == (("Dewi Anggraini",), "https://medium.com/@dewi/nelayan-1")


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (medium(day=""), "status is draft"),
        (medium("<p>Setuju sekali, Bu. Ikan melimpah.</p>", "Setuju sekali, Bu…"), "is a response"),
        (medium().replace("e-content", "h-feed"), "without an article"),
    ],
)
def test_drafts_responses_and_lists_of_medium_are_left_out(page: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableArticle, match=said):
        read(tmp_path / "a.html", page)


def substack() -> dict[str, bytes]:
    table = (
        "post_id,post_date,is_published,email_sent_at,inbox_sent_at,type,audience,title,subtitle,podcast_url\n"
        "1.nelayan,2024-08-25T17:30:00.000Z,true,,,newsletter,everyone,Nelayan Melaut,,\n"
        "2.konsep,,false,,,newsletter,everyone,Konsep,,\n"
    )
    page = f"<p>{LEAD}</p><p>Ikan melimpah.</p>".encode()
    return {"posts.csv": table.encode(), "posts/1.nelayan.html": page, "posts/2.konsep.html": b"<p>Belum jadi.</p>"}


def test_posts_of_substack_have_title_and_day_from_its_table_and_drafts_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "posts").mkdir()
    for name, content in substack().items():
        (tmp_path / name).write_bytes(content)
    errors = list[CorpusError]()
    (article,) = load(tmp_path, errors=errors.append)
    assert (article.title, article.text, article.published) == (
        "Nelayan Melaut", f"{LEAD}\nIkan melimpah.", date(2024, 8, 26),
    )  # fmt: skip
    assert [str(error).rpartition(" ")[2] for error in errors] == ["draft."]


def test_an_export_of_substack_that_is_zipped_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(golden.zipped(substack()))
    with pytest.raises(UnreadableArticle, match="unpack it first"):
        list(load(tmp_path / "a.zip"))
