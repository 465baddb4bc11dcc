"""The HTTP API of our own, and the document that describes it."""

from pathlib import Path
from typing import Any

import httpx
import pytest
from jsonschema import Draft202012Validator

from corpus import Article
from index import Archive, rebuild
from index.ingest.withdraw import withdraw
from qa import Assistant
from tests.web.doors.conftest import LEADER, QUESTION, Served, served
from web.server.accounts import AccessPolicy

PATHS = ("answer", "search", "articles/{article_id}", "names", "names/{name}", "status")
REPORTED = ("path", "failed", "passed_over", "awaiting_erasure", "disk_bytes", "size_bytes", "generations")


def post(doors: Served, path: str, **body: Any) -> httpx.Response:
    return doors.post(f"/api/v1{path}", json=body)


def test_an_answer_is_the_assistants_with_permalinks_and_what_to_go_on_with(open_doors: Served, assistant: Assistant) -> None:
    told = post(open_doors, "/answer", question=QUESTION).json()
    links, talk = [each.pop("permalink") for each in told["citations"]], told.pop("conversation")
    there = assistant.ask(QUESTION).to_dict()
    for each in (told, there):
        each["receipt"].pop("elapsed_ms")
    assert told == there
    assert all(link.startswith(f"{open_doors.address}/?article=") for link in links)
    followed = post(open_doors, "/answer", question="Di mana acaranya?", conversation=talk).json()
    assert followed["citations"][0]["article_id"] == there["citations"][0]["article_id"]


def test_a_permalink_opens_the_article_at_its_words(open_doors: Served, archive: Archive) -> None:
    from urllib.parse import parse_qsl, urlsplit

    from web.ask.article import linked_html

    cited = post(open_doors, "/answer", question=QUESTION).json()["citations"][0]
    query = dict(parse_qsl(urlsplit(cited["permalink"]).query))
    assert f"<mark>{cited['quote']}</mark>" in linked_html(archive.article(query["article"]), query, "id")


def test_a_search_gives_passages_as_the_archive_does(open_doors: Served, archive: Archive) -> None:
    told = post(open_doors, "/search", query="banjir", limit=3).json()["hits"]
    links = [each.pop("permalink") for each in told]
    assert told == [hit.to_dict() for hit in archive.search("banjir", limit=3)]
    assert len(set(links)) == 3


def test_days_and_outlets_narrow(open_doors: Served) -> None:
    told = post(
        open_doors, "/search", query="banjir", since="2024-12-01", until="2024-12-31", outlets=["Pantau Lampung"]
    ).json()
    assert told["hits"]
    assert {(hit["outlet"], hit["published"][:7]) for hit in told["hits"]} == {("Pantau Lampung", "2024-12")}


def test_an_article_is_read_whole_and_without_the_place_of_its_file(open_doors: Served, archive: Archive) -> None:
    for article_id in ("kt-006", "jahat/harga-cabai"):
        told = open_doors.get(f"/api/v1/articles/{article_id}").json()
        assert (told["text"], told["characters"]) == (there := archive.article(article_id).text, len(there))
        assert "source" not in told


def test_an_article_that_there_is_not_is_not_found(open_doors: Served) -> None:
    response = open_doors.get("/api/v1/articles/..%2F..%2Fetc%2Fpasswd")
    assert (response.status_code, response.json()["error"]["code"]) == (404, "not_found")


def test_the_state_tells_nothing_of_where_files_lie(open_doors: Served, archive: Archive) -> None:
    response = open_doors.get("/api/v1/status")
    assert response.json()["articles"] == len(archive)
    assert set(REPORTED) & set(response.json()) == set()
    assert str(archive.path) not in response.text


@pytest.mark.parametrize(
    ("path", "body", "status", "param"),
    [
        ("/answer", {}, 422, "question"),
        ("/answer", {"question": 1}, 422, "question"),
        ("/answer", {"question": " "}, 400, None),
        ("/answer", {"question": "Siapa?", "since": "26/08/2024"}, 400, None),
        ("/answer", {"question": "Siapa?", "outlets": ["Tidak Ada"]}, 400, "outlets"),
        ("/answer", {"question": "Siapa?", "reader": "llm"}, 422, "reader"),
        ("/answer", {"question": "x" * 2_001}, 422, "question"),
        ("/search", {"query": "banjir", "limit": 0}, 422, "limit"),
        ("/search", {"query": "banjir", "limit": 101}, 422, "limit"),
        ("/search", {"query": "banjir", "limit": True}, 422, "limit"),
    ],
)
def test_what_cannot_be_meant_is_told(open_doors: Served, path: str, body: Any, status: int, param: str | None) -> None:
    response = post(open_doors, path, **body)
    error = response.json()["error"]
    assert (response.status_code, set(error), error["param"]) == (status, {"code", "message", "param"}, param)


