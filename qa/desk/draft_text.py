"""What was found of a draft, in lines: what is contradicted first, since an editor has to see it."""

from collections.abc import Mapping, Sequence

from qa.desk.draft import Checked, Finding
from qa.rendering.strings import source_line
from qa.types import Language

ORDER: tuple[Finding, ...] = ("contradicted", "not_found", "borne_out")
_HEADINGS: Mapping[Language, Mapping[Finding, str]] = {
    "id": {
        "contradicted": "Bertentangan dengan arsip",
        "not_found": "Tidak ditemukan di arsip (belum tentu salah)",
        "borne_out": "Didukung arsip",
    },
    "en": {
        "contradicted": "Contradicted by the archive",
        "not_found": "Not found in the archive (which need not be wrong)",
        "borne_out": "Borne out by the archive",
    },
}
_NOTHING: Mapping[Language, str] = {
    "id": "Tidak ada nama, jabatan, angka, atau tanggal yang dapat diperiksa.",
    "en": "There is no name, office, figure or date to check.",
}


def heading_of(finding: Finding, language: Language) -> str:
    return _HEADINGS[language][finding]


def nothing_to_check(language: Language) -> str:
    return _NOTHING[language]


def draft_lines(checked: Sequence[Checked], language: Language) -> list[str]:
    """Under each heading the claims in their order, each with the sentence that says so and where it stands."""
    lines: list[str] = []
    for finding in ORDER:
        those = [each for each in checked if each.finding == finding]
        if those:
            lines += (
                ["", f"{_HEADINGS[language][finding]}: {len(those)}"]
                if lines
                else [f"{_HEADINGS[language][finding]}: {len(those)}"]
            )
        lines += [line for each in those for line in _told(each, language)]
    return lines or [_NOTHING[language]]


def _told(each: Checked, language: Language) -> list[str]:
    claim = f"- {' '.join(each.claim.text.split())}"
    if not each.quote:
        return [claim]
    source = source_line(each, language)
    return [claim, f"    “{' '.join(each.quote.split())}”", f"    {' '.join(each.title.split())} ({source})"]
