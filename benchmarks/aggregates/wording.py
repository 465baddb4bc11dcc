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


WORDINGS: Mapping[str, Wording] = {
    "flood": Wording(
        leads=(
            ("{n} Rumah di {desa} Terendam Banjir", "Banjir merendam {n} rumah warga di Desa {desa}, Kecamatan {kec}, Kabupaten {kab}, {hari}."),
            ("Sungai Meluap, {desa} Kebanjiran", "Hujan deras yang mengguyur Kecamatan {kec} sejak sore membuat sungai meluap dan menggenangi {n} rumah di Desa {desa}, {kab}, {hari}."),
            ("Banjir Bandang Terjang {kec}, {m} Jembatan Putus", "Banjir bandang menerjang Desa {desa}, Kecamatan {kec}, {kab}, pada {hari}. Sedikitnya {n} rumah rusak dan {m} jembatan putus."),
            ("Air Setinggi Dada Genangi {kec}", "Ratusan warga Desa {desa} di Kecamatan {kec}, Kabupaten {kab}, mengungsi setelah air luapan sungai masuk ke {n} rumah mereka, {hari}."),
            ("{kec} Dilanda Banjir, Warga Mengungsi", "Sebanyak {n} rumah di Desa {desa}, Kecamatan {kec}, {kab}, dilanda banjir pada {hari}."),
            ("Tanggul Jebol, {n} Rumah di {kab} Tergenang", "Jebolnya tanggul di Desa {desa}, Kecamatan {kec}, mengakibatkan {n} rumah tergenang, {hari}. Bupati {kab} langsung turun ke lokasi."),
        ),
        details=(
            "Kepala Pelaksana BPBD {kab}, {pejabat}, mengatakan ketinggian air mencapai satu setengah meter.",
            "Menurut {pejabat} dari BPBD, {n} rumah terdampak dan {m} kepala keluarga dibawa ke balai desa.",
            "“Air datang begitu cepat. Kami hanya sempat menyelamatkan anak-anak,” kata {nama}, warga {desa}.",
            "Genangan mulai surut pada pagi harinya, tetapi lumpur menutup jalan desa.",
            "Penyebabnya, kata {pejabat}, adalah {sebab}.",
        ),
        later=(
            ("Korban Banjir {kec} Terima Bantuan", "Pemerintah Kabupaten {kab} menyalurkan bantuan beras kepada {m} keluarga korban banjir di Desa {desa}, Kecamatan {kec}. Banjir yang terjadi pada {hari} itu merendam {n} rumah."),
            ("Jembatan Darurat {desa} Selesai", "Jembatan darurat di Desa {desa}, Kecamatan {kec}, {kab}, mulai dilalui warga. Jembatan lama hanyut diterjang banjir, {hari}."),
        ),
        missed=(
            ("Antisipasi Banjir, {kab} Keruk Drainase", "Menghadapi musim hujan, Dinas PU Kabupaten {kab} mengeruk {m} saluran air di Kecamatan {kec} untuk mencegah banjir."),
            ("BPBD {kab} Petakan Desa Rawan Banjir", "Sebanyak {m} desa di Kabupaten {kab} masuk daftar rawan banjir. BPBD meminta warga Kecamatan {kec} waspada."),
            ("Pasar {kec} Banjir Pembeli", "Menjelang Lebaran, Pasar {kec} di {kab} banjir pembeli. Pedagang mengaku untung {n} juta rupiah."),
            ("Sepanjang Tahun {n} Kali Banjir di Provinsi", "Provinsi mencatat {n} kejadian banjir sepanjang tahun, kata {pejabat}. Kabupaten {kab} termasuk yang diminta memperbaiki tanggul."),
        ),
        causes=("hutan di hulu yang gundul", "sampah yang menyumbat gorong-gorong", "pendangkalan sungai", "hujan selama sembilan jam"),
    ),
    "fire": Wording(
        leads=(
            ("Si Jago Merah Lalap {m} Kios di {kec}", "Api menghanguskan {m} kios di Desa {desa}, Kecamatan {kec}, Kabupaten {kab}, {hari}."),
            ("Kebakaran di {desa}, {nama} Kehilangan Rumah", "Rumah milik {nama} di Desa {desa}, Kecamatan {kec}, {kab}, ludes terbakar pada {hari}."),
            ("Gudang Kopra di {kec} Terbakar", "Kebakaran melanda sebuah gudang kopra di Desa {desa}, Kecamatan {kec}, Kabupaten {kab}, {hari}. Kerugian ditaksir {n} juta rupiah."),
            ("{m} Rumah Ludes Dilalap Api", "Sebanyak {m} rumah di Desa {desa}, Kecamatan {kec}, {kab}, habis dilalap si jago merah pada {hari}. Kerugian mencapai Rp{n} juta."),
            ("Toko {nama} Jadi Arang", "Kebakaran hebat terjadi di Desa {desa}, Kecamatan {kec}, {hari}. Toko milik {nama} dan {m} bangunan lain di Kabupaten {kab} itu rata dengan tanah."),
        ),
        details=(
            "Kepala Dinas Pemadam Kebakaran {kab}, {pejabat}, mengerahkan {m} mobil tangki.",
            "Api baru padam setelah tiga jam, ujar {pejabat}.",
            "Dugaan sementara, api berasal dari {sebab}.",
            "“Saya sedang di ladang ketika tetangga berteriak,” tutur {nama}.",
            "Kerugian ditaksir {n} juta rupiah, tidak ada korban jiwa.",
        ),
        later=(
            ("Polisi Selidiki Kebakaran {desa}", "Tim Laboratorium Forensik memeriksa puing kebakaran di Desa {desa}, Kecamatan {kec}, {kab}. Kebakaran pada {hari} itu menghanguskan {m} bangunan milik {nama} dan tetangganya."),
            ("{nama} Dapat Bantuan Bedah Rumah", "Bupati {kab} menyerahkan bantuan kepada {nama}, warga Desa {desa}, Kecamatan {kec}, yang rumahnya terbakar {hari}."),
        ),
        missed=(
            ("Damkar {kab} Latih Ibu Rumah Tangga", "Dinas Pemadam Kebakaran Kabupaten {kab} melatih {m} ibu rumah tangga di Kecamatan {kec} memadamkan api kompor."),
            ("Simulasi Kebakaran di Kantor Bupati {kab}", "Para pegawai Pemerintah Kabupaten {kab} berlarian keluar gedung dalam simulasi kebakaran yang dipimpin {pejabat}."),
            ("Bupati {kab} Kebakaran Jenggot", "Kritik warga Kecamatan {kec} membuat sejumlah pejabat Kabupaten {kab} kebakaran jenggot, kata pengamat {pejabat}."),
        ),
        causes=("korsleting listrik", "tungku yang lupa dipadamkan", "puntung rokok", "tabung gas yang bocor"),
    ),
    "accident": Wording(
        leads=(
            ("Adu Banteng di {jalan}, {nama} Tewas", "Dua sepeda motor bertabrakan di {jalan}, Desa {desa}, Kecamatan {kec}, Kabupaten {kab}, {hari}. Seorang pengendara, {nama} ({m}), tewas di tempat."),
            ("Truk Terguling di {kec}, {nama} Luka Berat", "Kecelakaan terjadi di {jalan}, Desa {desa}, Kecamatan {kec}, {kab}, pada {hari}. Sopir truk bernama {nama} mengalami luka berat."),
            ("Kecelakaan Maut di {kab}, {nama} Meninggal", "Kecelakaan maut merenggut nyawa {nama}, {m} tahun, di {jalan}, Kecamatan {kec}, Kabupaten {kab}, {hari}."),
            ("Minibus Tabrak Truk di {jalan}", "Sebuah minibus menabrak bagian belakang truk di {jalan}, Desa {desa}, Kecamatan {kec}, {kab}, {hari}. Penumpangnya, {nama}, dilarikan ke rumah sakit."),
            ("{nama} Jadi Korban Tabrak Lari", "{nama} ({m}), pejalan kaki, ditabrak mobil tak dikenal di {jalan}, Desa {desa}, Kecamatan {kec}, Kabupaten {kab}, {hari}."),
        ),
        details=(
            "Kasat Lantas Polres {kab}, {pejabat}, membenarkan kejadian itu.",
            "Menurut {pejabat}, {sebab}.",
            "Jasad {nama} sudah diserahkan kepada keluarganya.",
            "Arus kendaraan sempat macet sepanjang dua kilometer.",
            "Saksi di {desa} mendengar benturan keras sebelum kendaraan masuk parit.",
        ),
        later=(
            ("Sopir Jadi Tersangka Kecelakaan {jalan}", "Polres {kab} menetapkan sopir sebagai tersangka dalam kecelakaan di {jalan}, Kecamatan {kec}, yang terjadi {hari}. Dalam kecelakaan itu {nama} menjadi korban."),
            ("Keluarga {nama} Terima Santunan", "Jasa Raharja menyerahkan santunan kepada keluarga {nama}, korban kecelakaan di {jalan}, Kecamatan {kec}, {kab}, {hari}."),
        ),
        missed=(
            ("Tekan Angka Kecelakaan, Polres {kab} Gelar Operasi", "Polres {kab} menggelar operasi selama {m} hari di Kecamatan {kec} untuk menekan angka kecelakaan, kata {pejabat}."),
            ("{n} Kecelakaan di Provinsi Selama Setahun", "Polda mencatat {n} kasus kecelakaan lalu lintas selama setahun. Polres {kab} diminta memasang rambu, ujar {pejabat}."),
            ("Kurangi Kecelakaan Kerja, Perusahaan di {kec} Bagikan Helm", "Sebuah pabrik di Kecamatan {kec}, {kab}, membagikan {n} helm agar tidak ada kecelakaan kerja."),
        ),
        causes=("rem kendaraan diduga blong", "pengemudi mengantuk", "jalan licin sehabis hujan", "korban hendak mendahului"),
    ),
    "landslide": Wording(
        leads=(
            ("Tebing Longsor, Jalan {kec} Putus", "Tanah longsor menutup badan jalan di Desa {desa}, Kecamatan {kec}, Kabupaten {kab}, {hari}."),
            ("{m} Rumah di {desa} Tertimbun", "Sebanyak {m} rumah di Desa {desa}, Kecamatan {kec}, {kab}, tertimbun longsor, {hari}."),
            ("Longsor Timpa Rumah {nama}", "Longsor menimpa rumah {nama} di Desa {desa}, Kecamatan {kec}, Kabupaten {kab}, pada {hari}. {m} orang mengungsi."),
            ("Tebing Ambrol Timbun Jalan {desa}", "Tebing setinggi {n} meter di Desa {desa}, Kecamatan {kec}, ambrol dan menimbun jalan penghubung di {kab}, {hari}."),
        ),
        details=(
            "Alat berat didatangkan BPBD {kab}, kata {pejabat}.",
            "Sebelum kejadian, {sebab}.",
            "{nama} dan keluarganya selamat karena sedang di luar rumah.",
            "Material sepanjang {n} meter masih dibersihkan.",
        ),
        later=(
            ("Jalan {desa} Kembali Dibuka", "Jalan di Desa {desa}, Kecamatan {kec}, {kab}, kembali dapat dilalui. Jalan itu tertutup longsor pada {hari}."),
            ("Warga {desa} Akan Direlokasi", "Pemkab {kab} menyiapkan lahan bagi {m} keluarga korban longsor di Desa {desa}, Kecamatan {kec}. Longsor terjadi {hari}."),
        ),
        missed=(
            ("Cegah Longsor, {kab} Tanam {n} Bibit", "Sebanyak {n} bibit pohon ditanam di lereng Kecamatan {kec}, Kabupaten {kab}, untuk mencegah longsor."),
            ("Waspada Longsor di {kec}", "BMKG mengingatkan potensi longsor di Kecamatan {kec}, {kab}, hingga akhir bulan."),
        ),
        causes=("hujan turun tanpa henti selama dua hari", "lereng di atas permukiman sudah retak", "getaran truk membuat tanah labil"),
    ),
    "arrest": Wording(
        leads=(
            ("Polisi Bekuk Pengedar Sabu di {kec}", "Satuan Reserse Narkoba Polres {kab} membekuk {nama} ({m}) karena diduga mengedarkan sabu di Desa {desa}, Kecamatan {kec}, {hari}. Dari tangannya disita {n} gram sabu."),
            ("Bawa {n} Gram Sabu, {nama} Diringkus", "{nama}, {m} tahun, diringkus petugas Polres {kab} di Desa {desa}, Kecamatan {kec}, pada {hari} karena membawa {n} gram sabu."),
            ("Pengedar Narkoba {kab} Ditangkap", "Seorang pengedar narkoba berinisial {nama} ditangkap di Desa {desa}, Kecamatan {kec}, Kabupaten {kab}, {hari}."),
            ("{nama} Diciduk Saat Menimbang Sabu", "Polisi menggerebek sebuah rumah di Desa {desa}, Kecamatan {kec}, {kab}, {hari}, dan menciduk {nama} ({m}) yang sedang menimbang sabu."),
            ("Kurir Sabu Tak Berkutik di Tangan Polisi {kab}", "Polres {kab} mengamankan kurir sabu bernama {nama} di Desa {desa}, Kecamatan {kec}, {hari}, berikut {n} gram barang bukti."),
        ),
        details=(
            "Kasat Narkoba Polres {kab}, {pejabat}, mengatakan penangkapan berawal dari laporan warga.",
            "Tersangka mengaku {sebab}.",
            "Polisi menyita {n} gram sabu, sebuah timbangan dan dua telepon genggam.",
            "{nama} dijerat Undang-Undang Narkotika, ujar {pejabat}.",
        ),
        later=(
            ("Berkas {nama} Dilimpahkan ke Jaksa", "Polres {kab} melimpahkan berkas perkara {nama}, pengedar sabu yang ditangkap di Desa {desa}, Kecamatan {kec}, {hari}, ke kejaksaan."),
            ("{nama} Divonis Enam Tahun", "Hakim memvonis {nama} enam tahun penjara karena mengedarkan {n} gram sabu. Ia ditangkap di Desa {desa}, Kecamatan {kec}, Kabupaten {kab}, {hari}."),
        ),
        missed=(
            ("Polres {kab} Sosialisasi Bahaya Sabu", "Satnarkoba Polres {kab} memberi penyuluhan bahaya sabu kepada {n} siswa di Kecamatan {kec}. {pejabat} meminta siswa menjauhi narkoba."),
            ("{n} Gram Sabu Dimusnahkan di {kab}", "Kejaksaan Negeri {kab} memusnahkan {n} gram sabu dari {m} perkara, kata {pejabat}."),
        ),
        causes=("membeli barang itu dari seorang bandar di kota", "baru dua bulan menjual sabu", "diupah dua juta rupiah sekali antar"),
    ),
    "inauguration": Wording(
        leads=(
            ("Bupati {kab} Lantik Camat {kec}", "Bupati {kab} melantik {nama} sebagai Camat {kec} di aula kantor bupati, {hari}."),
            ("{nama} Resmi Jabat Kepala Desa {desa}", "{nama} resmi dilantik sebagai Kepala Desa {desa}, Kecamatan {kec}, Kabupaten {kab}, {hari}."),
            ("{n} Pejabat {kab} Diambil Sumpah", "Sebanyak {n} pejabat Pemerintah Kabupaten {kab} dilantik dan diambil sumpahnya di Kecamatan {kec}, {hari}. Di antaranya {nama}."),
            ("Pelantikan Kades {desa} Berlangsung Khidmat", "Pelantikan {nama} sebagai Kepala Desa {desa} di Kecamatan {kec}, {kab}, berlangsung pada {hari}."),
        ),
        details=(
            "Hadir dalam acara itu Sekretaris Daerah {kab}, {pejabat}.",
            "{nama} berjanji {sebab}.",
            "{pejabat} berpesan agar pejabat yang baru segera turun ke masyarakat.",
            "Acara ditutup dengan doa dan ramah tamah bersama {n} undangan.",
        ),
        later=(
            ("{nama} Tancap Gas Benahi {desa}", "Belum lama menjabat, {nama} mengumpulkan perangkat Desa {desa}, Kecamatan {kec}, {kab}. Ia dilantik pada {hari}."),
            ("Warga {desa} Sambut {nama}", "Warga Desa {desa}, Kecamatan {kec}, Kabupaten {kab}, menyambut {nama} yang dilantik {hari}."),
        ),
        missed=(
            ("Jelang Pelantikan, {kab} Bersolek", "Jelang pelantikan anggota DPRD, Pemkab {kab} memasang {m} spanduk di Kecamatan {kec}, kata {pejabat}."),
            ("Pelantikan Kades di {kab} Ditunda", "Pelantikan {m} kepala desa di Kecamatan {kec}, {kab}, ditunda sampai waktu yang belum ditentukan, kata {pejabat}."),
        ),
        causes=("membuka layanan sampai sore", "memperbaiki jalan tani", "membuat laporan keuangan terbuka"),
    ),
    "wind": Wording(
        leads=(
            ("Puting Beliung Rusak {n} Rumah di {kec}", "Angin puting beliung merusak {n} rumah di Desa {desa}, Kecamatan {kec}, Kabupaten {kab}, {hari}."),
            ("Atap {n} Rumah di {desa} Beterbangan", "Atap {n} rumah di Desa {desa}, Kecamatan {kec}, {kab}, beterbangan disapu puting beliung, {hari}."),
            ("{kec} Diterjang Puting Beliung", "Puting beliung menerjang Desa {desa}, Kecamatan {kec}, Kabupaten {kab}, pada {hari}. Sebanyak {n} rumah dan {m} warung rusak."),
        ),
        details=(
            "Kepala BPBD {kab}, {pejabat}, mengatakan tidak ada korban jiwa.",
            "Kejadian berlangsung sekitar lima menit; {sebab}.",
            "Rumah milik {nama} rata dengan tanah.",
        ),
        later=(
            ("Bantuan Genteng untuk {desa} Tiba", "Sebanyak {m} ribu genteng tiba di Desa {desa}, Kecamatan {kec}, {kab}, untuk korban puting beliung yang melanda {hari}."),
        ),
        missed=(
            ("Warga {kec} Diminta Waspada Puting Beliung", "BPBD {kab} meminta warga Kecamatan {kec} mewaspadai puting beliung pada masa pancaroba, kata {pejabat}."),
        ),
        causes=("langit mendadak gelap", "hujan es turun lebih dulu", "angin datang dari arah laut"),
    ),
}

