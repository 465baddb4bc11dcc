"""How outlets tell of accidents, arrests and inaugurations, in the braces of benchmarks/aggregates/wording.py."""

from collections.abc import Mapping

from benchmarks.aggregates.wording import Wording

OF_PEOPLE: Mapping[str, Wording] = {
    "accident": Wording(
        leads=(
            (
                "Adu Banteng di {jalan}, {nama} Tewas",
                "Dua sepeda motor bertabrakan di {jalan}, Desa {desa}, Kecamatan {kec}, Kabupaten {kab}, {hari}. Seorang "
                "pengendara, {nama} ({m}), tewas di tempat.",
            ),
            (
                "Truk Terguling di {kec}, {nama} Luka Berat",
                "Kecelakaan terjadi di {jalan}, Desa {desa}, Kecamatan {kec}, {kab}, pada {hari}. Sopir truk bernama {nama} "
                "mengalami luka berat.",
            ),
            (
                "Kecelakaan Maut di {kab}, {nama} Meninggal",
                "Kecelakaan maut merenggut nyawa {nama}, {m} tahun, di {jalan}, Kecamatan {kec}, Kabupaten {kab}, {hari}.",
            ),
            (
                "Minibus Tabrak Truk di {jalan}",
                "Sebuah minibus menabrak bagian belakang truk di {jalan}, Desa {desa}, Kecamatan {kec}, {kab}, {hari}. "
                "Penumpangnya, {nama}, dilarikan ke rumah sakit.",
            ),
            (
                "{nama} Jadi Korban Tabrak Lari",
                "{nama} ({m}), pejalan kaki, ditabrak mobil tak dikenal di {jalan}, Desa {desa}, Kecamatan {kec}, Kabupaten "
                "{kab}, {hari}.",
            ),
        ),
        details=(
            "Kasat Lantas Polres {kab}, {pejabat}, membenarkan kejadian itu.",
            "Menurut {pejabat}, {sebab}.",
            "Jasad {nama} sudah diserahkan kepada keluarganya.",
            "Arus kendaraan sempat macet sepanjang dua kilometer.",
            "Saksi di {desa} mendengar benturan keras sebelum kendaraan masuk parit.",
        ),
        later=(
            (
                "Sopir Jadi Tersangka Kecelakaan {jalan}",
                "Polres {kab} menetapkan sopir sebagai tersangka dalam kecelakaan di {jalan}, Kecamatan {kec}, yang terjadi "
                "{hari}. Dalam kecelakaan itu {nama} menjadi korban.",
            ),
            (
                "Keluarga {nama} Terima Santunan",
                "Jasa Raharja menyerahkan santunan kepada keluarga {nama}, korban kecelakaan di {jalan}, Kecamatan {kec}, "
                "{kab}, {hari}.",
            ),
        ),
        missed=(
            (
                "Tekan Angka Kecelakaan, Polres {kab} Gelar Operasi",
                "Polres {kab} menggelar operasi selama {m} hari di Kecamatan {kec} untuk menekan angka kecelakaan, kata "
                "{pejabat}.",
            ),
            (
                "{n} Kecelakaan di Provinsi Selama Setahun",
                "Polda mencatat {n} kasus kecelakaan lalu lintas selama setahun. Polres {kab} diminta memasang rambu, ujar "
                "{pejabat}.",
            ),
            (
                "Kurangi Kecelakaan Kerja, Perusahaan di {kec} Bagikan Helm",
                "Sebuah pabrik di Kecamatan {kec}, {kab}, membagikan {n} helm agar tidak ada kecelakaan kerja.",
            ),
        ),
        causes=("rem kendaraan diduga blong", "pengemudi mengantuk", "jalan licin sehabis hujan", "korban hendak mendahului"),
    ),
    "arrest": Wording(
        leads=(
            (
                "Polisi Bekuk Pengedar Sabu di {kec}",
                "Satuan Reserse Narkoba Polres {kab} membekuk {nama} ({m}) karena diduga mengedarkan sabu di Desa {desa}, "
                "Kecamatan {kec}, {hari}. Dari tangannya disita {n} gram sabu.",
            ),
            (
                "Bawa {n} Gram Sabu, {nama} Diringkus",
                "{nama}, {m} tahun, diringkus petugas Polres {kab} di Desa {desa}, Kecamatan {kec}, pada {hari} karena "
                "membawa {n} gram sabu.",
            ),
            (
                "Pengedar Narkoba {kab} Ditangkap",
                "Seorang pengedar narkoba berinisial {nama} ditangkap di Desa {desa}, Kecamatan {kec}, Kabupaten {kab}, "
                "{hari}.",
            ),
            (
                "{nama} Diciduk Saat Menimbang Sabu",
                "Polisi menggerebek sebuah rumah di Desa {desa}, Kecamatan {kec}, {kab}, {hari}, dan menciduk {nama} ({m}) "
                "yang sedang menimbang sabu.",
            ),
            (
                "Kurir Sabu Tak Berkutik di Tangan Polisi {kab}",
                "Polres {kab} mengamankan kurir sabu bernama {nama} di Desa {desa}, Kecamatan {kec}, {hari}, berikut {n} "
                "gram barang bukti.",
            ),
        ),
        details=(
            "Kasat Narkoba Polres {kab}, {pejabat}, mengatakan penangkapan berawal dari laporan warga.",
            "Tersangka mengaku {sebab}.",
            "Polisi menyita {n} gram sabu, sebuah timbangan dan dua telepon genggam.",
            "{nama} dijerat Undang-Undang Narkotika, ujar {pejabat}.",
        ),
        later=(
            (
                "Berkas {nama} Dilimpahkan ke Jaksa",
                "Polres {kab} melimpahkan berkas perkara {nama}, pengedar sabu yang ditangkap di Desa {desa}, Kecamatan "
                "{kec}, {hari}, ke kejaksaan.",
            ),
            (
                "{nama} Divonis Enam Tahun",
                "Hakim memvonis {nama} enam tahun penjara karena mengedarkan {n} gram sabu. Ia ditangkap di Desa {desa}, "
                "Kecamatan {kec}, Kabupaten {kab}, {hari}.",
            ),
        ),
        missed=(
            (
                "Polres {kab} Sosialisasi Bahaya Sabu",
                "Satnarkoba Polres {kab} memberi penyuluhan bahaya sabu kepada {n} siswa di Kecamatan {kec}. {pejabat} "
                "meminta siswa menjauhi narkoba.",
            ),
            (
                "{n} Gram Sabu Dimusnahkan di {kab}",
                "Kejaksaan Negeri {kab} memusnahkan {n} gram sabu dari {m} perkara, kata {pejabat}.",
            ),
        ),
        causes=(
            "membeli barang itu dari seorang bandar di kota",
            "baru dua bulan menjual sabu",
            "diupah dua juta rupiah sekali antar",
        ),
    ),
    "inauguration": Wording(
        leads=(
            (
                "Bupati {kab} Lantik Camat {kec}",
                "Bupati {kab} melantik {nama} sebagai Camat {kec} di aula kantor bupati, {hari}.",
            ),
            (
                "{nama} Resmi Jabat Kepala Desa {desa}",
                "{nama} resmi dilantik sebagai Kepala Desa {desa}, Kecamatan {kec}, Kabupaten {kab}, {hari}.",
            ),
            (
                "{n} Pejabat {kab} Diambil Sumpah",
                "Sebanyak {n} pejabat Pemerintah Kabupaten {kab} dilantik dan diambil sumpahnya di Kecamatan {kec}, {hari}. "
                "Di antaranya {nama}.",
            ),
            (
                "Pelantikan Kades {desa} Berlangsung Khidmat",
                "Pelantikan {nama} sebagai Kepala Desa {desa} di Kecamatan {kec}, {kab}, berlangsung pada {hari}.",
            ),
        ),
        details=(
            "Hadir dalam acara itu Sekretaris Daerah {kab}, {pejabat}.",
            "{nama} berjanji {sebab}.",
            "{pejabat} berpesan agar pejabat yang baru segera turun ke masyarakat.",
            "Acara ditutup dengan doa dan ramah tamah bersama {n} undangan.",
        ),
        later=(
            (
                "{nama} Tancap Gas Benahi {desa}",
                "Belum lama menjabat, {nama} mengumpulkan perangkat Desa {desa}, Kecamatan {kec}, {kab}. Ia dilantik pada "
                "{hari}.",
            ),
            (
                "Warga {desa} Sambut {nama}",
                "Warga Desa {desa}, Kecamatan {kec}, Kabupaten {kab}, menyambut {nama} yang dilantik {hari}.",
            ),
        ),
        missed=(
            (
                "Jelang Pelantikan, {kab} Bersolek",
                "Jelang pelantikan anggota DPRD, Pemkab {kab} memasang {m} spanduk di Kecamatan {kec}, kata {pejabat}.",
            ),
            (
                "Pelantikan Kades di {kab} Ditunda",
                "Pelantikan {m} kepala desa di Kecamatan {kec}, {kab}, ditunda sampai waktu yang belum ditentukan, kata "
                "{pejabat}.",
            ),
        ),
        causes=("membuka layanan sampai sore", "memperbaiki jalan tani", "membuat laporan keuangan terbuka"),
    ),
}
