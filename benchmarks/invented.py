"""Articles that nobody wrote, as many as are wanted: for what a rebuild takes in while it is measured."""

from pathlib import Path

_TEXT = (
    "Panen {number} di Desa Lumbung\n\nKABAR LUMBUNG, {day} Maret 2025 - Panen padi kelompok tani {number} mencapai {number} "
    "ton. Camat Joko Waluyo menyerahkan bantuan pompa kepada kelompok tani {number} di balai desa."
)


def write_articles(folder: Path, count: int) -> None:
    """`count` text files below `folder`."""
    folder.mkdir(parents=True)
    for number in range(count):
        (folder / f"{number}.txt").write_text(_TEXT.format(number=number, day=1 + number % 28), encoding="utf-8")
