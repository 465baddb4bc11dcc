"""The made archive: its truth is as its articles are, and the same for equal seeds."""

from benchmarks.aggregates.questions import questions
from benchmarks.aggregates.world import world


def test_equal_seeds_make_equal_archives() -> None:
    assert world(120, seed=3) == world(120, seed=3)
    assert world(120, seed=3).articles != world(120, seed=4).articles


def test_every_event_is_reported_and_every_report_names_its_place() -> None:
    made = world(200)
    texts = {article.id: f"{article.title} {article.text}" for article in made.articles}
    assert {event.id for event in made.events} == set(made.reported.values())
    for event in made.events:
        told = [texts[id_] for id_, of in made.reported.items() if of == event.id]
        assert all(event.regency in text for text in told)
        # A collision on a highway and the oath in the regent's hall may be in no village.
        assert event.kind in ("accident", "inauguration") or any(str(event.facts["desa"]) in text for text in told)


def test_a_question_is_answered_by_events_of_one_kind_and_regency() -> None:
    made = world(200)
    of = {event.id: (event.kind, event.regency) for event in made.events}
    asked = questions(made, 40)
    assert len({question.text for question in asked}) == 40
    assert all(len({of[event] for event in question.right}) == 1 for question in asked)
