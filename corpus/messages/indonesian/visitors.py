"""What visitors of the chat are told instead: without a folder of the server or a command. In Indonesian.

These also hold for the codes of an error's branch.
"""

from collections.abc import Mapping

_TELL = "Beri tahu pengelola."

SENTENCES: Mapping[str, str] = {
    "corpus_error": "Tidak ditemukan artikel yang dapat dibaca.",
    "missing_extra": "Paket yang diperlukan untuk ini belum dipasang: pip install {package}",
    "indexing_error": "Indeks arsip sedang tidak dapat dibaca. Coba lagi; bila terulang, beri tahu pengelola.",
    "only_generation": "Tidak ada generasi sebelumnya.",
    "article_withdrawn": "Artikel ini ditarik pada {withdrawn} karena: {reason}",
    "index_not_found": "Belum ada indeks arsip. Penyunting membuatnya di tab Arsip.",
    "index_mismatch": "Indeks arsip dibuat oleh versi Wartanya yang lain. Penyunting perlu membangunnya ulang.",
    "index_damaged": "Indeks arsip rusak atau tidak lengkap. Pengelola perlu membangunnya ulang dari awal.",
    "index_locked": "Proses lain sedang membangun ulang indeks ini; tunggu sampai selesai.",
    "index_unavailable": "Indeks arsip sedang dipakai program lain atau cakramnya tidak terjangkau. Coba lagi sebentar lagi.",
    "index_unwritable": "Indeks tidak dapat ditulis. Periksa ruang dan izin menulis pada cakramnya, lalu coba lagi.",
    "too_many_removals": "Ini akan menghapus {removals:,} dari {articles:,} artikel. Bila memang dimaksud, centang izinnya.",
    "articles_renamed": "Ini akan menghapus {removals:,} dari {articles:,} artikel; {again:,} di antaranya masuk lagi dengan "
    "isi yang sama dari berkas bernama lain. Bila sebuah folder memang berganti nama, centang izinnya.",
    "thresholds_damaged": "Jawaban sedang tidak dapat dibuat. " + _TELL,
    "reader_unavailable": "Pembaca jawaban sedang tidak tersedia. Coba lagi sebentar lagi; bila terulang, beri tahu pengelola.",
    "evaluation_error": "Daftar pertanyaannya sedang tidak dapat dibaca. " + _TELL,
    "feedback_unusable": "Penilaian Anda tidak dapat disimpan. Coba lagi; bila terulang, beri tahu pengelola.",
    "file_unusable": "Sebuah berkas sedang tidak dapat dibaca atau ditulis. " + _TELL,
    "keys_unusable": "Daftar kunci sedang tidak dapat dibaca. " + _TELL,
    "access_error": "Daftar akun sedang tidak dapat dibaca. " + _TELL,
}
