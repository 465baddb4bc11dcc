"""More wordings of notices, and of what only looks like one, in the longer manner of papers on the web. Invented.

Braces as in `notice_forms`; also {date}, the report's day written out, and {url}, its address. None of them was looked at while
the rules were first written; those with an even place were afterwards, the other half never.
"""

# ruff: noqa: E501
NOTICES_APART: tuple[tuple[str, str, str], ...] = (
    ("correction", "Ralat Berita {date}", "Dalam berita {paper} tanggal {date} dengan judul {title}, terdapat kekeliruan penulisan jumlah {thing}. Disebutkan {old} {thing}, padahal seharusnya {new} {thing}. Dengan ini kesalahan tersebut kami perbaiki. Kami mohon maaf kepada pembaca atas kekeliruan ini.\n\nRedaksi"),
    ("correction", "Ralat dan Permintaan Maaf kepada {name}", "{place} - Kepada Yth. {name}, kami menyampaikan permintaan maaf. Pada pemberitaan {paper}, {date}, tentang {topic} di {place}, kami salah mengutip jumlah {thing}.\n\nYang tertulis {old} {thing}. Yang benar adalah {new} {thing}.\n\nDengan dimuatnya ralat ini, kekeliruan kami anggap telah diperbaiki.\n\nTtd. Pemimpin Redaksi"),
    ("correction", "Koreksi Redaksi", "Sehubungan adanya kesalahan data pada artikel {paper} yang tayang pada {date} ({url}), berikut kami sampaikan koreksinya. Jumlah {thing} yang terdampak {topic} bukan {old}, melainkan {new}. Artikel tersebut telah kami perbarui."),
    ("correction", "Ralat: Jumlah {thing} di {place}", "Kepada para pembaca {paper} yang budiman. Berita kami “{title}” memuat angka yang tidak tepat. Kami menulis {old} {thing}, data dari {name} ialah {new} {thing}. Demikian ralat ini kami buat agar pembaca maklum adanya."),
    ("correction", "Pemberitahuan Ralat", "Ralat untuk edisi {date}, halaman 1. Pada alinea kedua berita tentang {topic} di {place}, kata “{old} {thing}” hendaknya dibaca “{new} {thing}”. Terima kasih."),
    ("correction", "{paper} Ralat Berita soal {topic} di {place}", "{paper} meralat pemberitaan yang dipublikasikan pada {date}. Dalam artikel tersebut {paper} menuliskan {old} {thing} menjadi korban {topic}. Setelah diverifikasi ulang kepada {name}, jumlahnya {new} {thing}. Redaksi memohon maaf atas ketidakakuratan itu."),
    ("correction", "Pelurusan Berita {topic} di {place}", "Redaksi menerima keberatan dari {name} atas berita kami berjudul {title}. Setelah kami periksa, keberatan itu beralasan: angka {old} yang kami muat keliru, yang tepat {new} {thing}. Atas kekeliruan ini redaksi meminta maaf sebesar-besarnya."),
    ("correction", "Catatan Koreksi", "Artikel {paper} pada {date} mengenai {topic} di {place} memuat ketidakakuratan. Nama narasumber kami tulis kurang tepat dan jumlah {thing} kami sebut {old}; jumlah sesungguhnya {new}. Redaksi telah memperbaikinya dan meminta maaf."),
    ("correction", "Ralat Foto dan Angka", "Keterangan pada berita “{title}” ({paper}, {date}) salah. Yang rusak {new} {thing}, bukan {old} {thing}. Redaksi meminta maaf kepada pembaca atas kelalaian ini."),
    ("correction", "Hasil Penilaian Dewan Pers, {paper} Muat Ralat", "Memenuhi Pernyataan Penilaian dan Rekomendasi Dewan Pers, kami memuat ralat atas berita berjudul “{title}” yang terbit {date}. Berita itu menyebut {old} {thing}, yang benar {new} {thing}. Kami meminta maaf kepada {name} dan masyarakat pembaca."),
    ("correction", "Ralat", "Redaksi {paper} dengan ini menyatakan bahwa pemberitaan pada hari {day} tentang {topic} di {place} mengandung kesalahan. Bukan {old} {thing} melainkan {new} {thing}. Untuk itu kami mohon maaf."),
    ("correction", "Mohon Maaf, Ada Kesalahan pada Berita {topic}", "Tim redaksi menemukan kesalahan pada berita yang kami terbitkan {day}, yakni “{title}”. Angka {old} berasal dari data lama. Angka terbaru dari {name} adalah {new} {thing}. Kami telah memperbarui artikel dimaksud."),
    ("correction", "Koreksi atas Berita {firm}", "Pada {date}, {paper} memberitakan {topic} di {place} dan menyebut petugas {firm} terlibat. Informasi itu tidak benar. Kami mengoreksi bagian tersebut dan meminta maaf kepada {firm}."),
    ("correction", "Revisi Berita: {title}", "Redaksi merevisi berita yang tayang {day}. Pada versi awal tertulis {old} {thing}, setelah konfirmasi kepada {name} menjadi {new} {thing}. Terima kasih atas perhatian pembaca."),
    ("correction", "Errata", "Terdapat kesalahan ketik pada laporan {paper} {date} berjudul “{title}”. Tertulis: {old} {thing}. Seharusnya: {new} {thing}."),
    ("correction", "Surat Pembaca: Angka {topic} Perlu Dikoreksi", "Redaksi yang terhormat, saya membaca berita “{title}” di {paper}. Jumlah {old} {thing} di sana tidak benar. Saya {name}, dan data kami {new} {thing}. Mohon dikoreksi.\n\nTanggapan redaksi: Terima kasih atas koreksinya. Kami mohon maaf atas kekeliruan itu."),
    ("reply", "Hak Jawab {firm} terkait Pemberitaan {topic} di {place}", "Kepada Yth. Pemimpin Redaksi {paper} di tempat. Dengan hormat, sehubungan dengan berita yang dimuat pada {date} berjudul “{title}”, bersama ini kami menyampaikan hak jawab sesuai Pasal 5 Undang-Undang Nomor 40 Tahun 1999 tentang Pers.\n\n1. {firm} tidak pernah dikonfirmasi.\n2. Tuduhan itu tidak berdasar.\n\nHormat kami, Manajemen {firm}"),
    ("reply", "Hak Jawab atas Berita “{title}”", "Redaksi memuat hak jawab {name} sebagai berikut. Pemberitaan tersebut tidak berimbang karena saya tidak dimintai keterangan. Jumlah {thing} yang disebut pun tidak benar."),
    ("reply", "Begini Hak Jawab {firm} soal {topic}", "{firm} memberikan hak jawab atas pemberitaan {paper} pada {day}. Menurut perusahaan, isi berita tentang {topic} di {place} merugikan nama baiknya. Berikut hak jawab selengkapnya."),
    ("reply", "Klarifikasi dan Hak Jawab {name}", "{name} melayangkan klarifikasi sekaligus hak jawab kepada redaksi {paper}, menyusul terbitnya berita {title}. Ia menyatakan tidak pernah menyebut angka {old} {thing}."),
    ("reply", "Tanggapan atas Pemberitaan {paper}", "Bersama surat ini {firm} menanggapi pemberitaan {paper} tanggal {date} mengenai {topic} di {place}. Kami menggunakan hak jawab sebagaimana diatur undang-undang. Perlu kami sampaikan bahwa petugas kami hanya membantu warga."),
    ("reply", "Kuasa Hukum {name} Sampaikan Hak Jawab ke {paper}", "Melalui surat kepada redaksi {paper}, kuasa hukum {name} menyampaikan hak jawab terhadap artikel berjudul “{title}” yang terbit {date}. Menurut dia, kliennya tidak pernah diwawancarai."),
    ("reply", "Pemkab Beri Hak Jawab", "Menyikapi berita {paper}, {day}, tentang {topic} di {place}, bagian humas mengirimkan hak jawab kepada redaksi. Isinya, {name} membantah bahwa {old} {thing} belum tertangani. Redaksi memuatnya sesuai ketentuan Pedoman Pemberitaan Media Siber."),
    ("reply", "Hak Jawab", "Sebagai bentuk pelayanan hak jawab, berikut kami muat tanggapan {firm} terhadap berita kami {date}, “{title}”. Perusahaan menyatakan tidak terkait dengan peristiwa tersebut."),
    ("reply", "Bantahan {firm}", "Kami keberatan atas berita {paper} ({date}) yang menyebut {firm} terlibat dalam {topic} di {place}. Sesuai hak jawab yang dijamin UU Pers, kami meminta redaksi memuat bantahan ini secara proporsional."),
    ("reply", "Penjelasan {name}", "Yth. Redaksi {paper}. Terkait artikel {url}, perkenankan saya, {name}, menggunakan hak jawab. Saya tidak pernah memberi keterangan seperti yang ditulis."),
    ("withdrawal", "Pernyataan Pencabutan Berita {topic}", "{paper} mencabut berita berjudul “{title}” yang dipublikasikan pada {date}. Pencabutan dilakukan atas rekomendasi Dewan Pers karena berita itu tidak memenuhi kaidah uji informasi. Kami meminta maaf kepada {name}."),
    ("withdrawal", "{paper} Cabut Berita soal {topic} di {place}", "Redaksi {paper} memutuskan mencabut pemberitaan {day} tentang {topic} di {place}. Alasan pencabutan: pengalaman traumatik korban dan masa depan anak. Redaksi mohon maaf."),
    ("withdrawal", "Berita Ini Telah Dicabut", "Artikel “{title}” yang semula dimuat di alamat {url} telah dicabut oleh redaksi karena memuat informasi bohong tentang {firm}. Demikian pengumuman ini disampaikan."),
    ("withdrawal", "Pengumuman Redaksi: Penghapusan Artikel", "Kami memberitahukan bahwa artikel {paper} pada {date} mengenai {topic} di {place} telah kami hapus, karena narasumber {name} menyatakan tidak pernah diwawancarai. Redaksi menyesalkan kejadian ini."),
    ("withdrawal", "Mohon Maaf, Berita {topic} Kami Cabut", "Karena kesalahan verifikasi, berita kami tentang {topic} di {place} yang tayang {day} dinyatakan dicabut dan tidak berlaku lagi. Media yang telah mengutip diminta ikut mencabut."),
    ("withdrawal", "Redaksi Menarik Berita {place}", "Dengan ini redaksi menarik kembali berita “{title}”, {paper}, {date}. Isinya terbukti disadur dari akun yang tidak dapat dipertanggungjawabkan. Kepada {name} kami mohon maaf."),
)  # fmt: skip

