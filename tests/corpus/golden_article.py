"""What the golden article says."""

TITLE = "Bupati Pimpin Rapat Pembangunan Pasar Krui"
PARAGRAPHS = (
    "KRUI, KABAR PESISIR – Bupati Pesisir Barat memimpin rapat pembangunan kembali Pasar Krui di aula kantor bupati, "
    "Senin (26/8/2024). Rapat dihadiri para camat dan wakil pedagang.",
    "Pasar lama terbakar pada bulan Juni, dan 84 pedagang kehilangan kios. “Para pedagang pindah ke tempat sementara "
    "di Lapangan Merdeka,” kata Bupati.",
    "Pembangunan menelan Rp12,5 miliar dari APBD dan ditargetkan selesai dalam 180 hari.",
)
TEXT = "\n".join(PARAGRAPHS)
OUTLET = "Kabar Pesisir"
AUTHOR = "Dewi Anggraini"
URL = "https://kabarpesisir.example/berita/pasar-krui"
# At half past midnight on Sumatra it was still Sunday in Greenwich.
MOMENT = "2024-08-26T00:30:00+07:00"