FILLERS: tuple[tuple[str, str], ...] = (
    ("Panen Jagung {kec} Melimpah", "Petani Desa {desa}, Kecamatan {kec}, Kabupaten {kab}, memanen {n} ton jagung pekan ini."),
    ("Turnamen Voli {kab} Diikuti {m} Tim", "Sebanyak {m} tim mengikuti turnamen voli antar desa di Kecamatan {kec}, {kab}. {pejabat} membuka pertandingan."),
    ("Jalan {desa} Mulai Diaspal", "Dinas Pekerjaan Umum {kab} mulai mengaspal jalan sepanjang {n} meter di Desa {desa}, Kecamatan {kec}."),
    ("Harga Kopi di {kec} Naik", "Harga kopi kering di tingkat pengepul Kecamatan {kec}, Kabupaten {kab}, naik menjadi {n} ribu rupiah per kilogram."),
    ("Posyandu {desa} Layani {n} Balita", "Posyandu Desa {desa}, Kecamatan {kec}, {kab}, menimbang {n} balita. Bidan {nama} mengajak ibu-ibu datang tiap bulan."),
    ("{kab} Raih Penghargaan Adipura", "Kabupaten {kab} meraih penghargaan kebersihan. {pejabat} berterima kasih kepada petugas sapu di Kecamatan {kec}."),
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
CORRECTION = "RALAT. Redaksi meralat berita sebelumnya tentang Desa {desa}, Kecamatan {kec}. Sebelumnya tertulis {old}, yang benar {n}. {lead}"
