"""A city lies in one province, and is one that is known."""

from itertools import combinations

from qa.aggregates.place_asked import is_name_of_province
from qa.entities.cities import CITIES
from qa.entities.provinces import CITIES_OF


def test_each_city_is_known_and_lies_in_one_province() -> None:
    assert all(cities <= CITIES for cities in CITIES_OF.values())
    assert not [one & other for one, other in combinations(CITIES_OF.values(), 2) if one & other]


def test_each_province_is_called_so_in_questions() -> None:
    assert all(is_name_of_province(name) for name in CITIES_OF)
