"""Pages and fragments out of the templates in web/templates. Whatever is filled in is data: escaped, and steering nothing."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from index.display import printable

_TEMPLATES = Path(__file__).parent / "templates"


def render(template: str, **values: object) -> str:
    """The template filled in. Only what is `markupsafe.Markup` goes in as markup: HTML that this program has made itself."""
    return _environment().get_template(template).render(**values)


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,  # a value that was forgotten is an error, not an empty place
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _shown(value: object) -> object:
    """Escaping lets through what turns the reading direction around: that goes here, before it."""
    return printable(value) if type(value) is str else value
