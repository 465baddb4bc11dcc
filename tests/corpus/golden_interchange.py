"""The golden article as agencies and content systems hand it on."""

import html
import json
from collections.abc import Mapping

from tests.corpus.golden_article import AUTHOR, MOMENT, OUTLET, PARAGRAPHS, TEXT, TITLE, URL

_BODY = "".join(f"<p>{html.escape(paragraph, quote=False)}</p>" for paragraph in PARAGRAPHS)


def newsml(body: str | None = None, status: str = "stat:usable", kind: str = "ninat:text") -> bytes:
    """A message in NewsML-G2 with one item."""
    inline = body or (
        '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head>'
        f"<body><h1>{TITLE}</h1>{_BODY}</body></html></inlineXML>"
    )
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>2024-09-02T08:00:00+07:00</sent></header><itemSet>
<newsItem guid="urn:newsml:kabarpesisir.example:812" version="2" xml:lang="id"><itemMeta><itemClass qcode="{kind}"/>
<provider literal="KP"><name>{OUTLET}</name></provider><versionCreated>2024-09-02T08:00:00+07:00</versionCreated>
<firstCreated>{MOMENT}</firstCreated><pubStatus qcode="{status}"/></itemMeta>
<contentMeta><headline>{TITLE}</headline><creator literal="DA"><name>{AUTHOR}</name></creator><language tag="id-ID"/>
</contentMeta>
<contentSet>{inline}</contentSet></newsItem></itemSet></newsMessage>""".encode()


def nitf(status: str = "usable") -> bytes:
    """An article in NITF, with a picture beside the text."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "http://www.nitf.org/IPTC/NITF/3.3/nitf-3-3.dtd">
<nitf xml:lang="id"><head><title>{TITLE}</title><docdata management-status="{status}"><doc-id id-string="kp.812"/>
<date.issue norm="{MOMENT}"/></docdata><pubdata name="{OUTLET}" ex-ref="{URL}" date.publication="20240902T080000+0700"/></head>
<body><body.head><hedline><hl1>{TITLE}</hl1></hedline><byline>Oleh <person>{AUTHOR}</person></byline></body.head>
<body.content><media media-type="image"><media-caption>Suasana pasar.</media-caption></media>
<block>{_BODY}</block></body.content></body></nitf>""".encode()


def ninjs_1(**changes: object) -> bytes:
    """An article in ninjs 1, with lists in it that are no articles."""
    item = {
        "uri": URL, "type": "text", "pubstatus": "usable", "versioncreated": "2024-09-02T08:00:00+07:00",
        "firstcreated": MOMENT, "headline": TITLE, "byline": AUTHOR, "language": "id", "copyrightholder": OUTLET,
        "description_text": "Ringkasan.", "body_xhtml": f"<div>{_BODY}</div>", "subject": [{"name": "pasar"}, {"name": "api"}],
    }  # fmt: skip
    return json.dumps({**item, **changes}).encode()


def ninjs_3() -> bytes:
    """An article in ninjs 3, whose headlines and bodies are lists."""
    item = {
        "uri": URL, "type": "text", "standard": {"name": "ninjs", "version": "3.0"}, "pubStatus": "usable",
        "versionCreated": "2024-09-02T08:00:00+07:00", "contentCreated": MOMENT, "language": "id-ID",
        "headlines": [{"role": "short", "value": "Pasar Krui"}, {"role": "main", "value": TITLE}],
        "bodies": [{"role": "main", "contentType": "text/plain", "value": TEXT}],
        "people": [{"rel": "subject", "name": "Bupati"}, {"rel": "http://example.org/creator", "name": AUTHOR}],
        "infosources": [{"name": OUTLET}],
    }  # fmt: skip
    return json.dumps(item).encode()


def post(**changes: object) -> dict[str, object]:
    """A post as WordPress's REST interface gives it, with what it embeds."""
    return {
        "id": 812, "date": "2024-08-26T00:30:00", "date_gmt": "2024-08-25T17:30:00", "guid": {"rendered": "https://x.example/?p=1"},
        "link": URL, "status": "publish", "type": "post", "author": 3, "title": {"rendered": TITLE},
        "content": {"rendered": _BODY, "protected": False}, "excerpt": {"rendered": "<p>Ringkasan.</p>"},
        "yoast_head_json": {"og_site_name": OUTLET}, "_embedded": {"author": [{"id": 3, "name": AUTHOR}]}, **changes,
    }  # fmt: skip


def j2xml(text: str = _BODY, state: str = "1", more: str = "") -> bytes:
    """An article in Joomla's J2XML, which keeps its moments in UTC, with its author among the users and a module beside it."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<j2xml version="21.12.0"><base>https://kabarpesisir.example/</base>
<user><id>42</id><name>{AUTHOR}</name><username>dewi</username></user>
<content><id>812</id><title><![CDATA[{TITLE}]]></title><introtext><![CDATA[{text}]]></introtext><fulltext/><state>{state}</state>
<created>2024-08-20 03:00:00</created><created_by>dewi</created_by><created_by_alias/><language>id-ID</language>
<publish_up>2024-08-25 17:30:00</publish_up></content>{more}
<module><title>Iklan</title><content>Pasang iklan di sini.</content></module></j2xml>""".encode()


SHAPES: Mapping[str, bytes] = {
    "newsml-g2.xml": newsml(),
    "nitf.xml": nitf(),
    "j2xml.xml": j2xml(),
    "ninjs-1.json": ninjs_1(),
    "ninjs-3.json": ninjs_3(),
    "wp-json.json": json.dumps([post()]).encode(),
    "wp-json-satu.json": json.dumps(post()).encode(),
}
