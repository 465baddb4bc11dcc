"""What stands in a made archive beside the plain reports: news that comes to its event late, other news, names of other places.

`ROUNDABOUT` headlines and leads keep the event for the second sentence, name it by what came of it, or let somebody tell it.
"""

from collections.abc import Mapping

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

ROUNDABOUT: Mapping[str, tuple[tuple[str, str], ...]] = {
    "flood": (
        (
            "Warga {desa} Tidur di Masjid",
            "Puluhan keluarga di Desa {desa}, Kecamatan {kec}, memilih tidur di masjid. Rumah mereka kemasukan air setinggi "
            "lutut "
            "pada {hari}, kata {pejabat} dari BPBD {kab}.",
        ),
        (
            "“Kami Hanya Bawa Baju di Badan”",
            "{nama} masih gemetar ketika bercerita. Rumahnya di Desa {desa}, {kab}, hanyut bersama {m} rumah lain saat banjir "
            "datang, {hari}.",
        ),
    ),
    "fire": (
        (
            "Tangis {nama} di Depan Puing",
            "{nama} hanya bisa menatap puing. Rumahnya di Desa {desa}, Kecamatan {kec}, {kab}, tinggal abu setelah dilahap api "
            "{hari}.",
        ),
        (
            "{m} Mobil Pemadam ke {kec}",
            "Sebanyak {m} mobil pemadam dikerahkan ke Kecamatan {kec}, Kabupaten {kab}, {hari}. Sebuah bengkel di Desa {desa} "
            "terbakar dan apinya merembet.",
        ),
    ),
    "accident": (
        (
            "Duka di Rumah {nama}",
            "Rumah {nama} di Kabupaten {kab} dipenuhi pelayat. Ia meninggal setelah motornya bertabrakan dengan truk di "
            "{jalan}, "
            "Kecamatan {kec}, {hari}.",
        ),
        (
            "Macet Empat Jam di {jalan}",
            "Kendaraan mengular empat jam di {jalan}, Kecamatan {kec}, {kab}, {hari}. Penyebabnya, sebuah truk terguling dan "
            "menutup dua lajur, kata {pejabat}.",
        ),
    ),
    "landslide": (
        (
            "Siswa {desa} Jalan Kaki ke Sekolah",
            "Siswa Desa {desa}, Kecamatan {kec}, harus berjalan kaki ke sekolah. Satu-satunya jalan tertutup material longsor "
            "sejak {hari}, ujar {pejabat} dari Pemkab {kab}.",
        ),
    ),
    "arrest": (
        (
            "Sabu di Balik Jok Motor",
            "Gerak-gerik {nama} membuat polisi curiga. Di balik jok motornya, di Desa {desa}, Kecamatan {kec}, polisi "
            "menemukan "
            "{n} gram sabu, {hari}. Ia digiring ke Polres {kab}.",
        ),
    ),
    "inauguration": (
        (
            "Pesan Bupati {kab} untuk Camat Baru",
            "Bupati {kab} meminta {nama} bekerja cepat. Permintaan itu disampaikan saat melantik {nama} menjadi Camat {kec}, "
            "{hari}.",
        ),
    ),
    "wind": (
        (
            "Lima Menit yang Meluluhlantakkan {desa}",
            "Hanya lima menit, {n} rumah di Desa {desa}, Kecamatan {kec}, {kab}, kehilangan atap. Puting beliung datang tanpa "
            "tanda, {hari}.",
        ),
    ),
}
