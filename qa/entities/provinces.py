"""In which province a city or regency lies, for those of `cities.py` of which one word tells. Common knowledge, by hand.

Left out is what names something else as well: "kuningan" and "lebak" are parts of Jakarta, "kapuas" lies in two provinces.
"""

CITIES_OF: dict[str, frozenset[str]] = {
    province: frozenset(cities.split())
    for province, cities in {
        "aceh": "bireuen langsa lhokseumawe nagan pidie sabang simeulue subulussalam singkil",
        "sumatera utara": "asahan dairi gunungsitoli labuhanbatu langkat medan nias padangsidimpuan pematangsiantar sibolga "
        "simalungun tanjungbalai tapanuli tebingtinggi",
        "sumatera barat": "bukittinggi dharmasraya mentawai padang pariaman pasaman payakumbuh sawahlunto sijunjung",
        "riau": "bengkalis dumai indragiri kampar kuansing pekanbaru pelalawan rokan siak",
        "kepulauan riau": "anambas batam bintan karimun lingga natuna tanjungpinang",
        "jambi": "batanghari bungo kerinci merangin sarolangun tebo",
        "sumatera selatan": "banyuasin lahat lubuklinggau pagaralam palembang prabumulih",
        "bengkulu": "kepahiang lebong mukomuko rejang seluma",
        "lampung": "mesuji pesawaran pringsewu tanggamus",
        "bangka belitung": "belitung pangkalpinang",
        "banten": "cilegon pandeglang tangerang",
        "jawa barat": "bandung bekasi bogor ciamis cianjur cimahi cirebon depok garut indramayu karawang majalengka "
        "pangandaran purwakarta subang sukabumi sumedang tasikmalaya",
        "jawa tengah": "banjarnegara banyumas blora boyolali brebes cilacap demak grobogan jepara karanganyar kebumen klaten "
        "kudus magelang pekalongan pemalang purbalingga purworejo rembang salatiga semarang sragen sukoharjo surakarta tegal "
        "temanggung wonogiri wonosobo",
        "yogyakarta": "bantul gunungkidul kulonprogo sleman",
        "jawa timur": "bangkalan banyuwangi blitar bojonegoro bondowoso gresik jember jombang kediri lamongan lumajang "
        "madiun magetan mojokerto nganjuk ngawi pacitan pamekasan pasuruan ponorogo probolinggo sampang sidoarjo situbondo "
        "sumenep surabaya trenggalek tuban tulungagung",
        "bali": "badung bangli buleleng denpasar gianyar jembrana karangasem klungkung tabanan",
        "nusa tenggara barat": "bima dompu lombok mataram sumbawa",
        "nusa tenggara timur": "alor kupang lembata manggarai nagekeo ngada sumba",
        "kalimantan barat": "bengkayang ketapang melawi mempawah pontianak sambas sanggau sekadau singkawang sintang",
        "kalimantan tengah": "katingan kotawaringin lamandau palangkaraya seruyan sukamara",
        "kalimantan selatan": "balangan banjarbaru banjarmasin kotabaru tabalong tapin",
        "kalimantan timur": "balikpapan berau bontang kutai paser penajam samarinda",
        "kalimantan utara": "bulungan malinau nunukan tarakan",
        "sulawesi utara": "bitung bolaang kotamobagu manado minahasa sangihe sitaro talaud tomohon",
        "gorontalo": "boalemo pohuwato",
        "sulawesi tengah": "banggai buol donggala morowali parigi poso sigi tolitoli",
        "sulawesi barat": "majene mamasa mamuju pasangkayu polewali polman",
        "sulawesi selatan": "bantaeng bulukumba enrekang gowa jeneponto luwu makassar maros palopo pangkep parepare pinrang "
        "selayar sidrap sinjai soppeng takalar toraja wajo",
        "sulawesi tenggara": "baubau bombana buton kendari kolaka konawe wakatobi",
        "maluku": "ambon",
        "maluku utara": "halmahera morotai taliabu ternate tidore",
        "papua": "jayapura nabire sentani wamena",
        "papua barat": "fakfak kaimana manokwari sorong",
    }.items()
}
