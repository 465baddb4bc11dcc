"""The chat and the doors for programs. In Indonesian."""

from collections.abc import Mapping

from corpus.messages.indonesian.files import LETTERS

SENTENCES: Mapping[str, str] = {
    "web_error": "Aplikasi ini tidak dapat melakukannya.",
    "access_error": "Akun di {path} tidak dapat dibaca: {detail}.",
    "no_accounts": "{path} tidak berisi akun: tambahkan dengan `wartanya-chat --add-user NAMA --auth-file {path}`.",
    "accounts_unwritable": "Akun tidak dapat ditulis ke {path}: {detail}.",
    "no_file_for_account": "Sebutkan berkas untuk akunnya: --auth-file FILE.",
    "not_an_account": "{path}, baris {line} bukan akun; tulis akun dengan `wartanya-chat --add-user`.",
    "hash_of_another_kind": "{path}, baris {line} punya hash jenis lain; tulis akun dengan `wartanya-chat --add-user`.",
    "no_name_for_an_account": "{name!r} tidak dapat menjadi nama akun: " + LETTERS,
    "password_too_short": "Kata sandi perlu setidaknya {limit} huruf.",
    "passwords_differ": "Kedua kata sandi ini berbeda: tidak ada yang diubah.",
    "too_many_failures": "Terlalu sering gagal: coba lagi dalam {wait_s:,} detik.",
    "editors_only": "Hanya penyunting yang boleh mengubah arsip.",
    "address_unusable": "Tidak dapat mendengarkan di {host}, porta {port}: {detail}.",
    "port_taken": "Porta {first} di {host} sudah dipakai program lain. Pilih yang lain dengan --port.",
    "ports_taken": "Porta {first} sampai {last} di {host} sudah dipakai program lain. Pilih yang lain dengan --port.",
    "rebuild_refused": "{who} sedang membangun ulang indeks; tunggu sampai selesai.",
    "rebuild_stopped": "Pembangunan ulang dihentikan, dan arsip tetap seperti semula.",
    "rebuild_ended": "Prosesnya berhenti sebelum selesai, dengan status {status}.",
    "choice_rejected": "Yang dipilih di samping pertanyaan tidak dapat dimaksud.",
    "date_not_understood": "Tanggal “{written}” tidak dikenali. Tulis misalnya 26 Agustus 2024 atau 2024-08-26.",
    "dates_reversed": "Tanggal awal {since} ada sesudah tanggal akhir {until}.",
    "subject_too_long": "Sebuah pokok paling panjang {limit} huruf.",
    "period_too_large": "Hari-hari ini berisi {count:,} artikel, dan kliping di sini dibuat dari paling banyak {limit:,}: "
    "pilih lebih sedikit hari, atau pakai `wartanya kliping`.",
    "no_such_format": "Formatnya salah satu dari {formats:or}.",
    "outlets_not_listed": "{argument} harus daftar nama.",
    "choice_not_a_text": "{argument} harus teks.",
    "choice_out_of_range": "{argument} harus bilangan bulat dari {least} sampai {most}.",
    "refused": "Permintaan ini tidak dijawab.",
    "invalid_request": "{param}: {detail}.",
    "invalid_body": "Isi permintaan: {detail}.",
    "body_too_long": "Itu terlalu panjang.",
    "origin_not_named": "Arsip tidak menjawab di halaman ini: alamatnya tidak termasuk yang didaftarkan.",
    "not_an_origin": "{given} bukan asal halaman: https://koran.example, dengan portanya bila bukan yang biasa, dan tanpa "
    "jalur. Nama dengan huruf lain ditulis xn--…; tidak ada tanda pengganti.",
    "missing_api_key": "Di sini diperlukan kunci: kirimkan sebagai `Authorization: Bearer KUNCI`. Pengelola membuatnya: "
    "`wartanya keys add`.",
    "invalid_api_key": "Kunci ini tidak dikenal di sini, atau sudah dicabut.",
    "keys_not_readable_now": "Daftar kunci sedang tidak dapat dibaca.",
    "not_found": "Arsip ini tidak memuat artikel dengan id ini.",
    "no_such_path": "Tidak ada apa-apa di sini.",
    "method_not_allowed": "Di sini hanya POST yang dijawab.",
    "model_not_found": "Model {name!r} tidak ada di sini: yang ada {model}.",
    "no_user_message": "Tidak ada pesan pengguna yang dapat dijawab.",
    "unsupported_part": "Bagian berjenis {kind!r} tidak didukung: kirimkan teks.",
    "unsupported_value": "{param} tidak didukung dalam bentuk ini.",
    "several_answers": "Satu pertanyaan mendapat satu jawaban: n harus 1.",
    "stream_options_alone": "stream_options hanya boleh bersama stream.",
    "rate_limit_exceeded": "Terlalu banyak permintaan: coba lagi dalam {wait_s} detik.",
    "too_many_waiting": "Terlalu banyak pertanyaan menunggu: coba lagi sebentar lagi.",
    "closing": "Server sedang ditutup.",
}
