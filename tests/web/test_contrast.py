"""Every colour of text can be read on every colour that it stands on: WCAG 2.2 AA, computed from the style sheet."""

import re

import pytest

from web.theme import asset, early, theme

# Text of any size on these grounds: 4.5 to 1 (WCAG 2.2, success criterion 1.4.3).
LEAST = 4.5
LEAST_OF_A_CONTROL = 3.0  # success criterion 1.4.11
TEXT = ("ink", "faint", "accent", "sure", "unsure", "missing")
GROUNDS = ("paper", "sheet")


def colours(scheme: str) -> dict[str, str]:
    """The colours that the style sheet names for `scheme`."""
    blocks = re.findall(r"^(:root|\.dark) \{(.*?)^\}", asset("chat.css"), re.M | re.S)
    (block,) = [body for name, body in blocks if name == {"light": ":root", "dark": ".dark"}[scheme]]
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))


def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1, of `#rrggbb` (WCAG 2.2)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("text", TEXT)
@pytest.mark.parametrize("ground", GROUNDS)
def test_text_can_be_read(scheme: str, text: str, ground: str) -> None:
    named = colours(scheme)
    assert contrast(named[text], named[ground]) >= LEAST


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_marked_words_can_be_read(scheme: str) -> None:
    named = colours(scheme)
    assert contrast(named["mark-ink"], named["mark"]) >= LEAST


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
def test_the_outline_of_the_choice_of_colours_can_be_seen(scheme: str, ground: str) -> None:
    assert "border: 1px solid var(--faint)" in re.findall(r"^#theme select \{(.*)\}", asset("chat.css"), re.M)[0]
    assert contrast(colours(scheme)["faint"], colours(scheme)[ground]) >= LEAST_OF_A_CONTROL


@pytest.mark.parametrize("suffix", ["", "_dark"])
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("body_text_color", "body_background_fill"),
        ("body_text_color", "input_background_fill"),
        ("body_text_color_subdued", "body_background_fill"),
        ("button_primary_text_color", "button_primary_background_fill"),
        ("button_primary_text_color", "button_primary_background_fill_hover"),
    ],
)
def test_what_the_framework_draws_can_be_read(suffix: str, text: str, ground: str) -> None:
    made = theme()
    assert contrast(getattr(made, text + suffix), getattr(made, ground + suffix)) >= LEAST


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_begins_on_the_ground_that_it_will_have(scheme: str) -> None:
    place = {"light": ":is(html, html body)", "dark": ":is(html.dark, .dark body)"}[scheme]
    assert f"{place} {{ background: {colours(scheme)['paper']}; }}" in early()


def test_black_on_white_is_the_greatest_contrast() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#777777") == 1
