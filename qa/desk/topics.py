"""What an article is about, roughly, for the figures of a clipping: by words of its headline and its first paragraphs."""

from collections.abc import Mapping
from functools import cache
from typing import Literal, get_args

from corpus.text import stem, words

Topic = Literal[
    "disaster", "crime", "traffic", "politics", "government", "economy", "education", "health", "sports", "culture", "other"
]
TOPICS: tuple[Topic, ...] = get_args(Topic)
# Written by hand, 2026-11: the words of headlines that mostly stand for one subject.
_WORDS: Mapping[Topic, str] = {
    "disaster": "banjir longsor gempa tsunami erupsi kebakaran karhutla asap angin puting beliung kekeringan abrasi rob bpbd "
    "bnpb evakuasi pengungsi tanggap darurat gelombang cuaca ekstrem sar hilang tenggelam hanyut",
    "crime": "polisi polres polsek polda tersangka pembunuhan pencurian perampokan narkoba sabu ganja penipuan penganiayaan "
    "korupsi suap kpk kejaksaan jaksa terdakwa sidang vonis hakim pengadilan penjara tewas mayat begal curanmor pemerkosaan "
    "pencabulan ditangkap buron penyelundupan",
    "traffic": "kecelakaan tabrakan macet mudik tol jembatan kereta bandara pelabuhan truk motor pengendara lalu lintas kapal "
    "feri pesawat angkutan terminal",
    "politics": "pilkada pemilu pilpres kpu bawaslu partai caleg paslon kampanye dpr dprd koalisi capres cawapres calon suara "
    "fraksi parpol revisi ruu undang-undang",
    "government": "bupati gubernur wali kota walikota pemkab pemkot pemprov menteri presiden apbd apbn dinas camat lurah desa "
    "kades asn pns perda musrenbang pelayanan pelantikan dilantik",
    "economy": "harga inflasi rupiah saham ihsg ekspor impor umkm pasar pedagang petani panen beras cabai sawit pabrik "
    "investasi bank pajak bbm pertamina tarif ekonomi bisnis perusahaan nelayan koperasi",
    "education": "sekolah siswa guru murid kampus universitas mahasiswa pendidikan beasiswa kurikulum smp sma smk sd madrasah "
    "pesantren wisuda dosen",
    "health": "rumah sakit rsud puskesmas dokter pasien vaksin covid dbd demam stunting gizi kesehatan penyakit obat bpjs "
    "imunisasi",
    "sports": "liga gol pertandingan timnas pelatih pemain juara turnamen atlet medali sepak bola badminton motogp balapan "
    "klub stadion skor final pon",
    "culture": "festival konser film artis musik budaya adat wisata wisatawan pariwisata pameran seni tari batik selebriti "
    "drama lagu album",
}
_TITLE_WEIGHT = 3
_LEAD_CHARS = 700
_LEAST = 2  # weight below which a subject is only guessed


def topic_of(title: str, text: str) -> Topic:
    """The subject with the most of its words; among equals the first of `TOPICS`, and "other" where hardly any word tells."""
    known = _known()
    weights = dict.fromkeys(TOPICS, 0)
    for part, weight in ((title, _TITLE_WEIGHT), (text[:_LEAD_CHARS], 1)):
        for word in set(words(part)):
            if word in known:
                weights[known[word]] += weight
    best = max(TOPICS, key=lambda topic: weights[topic])
    return best if weights[best] >= _LEAST else "other"


@cache
def _known() -> dict[str, Topic]:
    return {stem(word): topic for topic, listed in _WORDS.items() for word in listed.split()}
