"""Of which place an office is: "the regent of West Lampung" is not asked for with "Bupati Lampung Timur"."""

import re
from functools import lru_cache
from itertools import permutations, takewhile

from qa.entities.offices import Office, name_words, offices_in

# Offices that every regency, town or village has one of. A minister or a party's chair is of no place.
LOCAL = frozenset(
    "regent,deputy regent,mayor,deputy mayor,governor,deputy governor,regional secretary,subdistrict head,"
    "village head,agency head,police chief,district police chief,provincial police chief,subdistrict police chief,"
    "deputy police chief".split(",")
)
# Written otherwise in the other language or in short. Common knowledge, written by hand.
_WRITTEN = """
west=barat, east=timur, south=selatan, north=utara, central=tengah, pusat=tengah, southeast=tenggara, greater=besar,
java=jawa, sumatra=sumatera, celebes=sulawesi, borneo=kalimantan, papuan=papua, acehnese=aceh, solo=surakarta,
jogja=yogyakarta, yogya=yogyakarta, diy=yogyakarta, dki=jakarta, jakbar=jakarta barat, jaktim=jakarta timur,
jaksel=jakarta selatan, jakut=jakarta utara, jakpus=jakarta tengah, jabar=jawa barat, jateng=jawa tengah, jatim=jawa
timur, sumut=sumatera utara, sumbar=sumatera barat, sumsel=sumatera selatan, kalbar=kalimantan barat,
kalteng=kalimantan tengah, kaltim=kalimantan timur, kalsel=kalimantan selatan, kaltara=kalimantan utara,
sulsel=sulawesi selatan, sulut=sulawesi utara, sulteng=sulawesi tengah, sultra=sulawesi tenggara, sulbar=sulawesi
barat, jaya=jakarta, malut=maluku utara, kepri=kepulauan riau, babel=bangka belitung, ntb=nusa tenggara barat,
ntt=nusa tenggara timur, tangsel=tangerang selatan, lamsel=lampung selatan, lamtim=lampung timur,
lamteng=lampung tengah, lampura=lampung utara,
lambar=lampung barat, tanjab=tanjung jabung, tanjabtim=tanjung jabung timur, tanjabbar=tanjung jabung barat,
thousand=kepulauan, islands=seribu, muba=musi banyuasin, muratara=musi rawas utara, oki=ogan komering ilir,
oku=ogan komering ulu, pesibar=pesisir barat, tubaba=tulang bawang barat, tapsel=tapanuli selatan,
tapteng=tapanuli tengah, taput=tapanuli utara, madina=mandailing natal, labura=labuhanbatu utara,
labusel=labuhanbatu selatan, inhu=indragiri hulu, inhil=indragiri hilir, rohul=rokan hulu, rohil=rokan hilir,
kuansing=kuantan singingi, pessel=pesisir selatan, pasbar=pasaman barat, kobar=kotawaringin barat,
kotim=kotawaringin timur, tanbu=tanah bumbu, kukar=kutai kartanegara, kutim=kutai timur, kubar=kutai barat,
ppu=penajam paser utara, minut=minahasa utara, minsel=minahasa selatan, bolmong=bolaang mongondow,
lotim=lombok timur, loteng=lombok tengah, lobar=lombok barat, konsel=konawe selatan, konut=konawe utara,
koltim=kolaka timur, butur=buton utara, halsel=halmahera selatan, halut=halmahera utara, halteng=halmahera tengah,
haltim=halmahera timur, kbb=bandung barat, bateng=bangka tengah, basel=bangka selatan, babar=bangka barat,
beltim=belitung timur
"""
WRITTEN_SHORT = {short.strip(): whole for short, _, whole in (pair.partition("=") for pair in _WRITTEN.split(","))}
# Of a province there are many regents, mayors and district chiefs.
_PROVINCES = frozenset(
    "aceh,sumatera utara,sumatera barat,riau,jambi,sumatera selatan,bengkulu,lampung,bangka belitung,kepulauan riau,"
    "jakarta,jawa barat,jawa tengah,yogyakarta,jawa timur,banten,bali,nusa tenggara barat,nusa tenggara timur,"
    "kalimantan barat,kalimantan tengah,kalimantan selatan,kalimantan timur,kalimantan utara,sulawesi utara,"
    "sulawesi tengah,sulawesi selatan,sulawesi tenggara,gorontalo,sulawesi barat,maluku,maluku utara,papua,"
    "papua barat,jawa,sumatera,kalimantan,sulawesi".split(",")
)
_OF_PROVINCES = frozenset(
    ["governor", "deputy governor", "provincial police chief", "police chief", "regional secretary", "agency head"]
)
_SIDES = frozenset("barat timur selatan utara tengah tenggara".split())
_GENERIC = frozenset(
    "kota kabupaten kab kec kecamatan desa kelurahan provinsi prov daerah dinas badan the city regency district "
    "province polres polda polsek kepolisian resor resort pemkab pemkot pemprov ri republik indonesia".split()
)
_RUN = r"[A-Z][\w-]*(?:\.?\s[A-Z][\w-]*)*"
_BEHIND = re.compile(rf"(?:\s(?:of|the|for|dinas|badan|regency|city|district)|(?<=dinas)\s[a-z]+){{0,3}}\s({_RUN})")
_BEFORE = re.compile(rf"({_RUN})(?:['’]s)?(?:\s(?:district|regency|city|provincial|deputy|vice|the|traffic)){{0,2}}\s$")
_FIRST = re.compile(r"^(?:Who|What|Which|Siapa\w*|And|The|Is|Was|Name|Sebutkan|Dan|Did|Does)\b\s*")
_IN_TEXT = re.compile(rf"\s({_RUN})")
# What an agency is for stands between: "Kepala Dinas Pertanian Kota Semarang".
_OF_AGENCY = re.compile(rf"[\w\s,]{{0,60}}?\b(?:Kota|Kabupaten|Kab\.?|Provinsi)\s({_RUN})")


