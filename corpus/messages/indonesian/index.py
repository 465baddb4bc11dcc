"""The index. In Indonesian."""

from collections.abc import Mapping

_AGAIN = "bangun ulang dengan `wartanya rebuild --fresh`."
_AS_IT_WAS = "yang sedang melayani tidak berubah. Kosongkan sebagian cakram, lalu coba lagi."
_TRY_LATER = "coba lagi sebentar lagi; bila terulang, periksa program yang membukanya dan cakramnya."
_BEFORE_REMOVALS = "Ini akan menghapus {removals} dari {articles} artikel"
_ALLOW = "katakan dengan --allow-removals (di Python: allow_removals=True)"

SENTENCES: Mapping[str, str] = {
    "indexing_error": "Indeks di {path} tidak dapat dibangun, dibaca, atau diubah.",
    "index_not_found": "Belum ada indeks di {path}: buat dengan `{remedy}`.",
    "index_mismatch": "Indeks di {path} punya {field} {stored}, yang diminta {wanted}: perbarui dengan `{remedy}`.",
    "index_damaged": "Indeks di {path} rusak: " + _AGAIN,
    "file_of_index_missing": "Indeks ini tidak punya {name}: " + _AGAIN,
    "manifest_damaged": "Manifes indeks di {path} rusak ({detail}): " + _AGAIN,
    "not_a_manifest": "Manifes indeks di {path} bukan manifes ({detail}): " + _AGAIN,
    "vectors_missing": "Indeks ini tidak punya vektor di {path}: " + _AGAIN,
    "vectors_incomplete": "Vektor di {path} tidak lengkap: " + _AGAIN,
    "vectors_unreadable": "Vektor di {path} tidak dapat dibaca ({detail}): " + _AGAIN,
    "pointer_unreadable": "{pointer} tidak dapat dibaca ({detail}): " + _AGAIN,
    "generation_missing": "{pointer} menyebut generasi {serving!r}, yang tidak ada (yang ada: {left}): tuliskan nomor salah "
    "satu yang ada ke dalamnya, atau bangun ulang indeksnya dengan `wartanya rebuild --fresh`.",
    "generation_miscounts": "Generasi baru punya {passages} petikan tetapi {others}; yang lama tetap melayani: " + _AGAIN,
    "generation_finds_too_little": "Generasi baru menemukan {found} dari {asked} petikan dengan vektornya sendiri; yang lama "
    "tetap melayani: " + _AGAIN,
    "lexicon_missing": "Kamus di {path} tidak ada: pasang Wartanya lagi.",
    "index_locked": "Indeks di {path} sedang dibangun ulang oleh proses lain: tunggu sampai selesai.",
    "index_locked_by_process": "Indeks di {path} sedang dibangun ulang oleh proses {pid} sejak {since}: tunggu sampai selesai.",
    "index_locked_on_machine": "Indeks di {path} sedang dibangun ulang oleh proses {pid} di {machine} sejak {since}: tunggu "
    "sampai selesai.",
    "index_unavailable": "Indeks di {path} sedang tidak dapat dipakai ({detail}): " + _TRY_LATER,
    "manifest_unavailable": "Manifes indeks di {path} sedang tidak dapat dipakai ({detail}): " + _TRY_LATER,
    "vectors_unavailable": "Vektor di {path} sedang tidak dapat dipakai ({detail}): " + _TRY_LATER,
    "index_closed": "Arsip di {path} sudah ditutup: buka lagi dengan Archive.open.",
    "index_unwritable": "{path} tidak dapat ditulis ({detail}): " + _AS_IT_WAS,
    "vectors_unwritable": "Vektor di {path} tidak dapat ditulis ({detail}): " + _AS_IT_WAS,
    "index_folder_unwritable": "{path} tidak dapat ditulis ({detail}): pilih tempat lain dengan --index.",
    "generation_unwritable": "{path} tidak dapat ditulis (prosesnya berakhir dengan status {status}): yang sedang melayani "
    "tidak berubah. Kosongkan sebagian cakram atau memori, lalu coba lagi.",
    "too_little_space": "Membangun ulang {path} perlu {needed_mb:,.0f} MB ruang kosong, {times} kali {made_mb:,.0f} MB "
    "indeksnya, dan yang ada {free_mb:,.0f} MB. Kosongkan sebagian, atau pilih cakram lain dengan --index. Yang sedang "
    "melayani tidak berubah.",
    "worker_ended": "Sebuah proses yang menyiapkan artikel berakhir dengan status {status}, mungkin kekurangan memori: yang "
    "sedang melayani tidak berubah. Coba lagi dengan --workers 1 (di Python: workers=1), yang memerlukan lebih sedikit.",
    "ray_not_reached": "Tidak ada mesin Ray yang dapat diminta menyiapkan artikel ({detail}), jadi tidak ada yang dikerjakan: "
    'periksa apakah Ray berjalan di sini dan di mesin lain, atau jalankan tanpa --workers ray (di Python: workers="ray").',
    "ray_lost": "Mesin-mesin Ray tidak menyiapkan semua artikel ({detail}): yang sedang melayani tidak berubah. Periksa "
    'mesinnya, lalu ulangi, atau jalankan tanpa --workers ray (di Python: workers="ray").',
    "ray_differs": "{machine}, sebuah mesin Ray, mempunyai {field} {there}, sedangkan mesin ini {here}: yang sedang melayani "
    "tidak berubah. Pasang yang sama di semua mesin, jalankan lagi Ray di sana, lalu ulangi.",
    "manifest_asked_wrongly": "Manifes indeks di {path} ditanya dengan salah ({detail}): itu kesalahan Wartanya, bukan "
    "manifesnya.",
    "is_a_cluster": "{path} memuat klaster yang terdiri atas beberapa indeks: gunakan `wartanya cluster`, yang memperbarui "
    "semuanya.",
    "index_is_there": "Di {path} sudah ada indeks: pilih folder lain.",
    "cluster_file_unreadable": "{path} tidak dapat dibaca ({detail}): kembalikan dari cadangan, bersama folder pecahannya.",
    "cluster_shards_missing": "Klaster di {path} tidak lengkap: {shards} tidak ditemukan. Tidak ada yang dikerjakan; hidupkan "
    "lagi diska atau mesinnya, lalu ulangi.",
    "cluster_replicas_missing": "Salinan klaster di {path} berikut tidak terjangkau: {replicas}. Yang diminta belum dikerjakan "
    "di sana; hidupkan mesinnya, atau keluarkan dengan `wartanya cluster drop-replica`, lalu ulangi.",
    "node_unreachable": "{path} di mesin {node} tidak terjangkau lewat Ray ({detail}): periksa apakah Ray berjalan di sana dan "
    "di sini.",
    "replica_behind": "{path} tidak memuat generasi {generation} seperti yang disebut klaster: pembaruan berikutnya "
    "membawanya.",
    "replica_differs": "Yang tiba di {replica} bukan isi {path}: periksa disk atau jaringannya, lalu ulangi.",
    "no_such_shard": "Klaster di {path} tidak mempunyai pecahan {name!r}, hanya {shards}.",
    "no_such_replica": "Pecahan {name} pada klaster di {path} tidak mempunyai salinan {replica}.",
    "cluster_silent": "Tidak satu pun dari {shards} pada klaster di {path} menjawab: periksa diskanya, lalu coba lagi.",
    "parts_silent": "{shards} pada arsip di {path} tidak menjawab, sehingga hasilnya tidak akan lengkap: coba lagi sebentar "
    "lagi; jika tetap begitu, periksa diskanya.",
    "cluster_shards_differ": "Klaster di {path} tidak seperti saat ditulis: {shards} memuat artikel lain daripada catatannya. "
    "Tidak ada yang dikerjakan; kembalikan dari cadangan, atau buat klaster baru.",
    "only_generation": "Generasi {serving} di {path} satu-satunya: tidak ada yang dapat dituju kembali.",
    "no_such_article": "Arsip di {path} tidak memuat artikel {article_id!r}.",
    "article_withdrawn": "Artikel {article_id!r} ditarik pada {withdrawn} karena: {reason}",
    "not_withdrawn": "{name!r} tidak sedang ditarik dalam arsip di {path}.",
    "not_masked": "Tidak ada nama seperti itu yang disamarkan pada {name!r} dalam arsip di {path}.",
    "name_not_in_article": "Nama itu tidak ada dalam teks, judul, dan penulis {name!r} maupun alamatnya (arsip di "
    "{path}). Tulislah seperti dalam artikelnya.",
    "taken_out_not_rewritten": "Keputusannya berlaku, dan artikel itu tidak ditampilkan lagi; tetapi indeks di {path} "
    "tidak dapat ditulis ulang: {detail} Kosongkan sebagian ruang, lalu `wartanya rebuild`.",
    "editorial_unwritable": "Keputusan penyunting dan catatannya tidak dapat ditulis di {path} ({detail}), jadi tidak "
    "ada yang dilakukan. Kosongkan sebagian ruang, atau periksa siapa yang boleh menulis di sana.",
    "editorial_unreadable": "Keputusan penyunting tidak dapat dibaca di {path} ({detail}): coba lagi sebentar lagi; bila "
    "tetap begitu, periksa program mana yang memakainya.",
    "no_report_meant": "{name!r} tidak menyangkut berita yang dikenal dalam arsip di {path}: sebutkan beritanya.",
    "about_itself": "{name!r} tidak mungkin menyangkut dirinya sendiri (arsip di {path}).",
    "names_no_article": "{name!r} tidak menyebut satu artikel pun dalam arsip di {path}.",
    "names_several_articles": "{name!r} menyebut beberapa artikel dalam arsip di {path}: sebutkan lebih banyak dari namanya.",
    "erasing_nothing": "{name!r} tidak menyebut artikel di {path}, baik yang masih menjawab maupun yang sudah dikeluarkan.",
    "erasing_several": "{name!r} menyebut {count} artikel di {path}: sebutkan lebih banyak dari namanya.",
    "not_all_erased": "{left} tidak dapat dihapus, dan masih memuat yang hendak dihapus: periksa siapa yang boleh menulis di "
    "sana dan program apa yang membukanya, lalu hapus lagi.",
    "feedback_not_cleared": "Penilaian di {path} tidak dapat dibersihkan ({detail}): hentikan aplikasinya, lalu coba lagi.",
    "embedder_incomplete": "Model penyematan di {path} tidak lengkap: pasang Wartanya lagi.",
    "embedder_not_loaded": "Model penyematan {name!r} tidak dapat dimuat ({detail}): sebutkan folder sebuah model di mesin "
    "ini, atau hilangkan --embedder untuk memakai yang disertakan.",
    "too_many_removals": _BEFORE_REMOVALS + ". Bila memang dimaksud, " + _ALLOW + ".",
    "folders_emptied": _BEFORE_REMOVALS
    + ", karena tidak ada yang dapat dibaca di {emptied}: apakah cakramnya tidak terpasang? Bila memang dimaksud, "
    + _ALLOW
    + ".",
    "articles_renamed": _BEFORE_REMOVALS
    + "; {again} di antaranya masuk lagi dengan isi yang sama dari berkas bernama lain: apakah sebuah folder berganti nama? "
    "Bila ya, " + _ALLOW + ": artikelnya mendapat id baru, dan tautan ke id lama tidak berlaku lagi.",
}
