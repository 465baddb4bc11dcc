"""Questions made by rule, for the reader: from sentences of the news, and from sentences that exist in both languages.

Cloze questions with an interrogative in place of the answer, as in Lewis et al. (ACL 2019), "Unsupervised Question
Answering by Cloze Translation": clumsy, but right about where the answer stands. Those over parallel sentences ask in
English and are answered by the same name, number or day in the Indonesian text: what the reader has least of.
"""

import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from index.lexicon import language_of
from qa.gloss import gloss
from training.data import HELD_BACK, Row, articles, fold, rows
from training.reading import Example

WINDOW = 900  # code points of context around a made question's sentence
SHINGLE = 8  # words
COPIED = 4  # shingles shared with a development article, from which an article is no source

PARALLEL = "panl_bppt_int panl_bppt_eco panl_bppt_spo panl_bppt_sci desmond_bbc desmond_smeru idmt_news.valid".split()

_CAPITALS = r"[A-Z][\w.'-]*[\w.](?: (?:bin |binti |of )?[A-Z][\w.'-]*\w)+"
_OFFICE = re.compile(
    r"(?:Wakil |Plt\.? |Pj\.? )?\b(?:Presiden|Menteri|Menko|Gubernur|Bupati|Wali ?[Kk]ota|Camat|Lurah|Kapol\w+|Kasat\w*|"
    r"Kabid\w*|Kanit\w*|Dandim|Danrem|Pangdam|Kepala|Ketua|Sekretaris|Sekda|Direktur|Komisioner|Anggota|Kombes|AKBP|AKP|"
    r"Kompol|Iptu|Ipda|Brigjen|Irjen|Kolonel|Letkol|Jaksa|Hakim|Rektor|Dosen|Juru|Humas|Manajer|Pelatih)\b"
)
_NOT_FIRST = re.compile(r"^(?:Namun|Selain|Sementara|Menurut|Dalam|Pada|Saat|Untuk|Setelah|Hal|Dari|Karena|Meski|Jika)\b")
_LED = re.compile(
    rf"^(?P<what>[^\"“”]{{12,90}}?),? (?:yang )?(?:akan )?"
    r"(?P<verb>dipimpin|dibuka|diresmikan|ditutup|dihadiri|dilantik|disampaikan|diikuti|digelar|diselenggarakan|diserahkan|"
    rf"ditangani) (?:langsung |secara resmi |juga )*oleh (?P<answer>{_CAPITALS}(?:, {_CAPITALS})?)"
)
_ACTIVE = {
    "dipimpin": ("memimpin", "led"), "dibuka": ("membuka", "opened"), "diresmikan": ("meresmikan", "inaugurated"),
    "ditutup": ("menutup", "closed"), "dihadiri": ("menghadiri", "attended"), "dilantik": ("melantik", "swore in"),
    "disampaikan": ("menyampaikan", "delivered"), "diikuti": ("mengikuti", "took part in"), "digelar": ("menggelar", "held"),
    "diselenggarakan": ("menyelenggarakan", "organised"), "diserahkan": ("menyerahkan", "handed over"),
    "ditangani": ("menangani", "handled"),
}  # fmt: skip
_ACTOR = re.compile(rf"^(?P<answer>{_CAPITALS}(?:, {_CAPITALS})?),? (?P<rest>(?:me|ber|ter|di)\w{{3,}} [^\"“”]+)")
_PLACE = re.compile(rf",? \b(?:bertempat )?di (?P<answer>(?:\w+ )?{_CAPITALS}(?:, (?:\w+ )?{_CAPITALS}){{0,2}})")
_DAY = re.compile(
    r",? (?:pada )?(?:hari )?(?P<answer>(?:Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu),? "
    r"\(?\d{1,2}[/ ](?:\d{1,2}|[A-Z]\w+)(?:[/ ]\d{2,4})?\)?)"
)
_SUM = re.compile(r"\b(?P<answer>Rp\.? ?\d[\d.,]*(?: (?:ribu|juta|miliar|triliun))?)")
_COUNT = re.compile(
    r"(?<= )(?!(?:19|20)\d\d )(?P<answer>\d[\d.,]*\d|\d)"
    r"(?P<unit> (?!persen|tahun|juta|miliar|ribu|pada|dan|di|yang|oleh|untuk)[a-z]{3,})"
)


