"""English words as a dictionary has them: plain forms of inflected words, American spelling, and kin that both languages share.

What a dictionary lacks is looked for in its plain form ("clerics", "organising"), and after that by its likeness: much of what
English and Indonesian took from Latin and Greek differs by rule only ("disqualification", "diskualifikasi").
"""

import re
from collections.abc import Iterator

_IRREGULAR = dict(
    pair.split(":")
    for pair in (
        "beaten:beat bit:bite bitten:bite bought:buy broke:break broken:break built:build burnt:burn children:child "
        "chose:choose chosen:choose dealt:deal drew:draw driven:drive drove:drive fallen:fall fell:fall fled:flee "
        "flew:fly fought:fight froze:freeze grew:grow grown:grow hid:hide hidden:hide knew:know knives:knife led:lead "
        "lost:lose men:man met:meet oversaw:oversee paid:pay ran:run rang:ring rose:rise sang:sing sank:sink sent:send "
        "shot:shoot sold:sell sought:seek spent:spend spoke:speak spoken:speak stole:steal stood:stand struck:strike "
        "sunk:sink swore:swear taught:teach thieves:thief threw:throw thrown:throw wives:wife women:woman won:win "
        "wore:wear written:write wrote:write"
    ).split()
)
# British endings -> American ones.
_SPELLINGS = (
    (re.compile(r"isation(s?)$"), r"ization\1"),
    (re.compile(r"is(e[drs]?|ers|ing)$"), r"iz\1"),
    (re.compile(r"ys(e[drs]?|ing)$"), r"yz\1"),
    (re.compile(r"our(|s|ed|ing|able|ite|ites|hood|hoods)$"), r"or\1"),
    (re.compile(r"(?<=[bt])re(s?)$"), r"er\1"),
    (re.compile(r"ence(s?)$"), r"ense\1"),
    (re.compile(r"(?<=l)l(ed|ing|ers?|ists?)$"), r"\1"),
    (re.compile(r"mme(s?)$"), r"m\1"),
)
# Inflected endings -> plain ones, the likelier first.
_ENDINGS = (
    (re.compile(r"ies$"), "y"),
    (re.compile(r"(?<=s|x|z)es$|(?<=ch|sh)es$"), ""),
    (re.compile(r"(?<=[^s])s$"), ""),
    (re.compile(r"ied$"), "y"),
    (re.compile(r"([bdgmnprt])\1(?:ed|ing)$"), r"\1"),
    (re.compile(r"(?:ed|ing)$"), ""),
    (re.compile(r"(?:ed|ing)$"), "e"),
)
_SHORTEST = 3  # of a plain form
_KIN_SHORTEST = 6
_KIN_ENDINGS = (
    (re.compile(r"[ts]ion$"), "si"),
    (re.compile(r"ity$"), "itas"),
    (re.compile(r"ics$"), "ika"),
    (re.compile(r"ical$|ic$"), "ik"),
    (re.compile(r"ism$"), "isme"),
    (re.compile(r"ist$"), "is"),
    (re.compile(r"ive$"), "if"),
    (re.compile(r"nc[ey]$"), "nsi"),
    (re.compile(r"ent$"), "en"),
    (re.compile(r"ant$"), "an"),
    (re.compile(r"ure$"), "ur"),
)
_KIN_LETTERS = (
    (re.compile(r"ph"), "f"),
    (re.compile(r"th"), "t"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"qu"), "ku"),
    (re.compile(r"ch|ck"), "k"),
    (re.compile(r"cc(?=[eiy])"), "ks"),
    (re.compile(r"c(?=[eiy])"), "s"),
    (re.compile(r"c"), "k"),
    (re.compile(r"y(?![aeiou])"), "i"),
    (re.compile(r"([b-df-hj-np-tv-z])\1"), r"\1"),
)


def plain_forms(word: str) -> Iterator[str]:
    """What a dictionary may have `word` (in small letters) under, the likeliest first; never the word itself."""
    seen = {word}
    for spelled in (word, *_respelled(word)):
        for form in (spelled, _IRREGULAR.get(spelled, spelled), *_uninflected(spelled)):
            for found in (form, *_respelled(form)):
                if found not in seen and len(found) >= _SHORTEST:
                    seen.add(found)
                    yield found


def kin(word: str) -> str | None:
    """The Indonesian word that `word` (in small letters) would be if both had been borrowed; None where nothing says so."""
    one = word if word.endswith(("ics", "ss")) else word.removesuffix("s")
    if len(one) < _KIN_SHORTEST:
        return None
    for ending, other in _KIN_ENDINGS:
        if ending.search(one):
            return _relettered(ending.sub("", one)) + other
    relettered = _relettered(one)
    return relettered if relettered != one else None


def _respelled(word: str) -> list[str]:
    return [ending.sub(other, word) for ending, other in _SPELLINGS if ending.search(word)]


def _uninflected(word: str) -> list[str]:
    return [ending.sub(other, word) for ending, other in _ENDINGS if ending.search(word)]


def _relettered(word: str) -> str:
    for letters, other in _KIN_LETTERS:
        word = letters.sub(other, word)
    return word