@lru_cache(maxsize=64)
def place_asked(question: str) -> frozenset[str]:
    """The words of the place whose office holder is asked for; none where the office is of no place."""
    for office in offices_in(question):
        if office.name in LOCAL:
            before = _BEFORE.search(question[: office.start])
            behind = _BEHIND.match(question, office.end)
            place = _place(" ".join(_FIRST.sub("", match.group(1)) for match in (before, behind) if match))
            return frozenset() if place in _WHOLE_PROVINCES and office.name not in _OF_PROVINCES else place
    return frozenset()


def is_elsewhere(question: str, said: str, text: str) -> bool:
    """Whether `text` gives whom `said` names a local office, and always that of another place than the one asked for."""
    asked = place_asked(question)
    if not asked:
        return False
    names = name_words(said.rpartition(",")[2] if offices_in(said) else said)  # "Bupati Lampung Barat, Parosil Mabsus"
    held = [(office, _place_of(office, text, names)) for office in _local_offices(text) if office.beside & names]
    places = [place for _, place in held if place]
    return bool(places) and not any(_is_same(asked, place) for place in places)


@lru_cache(maxsize=32)
def _local_offices(text: str) -> tuple[Office, ...]:
    return tuple(office for office in offices_in(text) if office.name in LOCAL)


def _place_of(office: Office, text: str, names: frozenset[str]) -> frozenset[str]:
    """The words right behind the office, up to the name, which may stand behind a comma."""
    found = (_OF_AGENCY if office.name == "agency head" else _IN_TEXT).match(text, office.end)
    if not found:
        return frozenset()
    run = found.group(1).split()
    place = list(takewhile(lambda word: not name_words(word) & names, run))
    reaches_name = len(place) < len(run) or text.startswith((",", " ("), found.end())
    return _place(" ".join(place)) if reaches_name else frozenset()


def _place(run: str) -> frozenset[str]:
    found = (
        frozenset(part for word in re.findall(r"\w+", run.lower()) for part in WRITTEN_SHORT.get(word, word).split()) - _GENERIC
    )
    return found - {"metro"} or found  # Metro is a town, but "Metro Jaya" is Jakarta


def _is_same(asked: frozenset[str], held: frozenset[str]) -> bool:
    """Lampung Barat is not Lampung Timur; "Bandarlampung" is Bandar Lampung, "Tangsel" Tangerang Selatan."""
    if asked & _SIDES and held & _SIDES and not asked & held & _SIDES:
        return False
    if asked & held - _SIDES or any(a in b or b in a for a in asked for b in held if len(a) > 3 < len(b)):
        return True
    return any(_shortens(one, many) for one, many in ((asked, held), (held, asked)))


def _shortens(short: frozenset[str], whole: frozenset[str]) -> bool:
    """Whether each word of `short` takes letters of words of `whole`, beginning with the first of one."""
    return all(
        any(word[0] == order[0][0] and _in_order(word, "".join(order)) for order in permutations(whole, min(len(whole), 3)))
        for word in short
    )


def _in_order(letters: str, text: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters)


_WHOLE_PROVINCES = frozenset(_place(province) for province in _PROVINCES)
