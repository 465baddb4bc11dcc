"""The words around names in the archive tab, in Indonesian and English."""

from collections.abc import Mapping
from dataclasses import dataclass

from index.names.types import NameKind
from qa.types import Language


@dataclass(frozen=True, slots=True)
class NameWords:
    """Braces are filled with `str.format`."""

    names: str
    show: str
    which: str
    kinds: Mapping[NameKind, str]
    asked: str
    listed: str
    cut: str
    nothing: str
    count: str
    between: str
    variants: str
    offices: str
    since: str
    until: str
    beside: str
    others: str
    newest: str
    back: str
    note: str


_INDONESIAN = NameWords(
    names="Nama dalam arsip",
    show="Tampilkan nama",
    which="Jenis nama",
    kinds={"person": "Orang", "place": "Tempat", "institution": "Lembaga"},
    asked="Nama, atau kosong untuk yang paling sering disebut",
    listed="Paling sering disebut, di {read} artikel",
    cut="Baru {read} dari {fitting} artikel yang terbaca; tampilkan lagi untuk melanjutkan.",
    nothing="Tidak ada artikel yang menyebut nama itu.",
    count="{n} artikel",
    between="{n} artikel, {first} sampai {last}",
    variants="Ditulis juga",
    offices="Jabatan menurut artikel",
    since="pertama: {day}",
    until="terakhir: {day}",
    beside="Disebut bersama",
    others="Orang lain dengan nama itu",
    newest="Artikel terbaru yang menyebutnya",
    back="Kembali ke daftar nama",
    note="Nama dan jabatan dibaca dari artikel dengan aturan dan bisa keliru; bacalah kutipannya.",
)
_ENGLISH = NameWords(
    names="Names in the archive",
    show="Show names",
    which="Kind of name",
    kinds={"person": "People", "place": "Places", "institution": "Institutions"},
    asked="A name, or nothing for those named most often",
    listed="Named most often, in {read} articles",
    cut="{read} of {fitting} articles have been read; show names again to read on.",
    nothing="No article has that name.",
    count="{n} articles",
    between="{n} articles, {first} to {last}",
    variants="Also written",
    offices="Offices, as articles have them",
    since="first: {day}",
    until="last: {day}",
    beside="Named together with",
    others="Others of that name",
    newest="The newest articles that name it",
    back="Back to the list of names",
    note="Names and offices are read from the articles by rule and may be wrong; read the quotation.",
)
NAME_WORDS: Mapping[Language, NameWords] = {"id": _INDONESIAN, "en": _ENGLISH}
