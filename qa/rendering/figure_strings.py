"""The sentences around totals and comparisons: what was added up, what is more, and what cannot be told for certain."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from qa.rendering.strings import number
from qa.types import Language


@dataclass(frozen=True, slots=True)
class Frames:
    """Braces are filled with `str.format`; the ones in pairs are for one and for more."""

    units: Mapping[str, tuple[str, str]]
    total: str
    addends: str
    no_total: str
    may_be_one: str
    differing: tuple[str, str]
    rough: tuple[str, str]
    without: tuple[str, str]
    replaced: str
    side: str
    more: str
    more_reported: str
    higher: str
    as_many: str
    unsure_more: str
    side_left: str
    side_empty: str
    rose: str
    fell: str
    stayed: str
    unsure_trend: str
    only_alike: str
    several_a_day: str
    between: str
    value: str
    no_value: str
    others: str
    was: str
    plot: str
    of_side: str
    sort: str


_UNITS = {"people": "{n} orang", "houses": "{n} rumah", "ha": "{n} hektare", "IDR": "Rp{n}"}
FRAMES: Mapping[Language, Frames] = {
    "id": Frames(
        units={name: (form, form) for name, form in _UNITS.items()},
        total="Jumlah: {sum}.",
        addends="{addends} = {sum}",
        no_total="Tidak dijumlahkan dengan pasti.",
        may_be_one="Ada kejadian yang berdekatan harinya dan mungkin satu kejadian yang sama; menjumlahkannya "
                   "bisa menghitung dua kali.",
        differing=(
            "Laporan tentang {n} kejadian tidak sama angkanya; semuanya ditampilkan berdampingan.",
            "Laporan tentang {n} kejadian tidak sama angkanya; semuanya ditampilkan berdampingan.",
        ),
        rough=("{n} angka hanya perkiraan menurut artikelnya.", "{n} angka hanya perkiraan menurut artikelnya."),
        without=(
            "{n} kejadian tanpa angka tidak ikut dijumlahkan.",
            "{n} kejadian tanpa angka tidak ikut dijumlahkan.",
        ),
        replaced="Diralat: “{old}” {old_marker} diganti “{new}” {new_marker}.",
        side="{label}: {told}",
        more="Lebih banyak: {label}.",
        more_reported="Lebih banyak yang diberitakan: {label}.",
        higher="Lebih tinggi: {label}.",
        as_many="Sama banyak.",
        unsure_more="Mana yang lebih tidak dapat dipastikan dari arsip ini.",
        side_left="{label}: {n} artikel lain tidak cukup keterangannya untuk dihitung.",
        side_empty="{label}: tidak ada yang ditemukan, yang bisa berarti tidak diberitakan.",
        rose="Naik: dari {old} {old_marker} ({old_day}) menjadi {new} {new_marker} ({new_day}).",
        fell="Turun: dari {old} {old_marker} ({old_day}) menjadi {new} {new_marker} ({new_day}).",
        stayed="Tetap: {new} {old_marker} {new_marker} ({old_day} dan {new_day}).",
        unsure_trend="Naik atau turun tidak dapat dipastikan: angka-angka ini tidak dari tempat, jenis, dan satuan yang sama.",
        only_alike="Dibandingkan hanya angka dari tempat, jenis, dan satuan yang sama; {n} angka lain "
                   "ditampilkan tanpa dibandingkan.",
        several_a_day="Pada hari yang sama ada angka yang berbeda; naik atau turun tidak dapat dipastikan.",
        between="{least} sampai {most}",
        value="Angka",
        no_value="tanpa angka",
        others="laporan lain: {values}",
        was="diralat dari: {values}",
        plot="Grafik",
        of_side="Bagian",
        sort="Urutkan menurut {name}",
    ),
    "en": Frames(
        units={
            "people": ("{n} person", "{n} people"),
            "houses": ("{n} house", "{n} houses"),
            "ha": ("{n} hectare", "{n} hectares"),
            "IDR": ("Rp{n}", "Rp{n}"),
        },
        total="Total: {sum}.",
        addends="{addends} = {sum}",
        no_total="They cannot be added up for certain.",
        may_be_one="Some events lie so near in time that they may be one; adding them up could count it twice.",
        differing=(
            "The reports of {n} event do not agree on the figure; they stand side by side.",
            "The reports of {n} events do not agree on the figure; they stand side by side.",
        ),
        rough=("{n} figure is only an estimate, by its article.", "{n} figures are only estimates, by their articles."),
        without=("{n} event without a figure is not in the sum.", "{n} events without a figure are not in the sum."),
        replaced="Corrected: “{old}” {old_marker} was replaced by “{new}” {new_marker}.",
        side="{label}: {told}",
        more="More: {label}.",
        more_reported="More was reported: {label}.",
        higher="Higher: {label}.",
        as_many="As many.",
        unsure_more="Which is more cannot be told for certain from this archive.",
        side_left="{label}: {n} other articles do not say enough to be counted.",
        side_empty="{label}: nothing was found, which may mean that it was not reported.",
        rose="Up: from {old} {old_marker} ({old_day}) to {new} {new_marker} ({new_day}).",
        fell="Down: from {old} {old_marker} ({old_day}) to {new} {new_marker} ({new_day}).",
        stayed="Unchanged: {new} {old_marker} {new_marker} ({old_day} and {new_day}).",
        unsure_trend="Up or down cannot be told for certain: these figures are not of one place, kind and unit.",
        only_alike="Only figures of one place, kind and unit are compared; {n} others are shown without being compared.",
        several_a_day="Figures of one day differ; up or down cannot be told for certain.",
        between="{least} to {most}",
        value="Figure",
        no_value="no figure",
        others="other reports: {values}",
        was="corrected from: {values}",
        plot="Plot",
        of_side="Side",
        sort="Sort by {name}",
    ),
}  # fmt: skip


def amount(value: Decimal, unit: str, language: Language) -> str:
    """A figure as it is told: "12 orang", "Rp72.000/kg"."""
    whole, part = divmod(value, 1)
    told = number(int(whole), language)
    if part:
        told += ("," if language == "id" else ".") + format(part.normalize(), "f").partition(".")[2]
    name, _, per = unit.partition("/")
    forms = FRAMES[language].units.get(name, ("{n} " + name,) * 2)
    return forms[value != 1].format(n=told) + (f"/{per}" if per else "")
