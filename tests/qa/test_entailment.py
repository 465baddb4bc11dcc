"""The head over the reader's layers: what it is given, that it only objects, and that it may be missing."""

import json
from datetime import date
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import pytest

from index.retrieval.embedders import StaticEmbedder, load_embedder
from qa.generation.verifier import FITTED, Cited, Verifier, Weights, bundled_verifier
from qa.reading.encoder import LAYERS, TEXT_TOKENS, WIDTH, Encoder, bundled_encoder, further_outputs
from qa.reading.entailment import TRAINED, Entailment, bundled_entailment
from qa.reading.extractive import BUNDLED

FLOOD = Cited("Banjir merendam 213 rumah dan merusak dua jembatan di Semaka.", "Pantau Lampung", date(2024, 8, 27))


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return bundled_encoder()


def head(bias: tuple[float, float, float]) -> dict[str, np.ndarray]:
    """Weights that say the same of every pair."""
    width, hidden = len(LAYERS) * WIDTH, 4
    sizes = {
        "norm.weight": (width,), "norm.bias": (width,), "project.weight": (hidden, width), "project.bias": (hidden,),
        "look.weight": (hidden, hidden), "compare.weight": (hidden, 4 * hidden), "compare.bias": (hidden,),
        "weigh.weight": (1, hidden), "weigh.bias": (1,), "gather.weight": (hidden, 4 * hidden), "gather.bias": (hidden,),
        "judge.weight": (3, hidden),
    }  # fmt: skip
    return {**{name: np.zeros(size, np.float32) for name, size in sizes.items()}, "judge.bias": np.array(bias, np.float32)}


def test_appended_bytes_are_further_outputs_and_change_none_of_the_others() -> None:
    names = [f"/model/bert/encoder/layer.{k}/output/LayerNorm/LayerNormalization_output_0" for k in LAYERS]
    content = (BUNDLED / "model.onnx").read_bytes()
    read = onnx.load_from_string(content + further_outputs(names))
    assert [each.name for each in read.graph.output] == ["start_logits", "end_logits", *names]
    ids = np.arange(5, 45)[None, :]
    given = {"input_ids": ids, "token_type_ids": ids * 0, "attention_mask": ids * 0 + 1}
    before, after = (onnxruntime.InferenceSession(each) for each in (content, content + further_outputs(names)))
    for was, found in zip(before.run(None, given), after.run(["start_logits", "end_logits"], given), strict=True):
        assert np.array_equal(was, found)


def test_a_pair_has_the_layers_of_each_token_and_says_where_the_text_begins(encoder: Encoder) -> None:
    pair = encoder.pair("Banjir merendam rumah.", FLOOD.text)
    other = encoder.pair("Banjir merendam rumah.", "Harga beras naik.")
    assert pair.states.shape[1] == len(LAYERS) * WIDTH
    assert np.isfinite(pair.states).all()
    assert pair.text == other.text < len(other.states) < len(pair.states)


def test_a_long_text_is_judged_by_the_stretch_that_says_it_most_likely(encoder: Encoder) -> None:
    text = f"{'Warga membeli beras di pasar lama. ' * 80}{FLOOD.text}"
    pairs = list(encoder.pairs("Banjir merendam 213 rumah.", text))
    assert len(pairs) > 4
    assert max(len(pair.states) - pair.text for pair in pairs) == TEXT_TOKENS + 1
    entailment = bundled_entailment()
    assert entailment is not None
    alone = entailment.chances("Banjir merendam 213 rumah.", FLOOD.text[:40]).entailed
    assert entailment.chances("Banjir merendam 213 rumah.", text).entailed > 0.5 * alone


def test_chances_are_a_distribution_also_of_nothing(encoder: Encoder) -> None:
    entailment = Entailment(encoder, head((2.0, 1.0, 0.0)))
    for claim, text in (("Banjir.", FLOOD.text), ("", FLOOD.text), ("Banjir.", "")):
        found = entailment.chances(claim, text)
        assert found.entailed + found.neutral + found.contradicted == pytest.approx(1.0)
    powers = np.exp([2.0, 1.0, 0.0])
    assert entailment.chances("Banjir.", FLOOD.text).entailed == pytest.approx(powers[0] / powers.sum(), abs=1e-5)


def verifier(entailment: Entailment | None) -> Verifier:
    embedder = load_embedder()
    assert isinstance(embedder, StaticEmbedder)
    fitted = json.loads(FITTED.read_text(encoding="utf-8"))["id"]
    return Verifier({"id": Weights(**{**fitted, "entailed": 0.2})}, embedder, entailment)


def test_the_head_objects_and_never_speaks_for_a_claim(encoder: Encoder) -> None:
    for_all, for_none = Entailment(encoder, head((9.0, 0.0, 0.0))), Entailment(encoder, head((0.0, 9.0, 0.0)))
    said, wrong = "Banjir merendam 213 rumah di Semaka.", "Banjir merendam 312 rumah di Semaka."
    labels = [
        (verifier(each).verdict(said, [FLOOD], "id").label, verifier(each).verdict(wrong, [FLOOD], "id").label)
        for each in (None, for_all, for_none)
    ]
    assert labels == [("supported", "unsupported"), ("supported", "unsupported"), ("unsupported", "unsupported")]


def test_what_the_passage_around_says_is_held_against_the_head_too(encoder: Encoder) -> None:
    around = "Rapat dipimpin Kapolres Tanggamus, AKBP Sari Dewi. Ia meminta warga tidak kembali ke rumah."
    near = Cited("Ia meminta warga tidak kembali ke rumah.", None, None, around)
    claim = "AKBP Sari Dewi meminta warga tidak kembali ke rumah."
    assert verifier(None).verdict(claim, [near], "id").label == "partly"
    assert verifier(Entailment(encoder, head((0.0, 9.0, 0.0)))).verdict(claim, [near], "id").label == "unsupported"


def test_without_the_file_of_the_head_the_signs_alone_decide(tmp_path: Path) -> None:
    assert bundled_entailment(tmp_path / "entailment.safetensors") is None


def test_the_head_that_ships_is_small() -> None:
    assert TRAINED.stat().st_size < 2 << 20


def test_what_has_the_words_of_its_citation_and_says_something_else_is_not_supported() -> None:
    led = Cited("Rapat penanganan banjir dipimpin Kapolres Tanggamus, AKBP Sari Dewi.")
    claim = "Kapolres Tanggamus telah diganti."
    assert verifier(None).verdict(claim, [led], "id").label == "supported"
    assert bundled_verifier().verdict(claim, [led], "id").label == "unsupported"