@pytest.mark.parametrize(
    ("body", "code", "message"),
    [
        ({"question": " "}, "question_empty", "Pertanyaannya kosong"),
        ({"question": "Siapa?", "since": "26/08/2024"}, "date_not_understood", "26/08/2024"),
        ({"question": "Siapa?", "outlets": ["Tidak Ada"]}, "unknown_outlet", "“Tidak Ada”"),
        ({"question": "Siapa?", "reader": "llm"}, "invalid_request", "reader: "),
    ],
)
def test_a_program_is_told_a_code_and_people_a_sentence_of_their_language(
    open_doors: Served, body: Any, code: str, message: str
) -> None:
    error = open_doors.post("/api/v1/answer", json=body, headers={"Accept-Language": "id"}).json()["error"]
    assert (error["code"], message in error["message"]) == (code, True)


def test_the_document_describes_what_comes(open_doors: Served) -> None:
    document = open_doors.get("/api/v1/openapi.json").json()
    assert set(document["paths"]) == {f"/api/v1/{name}" for name in PATHS}
    came = {
        "AnswerWithTalk": post(open_doors, "/answer", question=QUESTION).json(),
        "HitsTold": post(open_doors, "/search", query="banjir").json(),
        "ArticleTold": open_doors.get("/api/v1/articles/kt-006").json(),
        "StatusTold": open_doors.get("/api/v1/status").json(),
        "NamesTold": open_doors.get("/api/v1/names?limit=3").json(),
        "NameTold": open_doors.get("/api/v1/names/Rinaldo Aser").json(),
        "ErrorTold": post(open_doors, "/answer").json(),
    }
    for name, told in came.items():
        Draft202012Validator({"$ref": f"#/components/schemas/{name}", "components": document["components"]}).validate(told)


def test_the_page_of_the_document_loads_nothing_and_names_every_endpoint(open_doors: Served) -> None:
    page = open_doors.get("/api/v1/docs")
    assert (page.status_code, "<script" in page.text, "//" in page.text.replace("</", "")) == (200, False, False)
    assert [name for name in PATHS if f"/api/v1/{name}" not in page.text] == []


def test_the_document_needs_no_key_and_all_else_does(shut_doors: Served) -> None:
    assert [shut_doors.get(f"/api/v1/{path}").status_code for path in ("docs", "openapi.json")] == [200, 200]
    assert shut_doors.get("/api/v1/status").status_code == 401
    headers = {"Authorization": f"Bearer {shut_doors.key}"}
    assert shut_doors.post("/api/v1/answer", json={"question": QUESTION}, headers=headers).json()["short"] == LEADER


def test_a_withdrawn_article_is_gone_and_says_why(tmp_path: Path) -> None:
    text = "Lomba perahu naga di Teluk Semaka dimenangkan regu Camar Laut."
    rebuild(
        [Article("lomba", "lomba", "Lomba Perahu", text), Article("kopi", "kopi", "Kopi", "Panen kopi di Liwa.")],
        index=tmp_path,
    )
    withdraw("lomba", reason="Salah orang", index=tmp_path)
    with Archive.open(tmp_path) as archive, served(Assistant(archive), archive, AccessPolicy(), tmp_path / "keys") as doors:
        gone = doors.get("/api/v1/articles/lomba")
        assert (gone.status_code, gone.json()["error"]["code"]) == (410, "article_withdrawn")
        assert "Salah orang" in gone.json()["error"]["message"]
        found = doors.post("/api/v1/search", json={"query": "lomba perahu naga Teluk Semaka"}).json()
        assert [told["reason"] for told in found["withdrawn"]] == ["Salah orang"]
        assert "Camar" not in str(found)
        assert doors.get("/api/v1/articles/nobody").status_code == 404


def test_names_are_those_of_the_archive_with_permalinks(open_doors: Served, archive: Archive) -> None:
    listed = open_doors.get("/api/v1/names", params={"kind": "person", "limit": 5}).json()
    assert listed == archive.names("person", limit=5).to_dict()
    page, there = open_doors.get("/api/v1/names/Rinaldo Aser").json(), archive.name("Rinaldo Aser")
    assert there is not None
    assert [office["office"] for office in page["offices"]] == [office.office for office in there.offices]
    assert page["offices"][0]["first"]["permalink"].startswith(f"{open_doors.address}/?article=")
    assert open_doors.get("/api/v1/names/Tukijan Prasojo").status_code == 404
    assert open_doors.get("/api/v1/names", params={"kind": "orang"}).status_code == 422
