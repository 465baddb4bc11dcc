"""Answering. In Indonesian."""

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "answer_error": "Tidak ada jawaban yang dapat dibuat.",
    "thresholds_damaged": "{path} rusak: hapus, atau jalankan lagi `wartanya eval FILE.jsonl --fit`.",
    "question_rejected": "Pertanyaan ini tidak dapat diajukan.",
    "question_empty": "Pertanyaannya kosong: tanyakan sesuatu tentang isi arsip.",
    "question_too_long": "Pertanyaan ini panjangnya {length:,} huruf: tulislah paling banyak {limit:,}.",
    "reader_unavailable": "Pembaca jawaban sedang tidak tersedia.",
    "unknown_reader": "Tidak ada pembaca bernama {name!r}: yang ada extractive, llm, dan rules.",
    "reader_incomplete": "Model pembaca di {path} tidak lengkap: pasang Wartanya lagi.",
    "no_llm_named": "Model bahasa belum disebut: berikan --llm {kinds}, isi WARTANYA_LLM, atau tulis {path}.",
    "llm_not_understood": "Model bahasa ini tidak dimengerti: sebutkan sebagai {kinds}.",
    "not_an_llm": "Model bahasa ini bukan nama dan bukan LLM dari llama-index.",
    "unknown_llm_settings": "Pengaturan model bahasa tidak dikenal: {unknown}.",
    "wrong_llm_unsupported": 'Pengaturan "unsupported" model bahasa harus "remove" atau "mark".',
    "wrong_llm_timeout": "{variable} bukan jumlah detik.",
    "llm_settings_missing": "Tidak ada berkas {path}, yang disebut {variable}.",
    "llm_settings_not_toml": "Pengaturan model bahasa di {path} bukan TOML.",
    "reader_timeout": "Pembaca jawaban tidak selesai dalam {after_s:g} detik. Coba lagi.",
}
