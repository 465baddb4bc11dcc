# ruff: noqa: E501 (a phrase is one line, however long)
"""What people say to a program that answers questions, in both languages, spoken and written in a hurry.

One phrase a line, as a regular expression over small letters, without marks; a line is matched whole.
"""

from collections.abc import Mapping
from typing import Literal

from qa.types import Language

# Where several are said at once, the first of them is replied to: "halo, kamu siapa?" asks who.
Talk = Literal[
    "insult", "source", "sure", "language", "cost", "identity", "help", "more", "opinion", "now", "thanks", "farewell",
    "greeting", "acknowledged", "gibberish", "task", "outlets",
]  # fmt: skip

YOU = "(?:kamu|kau|km|anda|lo|lu|elo|wartanya)"
_YOUR = "(?:mu| kamu| anda| lo| lu)"
ASIDE = (  # what may stand around any of the phrases
    "(?:min|admin|kak|kakak|gan|bang|mas|mbak|pak|bu|bapak|ibu|bro|sis|bos|boss|wartanya|bot|ya|yah|deh|dong|donk|nih"
    "|ini|sih|kok"
    "|kan|lho|loh|lah|banget|bgt|sekali|semua|semuanya|tolong|please|pls|there|everyone|all|man|mate|friend|dear|so|very|much"
    "|again|then|now|oh|ah|eh|wah|well|um+|nya|aja|saja|dulu|lagi|sekarang|skrg|jadi|terus|lalu|dan|and|but|tapi|to you)"
)
_ANSWER = "(?:jawaban(?:mu|nya| kamu| anda| ini| itu| tadi)?|(?:the|your|this|that) answers?)"
_BOT = (
    "(?:robot|bot|chat ?bot|ai|kecerdasan buatan|manusia|orang(?: asli)?|mesin|komputer|program|aplikasi|chatgpt|gpt|gemini"
    "|google|(?:real )?(?:human|person)|machine|computer|real)"
)
_NOT = "(?:tidak|nggak|ngga|enggak|gak|ga|gk|bukan|belum)"
_OR_NOT = f"(?: (?:atau |apa )?(?:{_NOT}|kah))?"
_BAD = (
    "(?:bodoh|bego|goblok|tolol|dungu|idiot|payah|ngawur|ngaco|jelek|asal|aneh|lemot|sampah|anjing|stupid|dumb|useless"
    "|terrible"
    "|awful|bad|rubbish|garbage|trash|nonsense|crap|silly|an idiot|a moron|lame|pathetic)"
)
_BEST = "(?:paling )?(?:terbaik|terburuk|terhebat|terkorup|baik|buruk|hebat|korup|jujur|bagus|pintar)"
_OFFICIAL = (
    "(?:bupati|gubernur|presiden|wali ?kota|camat|kapolres|menteri|pejabat|politisi|politikus|partai|calon|caleg"
    "|paslon|kandidat)"
)
_TODAY = "(?:hari ini|sekarang|saat ini|besok|malam ini|nanti malam|pagi ini|siang ini|sore ini)"
_LANGUAGE = "(?:inggris|indonesia|jawa|sunda|lampung|melayu|minang|batak|bali|daerah|ibu|english|indonesian|javanese|malay)"
_AT = "(?: di \\w+(?: \\w+)?)?"
_SKY = "(?:hujan|cerah|panas|mendung|gerimis)"
_THIS = "(?:this|that|it|these)"

