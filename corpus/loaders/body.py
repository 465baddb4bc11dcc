"""The text of an article as its author wrote it: without what the outlet puts between the paragraphs, and with whole lines."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, takewhile

from corpus.canonical import canonical
from corpus.datelines import read_dateline
from corpus.text.segmentation import sentences

_MAX_TEASER_CHARS = 240
_MAX_HEADLINE_CHARS = 160
_MAX_FURNITURE_CHARS = 400
_LEAST_HEADLINE_WORDS = 3
_TEASER = (
    r"(?:baca|simak|lihat|tonton|nonton|saksikan|dengarkan|cek)\s+(?:juga|pula|selengkapnya|videonya|pilihan|video|infografis"
    r"|(?:artikel|berita)\s+(?:lain(?:nya)?|terkait|selengkapnya|menarik))\b"
    r"|(?:read|see)\s+(?:also|more|next)\b|also\s+read\b"
)
_HEADING = (
    r"(?:berita|artikel|video|topik|konten)\s+(?:terkait|lain(?:nya)?|populer|terpopuler|pilihan|rekomendasi)|terpopuler"
    r"|pilihan\s+(?:editor|redaksi|untukmu|untuk\s+anda)|rekomendasi(?:\s+untuk\s+(?:anda|kamu|mu))?|related\s+(?:news|articles?|stories)"
)
_MARKS = r"[\W_]*"
# A line that sends the reader elsewhere: with the headline behind it, or on the next line.
_TEASER_LINE = re.compile(
    rf"{_MARKS}(?:(?:{_TEASER})(?P<said>.*)|(?:{_HEADING})\s*(?::(?P<named>.*))?"
    r"|(?:baca(?:\s+lainnya)?|simak|tonton|video|infografis|jangan\s+(?:lewatkan|lupa\s+baca))\s*:(?P<short>.*)"
    r"|(?:(?:baca\s+)?(?:artikel|berita|halaman)\s+)?(?:selanjutnya|berikutnya|sebelumnya)\s*:(?P<next>.*\w\W?))",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(rf"\s?[(\[]\s*(?:(?:{_TEASER})[^()\[\]\n]{{0,200}}|Gambas:[^()\[\]\n]{{1,80}})[)\]]", re.IGNORECASE)
# "… Senin (5/2/2024). Baca juga: Gubernur Resmikan Bendungan": what stands behind the colon, up to the end of its sentence.
_WITHIN_A_LINE = re.compile(rf"(?<=[.!?\"”)])\s*\b(?:{_TEASER})\s*:\s*(?=\S)", re.IGNORECASE)
# Where the article goes on behind a headline that nothing ends: "…BerbakteriSementara itu, …", "… LinkedIn "Selain itu, …",
# "… Cepat Pulih Namun, kerja sama …". Before a bare name it cannot be told ("Wakil Bupati menolak"), and the sentence goes.
_SMALL = r"(?!(?:di|ke|dari|yang|untuk|dan|pada|dengan|dalam|soal|hingga|saat|bagi|oleh|atau)\b)[a-z]{2,}"
_RESUMES = re.compile(
    rf"(?<=[a-z]{{3}})(?=[A-Z][a-z]+,? (?:[A-Z]\w* )?{_SMALL})"
    rf"|\s?(?=[\"“][A-Z]\w*,? (?:\S+ )?{_SMALL})"
    rf"|\s(?=(?:Sementara|Selain|Kemudian|Namun|Rupanya|Sebelumnya|Menurut|Adapun|Sedangkan|Selanjutnya|Lebih|Hal|Dia|Ia|Mereka"
    rf"|Ini|Itu|Karena|Sebab|Akibat|Dalam|Pada|Untuk|Dari|Saat|Setelah|Usai|Atas|Meski|Padahal|Jika|Bahkan)(?:,| {_SMALL}))"
)
_FEWEST_CAPITALS = 0.8
_FURNITURE = re.compile(
    r"(?:gambas:.{1,80}"
    r"|(?:advertisement|iklan)(?:\W+scroll\b.{0,60})?|advertorial|ads|sponsored(?: content)?|konten (?:bersponsor|promosi)"
    r"|scroll (?:to|untuk|ke|down)\b.{0,60}|(?:gulir|geser)\b.{0,20}\b(?:untuk|ke bawah)\b.{0,40}"
    r"|(?:lanjut(?:kan)? (?:membaca|baca)|continue reading|selengkapnya|load more|muat lainnya)\b.{0,30}"
    r"|(?:baca )?halaman (?:selanjutnya|berikutnya|sebelumnya)\b.{0,30}"
    r"|(?:halaman|page)\s*:?[\s\d|/]*(?:(?:dari|of)\s*\d+|show all|tampilkan semua)?"
    r"|(?:\d+\s+)+(?:show all|tampilkan semua|lihat semua)|#\w+(?:[\s,]+#\w+)*"
    r"|baca berita (?:dengan|tanpa) .{0,20}iklan\b.{0,40}|(?:lihat|baca) (?:artikel|berita) asli(?:nya)?\b.{0,30}"
    r"|(?:next|prev|previous)(?: page)?|(?:\d+\s+)*(?:selanjutnya|sebelumnya|berikutnya)(?:\s+\d+)*|lanjut ke halaman\b.{0,20}"
    r"|loading|terkini|trending|newsletter|berlangganan newsletter|klik (?:di )?(?:sini|tautan)\b.{0,80}"
    r"|dilarang (?:keras )?(?:mengutip|menyalin|mengambil|memperbanyak)\b.{0,120}\bi[zj]in\b.{0,60}"
    r"|laporan (?:wartawan|reporter|kontributor|jurnalis)\b(?:[^.]|\.(?=\w)){0,80}"
    r"|lihat (?:foto|semua|komentar)|tampilkan (?:semua|foto).{0,20}"
    r"|(?:bagikan|share)(?:\s+(?:artikel|berita|ini|ke|on|to|this|via)\b.{0,40})?"
    r"|(?:salin|copy) (?:link|tautan).{0,20}|link copied"
    r"|(?:tulis|kirim|beri|tambah(?:kan)?)\s+komentar.{0,30}|komentar(?:\s*\(?\d*\)?)?"
    r"|(?:tags?|tagar|topik|kata kunci|keywords?)\s*:.{0,200}"
    r"|(?:copyright|hak cipta)\b.{0,120}|©.{0,120}|.{0,60}\ball rights? reserved\b.{0,20}"
    r"|(?:artikel|berita) ini (?:telah|sudah|pernah) (?:tayang|terbit|dimuat|dipublikasikan|ditayangkan)\b.{0,300}"
    r"|pilih saluran\b.{0,200}"
    r"|(?:please )?(?:subscribe|sign up|register|log ?in|sign in)\b.{0,160}"
    r"\b(?:newsletters?|full (?:story|article)|inbox|e-?mails?|best content|unlimited|premium)\b.{0,160}"
    r"|to (?:view|read|continue reading)\b.{0,60}\b(?:subscribe|log ?in|sign in|register)\b.{0,200}"
    r"|.{0,80}\balready a (?:subscriber|member)\b.{0,160}|get .{0,60}\b(?:by e-?mail|to your inbox|newsletter)\b.{0,160}"
    r"|(?:for|get) .{0,80}\bdownload (?:the|our)\b.{0,60}\bapps?\b.{0,80}|(?:\S+\s){0,4}newsletter"
    r"|this (?:post|article|page) (?:may )?contains? .{0,60}\b(?:affiliate|advertisers?)\b.{0,240}"
    r"|(?:ayo |yuk,? |silakan )?berlangganan\b.{0,120}\b(?:newsletter|premium|akses|artikel|berita|sekarang)\b.{0,120}"
    r"|(?:sudah|telah) berlangganan\?.{0,120}|(?:masuk|login|daftar) (?:untuk|dan) (?:membaca|melanjutkan|mengakses)\b.{0,160}"
    r"|(?:ikuti|follow|dapatkan|simak|cek|temukan|gabung|(?:mari|yuk|ayo)[ ,].{0,20}gabung|join|baca|download|unduh)\b.{0,160}"
    r"\b(?:google news|whatsapp|telegram|instagram|tiktok|saluran wa|wa channel|ponselmu)\b.{0,160})",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:editor|penulis|reporter|pewarta(?: foto)?|jurnalis|kontributor|redaktur|penyunting|fotografer|uploader|laporan|sumber)"
    r"\s*[:|]\s*(?P<name>\S.{0,79})",
    re.IGNORECASE,
)
# "(edt/sas)": who wrote and who edited.
_CODES = re.compile(r"\((?:[a-z]{2,5}(?:/[a-z]{2,5})+|ant|antara|red|tim|hms|adv|dbs)\)", re.IGNORECASE)
_PAGER = re.compile(r"(?:halaman|page)\b|.*\b(?:selanjutnya|berikutnya|next)\b", re.IGNORECASE)
_GAP = re.compile(r"\n{3,}")
_STRIPPED = " \t.…*_-–—|>•:[]()"

_LIST_ITEM = re.compile(r"(?:[-–—•*·▪]|(?:\d{1,3}|[A-Za-z]|[ivx]{1,4})[.)])\s")
_OWN_LINE = re.compile(rf"{_LIST_ITEM.pattern}|https?:|www\.")
_CLOSING = '"”’)]'
_END_MARKS = tuple(".!?…:")
_GOES_ON = re.compile(r"[,.;:!?%)\]”’]|\((?=[\da-z])")
_LEFT_OPEN = re.compile(r"(?:[,(–—]|\s-)\Z")
_LONGEST_LINK_CHARS = 60
_MOST_NAMES = 20  # lines of names alone that may stand before the one that goes on
_OFFICES = frozenset(
    "Kepala Bupati Wakil Gubernur Wali Walikota Kapolres Kapolda Kapolri Kapolsek Kapolresta Kasat Kanit Kasi Kabag Kabid "
    "Kadis Camat Lurah Peratin Ketua Sekretaris Sekda Bendahara Direktur Menteri Presiden Komandan Dandim Danrem Pangdam "
    "Kajari Kajati Jaksa Hakim Plt Plh Penjabat Pj Juru Anggota Rektor Dekan Manajer Koordinator Pengamat Dosen Guru".split()
)


def without_furniture(text: str) -> str:
    """Canonical `text` without teasers and the headline behind each, notes of advertisements, page numbers and credits.

    They speak of other articles, or of none, so that an answer taken from them would be cited as what this one says. A text
    that is nothing else stays as it is.
    """
    lines = canonical(text).split("\n")
    kept = list(_without_furniture(_without_teasers(list(map(_without_inner_teasers, lines)))))
    if len(kept) == len(lines):
        return canonical("\n".join(kept))
    left = canonical(_GAP.sub("\n\n", "\n".join(kept)))  # the empty lines around what is gone are one
    return left if left.strip() else canonical(text)


def whole_lines(text: str) -> str:
    """Canonical `text` with the lines joined that a scraper broke around links: "sebanyak⏎62 kios⏎hangus terbakar".

    A line that begins in small letters or with a comma, where the line before has no end mark, goes on. In a text with such
    lines, what stands unended goes on with a name or a figure too; a heading in capitals does not.
    """
    lines = canonical(text).split("\n")
    is_broken = any(_continues(before, line) for before, line in pairwise(lines))
    joined: list[str] = []
    is_joined = False
    for number, line in enumerate(lines):
        before = joined[-1] if joined else ""
        following = lines[number + 1] if number + 1 < len(lines) else ""
        goes_on = (
            _continues(before, line)
            or (bool(joined) and not "".join(joined[-2:-1]).strip() and _is_cut_dateline(before, line))
            or (is_broken and _is_link_in(before, line, following, is_joined=is_joined))
            or (is_broken and _begins_a_subject(before) and _leads_on(lines[number : number + _MOST_NAMES + 1]))
        )
        if goes_on:
            joined[-1] = before + ("" if line[0] in ",.;:!?%)]”’" or before.endswith("(") else " ") + line
        else:
            joined.append(line)
        is_joined = goes_on
    return "\n".join(joined)


def mended(text: str) -> str:
    """Canonical `text` without furniture, its lines whole: what a teaser stands between may be one sentence."""
    return whole_lines(without_furniture(text))


def _without_inner_teasers(line: str) -> str:
    bare = _IN_BRACKETS.sub("", line)
    line = bare if bare.strip() else line  # one that stands alone is a line of its own, with the headlines below it
    while found := _WITHIN_A_LINE.search(line):
        rest = line[found.end() :]
        after = rest[_teaser_end(rest) :].strip()
        line = line[: found.start()] + (f" {after}" if after else "")
    return line


def _teaser_end(rest: str) -> int:
    """Where the headline that `rest` begins with ends: where the article surely goes on, else with the sentence."""
    spans = sentences(rest)
    end = spans[0].end
    resumes = _RESUMES.search(rest, 0, end)
    if resumes and _is_title_case(rest[: resumes.start()]):
        return resumes.start()
    if len(spans) > 1 and rest[end - 1] in "!?" and _is_title_case(rest[spans[1].start : spans[1].end]):
        return spans[1].end
    return end


def _is_title_case(written: str) -> bool:
    words: list[str] = [word for word in re.findall(r"[^\W\d_]+", written) if len(word) > 3]
    return sum(word[0].isupper() for word in words) >= _FEWEST_CAPITALS * len(words)


def _without_teasers(lines: Sequence[str]) -> Iterator[str]:
    """The lines without those that are teasers, nor the headlines that stand below a bare one."""
    number = 0
    while number < len(lines):
        line = lines[number]
        number += 1
        teaser = _TEASER_LINE.fullmatch(line) if len(line) <= _MAX_TEASER_CHARS else None
        if teaser is None or _says_more(line, teaser):
            yield line
            continue
        said = "".join(part or "" for part in teaser.groups())
        if not re.search(r"\w", said):
            number += _headlines_in(lines[number:])


def _says_more(line: str, teaser: re.Match[str]) -> bool:
    """Whether it is a sentence of the article: it says something without a colon, and ends with a stop."""
    said = "".join(part or "" for part in teaser.groups()).strip()
    return bool(said) and ":" not in line and line.rstrip().endswith((".", ".”", '."')) and len(said.split()) > 2


def _without_furniture(lines: Iterable[str]) -> Iterator[str]:
    """The lines without furniture, and without the numbers of pages that stand below a pager, each on its line."""
    is_below_pager = False
    for line in lines:
        if _is_furniture(line):
            is_below_pager = _PAGER.match(line.strip(_STRIPPED)) is not None
        elif not (is_below_pager and re.fullmatch(r"\s*\d{0,2}\s*", line)):
            is_below_pager = False
            yield line


def _headlines_in(lines: Sequence[str]) -> int:
    """How many of the lines below a bare teaser belong to it: a list of headlines, or one of them."""
    blank = next((n for n, line in enumerate(lines) if line.strip()), 0)
    end = blank
    while end < len(lines) and _LIST_ITEM.match(lines[end]) and not lines[end].rstrip().endswith("."):
        end += 1
    if end > blank:
        return end
    while end < len(lines) and _is_headline(lines[end], lines[end + 1] if end + 1 < len(lines) else ""):
        if end > blank and not _is_title_case(lines[end]):  # only the first of them need not be written as a headline
            break
        end += 1
    return end if end > blank else 0


def _is_headline(line: str, following: str) -> bool:
    if len(line.split()) < _LEAST_HEADLINE_WORDS or len(line) > _MAX_HEADLINE_CHARS:
        return False
    return not line.rstrip().endswith((".", ",", ";", ":", ".”", '."')) and not _continues(line, following)


def _is_furniture(line: str) -> bool:
    bare = line.strip(_STRIPPED)
    if not bare or len(line) > _MAX_FURNITURE_CHARS:
        return False
    credit = _CREDIT.fullmatch(bare)
    if credit:
        return _is_name(credit["name"])
    return _FURNITURE.fullmatch(bare) is not None or _CODES.fullmatch(line.strip()) is not None


def _is_name(written: str) -> bool:
    """Whether it is a name or two, as stands behind "Editor:": short, with hardly a small letter at the head of a word."""
    words = re.findall(r"[^\W\d_]+", re.sub(r"\S+@\S+", "", written))
    small = [word for word in words if word[0].islower() and word not in ("dan", "and", "bin", "binti", "com", "co", "id")]
    return 0 < len(words) <= 10 and not small and not written.rstrip().endswith(("?", "!"))


def _continues(before: str, line: str) -> bool:
    """Whether `line` goes on with the sentence of the line before."""
    if not line.strip() or not before.strip() or _OWN_LINE.match(line) or _LIST_ITEM.match(before):
        return False
    if _GOES_ON.match(line):
        return not _is_ended(before) or line[0] in ",;)"
    return line[0].islower() and not _is_ended(before)


def _is_ended(line: str) -> bool:
    """Looked at from its end: a pattern would be tried at each place of a line that has been joined of thousands."""
    return line.rstrip(_CLOSING).endswith(_END_MARKS)


def _is_link_in(before: str, line: str, following: str, *, is_joined: bool) -> bool:
    """Whether `line`, which begins with a capital or a figure, is a name, a figure or a part of the sentence left open."""
    if not line.strip() or not before.strip() or _LIST_ITEM.match(line) or _is_ended(before):
        return False
    if is_joined or before[0].islower() or _LEFT_OPEN.search(before[-2:]):
        return True
    last = before.rsplit(maxsplit=1)[-1]
    is_last_word = len(line.split()) == 1
    is_fragment = len(line) <= _LONGEST_LINK_CHARS and (not _is_ended(line) or is_last_word or _continues(line, following))
    return last[0].islower() and is_fragment and not _LIST_ITEM.match(before)


def _begins_a_subject(line: str) -> bool:
    """Whether the line is an office or a single word, to which the name below belongs; another one may be a heading."""
    dateline = read_dateline(line)
    words = line[dateline.length if dateline else 0 :].split(maxsplit=1)
    return bool(words) and not _is_ended(line) and (len(words) == 1 or words[0] in _OFFICES)


def _leads_on(lines: Sequence[str]) -> bool:
    """Whether the first lines are names alone, and the line below them goes on with the sentence."""
    names = list(takewhile(_is_names_alone, lines))
    return 0 < len(names) < len(lines) and _continues(names[-1], lines[len(names)])


def _is_names_alone(line: str) -> bool:
    is_short = 0 < len(line) <= _LONGEST_LINK_CHARS and not _is_ended(line)
    return is_short and all(word[0].isupper() or word[0].isdigit() for word in line.split())


def _is_cut_dateline(first: str, line: str) -> bool:
    """Whether the first two lines are a dateline and its lead: "KRUI, KABAR PESISIR –" and "Bupati …", or the dash below."""
    if not first.strip() or not line.strip():
        return False
    dateline = read_dateline(f"{first} {line}")
    return dateline is not None and len(first) < dateline.length <= len(first) + 4
