"""Which words may be the answer: all rules by name, each a pure function with a switch of its own.

A veto takes words out of the running, a doubt keeps them from being called "answered", a shape says how much of the sentence
is shown. What each rule is for stands where it is written; `without` leaves rules out, by name.
"""

from collections.abc import Mapping, Set
from dataclasses import replace
from types import MappingProxyType

from corpus.types import Span
from qa.answer_rules import (
    amount_sides,
    amounts,
    amounts_beside,
    causes,
    contests,
    contrasts,
    corrections,
    court_stages,
    crime_roles,
    denials,
    doers,
    follow_ups,
    measures,
    other_things,
    part_amounts,
    place_roles,
    span_edges,
    states,
    succession,
    tenses,
    who_is,
    whole_names,
    wrong_kinds,
    years,
)
from qa.answer_rules.candidates import Candidate, Doubt, Shape, Veto

__all__ = ["DOUBTS", "SHAPES", "VETOES", "Candidate", "Doubt", "Shape", "Veto", "doubted", "shaped", "vetoed"]

VETOES: Mapping[str, Veto] = MappingProxyType(
    {
        "cut_word": span_edges.cuts_a_word,
        "two_sentences": span_edges.runs_over_a_sentence,
        "question_repeated": span_edges.only_repeats_the_question,
        "no_time": span_edges.tells_no_time,
        "no_place": span_edges.is_no_place,
        "no_person": span_edges.is_no_person,
        "person_asked_place_given": span_edges.is_a_place,
        "another_role": crime_roles.is_another_role,
        "speaks_in_office": crime_roles.only_speaks_of_it,
        "other_side_of_change": succession.is_on_the_other_side,
        "former_holder": succession.is_a_former_holder,
        "new_holder": succession.is_the_new_holder,
        "other_of_pair": succession.is_the_other_of_a_pair,
        "two_people": whole_names.is_of_two_people,
        "deputy": whole_names.is_deputy,
        "done_to": doers.is_done_to,
        "suffers_it": doers.suffers_it,
        "none_of_them": denials.is_of_none,
        "another_thing": whole_names.is_another_thing,
        "only_degrees": who_is.is_only_degrees,
        "somebody_else": who_is.is_somebody_else,
        "another_part": part_amounts.is_of_another_part,
        "another_thing_counted": part_amounts.counts_another_thing,
        "withdrawn": corrections.is_withdrawn,
        "from_before": corrections.is_from_before,
        "day_of_report": corrections.is_day_of_a_report,
        "no_count": part_amounts.is_no_count,
        "no_amount": amounts.tells_no_amount,
        "another_measure": measures.is_of_another_measure,
        "lasts_instead": measures.lasts_instead,
        "part_of_them": amounts_beside.is_of_the_whole,
        "not_what_is_counted": amounts_beside.counts_what_is_not_asked,
        "who_are_not": contrasts.is_of_who_are_not,
        "another_side": amount_sides.is_of_another_side,
        "another_name": amount_sides.is_of_another_name,
        "whole_or_part": amount_sides.is_of_a_whole_or_part,
        "another_way": place_roles.is_of_another_way,
        "alias": other_things.is_an_alias,
        "another_vehicle": other_things.is_of_another_vehicle,
        "price_of_another": other_things.is_a_price_of_another,
        "another_sort_of_money": other_things.is_money_of_another_sort,
        "names_the_maker": causes.names_the_maker,
        "another_state": states.is_of_another_state,
        "another_year": years.is_of_another_year,
        "no_firm": wrong_kinds.is_no_firm,
        "left_out": wrong_kinds.is_left_out,
        "nobodys_cause": wrong_kinds.is_nobodys_cause,
        "number_of_a_law": wrong_kinds.numbers_a_law,
        "no_score": wrong_kinds.is_no_score,
        "the_one_named": wrong_kinds.is_the_one_named,
        "hospital": wrong_kinds.is_a_hospital,
        "make": wrong_kinds.is_a_make,
        "what_was": tenses.tells_what_was,
        "another_class": contests.is_of_another_class,
        "another_stage": court_stages.is_of_another_stage,
    }
)
DOUBTS: Mapping[str, Doubt] = MappingProxyType(
    {
        "not_called_culprit": crime_roles.is_not_called_so,
        "office_alone": whole_names.is_office_alone,
        "another_office": whole_names.holds_another_office,
        "no_state": states.tells_no_state,
        "place_elsewhere": amount_sides.is_of_a_place_elsewhere,
        "told_of_another": amounts_beside.is_told_of_another,
        "side_not_told": amount_sides.may_be_of_another_side,
        "contrast": contrasts.is_of_a_contrast,
        "no_cause": causes.tells_no_cause,
        "no_manner": causes.tells_no_manner,
        "who_did_it": causes.names_who_did_it,
        "not_so_called": causes.is_not_so_called,
        "quotes_nobody": causes.quotes_nobody,
        "no_name": causes.names_none,
        "no_plan": tenses.tells_no_plan,
        "taken_back": denials.is_taken_back,
        "not_in_office": denials.is_not_in_office,
        "follow_up_unheld": follow_ups.is_of_something_else,
        "role_unheld": follow_ups.is_of_nobody_so_called,
        "office_unheld": follow_ups.is_of_somebody_else,
    }
)
SHAPES: Mapping[str, Shape] = MappingProxyType(
    {
        "lead": span_edges.without_lead,
        "one_holder": whole_names.one_holder,
        "what_he_is": who_is.with_what_he_is,
        "whole_amount": part_amounts.whole_amount,
        "whole_term": part_amounts.whole_term,
        "predicate": span_edges.without_predicate,
    }
)


def vetoed(candidate: Candidate, without: Set[str] = frozenset()) -> str | None:
    """The name of the first rule by which these words cannot be the answer."""
    return next((name for name, rule in VETOES.items() if name not in without and rule(candidate)), None)


def doubted(candidate: Candidate, without: Set[str] = frozenset()) -> str | None:
    """The name of the first rule by which these words must not be called "answered"."""
    return next((name for name, rule in DOUBTS.items() if name not in without and rule(candidate)), None)


def shaped(candidate: Candidate, without: Set[str] = frozenset()) -> Span:
    """The words as they should be shown; each shape goes on from what the one before it made."""
    for name, shape in SHAPES.items():
        if name not in without:
            candidate = replace(candidate, span=shape(candidate))
    return candidate.span
