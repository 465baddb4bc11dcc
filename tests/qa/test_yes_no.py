"""Which questions ask whether."""

import pytest

from qa.non_extractive.yes_no import asks_whether


@pytest.mark.parametrize(
    "question",
    [
        "apakah ada korban jiwa dalam banjir kali wantoro?",
        "Apakah jembatan sudah dibuka?",
        "benarkah bupati mundur?",
        "adakah korban luka?",
        "sudahkah jalan diperbaiki?",
        "apa benar camat dipecat?",
        "Apa ada korban?",
        "api di wantoro sudah padam belum?",
        "ada korban jiwa tidak di banjir wantoro?",
        "ada yg meninggal di kebakaran pasar wantoro?",
        "Ada korban?",
        "bener tidak jembatan wantoro putus kena banjir?",
        "apakah bupati hadir atau tidak?",
        "Apakah penyebab kebakaran sudah diketahui?",
        "Apakah gempa Wantoro berpotensi tsunami?",
        "was anybody killed in the Wantoro fire?",
        "Did the mayor resign?",
        "Is the fire out?",
        "Are farmers insured?",
        "Has the bridge been repaired?",
        "Have the pupils returned?",
        "Does the disease infect people?",
        "Can the bridge carry trucks?",
        "Was the man who shot the tiger caught?",
        "Were there any casualties when the roof fell?",
        "Isn't the bridge open?",
        "mobil sudah boleh lewat jembatan?",
        "pasar wantoro masih tutup?",
        "camat jadi mundur??",
        "Is it true that the regent resigned?",
    ],
)
def test_these_ask_whether(question: str) -> None:
    assert asks_whether(question)


@pytest.mark.parametrize(
    "question",
    [
        "Apakah nama kapal itu?",
        "Apakah nama kapal yang ditenggelamkan itu?",
        "Apakah penyebab kebakaran pasar?",
        "Apakah yang dimaksud rakor?",
        "Apakah itu PMK?",
        "Apakah banjir terjadi pagi atau malam?",
        "Apa nama kapal itu?",
        "Apa penyebab kebakaran?",
        "Ada berapa korban?",
        "Siapa yang tidak hadir?",
        "IS diringkus polisi di mana?",
        "Do you know who led the meeting?",
        "Can you tell me when the debate is?",
        "Could you please tell me the name of the regent?",
        "Would you kindly check on what day the court sat?",
        "Did the police say who the suspect is?",
        "Is it known who caused the fire?",
        "Was it a Monday or a Tuesday?",
        "Who is the regent?",
        "What did the mayor say?",
        "banjir wantoro",
        "mobil sudah boleh lewat jembatan",
        "jadwal debat yang sudah ditetapkan?",
        "kok bisa jembatannya putus?",
        "sudah berapa rumah yang rusak?",
    ],
)
def test_these_ask_something_else(question: str) -> None:
    assert not asks_whether(question)
