"""What stands in and around names in Indonesian news. Common knowledge, written by hand; small letters unless said."""


def _set(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


RANKS = _set(
    "jenderal letjen mayjen komjen irjen brigjen kombes akbp kompol akp iptu ipda aiptu aipda bripka brigadir "
    "briptu bripda bharada bharatu",
    "letkol kolonel mayor kapten lettu letda peltu pelda serka serda sertu serma kopda koptu praka pratu prada "
    "laksamana laksda laksma",
    "marsekal marsda marsma komisaris ajun inspektur pol polisi purn inf arh kav czi arm tni mar",
)
TITLES = _set(
    "dokter h hj kh ir dr drs dra drg prof profesor ust ustaz ustadz ustazah habib tgk tuan pak bu bapak ibu sdr "
    "sdri haji hajah kiai kyai nyai gus",
    "raden rd r rr m.r. ny tn nyonya mr mrs ms sir syekh syeikh imam pdt pendeta romo uskup paus pastor pangeran "
    "putri ratu raja sultan alm almh",
    "almarhum almarhumah mas mbak bang kang cak koh andi tengku teuku cut dato datuk lalu ida i ni",
)
# Behind a name: "Rinaldo Aser, S.H., M.H."
DEGREES = (
    r"(?:S\.?\s?(?:H|E|T|P|Ag|Sos|Kom|IP|Pd|Si|STP|Hut|Kep|Ked|Psi|IK|I\.K|H\.I|E\.I|AP|ST|Kes|Tr\.?K|Tr|Farm|Gz|S|I\.?Kom|Stat)\b\.?|"
    r"M\.?\s?(?:H|M|Si|T|Pd|Ag|AP|Kes|Sc|Hum|Kom|A|E|Ak|P|IP|Sos|Eng|Th|Ed|Phil|BA|H\.I|Tr|Psi|I\.?Kom)\b\.?|SH\b|SE\b|MM\b|MH\b|MSi\b|SIK\b|SIP\b|"
    r"ST\b|MT\b|SPd\b|MPd\b|Ph\.?D\.?|Sp\.?\s?[A-Z]\w*\.?|CPA\b|CHRA\b|A\.?Md\b\.?|B\.?\s?(?:A|Sc|Eng)\b\.?|LL\.?M\b\.?|Lc\b\.?|Psikolog\b)"
)
# An office begins with one of these; what follows up to the name is of it: "Kapolres Lampung Barat AKBP ...".
OFFICES = _set(
    "bupati wabup gubernur wagub walikota wali presiden wapres menteri menko mendagri menkeu menkes mentan "
    "menhub menpora menlu menaker mensos",
    "menkumham mendikbud mensesneg mendag menperin menpan menhan menkopolhukam wamen wamenkeu kapolri wakapolri "
    "kapolda wakapolda kapolres wakapolres kapolresta",
    "kapolrestabes kapolsek wakapolsek kapolsekta kasat kasatreskrim kasatlantas kanit kabid kabidhumas kabag "
    "kasubbag kasubag kasubdit kadiv karo karopenmas kasi kabagops",
    "dirreskrimum dirreskrimsus dirresnarkoba dirlantas direskrimum ketua sekretaris bendahara sekjen sekda "
    "sekdaprov sekwan kepala kadis kadin kadishub kadinkes",
    "kaban kalak kakanwil kajari kajati kajagung kasipidsus kasintel danrem dandim danramil danlanal danlanud "
    "danpuspom pangdam panglima kasad kasal kasau komandan camat",
    "lurah kades peratin keuchik rektor dekan warek direktur dirut dirjen deputi irjen komisaris manajer manager "
    "pelatih kapten hakim jaksa pengacara advokat humas",
    "jubir juru koordinator korlap anggota staf stafsus asisten penjabat pj plt plh wakil mantan eks calon cabup "
    "cawabup cagub cawagub capres cawapres caleg cawalkot",
    "pengamat peneliti dosen guru ceo founder pendiri pemilik pimpinan inspektur sekretariat ajudan duta dubes "
    "konjen kasubsi kaur kanitreskrim kapuspen kapuspenkum kapuskes",
    "kabasarnas kasrem aktor aktris artis penyanyi musisi komedian presenter sutradara penulis striker kiper "
    "gelandang bek wasit pebalap petinju atlet",
)
# Written small in front of a name, they say that it is a person's.
ROLES = _set(
    "tersangka terdakwa terpidana korban pelaku saksi warga bernama istri suami anak putra putri ayah ibu ibunda "
    "ayahanda kakak adik nenek kakek cucu paman bibi menantu",
    "keponakan sepupu kekasih pacar pengacara jaksa hakim politisi politikus pengusaha aktivis jurnalis wartawan "
    "reporter sejarawan penyair novelis ilmuwan sastrawan filsuf ekonom",
    "pemain bintang penyerang oleh inisial almarhum mendiang mantan perempuan pria wanita lelaki remaja bocah "
    "siswa siswi mahasiswa mahasiswi pelajar santri guru dokter",
    "bidan perawat sopir pengemudi pengendara nelayan petani pedagang tokoh seniman dalang pelukis pemahat "
    "desainer model legenda penyidik ahli psikolog rekan temannya sahabat bersama",
    "istrinya suaminya anaknya ibunya ayahnya kakaknya adiknya putranya putrinya pasangan duo duet kubu sang si dan kepada",
)  # fmt: skip
SPEECH_BEFORE = _set(
    "kata ujar ucap tutur ungkap jelas papar terang imbuh tegas sebut lanjut beber tambah tandas pungkas tukas "
    "kilah aku cetus sambung tulis jawab katanya",
    "menurut ujarnya demikian timpal sahut canda seru bantah akui harap pinta",
)
SPEECH_AFTER = _set(
    "mengatakan menyebut menyebutkan menjelaskan menuturkan mengungkapkan menyatakan menegaskan menambahkan "
    "memaparkan menerangkan mengaku mengakui berharap",
    "meminta mengimbau menilai membenarkan membantah mengklaim mengucapkan berpesan mengajak menyampaikan "
    "menyarankan menanggapi bercerita menceritakan mengingatkan berjanji",
    "menyayangkan mengkritik menuding menduga mempertanyakan memastikan menampik menolak berpendapat tersenyum "
    "tertawa menikah melahirkan lahir meninggal wafat tewas bin binti",
    "menulis bernyanyi dilahirkan dibesarkan menjabat dilantik terpilih ditangkap diperiksa ditahan menggugat "
    "memimpin hadir mengenakan mengunggah merasa ingin sendiri selaku",
)
PLACE_HEADS = _set(
    "kabupaten kab kota kotamadya kecamatan kec desa kelurahan pekon kampung nagari gampong dusun provinsi prov "
    "jalan jl sungai gunung pulau teluk danau pantai selat laut",
    "bandara bandar pelabuhan terminal stasiun pasar jembatan tol kepulauan distrik negara bukit lembah hutan "
    "taman waduk bendungan perumahan kompleks benteng candi istana",
    "alun-alun stadion gor gelora lapangan gedung hotel mal plaza simpang perempatan",
)
INSTITUTION_HEADS = _set(
    "polres polresta polrestabes polsek polda polri mabes mapolres mapolda mapolsek dinas badan kementerian "
    "kemenko komisi dewan dprd dpr dpd mpr partai pt cv universitas",
    "institut politeknik akademi sekolah sd sdn smp smpn sma sman smk smkn man mtsn bank rsud rs rumah puskesmas "
    "kejaksaan kejari kejati pengadilan mahkamah lembaga yayasan",
    "pemkab pemkot pemprov pemerintah kpu bawaslu panwaslu bpbd bnpb basarnas bmkg bpk bpkp kpk tni kodim korem "
    "kodam koramil satpol satreskrim satresnarkoba satlantas",
    "ditreskrimum ditreskrimsus bareskrim brimob densus lanal lanud pemuda gerakan persatuan persatuan ikatan "
    "himpunan asosiasi federasi majelis pengurus fakultas kantor",
    "perusahaan perum bumn bumd koperasi kelompok forum aliansi koalisi fraksi pondok masjid gereja museum "
    "persib persija arema liga klub fc asosiasi front organisasi",
    "konferensi kongres senat parlemen uni perserikatan imigrasi lapas rutan samsat bkn kemenag kemendagri "
    "kemenkes kemenkeu kemenhub kemensos kementan pks pdi",
)  # fmt: skip
# Names of parties and firms, and peoples, that stand between an office and its holder.
BODIES = _set(
    "golkar demokrat gerindra nasdem hanura perindo pdip pdi pkb pks pan ppp psi pbb garuda pertamina pln telkom "
    "mandiri bri bni btn bca antam inalum perjuangan berkarya",
    "nahdlatul ulama muhammadiyah hti fpi nu icw walhi kontras ylbhi ri polri pssi pbsi koni ioc fifa uefa dprd "
    "dpr mpr dpd kpk kpu mk ma ky bpk bi ojk bumn",
)
# Offices that every regency or town has one of: the place stands between the office and its holder.
OF_PLACES = _set(
    "bupati wabup gubernur wagub walikota kapolda wakapolda kapolres wakapolres kapolresta kapolrestabes "
    "kapolsek wakapolsek kajari kajati danrem dandim danramil camat lurah",
    "kades peratin sekda kadis kepala ketua pj plt plh wakil wali kasat kanit kasatreskrim kasatlantas",
)
PLACES = _set(
    "indonesia jakarta bandung surabaya medan semarang makassar palembang yogyakarta jogja solo surakarta malang "
    "bogor depok tangerang bekasi denpasar padang pekanbaru",
    "lampung riau jambi bengkulu aceh banten bali gorontalo jawa sumatra sumatera kalimantan sulawesi papua "
    "maluku lombok flores timor madura ambon manado kupang mataram",
    "pontianak samarinda balikpapan banjarmasin palangkaraya tarakan jayapura sorong ternate kendari palu mamuju "
    "batam bintan cirebon tasikmalaya garut sukabumi cianjur karawang",
    "purwakarta subang sumedang serang cilegon magelang kudus jepara pati tegal brebes cilacap banyumas "
    "purwokerto kediri jember banyuwangi madiun gresik sidoarjo mojokerto",
    "pasuruan probolinggo lumajang blitar tulungagung ponorogo pacitan bojonegoro tuban lamongan bangkalan "
    "sampang pamekasan sumenep nusantara cikarang cibubur",
    "malaysia singapura thailand filipina vietnam myanmar kamboja laos brunei jepang tiongkok cina china korea "
    "india pakistan bangladesh afghanistan iran irak suriah turki mesir",
    "arab israel palestina yordania lebanon libanon yaman qatar kuwait rusia ukraina jerman prancis perancis "
    "inggris italia spanyol portugal belanda belgia swiss austria swedia norwegia",
    "denmark finlandia polandia yunani amerika kanada meksiko brasil argentina chili kolombia venezuela kuba "
    "australia selandia afrika nigeria kenya etiopia libya aljazair maroko",
    "eropa asia london paris washington moskow beijing tokyo seoul hong kong taiwan makkah mekkah madinah mekah "
    "kairo roma berlin madrid barcelona milan sydney melbourne bangkok",
    "metro krui liwa kotabumi menggala kalianda pringsewu tanggamus mesuji tulangbawang pesawaran",
)  # fmt: skip
COMPASS = _set("barat timur utara selatan tengah tenggara pusat laut baru lama daya besar kecil raya")
# Begin sentences, or are written with a capital, and name nobody.
COMMON = _set(
    "senin selasa rabu kamis jumat sabtu minggu ahad januari februari maret april mei juni juli agustus "
    "september oktober november desember",
    "wib wita wit rp islam kristen katolik hindu buddha muslim lebaran natal ramadan ramadhan idul fitri adha "
    "piala dunia liga undang-undang uu pasal ayat perda perpres pp",
    "covid corona pilkada pemilu pilpres pilgub pilbup apbd apbn tni polri facebook twitter instagram whatsapp "
    "youtube tiktok google android windows internet alquran quran allah tuhan nabi",
    "bahasa inggris arab foto video kompas detik tempo liputan antara baca juga editor penulis sumber tkp km rt "
    "rw ktp sim stnk bpkb hut ri wni wna asn pns umkm bbm",
    "perang revolusi pancasila proklamasi konstitusi reformasi orde baru lama festival kejuaraan turnamen "
    "olimpiade asian sea games film album lagu novel buku majalah koran",
    "dia ia kami kita saya aku anda mereka kalau kalo namun tapi tetapi tidak bukan belum sudah masih jangan "
    "jadi karena sebab untuk pada dalam dari dengan saat setelah sebelum selain",
    "sementara sedangkan adapun bahkan meski meskipun walaupun walau sebagai seperti menurut akibat apalagi lalu "
    "kemudian selanjutnya begitu demikian hal ini itu para semua seluruh setiap",
    "banyak beberapa sejumlah sebanyak sekitar ada adanya ketika sejak selama hingga sampai agar supaya bila "
    "jika maka yang di ke dan atau serta juga hanya satu dua tiga empat lima enam",
    "tujuh delapan sembilan sepuluh pertama kedua ketiga apa siapa kapan mana bagaimana mengapa kenapa berapa "
    "bisa harus akan telah sangat lebih paling kini sekarang nanti kemarin besok",
    "sebelumnya sesudah akhirnya awalnya mulanya pasalnya sebaliknya terakhir terkait soal tentang mengenai "
    "antara terutama khususnya misalnya contohnya artinya berikut bersama oleh",
    "the of and in to for a an on at by with from is are was were he she they we it his her this that",
    "dok ilustrasi breaking news update terkini wow nah ya oh ayo mari terima kasih selamat assalamualaikum "
    "alhamdulillah insya insyaallah kecuali tanpa melalui lewat usai pasca demi guna",
    "seorang sebuah suatu salah sang si pihak pihaknya orang warga masyarakat petugas polisi korban pelaku "
    "tersangka peristiwa kejadian kasus acara kegiatan tahun bulan hari tanggal pukul",
)  # fmt: skip
GIVEN_NAMES = _set(
    "abdul abdullah abdurrahman abu achmad adi adhi aditya adriana adrian afif agung agus agustina ahmad ahok "
    "aida aisyah ajeng akbar aldi alex alfian ali alif alya aman ambar amin aminah amir",
    "ana anas andi andika andre andreas andrian ani anies anisa anita annisa anton antonius anwar ardi ardian "
    "arie arief arif arifin aris arman arya asep asih astuti atik aulia ayu aziz azis",
    "bagus bahar bahri bambang basuki bayu beni benny bima budi budiman budiono cahya cahyo candra chandra citra "
    "dadang damar dani daniel darma darmawan darwis david dedi dedy denny deni desi",
    "dewa dewi dian dicky didik dika dimas dina dini djoko dodi donny doni dwi edi eddy edy eka eko elsa endang "
    "erick erik erna erni erwin evi fadli fahmi fahri faisal fajar farhan farid",
    "fatimah fauzi febri ferdi ferry fery firman fitri fitriani galih ganjar gede gilang gita gunawan hadi hafiz "
    "hakim halim hamdan hamid hamzah handoko hani hanif hari harianto haris harjo harry",
    "hartono harun haryanto hasan hasanah hasanuddin hasbi hasto hasyim hendra hendri hendro heni henry heri "
    "herman hermawan heru herry hidayat hilman husein husni ibrahim idris iin ikhsan",
    "ilham imam iman imron indah indra indri intan irfan irma irvan irwan irwansyah ismail ismi iswanto iwan "
    "jaka jamal jamaluddin januar jaya jefri jery jimmy joko johan johanes joni jono juli",
    "juliana jumadi junaidi kadek kamal kartika kartini ketut khairul khalid khofifah komang krisna kurnia "
    "kurniawan kusuma laila laksmi lastri lely leni leo lestari lia lilis lina linda lisa",
    "lukas lukman lusi luthfi made maharani mahendra mahfud mahmud maman mansur margaret maria marno marsudi "
    "martha maruf maryam masduki maulana mega megawati mei mira moch mochamad moh",
    "mohamad mohammad muchtar muhamad muhammad muhammadiyah mukhtar mulia mulyadi mulyani mulyono munir musa "
    "mustafa mustofa nabila nadia nana nanda nani nasir nasution naufal nia nina nining",
    "nita noor nova novi novita nugroho nur nurdin nurhayati nuri nurul nyoman oki oktavia oscar panca pandu "
    "paulus permata petrus pramono prasetyo prabowo prayitno priyanto puji puan puput",
    "purnama purnomo puspita putra putri putu rachmat rachmawati radit rafi rahmat rahman rahmad rahmawati raja "
    "rama ramadhan ramli rani ratih ratna reni retno reza rian rianto ricky ridho",
    "ridwan rifki rika rina rini rio risma riski rita rizal rizki rizky robby robert roni ronny rosa rosmini "
    "rudi rudy ruhut rully rusdi rusli ryan sabam sabrina sahrul said saiful salim",
    "samsul sandi sandiaga santi santoso sapto sari sartika satria satrio septian setiawan setya setyo shinta "
    "sidik sigit silvia simon sinta siska siti slamet soeharto soekarno sofyan sony sri",
    "stefanus sudarmo sudarsono sudirman sugeng sugiarto sugiono suharto suherman sujiwo sukarno sukardi "
    "sulaiman sulastri sulistyo sumarno sumiati sunarto suparman supardi suparno supri",
    "supriadi supriyadi supriyanto surya suryadi suryani susanti susanto susi susilo sutarman sutiyoso sutrisno "
    "suwarno suyanto syafii syahrul syaiful syamsul syarif taufik taufiq tedi teguh",
    "teguh theo titi tito tono toni tony tri tuti tyas udin ujang umar umi untung usman utami vera vina vivi "
    "wahid wahyu wahyudi wahyuni wati wawan wayan widi widodo widya wijaya wiji winarno",
    "wisnu wiwik wulan yahya yani yanti yanto yasin yati yeni yoga yogi yohanes yongki yopi yosef yuda yudha "
    "yudhoyono yudi yuli yulia yuliana yulianti yulianto yunus yusril yusuf zaenal zainal",
    "zainuddin zaki zul zulfikar zulkifli luhut surono rizieq fadli hatta jokowi jusuf kalla susilo bambang "
    "aburizal bakrie akbar tandjung amien rais gus dur habibie nazaruddin anas",
    "siregar simanjuntak simbolon sinaga sitorus situmorang hutapea hutagalung nainggolan panjaitan pandjaitan "
    "pasaribu manurung lubis harahap ginting sembiring tarigan sitompul",
    "tobing silalahi sihombing purba saragih damanik napitupulu hutabarat marpaung",
    "sby jk hb hidayat luhut kris angel cak imin romy romahurmuziy airlangga hary tanoesoedibyo setya novanto "
    "idrus marham syafruddin",
    "john james george bill hillary donald barack obama trump bush clinton joe biden vladimir putin angela "
    "merkel tony blair margaret thatcher david cameron elizabeth charles william harry kate",
    "diana michael jackson madonna jennifer tom brad pitt angelina jolie robert peter paul richard thomas mark "
    "steve jobs gates mary anna sarah emma kim kevin chris jose mourinho lionel messi",
    "cristiano ronaldo neymar wayne rooney arsene wenger alex ferguson pep guardiola jurgen klopp zinedine "
    "zidane roger federer rafael nadal novak valentino rossi marc marquez jorge lorenzo",
    "saddam hussein osama mahmoud ahmadinejad hosni mubarak yasser arafat benjamin netanyahu recep erdogan "
    "mahathir anwar najib razak kofi annan ban nelson mandela mahatma gandhi",
    "martin luther albert einstein isaac newton adolf hitler napoleon karl marx friedrich lenin stalin winston "
    "churchill franklin roosevelt abraham lincoln washington",
)  # fmt: skip
NOT_A_PERSON = PLACES | INSTITUTION_HEADS | PLACE_HEADS | COMPASS | BODIES
