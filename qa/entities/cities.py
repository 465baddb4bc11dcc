"""Names of Indonesian cities and regencies in one word, in small letters. Common knowledge, written by hand.

Left out is what is a word of its own as well ("serang", "pati", "batang"), and what is written in two words.
"""

CITIES = frozenset(
    "aceh alor ambon anambas asahan asmat badung balangan balikpapan bandung banggai bangka bangkalan bangli banjarbaru "
    "banjarmasin banjarnegara bantaeng bantul banyuasin banyumas banyuwangi barito batam batanghari baubau bekasi belitung "
    "bengkalis bengkayang bengkulu berau bima binjai bintan bireuen bitung blitar blora boalemo bogor bojonegoro bolaang "
    "bombana bondowoso bontang boyolali brebes bukittinggi buleleng bulukumba bulungan bungo buol buton ciamis cianjur "
    "cilacap cilegon cimahi cirebon dairi demak denpasar depok dharmasraya dompu donggala dumai enrekang fakfak flores "
    "garut gianyar gorontalo gowa gresik grobogan gunungkidul gunungmas gunungsitoli halmahera indragiri indramayu jambi "
    "jayapura jember jembrana jeneponto jepara jombang kaimana kampar kapuas karanganyar karangasem karawang karimun karo "
    "katingan kaur kebumen kediri kendari kepahiang kerinci ketapang klaten klungkung kolaka konawe kotabaru kotamobagu "
    "kotawaringin kuansing kudus kulonprogo kuningan kupang kutai labuhanbatu lahat lamandau lamongan lampung langkat "
    "langsa lebak lebong lembata lhokseumawe lingga lombok lubuklinggau lumajang luwu madiun magelang magetan majalengka "
    "majene makassar malaka malinau mamasa mamuju manado manggarai manokwari maros mataram medan melawi mempawah mentawai "
    "merangin merauke mesuji mimika minahasa mojokerto morotai morowali mukomuko murung nabire nagan nagekeo natuna ngada "
    "nganjuk ngawi nias nunukan pacitan padang padangsidimpuan pagaralam palangkaraya palembang palopo pamekasan pandeglang "
    "pangandaran pangkalpinang pangkep parepare pariaman parigi pasaman pasangkayu paser pasuruan payakumbuh pekalongan "
    "pekanbaru pelalawan pemalang pematangsiantar penajam pesawaran pidie pinrang pohuwato polewali polman ponorogo "
    "pontianak poso prabumulih pringsewu probolinggo purbalingga purwakarta purworejo rejang rembang rokan sabang salatiga "
    "samarinda sambas samosir sampang sanggau sangihe sarolangun sawahlunto sekadau selayar seluma semarang sentani seruyan "
    "siak siantar sibolga sidoarjo sidrap sigi sijunjung simalungun simeulue singkawang singkil sinjai sintang sitaro "
    "situbondo sleman solok soppeng sorong sragen subang subulussalam sukabumi sukamara sukoharjo sumba sumbawa sumedang "
    "sumenep surabaya surakarta tabalong tabanan takalar talaud taliabu tangerang tanggamus tanjungbalai tanjungpinang "
    "tapanuli tapin tarakan tasikmalaya tebingtinggi tebo tegal temanggung ternate tidore timika timor tolitoli tomohon "
    "toraja trenggalek tuban tulungagung wajo wakatobi wamena wonogiri wonosobo yogyakarta".split()
)
