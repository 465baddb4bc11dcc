"""What stands in a made archive beside the events: other news, sentences that name another place, closings, corrections."""

FILLERS: tuple[tuple[str, str], ...] = (
    ("Panen Jagung {kec} Melimpah", "Petani Desa {desa}, Kecamatan {kec}, Kabupaten {kab}, memanen {n} ton jagung pekan ini."),
    (
        "Turnamen Voli {kab} Diikuti {m} Tim",
        "Sebanyak {m} tim mengikuti turnamen voli antar desa di Kecamatan {kec}, {kab}. {pejabat} membuka pertandingan.",
    ),
    (
        "Jalan {desa} Mulai Diaspal",
        "Dinas Pekerjaan Umum {kab} mulai mengaspal jalan sepanjang {n} meter di Desa {desa}, Kecamatan {kec}.",
    ),
    (
        "Harga Kopi di {kec} Naik",
        "Harga kopi kering di tingkat pengepul Kecamatan {kec}, Kabupaten {kab}, naik menjadi {n} ribu rupiah per kilogram.",
    ),
    (
        "Posyandu {desa} Layani {n} Balita",
        "Posyandu Desa {desa}, Kecamatan {kec}, {kab}, menimbang {n} balita. Bidan {nama} mengajak ibu-ibu datang tiap bulan.",
    ),
    (
        "{kab} Raih Penghargaan Adipura",
        "Kabupaten {kab} meraih penghargaan kebersihan. {pejabat} berterima kasih kepada petugas sapu di Kecamatan {kec}.",
    ),
)

# What stands beside an event and names another regency, in which nothing happened.
BESIDE = (
    "Korban luka dirujuk ke RSUD {lain}.",
    "Bantuan juga datang dari relawan Kabupaten {lain}.",
    "Sepekan sebelumnya hal serupa terjadi di Kabupaten {lain}.",
    "{pejabat} sebelumnya bertugas di Kabupaten {lain}.",
)
CLOSINGS = (
    "Warga berharap pemerintah segera bertindak agar kejadian serupa tidak terulang lagi di kemudian hari.",
    "Hingga berita ini diturunkan, petugas gabungan masih berada di lokasi bersama aparat desa dan warga sekitar.",
    "Camat setempat meminta warga tetap tenang dan mengikuti arahan petugas yang berjaga di posko kecamatan.",
    "Pihak desa sudah melaporkan hal itu kepada pemerintah kabupaten dan menunggu tindak lanjut dalam waktu dekat.",
)
CORRECTION = (
    "RALAT. Redaksi meralat berita sebelumnya tentang Desa {desa}, Kecamatan {kec}. "
    "Sebelumnya tertulis {old}, yang benar {n}. {lead}"
)