def from_news(data: Path, most: int, shuffle: random.Random) -> list[Example]:
    """Up to `most` questions over articles that no held-back question and no development article shares text with."""
    seen = _development_shingles(data)
    pool = [row for row in articles(data) if fold(row["id"]) != HELD_BACK and len(row["text"]) > 300]
    shuffle.shuffle(pool)
    made: list[Example] = []
    for row in pool:
        if len(made) >= most:
            break
        if len(_shingles(row["text"]) & seen) < COPIED:
            found = list(_asked_of(row, shuffle))
            made += shuffle.sample(found, min(2, len(found)))
    return made


def _asked_of(row: Row, shuffle: random.Random) -> Iterator[Example]:
    title, text = row["title"] or "", row["text"]
    for match in re.finditer(r"[A-Z][^\n]+?(?:(?<=[a-z0-9)])\.(?= |\n|$)|\n|$)", text):
        sentence = match.group().rstrip(".\n")
        if not 40 <= len(sentence) <= 300 or re.search(r"[\"“”‘’]", sentence):
            continue
        for question, start, end in _questions(sentence, shuffle):
            at = match.start()
            begin = max(0, at - shuffle.randrange(0, WINDOW // 2))
            context = text[begin : begin + WINDOW]
            first, last = at + start - begin, at + end - begin
            if last <= len(context):
                yield Example(question, title if shuffle.random() < 0.7 else "", context, (first, last))


def _questions(sentence: str, shuffle: random.Random) -> Iterator[tuple[str, int, int]]:
    """(question, where the answer stands in the sentence) for each pattern that fits."""
    if (led := _LED.match(sentence)) and not _NOT_FIRST.match(sentence):
        active, _ = _ACTIVE[led["verb"]]
        yield f"Siapa yang {active} {_lowered(led['what'])}?", *led.span("answer")
    if (actor := _ACTOR.match(sentence)) and _OFFICE.search(actor["answer"]) and not _NOT_FIRST.match(sentence):
        yield f"Siapa yang {_cut(actor['rest'], 14)}?", *actor.span("answer")
    for pattern, asked in ((_PLACE, ("Di mana", "Dimana lokasi")), (_DAY, ("Kapan", "Hari apa", "Tanggal berapa"))):
        if (found := pattern.search(sentence)) and found.start() > 20:
            yield f"{shuffle.choice(asked)} {_without(sentence, found)}?", *found.span("answer")
    if (found := _SUM.search(sentence)) and found.start() > 12:
        yield f"Berapa {_without(sentence, found)}?", *found.span("answer")
    elif (found := _COUNT.search(sentence)) and found.start() > 12:
        yield f"Berapa{found['unit']} {_without(sentence, found)}?", *found.span("answer")


def _without(sentence: str, found: re.Match[str]) -> str:
    """The clause around what was found, less it: the words before, and a few after."""
    return _lowered(_tail(sentence[: found.start()], 11) + " " + _cut(sentence[found.end() :], 5))


def _cut(clause: str, most: int) -> str:
    return " ".join(re.split(r"[,;:(\"“”]", clause.strip(" ,)"))[0].split()[:most])


def _tail(clause: str, most: int) -> str:
    """The end of the clause, from its last comma on where enough follows it."""
    last = clause.strip(" ,").rsplit(", ", 1)[-1]
    kept = last if len(last.split()) >= 4 else clause
    return " ".join(kept.split()[-most:]).strip(" ,")


def _lowered(clause: str) -> str:
    """Without the capital of a sentence's start, where the second word has none either."""
    clause = " ".join(clause.split())
    parts = clause.split(" ", 1)
    return clause if len(parts) > 1 and parts[1][:1].isupper() else clause[:1].lower() + clause[1:]


def from_parallel(data: Path, most: int, shuffle: random.Random) -> list[Example]:
    """Up to `most` English questions over Indonesian sentences; every eighth over sentences that do not answer it."""
    made: list[Example] = []
    for name in PARALLEL:
        pairs = list(rows(data / f"parallel/{name}.jsonl.gz"))
        for number, pair in enumerate(pairs):
            for question, answer in _english_questions(pair["en"], pair["id"]):
                at = pair["id"].find(answer)
                before = " ".join(p["id"] for p in pairs[max(0, number - shuffle.randrange(0, 4)) : number])
                after = " ".join(p["id"] for p in pairs[number + 1 : number + 1 + shuffle.randrange(0, 4)])
                if shuffle.random() < 0.125:
                    other = f"{before} {after}".strip()
                    if other and answer not in other:
                        made.append(Example(question, "", other, None))
                    continue
                start = len(before) + 1 + at if before else at
                made.append(Example(question, "", f"{before} {pair['id']} {after}".strip(), (start, start + len(answer))))
    return shuffle.sample(made, min(most, len(made)))


_VERB = re.compile(r"(?:\w+ed|said|says|told|was|is|has|had|will|won|met|made|took|did|were|are)\b")
_ENGLISH_NAME = re.compile(r"[A-Z][\w'-]+(?: (?:al-|bin |de |van )?[A-Z][\w'-]+)+")
_DAYS = dict(
    zip(
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
        "Senin Selasa Rabu Kamis Jumat Sabtu Minggu".split(),
        strict=True,
    )
)


def _english_questions(english: str, indonesian: str) -> Iterator[tuple[str, str]]:
    """(question, answer) where the answer is written alike in both, or is a day of the week."""
    if not 8 <= len(english.split()) <= 45 or '"' in english:
        return
    for found in _ENGLISH_NAME.finditer(english):
        name = found.group()
        if indonesian.count(name) != 1 or english.count(name) != 1:
            continue
        before, after = english[: found.start()].rstrip(), english[found.end() :].lstrip(" ,")
        if _VERB.match(after) and len(before.split()) <= 6:
            yield f"Who {_english_cut(after, 14)}?", name
        elif re.search(r"\b(?:in|at|near)$", before):
            clause = re.sub(r"\s*\b(?:in|at|near)$", "", before)
            yield f"Where {_english_tail(clause, 13)} {_english_cut(after, 4)}".strip() + "?", name
        elif len(before.split()) >= 6:
            yield f"{_english_tail(before, 13)} who {_english_cut(after, 4)}".strip() + "?", name
    for english_day, day in _DAYS.items():
        if english.count(english_day) == 1 and indonesian.count(day) == 1:
            clause = re.sub(rf"\s*\b(?:on |late |early )*{english_day}\b", "", english)
            yield f"When {_english_cut(clause, 14)}?", day
    for found in re.finditer(r"(?<![\w.,-])(\d[\d,.]*\d|\d)(?= ([a-z]{3,}))", english):
        number = found.group(1).replace(",", "_").replace(".", ",").replace("_", ".")
        if len(re.findall(rf"(?<![\d.,]){re.escape(number)}(?![\d])", indonesian)) == 1 and indonesian.count(number) == 1:
            if re.fullmatch(r"(?:19|20)\d\d", number):
                continue
            yield f"How many {_english_cut(english[found.end() :], 5)} {_english_tail(english[: found.start()], 9)}?", number


def _english_cut(clause: str, most: int) -> str:
    return " ".join(re.split(r"[;:(]|, ", clause.strip(" ,."))[0].split()[:most]).rstrip(" ,.")


def _english_tail(clause: str, most: int) -> str:
    return " ".join(clause.split()[-most:]).strip(" ,.")


def glossed(examples: Iterable[Example], share: float, shuffle: random.Random) -> list[Example]:
    """The examples, a share of their English questions glossed in Indonesian, as the reader is asked them too."""
    return [
        replace(e, question=gloss(e.question)) if language_of(e.question) == "en" and shuffle.random() < share else e
        for e in examples
    ]


def _shingles(text: str) -> set[int]:
    tokens = text.lower().split()
    return {hash(tuple(tokens[k : k + SHINGLE])) for k in range(len(tokens) - SHINGLE + 1)}


def _development_shingles(data: Path) -> set[int]:
    found: set[int] = set()
    for row in rows(data / "newsqa/dev_articles.jsonl"):
        found |= _shingles(row["text"])
    return found
