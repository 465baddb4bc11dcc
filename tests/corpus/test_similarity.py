"""Copies of one text: what papers change in it, and what makes it another text."""

import os
import subprocess
import sys
from itertools import combinations

import numpy as np
import pytest
from datasketch import MinHash

from corpus.near_duplicates import FEWEST_WORDS, KEYS, ROWS, _least_hashes, is_copy, keys, wording

LEAD = "Banjir merendam 213 rumah di tiga pekon Kecamatan Semaka, Kabupaten Tanggamus, Senin (26/8/2024) malam."
BODY = (
    "Air mulai naik sekitar pukul 21.00 setelah hujan lebat turun sejak sore di hulu Way Semaka. Warga mengungsi ke balai "
    "pekon dan masjid sambil membawa pakaian, dokumen, dan ternak yang masih dapat diselamatkan.\n"
    "Kepala pelaksana badan penanggulangan bencana setempat, Harun Wiratama, mengatakan perahu karet dikerahkan untuk "
    "menjemput warga lanjut usia. Menurut dia, ketinggian air di jalan utama mencapai dada orang dewasa dan arus masih deras "
    "hingga tengah malam.\n"
    "Dapur umum didirikan di halaman kantor kecamatan. Petugas kesehatan memeriksa pengungsi yang mengeluh gatal dan demam, "
    "sedangkan listrik di sebagian wilayah dipadamkan demi keselamatan."
)
END = "Sekolah di pekon yang terendam diliburkan sampai air surut dan ruang kelas dibersihkan oleh guru bersama warga."
TEXT = f"{LEAD} {BODY}\n{END}"
OTHER = (
    "Panen kopi di lereng Gunung Tanggamus tahun ini lebih baik daripada tahun lalu, kata para petani di Ulu Belu. Buah "
    "merah dipetik satu per satu, dijemur dua pekan, lalu dijual kepada pengepul di pasar Gisting. Harga naik karena "
    "permintaan dari luar daerah bertambah, sementara biaya pupuk turun. Koperasi membagikan bibit unggul dan melatih anggota "
    "memangkas cabang tua supaya pohon berbuah lebat. Pembeli dari kota datang sendiri untuk mencicipi hasil sangrai di rumah "
    "petani dan memesan berkarung biji pilihan."
)
# What a house does to a text that it prints.
HOUSE = {
    "the same": TEXT,
    "a dateline": f"KOTAAGUNG - {TEXT}",
    "an outlet in the dateline": f"PANTAU LAMPUNG, SEMAKA – {TEXT}",
    "links between the paragraphs": TEXT.replace("\n", "\nBaca juga: 3 Jembatan Putus di Limau 2023\n"),
    "a reporter's code": f"{TEXT} (hrn/wid)",
    "links behind marks": TEXT.replace("\n", "\n\n * >> Simak juga video: 3 Jembatan Putus di Limau 2023\n\n"),
    "links behind a line of marks": TEXT.replace("\n", f"\n{'*' * 50}\n{'-' * 50} Baca juga: 3 Jembatan Putus\n"),
    "a line of credit": f"{TEXT}\nEditor: Sinta Maharani",
    "other marks": TEXT.replace("(26/8/2024)", "(26/08/24)").replace(", dan", " dan").replace('"', ""),
    "capitals and spaces": TEXT.replace("Dapur umum", "DAPUR UMUM").replace(" di ", "  di "),
    "a few words": TEXT.replace("lebat turun", "deras mengguyur").replace("Menurut dia", "Ia menjelaskan"),
    "the end cut off": TEXT.removesuffix(END).rstrip(),
}
# What an editor must see: an update, a correction, another event.
NEWS = {
    "a figure": TEXT.replace("213", "231"),
    "a figure in words": TEXT.replace("tiga pekon", "lima pekon"),
    "a figure told before elsewhere": TEXT.replace("213 rumah", "26 rumah"),
    "a day": TEXT.replace("Senin (26/8/2024)", "Selasa (27/8/2024)"),
    "a day without its date": TEXT.replace("Senin (26/8/2024)", "Senin").replace("Senin malam", "Selasa malam"),
    "a name": TEXT.replace("Harun Wiratama", "Bagas Prakoso"),
    "a place": TEXT.replace("Kecamatan Semaka", "Kecamatan Wonosobo"),
    "a correction": f"{TEXT} Ralat: judul berita ini telah diperbaiki.",
    "a figure more": TEXT.replace("lanjut usia.", "lanjut usia. Sebanyak 14 orang masih dicari."),
    "a new beginning": TEXT.replace(LEAD, OTHER[:400]),
    "another end": TEXT.replace(END, OTHER[:300]),
    "little left of it": TEXT[: len(TEXT) // 3],
    "another text": OTHER,
}


def texts_meet(one: str, other: str) -> bool:
    held, others = (np.frombuffer(keys(text), dtype=np.uint32) for text in (one, other))
    return bool((held == others).any())


@pytest.mark.parametrize("change", HOUSE)
def test_what_a_house_changes_leaves_a_copy(change: str) -> None:
    assert texts_meet(TEXT, HOUSE[change])
    assert is_copy(wording(TEXT), wording(HOUSE[change]))


@pytest.mark.parametrize("change", NEWS)
def test_what_is_news_makes_another_text(change: str) -> None:
    assert NEWS[change] != TEXT
    assert not is_copy(wording(TEXT), wording(NEWS[change]))


def test_a_copy_is_one_from_both_sides() -> None:
    wordings = [wording(text) for text in (*HOUSE.values(), *NEWS.values())]
    assert all(is_copy(one, other) == is_copy(other, one) for one, other in combinations(wordings, 2))


def test_a_short_text_is_no_copy_even_of_itself() -> None:
    short, long = ("kata " * (FEWEST_WORDS - 1), "kata " * FEWEST_WORDS)
    assert keys(short) == b""
    assert not is_copy(wording(short), wording(short))
    assert len(keys(long)) == 4 * KEYS
    assert is_copy(wording(long), wording(long))


@pytest.mark.parametrize("text", ["", " \n ", "…", "1", "Satu kata", "², ³ – ½"])
def test_any_text_has_a_wording(text: str) -> None:
    assert keys(text) == b""
    assert not is_copy(wording(text), wording(text))


def test_different_texts_share_no_key() -> None:
    assert not texts_meet(TEXT, OTHER)


@pytest.mark.programs
def test_keys_do_not_depend_on_the_seed_of_hashes() -> None:
    program = "import sys; from corpus.near_duplicates import keys; print(keys(sys.argv[1]).hex())"
    seeded = [
        subprocess.run(
            [sys.executable, "-c", program, TEXT],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed in ("1", "2")
    ]
    assert seeded == [keys(TEXT).hex()] * 2


def test_the_least_hashes_are_those_of_datasketch() -> None:
    shingles = np.random.default_rng(5).integers(0, 2**32, 300, dtype=np.uint32)
    sketch = MinHash(num_perm=KEYS * ROWS, seed=1, hashfunc=int, scheme="affine32")
    sketch.update_batch(shingles.tolist())
    assert _least_hashes(shingles).tolist() == sketch.hashvalues.tolist()
