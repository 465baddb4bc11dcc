"""The markup of a web page mended, where a reader of main texts would lose the lead, or take a teaser for text."""

import re
from itertools import takewhile
from typing import Any

from corpus.loaders.markup import as_it_reads

_INLINE = frozenset("a abbr b big br cite code em font i mark q s small span strong sub sup time tt u var".split())
_LEAST_LEAD_CHARS = 40
_MAX_DATELINE_CHARS = 60
_ENDS_WITH_DASH = re.compile(r"[-–—]\s*\Z")
# Boxes whose lead may be followed by another box instead of a <p>: those that the page calls the article's text.
_NAMED_TEXT = re.compile(
    r"\b(?:article|content|post|entry|detail|read|news|berita|isi)[-_]?(?:body|text|content|isi)\b|\bisi\b"
)
_LEAST_HEADLINE_CHARS, _LEAST_HEADLINE_WORDS = 25, 4
_MAX_LABEL_CHARS = 30
_ENDED = re.compile(r"[.!?…:;,][\"”’»)]*\Z")


def mended(tree: Any, written: str) -> str:
    """The page, where the text that stands in a box before its first <p> has got a <p> of its own, and without paragraphs that
    are nothing but the headline of another article, linked; what is struck out is gone, and powers are written as such.

    A reader of main texts drops the one, which in the pages of several papers is the lead, and keeps the other. A lead that
    ends with a dash is the dateline of the first paragraph, and joins it.
    """
    from lxml import etree

    boxes = [box for box in tree.xpath("//p/.. | //div/..") if box.tag in ("div", "article", "section", "td", "main", "span")]
    changes = as_it_reads(tree) + sum(map(_give_lead, dict.fromkeys(boxes)))
    for paragraph in [each for each in tree.iter("p") if _is_linked_headline(each)]:
        paragraph.drop_tree()
        changes += 1
    return str(etree.tostring(tree, encoding="unicode", method="html")) if changes else written


def _give_lead(box: Any) -> bool:
    """Puts what stands in `box` before its first <p> into one; whether there was something."""
    from lxml import etree

    before = list(takewhile(lambda child: not isinstance(child.tag, str) or child.tag in _INLINE, box))
    following = box[len(before)] if len(before) < len(box) else None
    said = " ".join(f"{box.text or ''} {' '.join(map(_with_tail, before))}".split())
    links = sum(len(str(link.text_content())) for child in before if isinstance(child.tag, str) for link in child.iter("a"))
    if following is None or 2 * links > len(said) or not _may_follow(box, following):
        return False
    is_dateline = len(said) < _MAX_DATELINE_CHARS and _ENDS_WITH_DASH.search(said) is not None
    if not is_dateline and len(said) < _LEAST_LEAD_CHARS:
        return False
    lead = etree.Element("p")
    lead.text, box.text = box.text, None
    lead.extend(before)
    if is_dateline:
        _append(lead, following)
        box.replace(following, lead)
    else:
        box.insert(0, lead)
    return True


def _may_follow(box: Any, following: Any) -> bool:
    """Whether `following` is the next paragraph behind a lead."""
    if following.tag != "div":
        return bool(following.tag == "p")
    named = f"{box.get('class', '')} {box.get('id', '')}".lower()
    return box.get("itemprop") == "articleBody" or _NAMED_TEXT.search(named) is not None


def _is_linked_headline(paragraph: Any) -> bool:
    """Whether a paragraph is a link with a headline, and at most a label with a colon before it ("Lihat: ...")."""
    links = list(paragraph.iter("a"))
    said = " ".join(str(paragraph.text_content()).split())
    if len(links) != 1 or not links[0].get("href") or _ENDED.search(said):
        return False
    headline = " ".join(str(links[0].text_content()).split())
    label = said.removesuffix(headline).strip()
    is_labelled = not label or (len(label) <= _MAX_LABEL_CHARS and label.endswith((":", "»", "|", "-", "–")))
    is_headline = len(headline) >= _LEAST_HEADLINE_CHARS and len(headline.split()) >= _LEAST_HEADLINE_WORDS
    return is_labelled and is_headline and said.endswith(headline)


def _append(paragraph: Any, following: Any) -> None:
    """What `following` holds, behind what `paragraph` holds."""
    if len(paragraph):
        paragraph[-1].tail = (paragraph[-1].tail or "") + (following.text or "")
    else:
        paragraph.text = (paragraph.text or "") + (following.text or "")
    paragraph.extend(list(following))
    paragraph.tail = following.tail


def _with_tail(element: Any) -> str:
    said = str(element.text_content()) if isinstance(element.tag, str) else ""
    return said + (element.tail or "")
