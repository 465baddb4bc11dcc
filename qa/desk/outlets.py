"""One outlet in several spellings: "Kabar Pesisir", "KABAR PESISIR" and "kabarpesisir.com" are one paper."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.datelines import is_domain

_TOP_LEVEL = re.compile(r"\.(?:com|net|org|news|info|id|co\.id|or\.id|go\.id|web\.id)\Z", re.IGNORECASE)
_SUBDOMAIN = re.compile(r"\A(?:www|m|news|amp)\.", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Spellings:
    """`name_of` gives for each spelling the one that is shown; `others` for each that is shown the other spellings, if any."""

    name_of: Mapping[str, str]
    others: Mapping[str, tuple[str, ...]]

    def of(self, outlet: str | None) -> str | None:
        return self.name_of.get(outlet, outlet) if outlet else None


def outlet_key(outlet: str) -> str:
    """What the spellings of one outlet have in common: letters and figures alone, no ending of a domain, no section."""
    name = " ".join(outlet.split())
    domain = _SUBDOMAIN.sub("", name.partition("/")[0])
    if is_domain(domain):  # "kabarpesisir.com/News/Regional": a section of the house
        name = _TOP_LEVEL.sub("", domain)
    return "".join(c for c in name.lower() if c.isalnum()) or name.lower()


def spellings(counts: Mapping[str, int]) -> Spellings:
    """`counts` is how often each spelling occurs: the commonest stands for all, among equals the first by the alphabet."""
    groups: dict[str, list[str]] = defaultdict(list)
    for outlet in sorted(counts, key=lambda outlet: ("/" in outlet, -counts[outlet], outlet)):
        groups[outlet_key(outlet)].append(outlet)
    name_of = {outlet: group[0] for group in groups.values() for outlet in group}
    return Spellings(name_of, {group[0]: tuple(group[1:]) for group in groups.values() if len(group) > 1})


def all_spellings(wanted: Sequence[str], known: Mapping[str, int]) -> tuple[str, ...]:
    """Every spelling in the archive of the outlets that are wanted; a name that none fits stays as it is."""
    keys = {outlet_key(name): name for name in wanted}
    found = [outlet for outlet in sorted(known) if outlet_key(outlet) in keys]
    fitted = {outlet_key(outlet) for outlet in found}
    return (*found, *(name for key, name in keys.items() if key not in fitted))
