"""The bundled model's fast path equals sentence-transformers on the same folder; other models bring their prompts."""

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import IndexingError
from index.retrieval.embedders import BUNDLED, SentenceTransformerEmbedder, StaticEmbedder, load_embedder

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from tokenizers import Tokenizer

# Both add the same half-precision weights in single precision, in another order: 3,000 tokens times 2 ** -24 is 0.0002.
TOLERANCE = 2e-4

TEXTS = [
    "Kapolres Lampung Barat memimpin rapat koordinasi di aula.",
    "Who chaired the coordination meeting in West Lampung?",
    "Rp1.500.000 pada Senin (26/08), pukul 09.00 WIB – “selesai”",
    "KPU",
    "😀 漢字 é",
    "\n \t",
    "",
    "banjir " * 3_000,
]


@pytest.fixture(scope="module")
def bundled() -> StaticEmbedder:
    return StaticEmbedder.load(BUNDLED)


@pytest.fixture(scope="module")
def reference() -> "SentenceTransformer":
    from sentence_transformers import SentenceTransformer

    # As they are stored, in half precision, its weights would make 0/0 of a text without words.
    return SentenceTransformer(str(BUNDLED), device="cpu").float()


def tokenizer_of(*tokens: str) -> "Tokenizer":
    from tokenizers import Tokenizer
    from tokenizers.models import WordLevel
    from tokenizers.pre_tokenizers import Whitespace

    made = Tokenizer(WordLevel({token: k for k, token in enumerate(tokens)}, unk_token=tokens[0]))
    made.pre_tokenizer = Whitespace()
    return made


@pytest.fixture(scope="module")
def prompted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model of three words, each an axis, whose questions and passages begin with a word of their own."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding

    words = StaticEmbedding(tokenizer_of("[UNK]", "query", "passage", "banjir"), embedding_weights=np.eye(4, dtype=np.float32))
    folder = tmp_path_factory.mktemp("model")
    model = SentenceTransformer(modules=[words], device="cpu", prompts={"query": "query ", "document": "passage "})
    model.save(str(folder), create_model_card=False)
    return folder


def test_the_fast_path_is_sentence_transformers(bundled: StaticEmbedder, reference: "SentenceTransformer") -> None:
    np.testing.assert_allclose(bundled.embed(TEXTS), reference.encode_document(TEXTS), atol=TOLERANCE)
    for text in TEXTS:
        np.testing.assert_allclose(bundled.embed_query(text), reference.encode_query(text), atol=TOLERANCE)
    assert bundled.dimensions == reference.get_embedding_dimension()


@settings(deadline=None, max_examples=25)
@given(text=st.text(max_size=200))
def test_the_fast_path_is_sentence_transformers_on_any_text(
    bundled: StaticEmbedder, reference: "SentenceTransformer", text: str
) -> None:
    np.testing.assert_allclose(bundled.embed([text]), reference.encode_document([text]), atol=TOLERANCE)


@pytest.mark.model
def test_a_model_in_half_precision_has_a_vector_for_a_text_without_words() -> None:
    assert np.isfinite(SentenceTransformerEmbedder(str(BUNDLED)).embed([""])).all()


def test_vectors_have_length_one_but_for_texts_without_words(bundled: StaticEmbedder) -> None:
    vectors = bundled.embed(["banjir di Semaka", ""])
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 0], abs=1e-6)
    assert vectors.dtype == np.float32


def test_no_texts_give_no_vectors(bundled: StaticEmbedder) -> None:
    assert bundled.embed([]).shape == (0, bundled.dimensions)


def test_a_text_has_the_same_vector_in_any_company(bundled: StaticEmbedder) -> None:
    together = bundled.embed(TEXTS)
    alone = np.stack([bundled.embed([text])[0] for text in TEXTS])
    assert np.array_equal(together, alone)


def test_the_bundled_model_is_the_one_that_is_meant_when_none_is(bundled: StaticEmbedder) -> None:
    for chosen in (load_embedder(), load_embedder("bundled")):
        assert (chosen.name, chosen.revision) == ("bundled", bundled.revision)


def test_the_bundled_model_is_loaded_once_a_process() -> None:
    assert load_embedder() is load_embedder("bundled")


def test_questions_and_passages_begin_with_the_prompts_of_their_model(prompted: Path) -> None:
    embedder = load_embedder(prompted)
    # Each word an axis: the mean of two words, made as long as one, has both at 1 / sqrt(2).
    assert embedder.embed_query("banjir") == pytest.approx(np.array([0, 1, 0, 1]) / np.sqrt(2))
    assert embedder.embed(["banjir"])[0] == pytest.approx(np.array([0, 0, 1, 1]) / np.sqrt(2))
    assert embedder.embed([]).shape == (0, 4)


def test_a_model_with_other_weights_has_another_revision(prompted: Path, tmp_path: Path) -> None:
    other = shutil.copytree(prompted, tmp_path / "other")
    assert load_embedder(prompted).revision == load_embedder(other).revision
    weights = other / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-4] + np.float32(0.5).tobytes())
    assert load_embedder(prompted).revision != load_embedder(other).revision


@pytest.mark.model
def test_a_model_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(IndexingError, match="embedding model") as refused:
        load_embedder(tmp_path / "nowhere")
    assert refused.value.path == tmp_path / "nowhere"


def test_a_model_folder_without_weights_is_incomplete(tmp_path: Path) -> None:
    (tmp_path / "tokenizer.json").write_text(json.dumps({}), encoding="utf-8")
    with pytest.raises(IndexingError, match="incomplete"):
        StaticEmbedder.load(tmp_path)
