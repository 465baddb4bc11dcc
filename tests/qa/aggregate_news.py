"""A small archive of invented news: three floods of Way Semaka, and what only looks like one."""

from datetime import date

from corpus import Article

PADDING = (
    "Camat setempat meminta warga tetap tenang dan mengikuti arahan petugas yang berjaga di posko. "
    "Pihak desa sudah melaporkan hal itu kepada pemerintah kabupaten dan menunggu tindak lanjut dalam waktu dekat. "
    "Para relawan mendirikan dapur umum di halaman sekolah dasar, dibantu ibu-ibu dari kelompok pengajian dan para pemuda."
)


def news(name: str, outlet: str, published: date | None, title: str, lead: str) -> Article:
    return Article(name, f"{name}.txt", title, f"{lead}\n{PADDING}", published, outlet)


JANUARY = news(
    "januari", "Kabar Krui", date(2025, 1, 14), "Banjir Rendam Talang Ratu",
    "Banjir merendam 120 rumah di Desa Talang Ratu, Kecamatan Gisting, Way Semaka, Selasa (14/1/2025).",
)  # fmt: skip
JANUARY_AGAIN = news(
    "januari-lagi", "Pantau Pesisir", date(2025, 1, 15), "Sungai Meluap, Warga Talang Ratu Mengungsi",
    "Sungai meluap dan menggenangi 118 rumah di Desa Talang Ratu, Way Semaka, kemarin malam.",
)  # fmt: skip
MARCH = news(
    "maret", "Kabar Krui", date(2025, 3, 2), "Sumber Asri Dilanda Banjir",
    "Sebanyak 40 rumah di Desa Sumber Asri, Kecamatan Pugung, Way Semaka, dilanda banjir, Minggu (2/3/2025).",
)  # fmt: skip
LAST_YEAR = news(
    "tahun-lalu", "Kabar Krui", date(2024, 5, 6), "Banjir Bandang Terjang Marga Jaya",
    "Banjir bandang menerjang Desa Marga Jaya, Kecamatan Pugung, Way Semaka, Senin (6/5/2024).",
)  # fmt: skip
ELSEWHERE = news(
    "lain", "Kabar Krui", date(2025, 2, 3), "Banjir Rendam Pasar Liwa",
    "Banjir merendam pasar di Desa Liwa Baru, Kabupaten Semaka Barat, Senin (3/2/2025). Bantuan dari relawan Way Semaka tiba.",
)  # fmt: skip
WARNING = news(
    "siaga", "Kabar Krui", date(2025, 2, 20), "Antisipasi Banjir, Way Semaka Keruk Drainase",
    "Untuk mencegah banjir, Pemerintah Kabupaten Way Semaka mengeruk saluran air di Kecamatan Gisting, Kamis (20/2/2025).",
)  # fmt: skip
BUYERS = news(
    "pasar", "Pantau Pesisir", date(2025, 3, 25), "Pasar Gisting Banjir Pembeli",
    "Menjelang Lebaran, Pasar Gisting di Way Semaka banjir pembeli, Selasa (25/3/2025).",
)  # fmt: skip
SUM = news(
    "jumlah", "Pantau Pesisir", date(2025, 4, 1), "Sepanjang Tahun Terjadi 41 Banjir",
    "Provinsi mencatat 41 kejadian banjir sepanjang tahun lalu. Way Semaka diminta memperbaiki tanggul, Selasa (1/4/2025).",
)  # fmt: skip
NEWS = (JANUARY, JANUARY_AGAIN, MARCH, LAST_YEAR, ELSEWHERE, WARNING, BUYERS, SUM)
