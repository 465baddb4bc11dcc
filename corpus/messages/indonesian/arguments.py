"""What is given as what cannot be meant. In Indonesian."""

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "wartanya_error": "Ini tidak dapat dilakukan.",
    "invalid_argument": "{argument} diberi sesuatu yang tidak dapat dimaksud.",
    "invalid_type": "{argument} diberi sesuatu dari jenis yang salah.",
    "invalid_value": "{argument} diberi nilai yang tidak dapat dimaksud.",
    "since_after_until": "since ({since}) ada sesudah until ({until}).",
    "filter_given_twice": "Berikan filter, atau since, until, dan outlets: jangan keduanya.",
    "not_a_filter": "{argument} harus index.Filter, bukan {given}.",
    "not_a_day": "{argument} harus tanggal atau teks seperti '2024-08-26', bukan {given}.",
    "no_such_kind": "{argument} adalah {given}, padahal pilihannya {kinds}.",
    "no_such_day": "{argument} harus tanggal seperti '2024-08-26', bukan {given}.",
    "not_a_text": "{argument} harus teks, bukan {given}.",
    "not_a_whole_number": "{argument} harus bilangan bulat, bukan {given}.",
    "query_empty": "{argument} kosong: berikan setidaknya satu kata.",
    "below_zero": "{argument} harus 0 atau lebih, bukan {given}.",
    "not_names": "{argument} harus satu nama atau beberapa nama, bukan {given}.",
    "not_a_conversation": "{argument} harus qa.Conversation, bukan {given}.",
    "not_an_archive": "{argument} harus index.Archive, bukan {given}: Archive.open(path) membukanya.",
    "unknown_language": "{argument} harus 'id' atau 'en', bukan {given}.",
    "unknown_ending": "{path}: namanya harus berakhir dengan {endings:or}.",
    "too_long": "{argument} paling banyak {limit} huruf.",
    "reason_missing": "{argument} kosong: sebutkan mengapa artikel ditarik. Alasannya ditampilkan sebagai gantinya.",
    "name_too_short": "{argument} harus memuat sedikitnya dua huruf atau angka.",
    "label_tells_name": "{argument} harus kata lain, tanpa nama itu dan tanpa bagiannya.",
    "out_of_range": "{argument} harus bilangan bulat dari {least} sampai {most}.",
    "no_name_for_an_alert": "{given} tidak dapat menjadi nama pertanyaan tersimpan: huruf, angka, serta . _ - di antaranya.",
    "no_words_to_look_for": "Tidak ada kata yang dapat dicari, atau lebih dari {limit} huruf: beri pertanyaan atau kata-kata.",
    "no_mail_address": "{given} bukan alamat surel.",
    "unknown_outlet": "Arsip ini tidak memuat media bernama “{unknown}”; medianya: {named}.",
}
