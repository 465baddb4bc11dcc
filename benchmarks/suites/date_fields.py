"""Spellings of the day of publication in fields of tables, exports and pages; each but the last means 26 August 2024.

The kinds are those of public exports and scrapers; the spellings are our own.
"""

from datetime import date

DAY = date(2024, 8, 26)
NEXT_DAY = date(2024, 8, 27)
# A moment in UTC at which western Indonesia had the next day.
_OF_NEXT_DAY = (
    "2024-08-26T20:00:00Z", "2024-08-26T20:00:00.000Z", "2024-08-26 20:00:00+00:00", "Mon, 26 Aug 2024 20:00:00 +0000",
    "Mon, 26 Aug 2024 20:00:00 GMT", "2024-08-26 20:00:00 UTC",
)  # fmt: skip
_OF_DAY = (
    # moments, as content systems write them
    "2024-08-26", "2024-08-26T14:30:00+07:00", "2024-08-26T14:30:00+0700", "2024-08-26 14:30:00", "2024-08-26T14:30:00Z",
    "2024-08-26T23:30:00+08:00", "2024-08-26 14:30:00.123456", "2024-08-26T14:30", "Mon, 26 Aug 2024 14:30:00 +0700",
    "20240826", "20240826143000", "20240826T143000Z", "2024/08/26", "2024.08.26", "2024-8-26", "2024-08-26 00:00:00 +0700 WIB",
    # counted
    "1724660400", "1724660400000", "1724660400.123", "/Date(1724660400000)/", "45530",
    # in figures
    "26/08/2024", "26-08-2024", "26.08.2024", "26/8/2024", "26/8/24", "26-8-24", "26.8.24", "08/26/2024", "26/08/2024 14:30",
    "26/08/2024, 14.30 WIB", "(26/8/2024)", "26 / 08 / 2024", "26 08 2024",
    # months by their names
    "26 Agustus 2024", "26 agustus 2024", "26 AGUSTUS 2024", "26 Agu 2024", "26 Agt 2024", "26 Agst 2024", "26 Agus 2024",
    "26 Ags 2024", "26 Aug 2024", "26 August 2024", "August 26, 2024", "Aug 26, 2024", "26 Agustus, 2024", "26 Ogos 2024",
    "26 Agu. 2024", "26-Agu-2024", "26-Agu-24", "26 Agu 24", "26 Agu '24", "26/Agu/2024", "26/Agustus/2024", "26Agustus2024",
    "26-Agustus-2024", "26.Agustus.2024",
    # as newspapers print it
    "Senin, 26 Agustus 2024", "Senin 26 Agustus 2024", "SENIN, 26 AGUSTUS 2024", "Sen, 26 Agu 2024", "Sen, 26 Agu 24",
    "Senin, 26/08/2024", "Senin (26/8/2024)", "Senin, 26 Agustus 2024 14:30 WIB", "Senin, 26 Agustus 2024 | 14.30 WIB",
    "Senin, 26 Agustus 2024 - 14:30", "26 Agustus 2024 pukul 14.30 WITA", "14:30 WIB, 26 Agustus 2024",
    "26 Agustus 2024, 14:30 WIT", "Diterbitkan 26 Agustus 2024", "Tanggal: 26 Agustus 2024", "Jakarta, 26 Agustus 2024",
    "Monday, August 26, 2024", "Monday, 26 August 2024 2:30 PM", "26th August 2024", "26 Aug 2024 14:30 WIB",
    # marks that programs leave
    "\u200e26\u200e/\u200e08\u200e/\u200e2024", "２６ Agustus ２０２４", " 26 Agustus  2024 ", "26\u00a0Agustus\u00a02024",
    "2024年8月26日", "2024-W35-1", "2024-239", "datetime.datetime(2024, 8, 26, 14, 30)",
)  # fmt: skip
FIELDS: tuple[tuple[str, date], ...] = (*((written, DAY) for written in _OF_DAY), *((each, NEXT_DAY) for each in _OF_NEXT_DAY))

# How a month may be written, by its number. The common ones first, then those of older papers and of Malay.
MONTHS: dict[int, tuple[str, ...]] = {
    1: ("Januari", "Jan", "JAN", "January", "Djanuari"),
    2: ("Februari", "Feb", "Pebruari", "Peb", "Febr", "February"),
    3: ("Maret", "Mar", "Mrt", "March", "Mac"),
    4: ("April", "Apr", "APR", "Aprl"),
    5: ("Mei", "MEI", "May"),
    6: ("Juni", "Jun", "June"),
    7: ("Juli", "Jul", "July", "Julai"),
    8: ("Agustus", "Agu", "Agt", "Ags", "Agst", "Agus", "Aug", "Ogos"),
    9: ("September", "Sep", "Sept"),
    10: ("Oktober", "Okt", "Oct", "Okto", "Oktb"),
    11: ("November", "Nov", "Nopember", "Nop"),
    12: ("Desember", "Des", "Dec", "Disember", "Dis", "Desm"),
}
# How a weekday may be written before a date, counted from Monday.
WEEKDAYS: tuple[tuple[str, ...], ...] = (
    ("Senin", "SENIN", "senin", "Sen", "Monday", "Isnin", "Mon"),
    ("Selasa", "SELASA", "Sel", "Tuesday", "Tue"),
    ("Rabu", "RABU", "Rab", "Wednesday", "Wed"),
    ("Kamis", "KAMIS", "Kam", "Thursday", "Khamis", "Thu"),
    ("Jumat", "JUMAT", "Jum'at", "Jum’at", "Jum", "Friday", "Jumaat", "Juma'at", "Fri"),
    ("Sabtu", "SABTU", "Sab", "Saturday", "Sat"),
    ("Minggu", "MINGGU", "Ahad", "AHAD", "Min", "Mgg", "Sunday", "Sun"),
)
# Patterns of CLDR as newspapers use them.
PATTERNS = (
    "EEEE, d MMMM y", "EEEE d MMMM y", "EEEE, dd MMMM yyyy", "EEEE (dd/MM/yyyy)", "EEEE (d/M/y)", "EEEE, dd/MM/yyyy",
    "EEE, d MMM y", "EEE d MMM y", "EEE, dd MMM yyyy", "EEE, dd MMM yyyy HH:mm:ss", "d MMMM y", "dd MMMM yyyy", "d MMM y",
    "dd MMM yyyy", "dd-MMM-yyyy", "dd/MMM/yyyy", "dd/MMMM/yyyy", "dd/MM/yyyy", "d/M/y", "dd-MM-yyyy", "dd.MM.yyyy", "d/M/yy",
    "dd-MM-yy", "d MMM yy", "d MMM ''yy", "yyyy-MM-dd", "yyyy/MM/dd", "yyyy.MM.dd", "yyyyMMdd", "yyyy-MM-dd HH:mm:ss",
    "EEEE, d MMMM y | HH.mm 'WIB'",
)  # fmt: skip
