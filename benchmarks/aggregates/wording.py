"""How outlets tell of an event: for each kind several headlines, leads, details, follow-ups, corrections and near misses.

Braces are filled from an event: {desa}, {kec}, {kab}, {jalan} say where, {hari} the day as the outlet writes it, {n}, {m}
figures, {pejabat} who speaks, {nama} whom it is about, {sebab} why. The sentences are as regional papers have them.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """`leads` are (headline, lead); `later` are follow-ups that date the event by {hari}; `missed` tell of no event."""

    leads: tuple[tuple[str, str], ...]
    details: tuple[str, ...]
    later: tuple[tuple[str, str], ...]
    missed: tuple[tuple[str, str], ...]
    causes: tuple[str, ...]


OF_NATURE: Mapping[str, Wording] = {
    "flood": Wording(
        leads=(
            (
                "{n} Rumah di {desa} Terendam Banjir",
                "Banjir merendam {n} rumah warga di Desa {desa}, Kecamatan {kec}, Kabupaten {kab}, {hari}.",
            ),
            (
                "Sungai Meluap, {desa} Kebanjiran",
                "Hujan deras yang mengguyur Kecamatan {kec} sejak sore membuat sungai meluap dan menggenangi {n} rumah di "
                "Desa {desa}, {kab}, {hari}.",
            ),
            (
                "Banjir Bandang Terjang {kec}, {m} Jembatan Putus",
                "Banjir bandang menerjang Desa {desa}, Kecamatan {kec}, {kab}, pada {hari}. Sedikitnya {n} rumah rusak dan "
                "{m} jembatan putus.",
            ),
            (
                "Air Setinggi Dada Genangi {kec}",
                "Ratusan warga Desa {desa} di Kecamatan {kec}, Kabupaten {kab}, mengungsi setelah air luapan sungai masuk ke "
                "{n} rumah mereka, {hari}.",
            ),
            (
                "{kec} Dilanda Banjir, Warga Mengungsi",
                "Sebanyak {n} rumah di Desa {desa}, Kecamatan {kec}, {kab}, dilanda banjir pada {hari}.",
            ),
            (
                "Tanggul Jebol, {n} Rumah di {kab} Tergenang",
                "Jebolnya tanggul di Desa {desa}, Kecamatan {kec}, mengakibatkan {n} rumah tergenang, {hari}. Bupati {kab} "
                "langsung turun ke lokasi.",
            ),
        ),
        details=(
            "Kepala Pelaksana BPBD {kab}, {pejabat}, mengatakan ketinggian air mencapai satu setengah meter.",
            "Menurut {pejabat} dari BPBD, {n} rumah terdampak dan {m} kepala keluarga dibawa ke balai desa.",
            "“Air datang begitu cepat. Kami hanya sempat menyelamatkan anak-anak,” kata {nama}, warga {desa}.",
            "Genangan mulai surut pada pagi harinya, tetapi lumpur menutup jalan desa.",
            "Penyebabnya, kata {pejabat}, adalah {sebab}.",
        ),
        later=(
            (
                "Korban Banjir {kec} Terima Bantuan",
                "Pemerintah Kabupaten {kab} menyalurkan bantuan beras kepada {m} keluarga korban banjir di Desa {desa}, "
                "Kecamatan {kec}. Banjir yang terjadi pada {hari} itu merendam {n} rumah.",
            ),
            (
                "Jembatan Darurat {desa} Selesai",
                "Jembatan darurat di Desa {desa}, Kecamatan {kec}, {kab}, mulai dilalui warga. Jembatan lama hanyut "
                "diterjang banjir, {hari}.",
            ),
        ),
        missed=(
            (
                "Antisipasi Banjir, {kab} Keruk Drainase",
                "Menghadapi musim hujan, Dinas PU Kabupaten {kab} mengeruk {m} saluran air di Kecamatan {kec} untuk mencegah "
                "banjir.",
            ),
            (
                "BPBD {kab} Petakan Desa Rawan Banjir",
                "Sebanyak {m} desa di Kabupaten {kab} masuk daftar rawan banjir. BPBD meminta warga Kecamatan {kec} waspada.",
            ),
            (
                "Pasar {kec} Banjir Pembeli",
                "Menjelang Lebaran, Pasar {kec} di {kab} banjir pembeli. Pedagang mengaku untung {n} juta rupiah.",
            ),
            (
                "Sepanjang Tahun {n} Kali Banjir di Provinsi",
                "Provinsi mencatat {n} kejadian banjir sepanjang tahun, kata {pejabat}. Kabupaten {kab} termasuk yang "
                "diminta memperbaiki tanggul.",
            ),
        ),
        causes=(
            "hutan di hulu yang gundul",
            "sampah yang menyumbat gorong-gorong",
            "pendangkalan sungai",
            "hujan selama sembilan jam",
        ),
    ),
    "fire": Wording(
        leads=(
            (
                "Si Jago Merah Lalap {m} Kios di {kec}",
                "Api menghanguskan {m} kios di Desa {desa}, Kecamatan {kec}, Kabupaten {kab}, {hari}.",
            ),
            (
                "Kebakaran di {desa}, {nama} Kehilangan Rumah",
                "Rumah milik {nama} di Desa {desa}, Kecamatan {kec}, {kab}, ludes terbakar pada {hari}.",
            ),
            (
                "Gudang Kopra di {kec} Terbakar",
                "Kebakaran melanda sebuah gudang kopra di Desa {desa}, Kecamatan {kec}, Kabupaten {kab}, {hari}. Kerugian "
                "ditaksir {n} juta rupiah.",
            ),
            (
                "{m} Rumah Ludes Dilalap Api",
                "Sebanyak {m} rumah di Desa {desa}, Kecamatan {kec}, {kab}, habis dilalap si jago merah pada {hari}. "
                "Kerugian mencapai Rp{n} juta.",
            ),
            (
                "Toko {nama} Jadi Arang",
                "Kebakaran hebat terjadi di Desa {desa}, Kecamatan {kec}, {hari}. Toko milik {nama} dan {m} bangunan lain di "
                "Kabupaten {kab} itu rata dengan tanah.",
            ),
        ),
        details=(
            "Kepala Dinas Pemadam Kebakaran {kab}, {pejabat}, mengerahkan {m} mobil tangki.",
            "Api baru padam setelah tiga jam, ujar {pejabat}.",
            "Dugaan sementara, api berasal dari {sebab}.",
            "“Saya sedang di ladang ketika tetangga berteriak,” tutur {nama}.",
            "Kerugian ditaksir {n} juta rupiah, tidak ada korban jiwa.",
        ),
        later=(
            (
                "Polisi Selidiki Kebakaran {desa}",
                "Tim Laboratorium Forensik memeriksa puing kebakaran di Desa {desa}, Kecamatan {kec}, {kab}. Kebakaran pada "
                "{hari} itu menghanguskan {m} bangunan milik {nama} dan tetangganya.",
            ),
            (
                "{nama} Dapat Bantuan Bedah Rumah",
                "Bupati {kab} menyerahkan bantuan kepada {nama}, warga Desa {desa}, Kecamatan {kec}, yang rumahnya terbakar "
                "{hari}.",
            ),
        ),
        missed=(
            (
                "Damkar {kab} Latih Ibu Rumah Tangga",
                "Dinas Pemadam Kebakaran Kabupaten {kab} melatih {m} ibu rumah tangga di Kecamatan {kec} memadamkan api "
                "kompor.",
            ),
            (
                "Simulasi Kebakaran di Kantor Bupati {kab}",
                "Para pegawai Pemerintah Kabupaten {kab} berlarian keluar gedung dalam simulasi kebakaran yang dipimpin "
                "{pejabat}.",
            ),
            (
                "Bupati {kab} Kebakaran Jenggot",
                "Kritik warga Kecamatan {kec} membuat sejumlah pejabat Kabupaten {kab} kebakaran jenggot, kata pengamat "
                "{pejabat}.",
            ),
        ),
        causes=("korsleting listrik", "tungku yang lupa dipadamkan", "puntung rokok", "tabung gas yang bocor"),
    ),
    "landslide": Wording(
        leads=(
            (
                "Tebing Longsor, Jalan {kec} Putus",
                "Tanah longsor menutup badan jalan di Desa {desa}, Kecamatan {kec}, Kabupaten {kab}, {hari}.",
            ),
            (
                "{m} Rumah di {desa} Tertimbun",
                "Sebanyak {m} rumah di Desa {desa}, Kecamatan {kec}, {kab}, tertimbun longsor, {hari}.",
            ),
            (
                "Longsor Timpa Rumah {nama}",
                "Longsor menimpa rumah {nama} di Desa {desa}, Kecamatan {kec}, Kabupaten {kab}, pada {hari}. {m} orang "
                "mengungsi.",
            ),
            (
                "Tebing Ambrol Timbun Jalan {desa}",
                "Tebing setinggi {n} meter di Desa {desa}, Kecamatan {kec}, ambrol dan menimbun jalan penghubung di {kab}, "
                "{hari}.",
            ),
        ),
        details=(
            "Alat berat didatangkan BPBD {kab}, kata {pejabat}.",
            "Sebelum kejadian, {sebab}.",
            "{nama} dan keluarganya selamat karena sedang di luar rumah.",
            "Material sepanjang {n} meter masih dibersihkan.",
        ),
        later=(
            (
                "Jalan {desa} Kembali Dibuka",
                "Jalan di Desa {desa}, Kecamatan {kec}, {kab}, kembali dapat dilalui. Jalan itu tertutup longsor pada {hari}.",
            ),
            (
                "Warga {desa} Akan Direlokasi",
                "Pemkab {kab} menyiapkan lahan bagi {m} keluarga korban longsor di Desa {desa}, Kecamatan {kec}. Longsor "
                "terjadi {hari}.",
            ),
        ),
        missed=(
            (
                "Cegah Longsor, {kab} Tanam {n} Bibit",
                "Sebanyak {n} bibit pohon ditanam di lereng Kecamatan {kec}, Kabupaten {kab}, untuk mencegah longsor.",
            ),
            ("Waspada Longsor di {kec}", "BMKG mengingatkan potensi longsor di Kecamatan {kec}, {kab}, hingga akhir bulan."),
        ),
        causes=(
            "hujan turun tanpa henti selama dua hari",
            "lereng di atas permukiman sudah retak",
            "getaran truk membuat tanah labil",
        ),
    ),
    "wind": Wording(
        leads=(
            (
                "Puting Beliung Rusak {n} Rumah di {kec}",
                "Angin puting beliung merusak {n} rumah di Desa {desa}, Kecamatan {kec}, Kabupaten {kab}, {hari}.",
            ),
            (
                "Atap {n} Rumah di {desa} Beterbangan",
                "Atap {n} rumah di Desa {desa}, Kecamatan {kec}, {kab}, beterbangan disapu puting beliung, {hari}.",
            ),
            (
                "{kec} Diterjang Puting Beliung",
                "Puting beliung menerjang Desa {desa}, Kecamatan {kec}, Kabupaten {kab}, pada {hari}. Sebanyak {n} rumah dan "
                "{m} warung rusak.",
            ),
        ),
        details=(
            "Kepala BPBD {kab}, {pejabat}, mengatakan tidak ada korban jiwa.",
            "Kejadian berlangsung sekitar lima menit; {sebab}.",
            "Rumah milik {nama} rata dengan tanah.",
        ),
        later=(
            (
                "Bantuan Genteng untuk {desa} Tiba",
                "Sebanyak {m} ribu genteng tiba di Desa {desa}, Kecamatan {kec}, {kab}, untuk korban puting beliung yang "
                "melanda {hari}.",
            ),
        ),
        missed=(
            (
                "Warga {kec} Diminta Waspada Puting Beliung",
                "BPBD {kab} meminta warga Kecamatan {kec} mewaspadai puting beliung pada masa pancaroba, kata {pejabat}.",
            ),
        ),
        causes=("langit mendadak gelap", "hujan es turun lebih dulu", "angin datang dari arah laut"),
    ),
}