# What an article says of its own text, of another paper's, of officials' papers; and news about the press.
LOOKALIKES_APART: tuple[tuple[str, str], ...] = (
    ("{title}", "{topic} terjadi di {place}. {name} menyebut {new} {thing} terdampak.\n\nCatatan Redaksi: Berita ini telah direvisi pada pukul 18.35 WIB. Sebelumnya tertulis {old} {thing}."),
    ("{title}", "Sebanyak {new} {thing} di {place} terdampak {topic}, kata {name}. Artikel ini mengalami perubahan judul pada {date} karena ada kesalahan penulisan. Dengan demikian kesalahan telah diperbaiki. Redaksi mohon maaf."),
    ("Ketua Komisi Ralat Pernyataannya soal {topic}", "{name} meralat pernyataannya soal {topic} yang diberitakan sejumlah media {day}. “Saya perlu luruskan, bukan {old} tetapi {new} {thing},” ujarnya."),
    ("Reaksi {name} Ditanya soal {topic}", "{name} enggan menjawab. “Nanti saja, bersamaan dengan hak jawab saya,” katanya. Hak jawab yang dimaksud mengenai kabar {topic} di {place} yang dianggapnya keliru."),
    ("{firm} Jawab Somasi Warga {place}", "{firm} sudah memberikan hak jawab atas somasi warga soal {topic}. “Surat jawaban kami kirim {day},” kata {name}."),
    ("Dewan Pers Terima {new} Aduan", "Dewan Pers menerima {new} aduan sepanjang {date}. Sebagian besar selesai dengan pemuatan hak jawab dan permintaan maaf redaksi. {name} hadir dalam jumpa pers."),
    ("{name} Somasi Media, Minta Berita Dicabut", "{name} melayangkan somasi kepada sebuah media daring dan meminta berita tentang {topic} dicabut. Media itu belum menanggapi sampai {day}."),
    ("AJI {place}: Ralat Bukan Aib", "AJI menggelar diskusi {day}. “Redaksi yang meralat berita keliru justru dipercaya,” kata {name}. Menurut dia media wajib meminta maaf dan memuat hak jawab."),
    ("Seusai Diprotes, {firm} Koreksi Tagihan Warga {place}", "{firm} mengoreksi tagihan {old} pelanggan yang salah catat. Dalam surat tanggal {date}, perusahaan meminta maaf atas kekeliruan itu. Yang benar {new} pelanggan."),
    ("Surat Edaran {place} Diralat", "Pemerintah {place} meralat surat edaran tanggal {date}. Tertulis {old} hari, seharusnya {new} hari. {name} mengatakan terdapat kesalahan ketik."),
    ("Jadwal Kapal di {place} Diperbaiki", "Kesalahan pada jadwal yang diumumkan {date} telah diperbaiki. Kapal berangkat pukul {new}. Pengelola meminta maaf kepada penumpang, kata {name}."),
    ("Perkembangan {topic} di {place}: {new} {thing}", "Hingga hari ini tercatat {new} {thing}. Pada berita {paper} sebelumnya, {date}, disebut {old} {thing}. Pendataan masih berlangsung, ujar {name}."),
    ("{firm} Kecewa terhadap Pemberitaan", "{firm} menyayangkan pemberitaan soal {topic}. Perusahaan menilai berita di sejumlah media tidak berimbang, tetapi menghormati kebebasan pers. {name} tak menjawab pesan."),
    ("Pengadilan Tolak Gugatan Hak Jawab", "Majelis hakim menolak gugatan {firm} terhadap majalah yang tidak memuat hak jawab. Gugatan diajukan {date}. {name} menyatakan banding."),
    ("{name} Bantah Kabar {topic}", "{name} membantah kabar {topic} di {place} yang viral. “Berita itu tidak benar,” ujarnya {day}. Ia meminta warga tak membagikannya."),
    ("Nilai Tukar Terkoreksi, {firm} Menahan Belanja", "Rupiah terkoreksi {new} poin. Koreksi itu melanjutkan pelemahan {date}. Direktur {firm} menyebut koreksi wajar."),
    ("Maskapai Minta Maaf atas Kesalahan Data Penumpang", "{firm} meminta maaf karena manifes memuat kesalahan {old} nama. Data yang benar {new} penumpang. Klarifikasi disampaikan {day} di {place}."),
    ("Stasiun TV Ditegur karena Tak Ralat Berita", "KPI menegur sebuah stasiun televisi yang tidak meralat berita keliru tentang {topic}. Stasiun itu diminta menyiarkan permintaan maaf. {name} memimpin sidang {day}."),
    ("Penulis Tarik Novelnya dari Toko di {place}", "Penulis menarik novel setelah dituding menjiplak. Penerbit {firm} menyatakan pencabutan berlaku {date} dan meminta maaf kepada pembaca."),
    ("Mantan Wartawan Kenang Ralat Pertamanya", "Dalam bukunya, {name} mengenang berita tentang {topic} di {place} yang salah. “Kami memuat ralat esok harinya,” tulisnya. Buku terbit {date}."),
    ("Panitia Cabut Undangan untuk Wartawan {place}", "Panitia mencabut undangan bagi {new} wartawan. Kekeliruan itu, kata {name}, telah diperbaiki. Panitia meminta maaf kepada redaksi media."),
    ("Isi Hak Jawab Diatur Pedoman Baru", "Pedoman baru mengatur bahwa ralat, koreksi, dan hak jawab ditautkan pada berita yang diralat. Pencabutan berita disertai alasan. {name} menjelaskannya {day}."),
    ("Satgas: Berita {firm} Bangkrut Hoaks", "Satgas memastikan berita berjudul “{firm} Bangkrut” adalah hoaks. Pengunggah telah meminta maaf dan menghapus artikelnya {day}."),
    ("Ombudsman Koreksi Laporan {topic}", "Ombudsman mengoreksi laporannya tentang {topic} di {place}. Angka {old} {thing} dalam laporan terbitan {date} seharusnya {new}, kata {name}."),
)  # fmt: skip
