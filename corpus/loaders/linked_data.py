"""What a web page says of itself in JSON-LD."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

_ARTICLE_TYPE = re.compile(r"(?:News|(?:Reportage|Background|Opinion|Analysis)News)?Article|BlogPosting")


def published_moments(tree: Any) -> Iterator[str]:
    """When it says that an article was published, then when anything was."""
    found = list(_said(tree, "datePublished"))
    yield from (moment for is_article, moment in found if is_article)
    yield from (moment for is_article, moment in found if not is_article)


def article_body(tree: Any) -> str:
    """The longest text that it gives for an article; nothing where it gives none."""
    return max((body for is_article, body in _said(tree, "articleBody") if is_article), key=len, default="")


def _said(tree: Any, name: str) -> Iterator[tuple[bool, str]]:
    """What stands under the name, and whether it is said of an article."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        yield from _in_script(script.text or "", name)


def _in_script(written: str, name: str) -> Iterator[tuple[bool, str]]:
    try:
        waiting: list[Any] = [json.loads(written, strict=False)]
    except (ValueError, RecursionError):
        for said in re.findall(rf'"{name}"\s*:\s*"([^"]{{4,60}})"', written):
            yield False, said
        return
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, dict):
            waiting += [value for value in node.values() if isinstance(value, list | dict)]
            if isinstance(said := node.get(name), str):
                yield _is_article(node), said


def _is_article(node: Mapping[str, Any]) -> bool:
    kinds = node.get("@type")
    return any(_ARTICLE_TYPE.fullmatch(str(name)) for name in (kinds if isinstance(kinds, list) else [kinds]))
