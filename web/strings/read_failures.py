"""Why a file could not be read, in the language of the page.

An index and an upload keep the reason as the loaders gave it, one English sentence; here each known one has its Indonesian.
"""

import re

from qa.types import Language

_SENTENCES = (
    (r"(.+) is empty\.", r"\1 kosong."),
    (r"(.+) is empty or has no row of column names\.", r"\1 kosong atau tidak punya baris nama kolom."),
    (r"(.+) holds binary data, not text\.", r"\1 berisi data biner, bukan teks."),
    (r"(.+) holds binary data on line (\d+)\.", r"\1 berisi data biner pada baris \2."),
    (r"(.+) is in no encoding that is read here; save it as UTF-8\.", r"Pengodean \1 tidak dikenal; simpan sebagai UTF-8."),
    (
        r"(.+) (?:has|holds) ([\d,]+) bytes, too many for one article \(.+\)\.",
        r"\1 terlalu besar untuk satu artikel.",
    ),
    (r"(.+) is longer than ([\d,]+) bytes\.", r"\1 lebih panjang dari \2 bita."),
    (r"(.+) is too long for one article, or takes .+ to read\.", r"\1 terlalu panjang untuk satu artikel."),
    (
        r"(.+) is locked with a password, or in the old form of Excel: .+",
        r"\1 terkunci atau dari Excel lama: simpan sebagai .xlsx tanpa kata sandi.",
    ),
    (r"(.+) is locked with a password: .+", r"\1 terkunci dengan kata sandi: simpan tanpa kata sandi."),
    (
        r"(.+) holds no text: recognise .+, or install Tesseract .+",
        r"\1 tidak berisi teks: kenali dahulu teks hasil pindaiannya, atau pasang tesseract-ocr dan tesseract-ocr-ind.",
    ),
    (r"(.+) holds no text, and no scan .+", r"\1 tidak berisi teks, juga bukan pindaian yang dapat dikenali."),
    (r"(.+) cannot be recognised: .+", r"Teks \1 tidak dapat dikenali: Tesseract gagal atau terlalu lama."),
    (r"(.+) has .+ dots, too many to recognise\.", r"Gambar \1 terlalu besar untuk dikenali teksnya."),
    (r"(.+) has more than (\d+) pages to recognise\.", r"\1 berisi lebih dari \2 halaman yang harus dikenali teksnya."),
    (r"(.+) holds no text\.", r"\1 tidak berisi teks."),
    (
        r"There is no text \((.+)\) in (.+), whose columns are (.+): name the one that holds it, as in (.+)\.",
        r"\2 tidak punya teks (\1). Kolomnya: \3. Sebutkan kolom teksnya, misalnya \4.",
    ),
    (r"There is no text \((.+)\) in (.+)\.", r"\2 tidak punya teks (\1)."),
    (
        r"(.+) holds ([\d,]+) dates that are no days, as (.+) in (.+): the articles .+",
        r"\1 memuat \2 tanggal yang bukan tanggal, misalnya \3 di \4: artikelnya masuk dengan tanggal dari alamat "
        r"atau teksnya, atau tanpa tanggal.",
    ),
    (r"(.+) is the article of (.+) once more, which counts once\.", r"\1 adalah artikel yang sama dengan \2; dihitung sekali."),
    (
        r"(.+) has the id '(.+)' of (.+): give each article an id of its own\.",
        r"\1 memakai id '\2' milik \3: beri setiap artikel id sendiri.",
    ),
    (r"(.+) is a response to a post, and no article\.", r"\1 adalah tanggapan atas sebuah tulisan, bukan artikel."),
    (r"(.+) is an export of Substack, .+", r"\1 adalah ekspor Substack: bongkar dahulu, lalu berikan foldernya."),
    (r"(.+) is not published: its status is (.+)\.", r"\1 belum terbit: statusnya \2."),
    (r"(.+) holds no articles\.", r"Tidak ada artikel di \1."),
    (r"(.+) is shown only to those who have its password\.", r"\1 hanya untuk pemegang kata sandinya."),
    (
        r"(.+) also holds ([\d,]+) entries of the kind '(.+)', which is not known to be news\.",
        r"\1 juga berisi \2 entri jenis '\3', yang tidak dikenal sebagai berita.",
    ),
    (r"(.+) is a page without an article in it\.", r"Tidak ada artikel di halaman \1."),
    (r"(.+) is no RSS or Atom feed\.", r"\1 bukan umpan RSS atau Atom."),
    (r"(.+) is NewsML 1, which is not read: .+", r"\1 adalah NewsML 1, yang tidak dibaca: ekspor sebagai NewsML-G2 atau NITF."),
    (
        r"(.+) holds no article: its items are pictures, or lists of others\.",
        r"Tidak ada artikel di \1: isinya gambar atau daftar.",
    ),
    (r"(.+) is a feed without entries\.", r"Umpan \1 tidak punya isi."),
    (r"(.+) defines entities of its own, .+", r"\1 memuat entitas buatan sendiri, yang tidak diperlukan umpan."),
    (r"(.+) is not a line of JSON in UTF-8: .+", r"\1 bukan sebaris JSON dalam UTF-8."),
    (r"(.+) is not an object with named values\.", r"\1 bukan objek JSON dengan nama dan nilai."),
    (r"(.+) has more fields than there are columns\.", r"\1 punya lebih banyak isian daripada kolom."),
    (r"(.+) is not a table beyond line (\d+): .+", r"\1 bukan tabel lagi setelah baris \2."),
    (r"(.+) is not a whole gzip file: .+", r"\1 bukan berkas gzip yang utuh."),
    (r"(.+) is not a PDF that can be read: .+", r"\1 bukan PDF yang dapat dibaca."),
    (r"(.+) is not a Word document that can be read: .+", r"\1 bukan dokumen Word yang dapat dibaca."),
    (r"(.+) is not a zip file that can be read: .+", r"\1 bukan berkas zip yang dapat dibaca."),
    (r"(.+) is not a mailbox that can be read: .+", r"\1 bukan kotak surat yang dapat dibaca."),
    (r"(.+) is not a message that can be read: .+", r"\1 bukan surel yang dapat dibaca."),
    (r"(.+) is not an OpenDocument text that can be read: .+", r"\1 bukan dokumen OpenDocument yang dapat dibaca."),
    (r"(.+) is no text document of OpenDocument\.", r"\1 bukan dokumen teks OpenDocument."),
    (r"(.+) is not a document in Rich Text Format that can be read: .+", r"\1 bukan dokumen RTF yang dapat dibaca."),
    (r"(.+) has more than ([\d,]+) groups one inside the other\.", r"\1 terlalu rumit untuk dibaca."),
    (r"(.+) is not an e-book that can be read: .+", r"\1 bukan buku elektronik yang dapat dibaca."),
    (r"(.+) is not a spreadsheet that can be read: .+", r"\1 bukan buku kerja yang dapat dibaca."),
    (r"(.+) reaches over ([\d,]+) cells: .+", r"\1 terlalu luas (\2 sel): hapus isi yang jauh dari yang lain."),
    (r"(.+) is not a Parquet file that can be read: .+", r"\1 bukan berkas Parquet yang dapat dibaca."),
    (r"(.+) holds more than ([\d,]+) rows: .+", r"\1 berisi lebih dari \2 baris: bagilah menjadi beberapa berkas."),
    (r"(.+) is not a file of subtitles that can be read: .+", r"\1 bukan berkas subtitel yang dapat dibaca."),
    (r"(.+) is not a web archive that can be read: .+", r"\1 bukan arsip web yang dapat dibaca."),
    (
        r"(.+) also holds ([\d,]+) pages that do not say when they were published, .+",
        r"\1 juga berisi \2 halaman tanpa tanggal terbit, seperti daftar berita.",
    ),
    (r"(.+) unzips to far more than news does, .+", r"Isi \1 jauh lebih besar daripada berita, jadi sisanya tidak dibaca."),
    (r"(.+) is not .+ that can be read: .+", r"\1 tidak dapat dibaca."),
    (
        r"(.+) is a message without a text: .+ \((.+)\) beside it\.",
        r"Surel \1 tidak berisi teks: simpan lampirannya (\2) di sampingnya.",
    ),
    (r"(.+) is a message without a text\.", r"Surel \1 tidak berisi teks."),
    (r"(.+) holds more than ([\d,]+) files\.", r"\1 berisi lebih dari \2 berkas."),
    (r"(.+) holds more than ([\d,]+) records that cannot be read\.", r"\1 berisi lebih dari \2 catatan yang tidak terbaca."),
    (r"(.+) has a name that leads out of its zip file\.", r"Nama \1 menunjuk ke luar berkas zip-nya."),
    (r"(.+) is a link, which is not followed\.", r"\1 hanya tautan, yang tidak diikuti."),
    (r"(.+) is a zip file in a zip file: .+", r"\1 adalah zip di dalam zip: bongkar dahulu."),
    (r"The front matter of (.+?) is not .+", r"Kepala YAML \1 tidak dapat dibaca."),
    (r"(.+) was written to while it was read: .+", r"\1 berubah ketika dibaca: akan dibaca lagi lain kali."),
    (r"(.+) needs a package that is not installed: (.+)", r"\1 memerlukan paket yang belum dipasang: \2"),
    (r"(?:This|.+) is of no format that is read here: (.+)\.", r"Format ini tidak dibaca di sini. Yang dibaca: \1."),
    (r"(.+) cannot be read: (.+)\.", r"\1 tidak dapat dibaca."),
    (r"This is no file\.", "Ini bukan berkas."),
    (r"This is larger than (\d+) MB\.", r"Berkas ini lebih besar dari \1 MB."),
    (r"There is no article in it\.", "Tidak ada artikel di dalamnya."),
    (r"There are too many files of this name\.", "Sudah terlalu banyak berkas dengan nama ini."),
    (r"It could not be written \(.+\)\.", "Berkas ini tidak dapat disimpan di server."),
)
_KNOWN = tuple((re.compile(pattern, re.DOTALL), indonesian) for pattern, indonesian in _SENTENCES)


def reason_in(language: Language, reason: str) -> tuple[str, Language]:
    """The reason as the page tells it, and the language that it then is in: English where it is not known here."""
    if language == "id":
        for pattern, indonesian in _KNOWN:
            if found := pattern.fullmatch(reason):
                return found.expand(indonesian), "id"
    return reason, "en"
