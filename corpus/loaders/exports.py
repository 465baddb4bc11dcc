"""What the exports of WordPress and Blogger hold besides articles: drafts, pages, comments, settings, marks of plug-ins."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_WORDPRESS = ("{http://wordpress.org/export/", "{https://wordpress.org/export/")
# What themes and plug-ins of news sites call their articles, besides "post".
_NEWS_KINDS = frozenset("post berita news artikel article warta kabar liputan opini opinion rilis press-release".split())
# What WordPress itself and common plug-ins keep as posts.
_OTHER_KINDS = re.compile(
    r"page|attachment|revision|nav_menu_item|custom_css|customize_changeset|oembed_cache|user_request|(?:wp|acf|elementor|wpcf7|tdb|jp|"
    r"shop|edd|et|vc|mc4wp|um|tribe|amp)[_-].*|elementskit.*|product(?:_variation)?|scheduled-action|e-landing-page|popup|forum|topic|"
    r"reply|feedback|testimonial|slider|sliders?|gallery|portfolio|team|event|banner|ads?|advert.*"
)
_BLOGGER_KIND = "http://schemas.google.com/blogger/2008/kind#"

_ATTRIBUTES = r"(?:\s+[\w-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\]\"']+))"
_CAPTION = re.compile(r"\[(?:wp_)?caption\b[^\]]*\](?P<inside>.*?)\[/(?:wp_)?caption\]", re.IGNORECASE | re.DOTALL)
# Their inside is an address, a query or a program, and nothing to read.
_SILENT = re.compile(
    r"\[(?P<name>embed|video|audio|playlist|gallery|youtube|googlemaps?|code|sourcecode|html|script|vc_raw_html|contact-form(?:-7)?)"
    r"\b[^\]]*\](?:[^\[\]]*\[/(?P=name)\])",
    re.IGNORECASE,
)
_KNOWN = (
    r"gallery|embed|video|audio|playlist|caption|youtube|googlemaps?|sc|ads?|adrotate|toc|spoiler|dropcap|divider|button|box|quote|"
    r"columns?|row|tabs?|accordion|toggle|one_half(?:_last)?|one_third(?:_last)?|two_third(?:_last)?"
)
# As "[su_note color="#eee"]" and "[/su_note]", "[vc_row]", "[gallery]"; but not "[sic]", "[Pemkab]" or "[dua hari lalu]".
_SHORTCODE = re.compile(
    rf"\[/[A-Za-z][\w-]*\]|\[[a-z][\w-]*{_ATTRIBUTES}+\s*/?\]|\[[a-z][a-z\d]*[_-][\w-]*\s*/?\]|\[(?:{_KNOWN})(?:\s[^\]]*)?/?\]"
)
_OPENED = re.compile(r"\[/([A-Za-z][\w-]*)\]")


@dataclass(frozen=True, slots=True)
class Export:
    """What the export says as a whole: `names` of its authors by their logins, and published entries of unknown kinds."""

    names: Mapping[str, str]
    unknown_kinds: Mapping[str, int]

    @classmethod
    def of(cls, root: Any) -> "Export":
        """Of the feed's root element, as lxml has it."""
        names: dict[str, str] = {}
        kinds: Counter[str] = Counter()
        for element in root.iter():
            tag = str(element.tag)
            if not tag.startswith(_WORDPRESS):
                continue
            if tag.endswith("}author"):
                said = {str(child.tag).rpartition("}")[2]: (child.text or "").strip() for child in element}
                names[said.get("author_login", "")] = said.get("author_display_name", "")
            elif tag.endswith("}post_type") and _is_live(element.getparent()):
                kinds[(element.text or "").strip()] += 1
        unknown = {kind: count for kind, count in kinds.items() if kind not in _NEWS_KINDS and not _OTHER_KINDS.fullmatch(kind)}
        return cls({login: name for login, name in names.items() if login and name}, dict(sorted(unknown.items())))


def is_published(entry: Mapping[str, Any]) -> bool:
    """Not a draft, a withdrawn article, a page, a picture, a menu, a comment or a setting, which exports hold too."""
    if entry.get("wp_status", "publish") != "publish" or entry.get("wp_post_type", "post") not in _NEWS_KINDS:
        return False
    if entry.get("blogger_type", "POST") != "POST" or entry.get("blogger_status", "LIVE") != "LIVE":
        return False
    kinds = [str(tag.get("term") or "") for tag in entry.get("tags") or () if str(tag.get("scheme") or "").endswith("#kind")]
    is_other = any(kind.startswith(_BLOGGER_KIND) and kind != f"{_BLOGGER_KIND}post" for kind in kinds)
    is_draft = str(entry.get("app_draft") or entry.get("draft") or "").strip().lower() == "yes"
    return not (is_other or is_draft or (kinds and "thr_in-reply-to" in entry))


def is_locked(entry: Mapping[str, Any]) -> bool:
    """Whether a password stands before it."""
    return bool(str(entry.get("wp_post_password") or "").strip())


def without_shortcodes(content: str) -> str:
    """HTML without the marks in square brackets that plug-ins of WordPress read; what they enclose stays.

    A picture goes with its caption, as it does in a page. What an editor put into brackets ("[sic]", "[Pemkab]") is text.
    """
    if "[" not in content:
        return content
    content = _CAPTION.sub("", content)
    content = _SILENT.sub("", content)
    closed = {name.lower() for name in _OPENED.findall(content)}
    content = _SHORTCODE.sub("", content)
    return re.sub(rf"\[(?:{'|'.join(map(re.escape, closed))})\]", "", content, flags=re.IGNORECASE) if closed else content


def _is_live(item: Any) -> bool:
    said = {str(child.tag).rpartition("}")[2]: (child.text or "").strip() for child in item}
    return said.get("status", "publish") == "publish"
