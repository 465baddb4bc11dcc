"""Saved questions: what is new for each, once, and nothing kept that an erasure would miss."""

from pathlib import Path

import pytest

from corpus.errors import InvalidValue
from index import Archive, rebuild
from index.errors import IndexingError
from index.ingest.mask import mask
from index.ingest.withdraw import reinstate, withdraw
from index.storage.alerts import FILE
from qa.alerts.run import write_feed
from qa.alerts.saved import Alerts, least_of, reads_as_question
from qa.alerts.text import news_lines
from qa.errors import AlertsUnusable
from tests.qa.alerts.papers import FLOOD, HEAD, HOSTILE, LATER, MATCH, add, article, ids


def test_what_was_there_is_not_new_and_what_comes_is_new_once(alerts: Alerts, archive: Archive) -> None:
    alerts.add("banjir", "banjir Kalirejo")
    assert not alerts.news("banjir")
    add(archive, LATER, MATCH)
    news = alerts.news("banjir")
    assert ids(news) == ["surut"]
    assert not alerts.news("banjir", after=news.last)
    add(archive, HOSTILE)
    assert (ids(alerts.news("banjir", after=news.last)), ids(alerts.news("banjir"))) == (["jahat"], ["jahat", "surut"])


def test_a_changed_article_is_not_new_again_and_a_removed_one_is_not_shown(alerts: Alerts, archive: Archive) -> None:
    alerts.add("banjir", "banjir Kalirejo")
    add(archive, LATER)
    add(archive, article("surut", "Banjir Kalirejo Benar-benar Surut", "Banjir di Kalirejo surut sama sekali, kata camat.", 6))
    assert [each.article.title for each in alerts.news("banjir").articles] == ["Banjir Kalirejo Benar-benar Surut"]
    rebuild([FLOOD, MATCH], index=archive.path, fresh=True, allow_removals=True, workers=1)
    assert not alerts.news("banjir")


def test_a_withdrawn_article_and_a_masked_name_are_in_no_alert(alerts: Alerts, archive: Archive, tmp_path: Path) -> None:
    alerts.add("banjir", "banjir Kalirejo")
    add(archive, LATER, article("camat", "Camat Kalirejo", "Banjir di Kalirejo surut, kata Camat Kalirejo, Ratna Sulistya.", 8))
    assert ids(alerts.news("banjir")) == ["camat", "surut"]
    withdraw(LATER.id, reason="Salah orang", index=archive.path)
    mask("camat", "Ratna Sulistya", label="R", index=archive.path)
    news = alerts.news("banjir")
    assert ids(news) == ["camat"]
    told = f"{news_lines(news, None)} {write_feed(alerts, 'banjir', tmp_path).read_text('utf-8')}"
    assert not any(word in told for word in ("Kalirejo Surut", "Ratna", "Sulistya", "Kamis pagi"))
    assert "Camat Kalirejo" in told
    reinstate(LATER.id, index=archive.path)
    assert ids(alerts.news("banjir")) == ["camat", "surut"]


@pytest.mark.programs
def test_nothing_of_an_article_is_kept_that_an_erasure_would_miss(alerts: Alerts, archive: Archive) -> None:
    from index.ingest.erase import erase

    alerts.add("kapan", "Kapan banjir di Kalirejo surut?")
    add(archive, LATER)
    assert ids(alerts.news("kapan")) == ["surut"]
    erase(["surut"], index=archive.path)
    kept = (archive.path / FILE).read_bytes()
    assert [word for word in (b"surut,", b"Kamis", b"surut\n", b"camat") if word in kept] == []
    assert ids(alerts.news("kapan")) == []


def test_a_question_tells_when_its_answer_is_another_one(alerts: Alerts, archive: Archive) -> None:
    alerts.add("bupati", "Siapa Bupati Randu?")
    add(archive, MATCH, LATER)
    assert alerts.news("bupati").answer_changed is None
    before = alerts.answer(alerts.saved()[0])
    add(archive, HEAD)
    news, after = alerts.news("bupati"), alerts.answer(alerts.saved()[0])
    assert before
    assert after
    assert before.short != after.short
    assert news.answer_changed is not None
    assert any("Jawabannya kini lain" in line for line in news_lines(news, after))


def test_a_search_is_only_looked_for(alerts: Alerts) -> None:
    assert not alerts.add("kata", "banjir Kalirejo").is_question
    assert not alerts.add("cari", "Siapa Bupati Randu?", asks=False).is_question
    assert [reads_as_question(text) for text in ("Siapa bupati", "Bupati Randu?", "bupati Randu", "Apabila banjir")] == [
        True,
        True,
        False,
        False,
    ]


def test_few_words_must_all_be_held_and_of_a_long_question_most() -> None:
    assert [least_of(query)[1] for query in ("banjir", "banjir Kalirejo", "banjir Kalirejo Randu")] == [1, 2, 3]
    groups, least = least_of("Berapa rumah warga terendam banjir Kalirejo kabupaten Randu?")
    assert (len(groups), least) == (7, 6)


@pytest.mark.parametrize("name", ["", "a b", "../x", "a/b", ".x", "n" * 65, "a\nb"])
def test_a_name_that_could_be_a_path_or_a_header_is_refused(alerts: Alerts, name: str) -> None:
    with pytest.raises(InvalidValue, match="no name"):
        alerts.add(name, "banjir")


@pytest.mark.parametrize("address", ["", "siti", "siti@x\nBcc: b@y", "a@b, c@d", "a b@c"])
def test_an_address_is_one_address(alerts: Alerts, address: str) -> None:
    with pytest.raises(InvalidValue, match="no mail address"):
        alerts.add("x", "banjir", mail=[address])


def test_a_question_without_a_word_a_name_twice_and_one_that_is_not_there_are_told(alerts: Alerts) -> None:
    with pytest.raises(InvalidValue, match="no word"):
        alerts.add("x", "? yang di")
    alerts.add("x", "banjir")
    with pytest.raises(AlertsUnusable, match="already"):
        alerts.add("x", "banjir Randu")
    for call in (alerts.remove, alerts.news):
        with pytest.raises(AlertsUnusable, match="No question is saved"):
            call("y")
    alerts.remove("x")
    assert alerts.saved() == []


def test_a_file_that_is_none_of_ours_is_told_and_no_empty_list(alerts: Alerts, archive: Archive) -> None:
    (archive.path / FILE).write_bytes(b"not a database, but long enough to be looked at" * 50)
    with pytest.raises(IndexingError, match="saved questions"):
        alerts.saved()


def test_the_sample_keeps_no_questions(sample_archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(sample_archive), "is_sample", property(lambda self: True))
    with pytest.raises(AlertsUnusable, match="archive of your own"):
        Alerts(sample_archive).add("x", "banjir")
