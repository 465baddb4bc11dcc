"""How the chat looks: a calm page of a newspaper, light or dark, with the fonts of the reader's own system."""

from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from markupsafe import Markup

from qa.types import Language
from web.rendering import render
from web.strings.chat import WORDS

if TYPE_CHECKING:
    from gradio.themes import Base

_STATIC = Path(__file__).parent / "static"
_SANS = ("system-ui", "Segoe UI", "Roboto", "Helvetica Neue", "Noto Sans", "Arial", "sans-serif")
_MONO = ("ui-monospace", "Consolas", "Liberation Mono", "monospace")
_ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="5" fill="#7d1d1d"/>'
    '<text x="16" y="23" font-family="Georgia,serif" font-size="20" font-weight="700" text-anchor="middle" fill="#fff">W</text>'
    "</svg>"
)
# The page's own icon, inside the page: nothing is asked from elsewhere.
ICON = f"data:image/svg+xml,{quote(_ICON)}"


def look() -> dict[str, Any]:
    """The part of what the framework is told that concerns looks: theme and css."""
    return {"theme": theme(), "css": asset("chat.css") + asset("archive.css") + asset("desk.css")}


def page_html(template: str, nonce: str, *, language: Language = "id", style: str = "", **values: object) -> str:
    """A whole page of ours. Its scripts bear `nonce`; `style` names a style sheet of its own."""
    sheet = Markup(asset(style)) if style else ""
    return render(template, language=language, nonce=nonce, icon=ICON, early=early(nonce), style=sheet, **values)


def early(nonce: str = "") -> Markup:
    """What the head of a page begins with: its ground, and light or dark before anything is drawn."""
    style, script = Markup(asset("page.css")), Markup(asset("theme_early.js"))
    return Markup(render("early.html", nonce=nonce, style=style, script=script))


def choice_html(language: Language) -> str:
    """The choice of light or dark; which one holds, the browser knows."""
    return render("theme_choice.html", words=WORDS[language])


def asset(name: str) -> str:
    """The text of a style sheet or script of this package."""
    return (_STATIC / name).read_text(encoding="utf-8")


def theme() -> "Base":
    """Fonts as plain names: a theme's fonts are else fetched from a font service."""
    import gradio as gr

    return gr.themes.Base(primary_hue="red", neutral_hue="stone", font=list(_SANS), font_mono=list(_MONO)).set(
        body_background_fill="#fbf9f4",
        body_background_fill_dark="#17181b",
        body_text_color="#211f1c",
        body_text_color_dark="#e9e6df",
        body_text_color_subdued="#5f5a51",
        body_text_color_subdued_dark="#aaa59b",
        block_background_fill="transparent",
        block_background_fill_dark="transparent",
        block_border_width="0px",
        border_color_primary="#d8d2c5",
        border_color_primary_dark="#3b3c41",
        input_background_fill="#ffffff",
        input_background_fill_dark="#202226",
        input_border_color="#b9b1a1",
        input_border_color_dark="#55575e",
        button_primary_background_fill="#7d1d1d",
        button_primary_background_fill_dark="#7d1d1d",
        button_primary_background_fill_hover="#611515",
        button_primary_background_fill_hover_dark="#962626",
        button_primary_text_color="#ffffff",
        button_primary_text_color_dark="#ffffff",
    )
