"""Files beside the archive: questions, feedback, keys, saved questions; and mail. In Indonesian."""

from collections.abc import Mapping

LETTERS = "pakailah huruf, angka, dan . _ @ - di antaranya."

SENTENCES: Mapping[str, str] = {
    "evaluation_error": "{path} tidak dapat ditanyakan.",
    "no_questions": "Tidak ada pertanyaan di {path}.",
    "no_accepted_questions": "Tidak ada pertanyaan di {path}: {waiting} belum diterima; `wartanya eval --review {path}` "
    "menelusurinya.",
    "questions_unreadable": "Pertanyaan di {path} tidak dapat dibaca: {detail}.",
    "question_not_json": "{path}, baris {line} bukan JSON: {detail}.",
    "record_without_question": '{path}, baris {line} tidak punya "question".',
    "answers_not_texts": '{path}, baris {line}: "answers" bukan daftar teks.',
    "question_without_answers": '{path}, baris {line}: pertanyaan yang dapat dijawab memerlukan "answers".',
    "follow_up_of_nothing": "{path}, baris {line}: tidak ada pertanyaan {after} sebelum pertanyaan lanjutan ini.",
    "question_id_twice": "{path}, baris {line}: ada dua pertanyaan {question_id}.",
    "questions_there_already": "{path} sudah ada: sebutkan berkas lain, supaya yang sudah diterima di dalamnya tidak hilang.",
    "feedback_unusable": "Penilaian di {path} tidak dapat dipakai: {detail}.",
    "unknown_verdict": "Tidak ada putusan {verdict!r}: yang ada {verdicts}.",
    "nothing_judged_right": "Belum ada jawaban yang dinilai benar, jadi tidak ada yang dapat ditanyakan lagi.",
    "file_unusable": "{path} tidak dapat dipakai: {detail}.",
    "cannot_read": "{path} tidak dapat dibaca: {detail}.",
    "cannot_write": "{path} tidak dapat ditulis: {detail}.",
    "disk_full": "{path} tidak ditulis: cakramnya penuh. Kosongkan sebagian, lalu coba lagi; tidak ada yang tertinggal "
    "separuh.",
    "journal_unwritable": "{path} tidak dapat ditulis: {detail}. Yang sudah dijawab tetap ada di dalamnya.",
    "list_too_large": "{path} lebih besar dari {limit_mb} MB: bagilah.",
    "list_without_questions": "{path} tidak berisi pertanyaan.",
    "list_unreadable": "Tabel pertanyaannya tidak dapat dibaca: {detail}.",
    "no_question_column": "{path}: tidak ada kolom bernama question atau pertanyaan, hanya {names}.",
    "keys_unusable": "Kunci di {path} tidak dapat dibaca: {detail}.",
    "keys_unwritable": "Kunci di {path} tidak dapat diubah: {detail}.",
    "not_a_key": "{path}, baris {line} bukan kunci; `wartanya keys add` yang menulisnya.",
    "key_of_another_kind": "{path}, baris {line} adalah kunci jenis lain; `wartanya keys add` yang menulisnya.",
    "no_name_for_a_key": "{name!r} tidak dapat menjadi nama kunci: " + LETTERS,
    "name_has_a_key": "{name} sudah punya kunci: `wartanya keys revoke {name}` mencabutnya.",
    "alerts_unusable": "Pertanyaan tersimpan di {path} tidak dapat dipakai: {detail}.",
    "alerts_of_the_sample": "Pertanyaan disimpan untuk arsip Anda sendiri: `wartanya rebuild ARTIKEL` membuatnya.",
    "alerts_under_way": "`wartanya alerts run` lain sedang berjalan; tunggu sampai selesai.",
    "too_many_alerts": "Sudah ada {limit} pertanyaan tersimpan, sebanyak yang dapat disimpan: hapus satu dahulu.",
    "name_has_an_alert": "Sudah ada pertanyaan tersimpan bernama {name!r}: pakai nama lain, atau hapus dahulu.",
    "no_such_alert": "Tidak ada pertanyaan tersimpan bernama {name!r}: `wartanya alerts list` menyebutkan semuanya.",
    "mail_unsent": "{host} tidak menerima surelnya: {detail}.",
    "mail_refused": "{host} menolak surelnya: {detail}.",
    "mail_partly_refused": "{host} menerima surelnya, tetapi tidak untuk {detail}.",
    "mail_setting": "{variable} diisi {given}, yang tidak dapat dimaksud.",
    "password_in_the_clear": "WARTANYA_SMTP_SECURITY bernilai none, sehingga kata sandi terkirim terbuka: pakai starttls atau "
    "tls.",
    "no_such_key": "Tidak ada kunci bernama {name!r}: `wartanya keys list` menyebutkan semuanya.",
}