INDONESIAN: Mapping[Talk, str] = {
    "insult": rf"""
        dasar {_BAD}
        (?:(?:memang|emang) )?(?:{YOU}|{_ANSWER}|{YOU} {_ANSWER})(?: (?:memang|emang|ini|itu|kok|sangat|terlalu))* {_BAD}
        {_BAD}(?: (?:banget|bgt|sekali|sih|amat|ya|kok))* (?:{YOU}|{_ANSWER})
        (?:bodoh|bego|goblok|tolol|dungu|payah|ngawur|ngaco)
        brengsek|bangsat|kampret|sialan|jancuk|jancok|anjir|anjrit|bajingan
        (?:(?:itu|{_ANSWER}|{YOU}) )?(?:salah(?: semua| total| besar)?|keliru|{_NOT} (?:nyambung|benar|bener|tepat|betul))
        {_NOT} (?:guna|berguna|becus|membantu)(?: {YOU})?
        (?:(?:kamu|kau|lo|lu|bot) )?(?:nyebelin|menyebalkan|ngeselin|bikin kesal)(?: (?:banget|bgt|sekali|sih|amat))*(?: {YOU})?
        (?:kalau )?jawab(?:nya|annya)? (?:yang|yg) (?:benar|bener|jelas|serius|betul)|bukan itu (?:yang|yg) (?:saya|aku|gue) (?:tanya|tanyakan|maksud)
    """,
    "source": rf"""
        (?:data|sumber|info|informasi|berita|jawaban)(?:nya|mu| ini| itu)(?: ini| itu| kamu)? (?:dapat |didapat |diambil |asal )?dari mana
        dari mana(?:kah)?(?: asal| sumber)? (?:data|sumber|info|informasi|jawaban|berita)(?:nya|mu| ini| itu| kamu| anda)(?: ini| diambil)?
        dari mana {YOU} (?:tahu|tau|dapat|mendapat(?:kan)?)(?: itu| ini)?(?: data| info| informasi| jawaban)?(?:nya| ini| itu)?
        (?:{YOU} )?(?:kok )?(?:tahu|tau)(?: itu| ini)? dari mana
        (?:apa|mana|siapa) sumber(?:nya|mu)
        sumber(?:nya|mu| jawaban| data)?(?: apa| mana| siapa)?
        (?:apa|mana) (?:sumber|dasar) (?:jawaban|data|informasi)(?:nya|mu| ini| itu| tadi| kamu| anda)?
        mana (?:bukti|link|tautan)(?:nya)?
        (?:bukti|link|tautan)nya(?: mana)?
        ada (?:sumber|bukti|link)(?:nya)?
    """,
    "sure": rf"""
        (?:apa(?:kah)? )?(?:{YOU} )?(?:benar benar |sudah )?yakin(?:kah)?(?: {YOU})?(?: (?:dengan|sama|akan))?(?: (?:{_ANSWER}|itu|ini))?(?: (?:benar|betul|bener))?{_OR_NOT}
        {_ANSWER} (?:sudah )?(?:benar|betul|bener|pasti|yakin){_OR_NOT}
        (?:masa|masak)(?: iya)?
        serius(?:an)?|beneran|yang (?:benar|bener)
        (?:benarkah|betulkah)(?: (?:itu|begitu|demikian))?
        (?:apa(?:kah)? )?(?:itu |ini )?(?:benar|bener|betul)(?: (?:itu|begitu|demikian))?{_OR_NOT}
        apa(?:kah)? {_ANSWER} (?:benar|betul|pasti|akurat|(?:dapat|bisa) dipercaya){_OR_NOT}
        (?:apa(?:kah)? )?(?:bisa|dapat) dipercaya{_OR_NOT}
    """,
    "language": rf"""
        (?:apa(?:kah)? )?(?:{YOU} )?(?:bisa|dapat|boleh|ngerti|mengerti|paham|tahu|tau)(?: (?:ngerti|paham|pakai|pake|menggunakan|tanya|nanya|bertanya|bicara|ngomong|jawab|berbahasa|dalam))*(?: bahasa)? {_LANGUAGE}{_OR_NOT}
        (?:pakai|pake|jawab|tolong jawab|bicara|ngomong|dalam)(?: (?:dengan|pakai|pake|dalam))? bahasa {_LANGUAGE}{_OR_NOT}
        {YOU} (?:pakai|pake|berbahasa) bahasa apa(?: saja| aja)?|bisa bahasa apa(?: saja| aja)?(?: {YOU})?
    """,
    "outlets": r"""
        (?:semua )?(?:berita|artikel|arsip|data|isi)(?:nya)? (?:(?:yang )?(?:ada )?(?:di|dalam|pada) (?:arsip(?: ini)?|sini|ini) |disini |ini )*(?:berasal |diambil |asal(?:nya)? |itu )*dari (?:koran|media|outlet|surat kabar|situs|portal|harian)(?: berita| online)? (?:mana|apa)
        (?:ada |dari )?(?:koran|media|outlet|surat kabar|harian|situs|portal)(?: berita)? (?:apa|mana)(?: saja| aja)?(?: yang)?(?: ada| dimuat| tersedia| masuk)? (?:(?:di|dalam) (?:arsip(?: ini)?|sini)|disini)
        (?:di (?:arsip(?: ini)?|sini) |disini )(?:ada )?(?:berita |artikel )?(?:dari )?(?:koran|media|outlet|surat kabar|harian|situs|portal)(?: berita)? (?:apa|mana)
        {YOU} (?:punya|pakai|pake|ambil|mengambil) (?:berita |artikel )?(?:dari )?(?:koran|media|outlet|surat kabar|situs|portal)(?: berita)? (?:apa|mana)
    """.replace("{YOU}", YOU),
    "cost": rf"""
        (?:apa(?:kah)? )?(?:(?:ini|{YOU}|aplikasi ini|layanan ini|chat ini|tanya di sini) )?(?:gratis|bayar|berbayar)(?: (?:atau|apa) (?:gratis|bayar|berbayar))?{_OR_NOT}
        (?:apa(?:kah)? )?(?:(?:pakai|pake|tanya|nanya) )?(?:ini|di sini|disini) (?:harus )?(?:gratis|bayar|berbayar)(?: (?:atau|apa) (?:gratis|bayar|berbayar))?{_OR_NOT}
    """,
    "identity": rf"""
        (?:siapa(?:kah)?|sapa|sp) (?:sebenarnya |sih )?{YOU}(?: (?:sebenarnya|sih|ini))*
        (?:apa(?:kah)? )?{YOU} (?:ini |itu |sebenarnya |adalah |seorang |sebuah )*(?:siapa|sapa|sp|apa|{_BOT})(?: (?:atau|apa) {_BOT})?{_OR_NOT}
        (?:siapa |apa )?nama{_YOUR}(?: (?:siapa|apa))?
        (?:saya |aku |ini )?(?:bicara |ngobrol |chat )?(?:dengan|sama) siapa(?: ini)?
        (?:apa(?:kah)? )?ini (?:siapa|{_BOT})
        (?:apa|apaan)(?: itu| sih)? wartanya|wartanya (?:itu |adalah )?(?:apa|siapa)
        siapa (?:yang )?(?:mem)?(?:buat|bikin|ciptakan|pencipta|pembuat|menciptakan)(?:mu| kamu| anda| wartanya| ini)
        siapa (?:sih )?(?:yang )?(?:(?:mem)?(?:buat|bikin)|menciptakan|punya|pemilik|pembuat|pengembang) (?:chat ?bot|bot|aplikasi|website|web|situs|program|layanan) ini
        (?:{YOU}|(?:chat ?bot|bot|aplikasi|website|web|situs|program|layanan) ini) (?:dibuat|dibikin|diciptakan|punya|milik)(?: oleh)? siapa
        perkenalkan diri(?:mu)?|kenalan
        (?:{YOU} )?(?:lagi|lg|sedang) (?:apa|apain|ngapain|sibuk)(?: {YOU})?(?: (?:sekarang|skrg|hari ini))?{_OR_NOT}
        (?:{YOU} )?(?:sudah|udah|udh|dah) (?:makan|mandi|tidur|bangun|ngopi)(?: (?:siang|malam|pagi))?(?: (?:belum|blm|blom|apa belum))?(?: {YOU})?
        (?:(?:saya|aku|gue) )?(?:lagi )?(?:gabut|bosan|bosen|suntuk|galau|kesepian)
        (?:apa(?:kah)? )?ada (?:orang|admin|operator|cs|manusia|orangnya|adminnya)(?: (?:di ?sini|yang (?:online|jaga)))?{_OR_NOT}
        (?:apa(?:kah)? )?{YOU} (?:pakai|pake|memakai|menggunakan) (?:ai|model|teknologi|bot|chatgpt|gpt)(?: apa)?{_OR_NOT}
    """,
    "help": rf"""
        bantuan|petunjuk|panduan|ada yang (?:bisa|dapat) (?:mem)?bantu(?: (?:saya|aku|gue))?
        (?:bisa |minta |mohon |tolong )?bantu(?:an)?(?: (?:saya|aku|gue|kami))?
        (?:apa|apa saja|apa aja) yang (?:bisa|dapat) (?:{YOU} (?:lakukan|bantu|kerjakan|jawab)|(?:saya|aku|kami|gue) (?:tanya|tanyakan|lakukan|cari))(?: di sini)?
        {YOU} (?:bisa|dapat|tahu|tau) (?:apa|ngapain)(?: saja| aja)?
        bisa (?:apa|ngapain)(?: saja| aja)?(?: {YOU})?
        (?:{YOU} )?(?:bisa|dapat) (?:mem)?(?:bantu(?:in)?|jawab|cari(?:in)?|kasih (?:tahu|tau)) apa(?: saja| aja)?(?: {YOU})?
        apa(?: saja| aja)?(?: yang)? (?:bisa|dapat) (?:{YOU} )?(?:di)?(?:bantu|jawab|tanya(?:kan|in)?|cari)(?: {YOU})?(?: di sini)?
        (?:di sini |disini )?(?:bisa|boleh) (?:tanya|nanya|cari) (?:apa|soal apa|tentang apa)(?: saja| aja)?(?: di sini)?
        apa(?: saja)? (?:kemampuan|fungsi|tugas){_YOUR}
        cara (?:pakai|pake|kerja|tanya)nya (?:bagaimana|gimana|gmn)
        (?:bagaimana |gimana |gmn )?cara(?:nya)? (?:me)?(?:pakai|makai|pake|gunakan|nggunakan|kerja|tanya)(?:nya|mu| ini| wartanya| kamu| aplikasi ini| di sini)?
        (?:(?:saya|aku|gue|kami) )?(?:mau|ingin|numpang|boleh|izin|pengen|bisa) (?:tanya|nanya|bertanya)(?: (?:sesuatu|sebentar))?
    """,
    "more": r"""
        lanjut(?:kan|in)?|teruskan|terusin|terus|lalu|selengkapnya|selanjutnya
        ada (?:lagi|yang lain|lainnya)|apa lagi|(?:coba )?lagi
        ceritakan (?:lagi|lebih (?:lanjut|banyak))
        lebih (?:lengkap|lanjut|detail|banyak)(?:nya)?
        jelaskan(?: lagi| lebih lanjut)?
    """,
    "opinion": rf"""
        (?:menurut{_YOUR} )?siapa(?:kah)? {_OFFICIAL} (?:yang )?{_BEST}(?: menurut{_YOUR})?
        (?:apa(?:kah)? )?{YOU} (?:suka|setuju|percaya|benci|cinta|sayang|dukung|pilih)(?: (?:siapa|apa|saya|aku|gue|itu|dia|mana))?
        (?:aku|saya|gue) (?:cinta|sayang|suka|benci) {YOU}
        (?:apa|bagaimana|gimana) (?:pendapat|opini|pandangan){_YOUR}
        (?:bagaimana |gimana |kalau )?menurut{_YOUR}(?: (?:bagaimana|gimana|apa))?
    """,
    "now": rf"""
        (?:bagaimana |gimana |gmn |prakiraan |info )*cuaca(?:nya)?{_AT} {_TODAY}{_AT}(?: (?:bagaimana|gimana|gmn|gmana|seperti apa|panas|hujan))?{_OR_NOT}
        (?:bagaimana|gimana|gmn) cuaca
        (?:apa(?:kah)? )?{_TODAY}{_AT} (?:akan |bakal |mau |turun )*{_SKY}{_AT}{_OR_NOT}(?: ya)?{_AT}
        (?:apa(?:kah)? )?{_AT}(?:akan |bakal |mau |turun )*{_SKY}{_OR_NOT} {_TODAY}{_OR_NOT}(?: ya)?{_AT}
        (?:jam|pukul) berapa (?:sekarang|saat ini|ini)
        (?:sekarang|saat ini) (?:jam|pukul|hari|tanggal|tgl|tahun|bulan) (?:berapa|brp|apa)
        (?:hari ini (?:hari|tanggal|tgl)|ini (?:hari|tanggal)) (?:apa|berapa|brp)
        (?:hari|tanggal|tgl|tahun|bulan) (?:apa|berapa) (?:sekarang|hari ini|ini)
    """,
    "thanks": r"""
        (?:banyak )?(?:terima kasih|terimakasih|trima ?kasih|terimaksih|makasi+h*|mksh|mksih|mkasih|mks|mamaci|trims|trimz|tengkyu|tengkiu)(?: (?:banyak|sebelumnya|kembali|ya+h?|kak|kakak|min|bang|mas|mbak|pak|bu|atas|untuk|buat|sudah|udah|(?:mau |di)?(?:jawab|bantu|jelaskan|jelasin|bantuin|dijawab|dibantu)|jawaban(?:nya|mu)|bantuan(?:nya|mu)|info(?:nya)?|informasi(?:nya)?|penjelasannya|waktunya|kerja samanya))*
        (?:hatur )?nuhun|(?:matur )?(?:suwun|nuwun)|maturnuwun
        sangat membantu|membantu sekali|berguna sekali
    """,
    "farewell": r"""
        dadah|dah|dada+|pamit|udahan|selamat tinggal|selamat tidur
        sampai (?:jumpa|nanti|ketemu|besok)
        cukup(?: sekian| itu)?|sekian(?: dulu)?
    """,
    "greeting": r"""
        halo+w?|hallo+w?|alo+|hai+|hay|hei|permisi|punten|misi|salam(?: kenal| sejahtera)?
        (?:selamat|met) (?:pagi|siang|sore|malam|malem|datang)|pagi|siang|sore|malam|malem
        as+a?la+m[u ]*a?laikum(?: wr)?(?: wb)?(?: w(?:arahmatullahi|r)\w*(?: wabaraka\w+)?)?|as+l?a?m(?:lkm|kum|ualaikum)|asslmkm|ass?(?: wr wb)?
        w+a+l?aikum ?sala+m(?: wr)?(?: wb)?(?: warahmatullahi wabarakatuh)?
        salam sejahtera(?: (?:untuk|bagi))?(?: kita)?(?: semua)?
        (?:apa|gimana) kabar(?:mu|nya| kamu| anda)?(?: hari ini)?
        horas|sampurasun|om swastiastu|shalom|tes|coba coba|p
    """,
    "acknowledged": r"""
        sip+|siap|mantap+|mantul|baik(?:lah)?|iya+|ya+|yoi|betul|benar|bener|bagus|keren|hebat|oke+h?|okelah
        (?:saya |aku )?(?:paham|mengerti|ngerti)|masuk akal|jelas|setuju|lumayan|menarik|wah
        sudah(?: cukup| jelas)?|udah|(?:oh )?(?:begitu|gitu)|wkwk(?:wk)*
        tidak(?: ada| usah| jadi| apa apa)?|nggak|ngga|gak|enggak
    """,
}  # fmt: skip
ENGLISH: Mapping[Talk, str] = {
    "insult": rf"""
        (?:you(?: are| re)?|that(?: is| s)?|this(?: is| s)?|it(?: is| s)?|{_ANSWER} (?:is|are)|what a)(?: (?:so|very|just|really))* (?:{_BAD}|wrong|incorrect|not (?:right|true|correct|helpful))(?: (?:bot|ai|machine|answer|thing))?
        {_BAD} (?:bot|ai|machine|{_ANSWER}|answer)
        stupid|dumb|useless|idiot|wrong|incorrect|you suck|shut up
        (?:that|this)(?: is| s) not what i (?:asked|meant|wanted|said)(?: for)?
        fuck(?: you| off)?|wtf|shit|bullshit|damn(?: you)?|i hate (?:you|this)
    """,
    "source": rf"""
        where (?:is|s|are|was) (?:{_THIS}|(?:the|your|this|that) (?:data|information|info|answer|news)) from
        where (?:did|do) you (?:get|find|have) (?:{_THIS}|(?:the|your|this|that) (?:data|information|info|answers?|news))(?: (?:information|info|data|answer))?(?: from)?
        where (?:does|do|did) (?:this|that|(?:the|your|this|that|these) (?:data|information|info|answers?|news)) come from
        (?:what|which)(?: is| are| s)? (?:the|your) sources?(?: of (?:{_THIS}|the (?:data|information|answer)))?
        (?:what sources? do you use|(?:your |the )?sources?|citations?)
        how do you know(?: {_THIS})?
        (?:give|show) me (?:the|your) sources?
    """,
    "language": rf"""
        (?:can|do|does|could|will|may) (?:you|u|i|we|wartanya)(?: (?:also|please))? (?:speak|understand|talk|read|write|answer|reply|ask|use|know|chat)(?: (?:to you|you|me|questions?))*(?: in)? (?:bahasa )?{_LANGUAGE}
        (?:in |speak |answer in |reply in )?{_LANGUAGE} (?:please|pls)|(?:speak|answer in|reply in) {_LANGUAGE}
        (?:what|which) languages? (?:do|can) (?:you|u) (?:speak|understand|know)
    """,
    "outlets": r"""
        (?:which|what) (?:news ?papers?|papers?|outlets?|media|publications?|news sites?|publishers?)(?: outlets?)? (?:do you (?:have|use|cover|search)|(?:are|is) (?:there|here|included|covered|in (?:here|this|(?:this|the|your) archive))|does (?:this|it|(?:this|the|your) archive) (?:have|hold|cover|include|contain))
        (?:which|what) (?:news ?papers?|papers?|outlets?|media|publications?|news sites?)(?: outlets?)? (?:is|are) (?:this|these|the|the news|the articles|this archive|the archive)(?: articles)? from
        where (?:are|do) (?:these|the|your) articles (?:come )?from
    """,
    "cost": r"""
        (?:is|are) (?:this|it|you|u|wartanya) (?:for )?free(?: (?:to use|of charge))?|is there a (?:fee|charge)(?: for (?:this|it))?
        do i (?:have|need) to pay(?: (?:for (?:this|it)|anything))?
    """,
    "sure": rf"""
        (?:are )?you (?:really |absolutely |quite |100 )?(?:sure|certain)(?: (?:about|of))?(?: (?:{_THIS}|{_ANSWER}))?(?: is (?:right|true|correct))?
        really|seriously|no way|for real
        (?:is|was|are) (?:{_THIS}|{_ANSWER}) (?:really |actually )?(?:right|true|correct|so|accurate|certain|reliable)
        how (?:sure|certain|confident) are you(?: (?:about|of) {_THIS})?
        can i trust (?:you|{_THIS}|{_ANSWER})
        i (?:do not|don t|dont) (?:believe|trust) (?:you|{_THIS})
    """,
    "identity": rf"""
        (?:who|what) (?:are|r) (?:you|u)|who is this|your name
        who am i (?:talking|speaking|chatting) (?:to|with)
        who (?:made|built|created|owns|runs|developed|is behind) (?:you|wartanya|this(?: (?:chat ?bot|bot|app|application|website|site|program|service|thing|archive))?)
        (?:what is|whats|what s) (?:your name|wartanya)
        (?:are|r) (?:you|u) (?:an? |the )?{_BOT}(?: or (?:an? )?{_BOT})?
        (?:is this|am i (?:talking|speaking|chatting) (?:to|with)) (?:an? )?{_BOT}
        introduce yourself|(?:is )?any(?:body|one) (?:there|here|home|around)|what are (?:you|u) doing|(?:i am|i m|im) (?:so )?bored
    """,
    "help": r"""
        help(?: me)?|i need(?: some)? help|instructions
        (?:can|could|will) (?:you|u) (?:please )?help(?: me)?(?: (?:out|find something|with something))?
        what can (?:you|u) (?:do|help|answer|tell|find)(?: for)?(?: me)?(?: with| about)?|what do you do|what are you able to do
        what (?:kinds?|sorts?|types?) of (?:questions?|things?|information) (?:can|do) (?:i|you) (?:ask|answer|know|do)(?: you)?
        what can i (?:ask|do)(?: (?:you|here))?|what (?:do|can) you (?:know|answer)
        how (?:do|can|should|to)(?: i)? (?:use|ask)(?: (?:this|you|it|wartanya))?
        how (?:does|do) (?:this|it|you|wartanya) work
        (?:can|may|could) i ask(?: (?:you|something|you something|a question|you a question))?|i have a question
    """,
    "more": r"""
        continue|more|go on|keep going|carry on|next|and then|what else|anything else|read more|elaborate
        (?:tell|show|give) me more(?: about (?:it|that|this))?
        more (?:details?|info|information)|explain(?: more)?
    """,
    "opinion": r"""
        who(?: is| s) the (?:best|worst|greatest|most corrupt) (?:regent|governor|president|mayor|minister|politician|party|candidate|leader)
        (?:what(?: is| s) )?your (?:opinion|view|favou?rite \w+)|what do you think
        do you (?:like|love|hate|agree|disagree)(?: (?:with )?(?:me|it|that|this|him|her|them))?
        (?:i )?love you|tell me a joke
    """,
    "now": r"""
        (?:what|how)(?: is| ?s) the weather(?: (?:like|today|now|right now|tomorrow|outside))*(?: (?:in|at) \w+(?: \w+)?)?
        (?:what|how)(?: is| ?s) the weather(?: like)? in \w+ (?:today|now|right now|tomorrow)
        weather (?:today|tomorrow|now|forecast)(?: (?:in|for) \w+)?
        what will the weather be(?: like)?(?: (?:today|tomorrow|tmrw|tonight|in \w+))*
        (?:(?:what|how)(?: is| ?s) )?the weather forecast(?: (?:for|today|tomorrow|tmrw|tonight|in \w+))*
        (?:will it(?: be)?|is it (?:going to|gonna)(?: be)?|is it) (?:rain|rainy|raining|snow|hot|cold|sunny)(?: (?:today|now|tomorrow|tmrw|tonight|outside|in \w+))*
        what(?: is| s) the time(?: (?:now|right now))?|what time is it(?: (?:now|in \w+))*
        what(?: is| s) (?:today s date|the date(?: today)?)|today s date
        what (?:day|date|year|month) is (?:it|today)(?: (?:today|now))?
    """,
    "thanks": r"""
        (?:many )?(?:thank you|thank u|thank ?s|thnks|thanx|thankyou)(?: (?:a lot|a bunch|a million|for|your|the|that|this|help|helping|answers?|info|information|time|me|anyway))*
        much appreciated|i appreciate it|cheers|that helps|(?:(?:that|it|this)(?: was| is| s)? )?(?:(?:so|very|really) )?helpful
        (?:that(?: is| was| s) )?(?:just |exactly )*what i (?:needed|wanted|was looking for)
    """,
    "farewell": r"""
        bye+|bye ?bye|good ?bye|see (?:you|ya|u)(?: later| soon| tomorrow)?|cya|take care|good ?night
        that(?: is| s) (?:all|it)|have a (?:nice|good) (?:day|one|evening)
    """,
    "greeting": r"""
        hello+|helo|hi|hey|hiya|howdy|yo|greetings|good (?:morning|afternoon|evening|day)|morning
        how (?:are|r) (?:you|u)(?: (?:today|doing))*|how (?:is|s) (?:it going|your day(?: going)?)|what s up|whats up|sup
        nice to meet you|test(?:ing)?|ping
    """,
    "acknowledged": r"""
        alright|all right|sure|cool|great|nice|good|fine|perfect|awesome|excellent|got it|i see|(?:i )?understand|understood|makes sense
        yes|yep|yeah|yup|no|nope|right|correct|interesting|lol|never ?mind|not bad|good (?:job|bot|answer)|well done|no thanks?
        true|agreed|exactly|wow|okay
    """,
}  # fmt: skip
_MADE_UP = "(?:puisi|pantun|cerita|cerpen|dongeng|esai|essay|caption|pidato|surat|e?mail|lagu|lirik|kode|skrip|script|makalah|skripsi|slogan|rap)"
_MADE_UP_EN = "(?:poem|song|story|essay|letter|e?mail|speech|code|script|haiku|caption|slogan|rap|limerick)"
_ASKS_ID = ".* (?:apa|siapa|mana|kapan|berapa|kenapa|mengapa|bagaimana)\\b"
_ASKS_EN = ".* (?:who|whom|what|when|where|why|which|how)\\b"
# What a program that writes is asked to do, and what it is to be about.
TASK: Mapping[Language, str] = {
    "en": rf"""
        (?:(?:please|pls|can you|could you|would you|i want you to|help me(?: to)?) )+(?:write|compose|make|create|draft|generate|give)(?: me| us)? (?:(?:an?|the|some|short|funny) )*{_MADE_UP_EN}s?\b(?!{_ASKS_EN}).*
        (?:write|compose|draft|generate|make|give) (?:me|us) (?:(?:an?|the|some|short|funny) )*{_MADE_UP_EN}s?\b(?!{_ASKS_EN}).*
        (?:write|compose) an? (?:(?:short|funny) )?{_MADE_UP_EN} (?:about|on|for)\b(?!{_ASKS_EN}).*
        (?:(?:please|pls|can you|could you|would you|help me) )*translate (?:this|that|it|the|to|into|from)\b.*
    """,
    "id": rf"""
        (?:(?:tolong|coba|bisa(?:kah)?|minta|please|pls)(?: {YOU})? )+(?:di)?(?:buat|bikin|tulis|karang|ciptakan)(?:kan|in)? (?:(?:saya|aku|gue|kami|sebuah|satu|dong) )*{_MADE_UP}\b(?!{_ASKS_ID}).*
        (?:buat|bikin|tulis|karang)(?:kan|in) (?:(?:saya|aku|gue|kami|sebuah|satu|dong) )*{_MADE_UP}\b(?!{_ASKS_ID}).*
        (?:(?:tolong|coba|bisa(?:kah)?|minta|please|pls)(?: {YOU})? )*(?:di)?(?:terjemah(?:kan|in)|translate(?:kan|in)?)\b(?!{_ASKS_ID}).*
    """,
}  # fmt: skip
EITHER: Mapping[Talk, str] = {
    "thanks": "thx|tq|tks|ty|tysm",
    "acknowledged": "o+k|okey|hm+|oo?h?|(?:ha|he|hi|xi){2,}",
    "help": "menu",
}
# The opinion of the program on a thing, which the sentence ends with.
OPINION: Mapping[Language, str] = {
    "id": rf"""
        (?:jadi |terus |lalu |kalau )?menurut ?{_YOUR.replace("| ", "|")} (?:\w+ ){{0,4}}?(?:ter(?:baik|buruk|hebat|korup|jujur)|baik|buruk|bagus|jelek|cocok|pantas|layak|adil|setuju|sebaiknya|seharusnya|harusnya|harus|lebih|akan|bakal|bersalah)\b.*
        (?:apa|bagaimana|gimana) (?:pendapat|opini|pandangan|komentar) ?{_YOUR.replace("| ", "|")} (?:tentang|soal|mengenai|terhadap|atas|kalau|jika)\b.+
        (?:apa(?:kah)? )?(?:kamu|anda|lo|lu) (?:lebih )?(?:suka|setuju|percaya|dukung|mendukung|pilih|memilih|benci) .+
        (?:saya|aku) (?:harus|sebaiknya) (?:pilih|memilih|coblos) (?:siapa|yang mana|apa)\b.*
    """,
    "en": r"""
        (?:so )?what(?: is| s) your (?:opinion|view|take|thought)s? (?:on|of|about)\b.+
        what do you think (?:of|about)\b.+
        (?:in your opinion|do you (?:think|believe|like|love|hate|support|prefer|agree))\b.+
        (?:should i|who should i) (?:vote|choose|buy|marry)\b.*
    """,
}  # fmt: skip
