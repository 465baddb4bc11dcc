"""Articles and where they come from. In Indonesian."""

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "corpus_error": "{source} tidak dapat dimasukkan.",
    "nothing_there": "Tidak ada berkas atau folder di {source}: letakkan artikel di sana, atau sebutkan tempat lain.",
    "neither_file_nor_folder": "{source} bukan berkas dan bukan folder.",
    "outside_its_root": "{source} tidak terletak di bawah {root}.",
    "folder_unreadable": "Folder {source} tidak dapat dibaca: {detail}.",
    "unwatchable": "Hanya folder dan berkas yang dapat diamati; {source} bukan keduanya.",
    "unknown_fields": "Artikel tidak punya isian {unknown}; yang ada: {known}.",
    "address_not_understood": "Di antara alamat yang diizinkan ({variable}) ada yang salah: {detail}.",
    "not_articles": "rebuild() menerima tempat atau objek Article, bukan {given}.",
    "not_documents": "from_documents() menerima dokumen llama-index, bukan {given}.",
    "nothing_to_build": "Tidak ditemukan artikel di {source}, jadi tidak ada yang dibangun: letakkan berkas di sana "
    "({suffixes}).",
    "nothing_readable": "Tidak ditemukan artikel di {source}, jadi tidak ada yang dibangun: letakkan berkas di sana "
    "({suffixes}). Yang pertama tidak terbaca: {first}",
    "article_without_id": "{source} tidak punya id.",
    "article_without_text": "{source} tidak punya teks.",
    "half_a_surrogate_pair": "{source} memuat separuh pasangan surrogate, yang bukan teks.",
    "same_article": "{source} adalah artikel yang sama dengan {other}; dihitung sekali.",
    "id_is_taken": "{source} memakai id {article_id!r} milik {other}: beri setiap artikel id sendiri.",
    "missing_extra": "{source} memerlukan paket yang belum dipasang: pip install {package}",
    "cluster_needs_ray": "Salinan di mesin lain, dan artikel yang disiapkan di sana, memerlukan {source}: pip install "
    '"{package}".',
    "llm_needs_package": 'Model bahasa {model} memerlukan paket yang belum dipasang: pip install "{package}".',
    "unsupported_format": "Format {source} tidak dibaca di sini. Yang dibaca: {suffixes}.",
    "unsupported_content_type": "Format {source} tidak dibaca di sini: {content_type}.",
    "upload_of_no_format": "Format ini tidak dibaca di sini. Yang dibaca: {suffixes}.",
    "upload_is_no_file": "Ini bukan berkas.",
    "upload_too_large": "Berkas ini lebih besar dari {limit_mb} MB.",
    "upload_without_article": "Tidak ada artikel di dalamnya.",
    "upload_names_used_up": "Sudah terlalu banyak berkas dengan nama ini.",
    "upload_not_written": "Berkas ini tidak dapat disimpan di server ({detail}).",
    "upload_not_moved": "{source} tidak dapat dipindahkan di server ({detail}).",
    "no_such_upload": "Berkas {source} sudah tidak ada.",
}
