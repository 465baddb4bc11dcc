"""Function words of both languages, which are neither indexed nor searched. Raise TOKENIZER_VERSION with any change."""

_ENGLISH_STOP_WORDS = frozenset(
    "a an and are as at be been but by can could did do does for from had has have he her him his how i if in into is it its "
    "many me more most much no not of on or our out over said say says she should so some than that the their them then there "
    "these they this those to up was we were what when where which who whom whose why will with would you your s t "
    "about after also any because before during held how's it's made make take took give gave get got".split()
)
_INDONESIAN_STOP_WORDS = frozenset(
    "ada adalah agar akan antara apa apakah atas atau bagaimana bagi bahwa berapa bisa bukan dalam dan dapat dari dengan di "
    "dia dimana hal hanya harus ia ini itu jadi jika juga kapan karena ke kepada ketika kita lagi lain lalu maka mana masih "
    "mengapa mereka namun nya oleh pada para per pun saat saja sambil sampai sang saya sebagai sebuah secara sedang "
    "sedangkan sehingga sejak seorang seperti serta setelah siapa sih suatu sudah supaya tak telah tentang terhadap "
    "tersebut tetapi tidak untuk yaitu yakni yang kah deh dong kok nih tuh ya nggak gak ujar ujarnya kata katanya tutur "
    "imbuh ungkap jelas tambah".split()
)
STOP_WORDS = _ENGLISH_STOP_WORDS | _INDONESIAN_STOP_WORDS


def is_stop_word(word: str) -> bool:
    return word.lower() in STOP_WORDS
