import gzip
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from benchmarks import compare
from benchmarks.compare_plots import plot_quality_speed
from benchmarks.errors import SystemUnavailable
from benchmarks.peers.data import PASSAGE_SETS, Asked, news, passages, read_articles, read_asked, write_task
from benchmarks.peers.measuring import by_group, measured
from benchmarks.peers.memory import resident_mb, watched
from benchmarks.peers.models import embedder, prompts_of
from benchmarks.peers.registry import kind_of, made, shown, with_embedders
from benchmarks.peers.system import Answering
from benchmarks.peers.table import page, standing
from benchmarks.peers.worker import place
from corpus.errors import WartanyaError
from qa.evaluation.report import Question

ARTICLES = (
    ("banjir", "Banjir rendam Desa Mekar", "Banjir merendam 40 rumah di Desa Mekar, kata Camat Siti Rahma pada Senin."),
    ("panen", "Panen jagung di Kulon", "Kelompok tani Kulon memanen jagung seberat 12 ton pada Selasa. Bupati Darma hadir."),
    ("jalan", "Jalan Cempaka diperbaiki", "Dinas Pekerjaan Umum memperbaiki Jalan Cempaka sepanjang tiga kilometer."),
    ("pasar", "Pasar Baru dibuka lagi", "Pasar Baru dibuka lagi setelah kebakaran. Pedagang kembali menata kios."),
)
QUESTIONS = (
    {"id": "q1", "question": "Siapa Camat di Desa Mekar?", "lang": "id", "article_id": "banjir", "answers": ["Siti Rahma"]},
    {"id": "q2", "question": "Berapa rumah terendam?", "lang": "id", "article_id": "banjir", "answers": ["40"], "after": "q1"},
    {
        "id": "q3",
        "question": "Who came to the Kulon harvest?",
        "lang": "en",
        "article_id": "panen",
        "answers": ["Bupati Darma"],
    },
    {"id": "q4", "question": "Who won the chess cup?", "lang": "en", "article_id": "pasar", "answers": [], "answerable": False},
)
PEERS = {
    "bm25s": "bm25s",
    "bm25s-stemmed": "bm25s",
    "haystack-bm25": "haystack",
    "haystack-hybrid": "haystack",
    "haystack-hybrid-rrf": "haystack",
    "llama-index": "llama_index.vector_stores.chroma",
    "txtai-hybrid": "txtai",
}


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """(articles, questions)."""
    articles, questions = tmp_path / "articles.jsonl", tmp_path / "asked.jsonl"
    rows = [{"id": name, "title": title, "text": text} for name, title, text in ARTICLES]
    articles.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    questions.write_text("".join(json.dumps(row) + "\n" for row in QUESTIONS), encoding="utf-8")
    return articles, questions


@pytest.fixture(scope="module")
def tiny_e5(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A sentence-transformers model of four words, each an axis, and nothing for any other.

    It is of a family that asks for prompts, and declares none.
    """
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding
    from tokenizers import Tokenizer, normalizers
    from tokenizers.models import WordLevel
    from tokenizers.pre_tokenizers import Whitespace

    words = ("[UNK]", "query", "passage", ":", "panen")
    tokenizer = Tokenizer(WordLevel({word: k for k, word in enumerate(words)}, unk_token=words[0]))
    tokenizer.normalizer, tokenizer.pre_tokenizer = normalizers.Lowercase(), Whitespace()
    weights = np.diag([0, 1, 1, 1, 1]).astype(np.float32)
    layer = StaticEmbedding(tokenizer, embedding_weights=weights)
    folder = tmp_path_factory.mktemp("models") / "tiny-e5-model"
    SentenceTransformer(modules=[layer], device="cpu").save(str(folder), create_model_card=False)
    return str(folder)


def row(name: str, hit: float = 0.5, p50_ms: float = 10.0, **speed: float | None) -> dict[str, Any]:
    measured = {"questions": 4, **{m: [hit, hit / 2, (1 + hit) / 2] for m in ("hit@1", "hit@5", "MRR")}}
    figures = dict.fromkeys(("build_s", "articles_per_s", "build_memory_mb", "disk_bytes", "open_s", "p95_ms"), 100.0)
    return {
        "system": name,
        "packages": {"parts": "1.0"},
        "settings": "as it comes",
        "answers": "finds",
        "quality": {"id": measured, "en": measured},
        "speed": {**figures, "search_memory_mb": 100.0, "p50_ms": p50_ms, **speed},
    }


def recorded(*rows: dict[str, Any]) -> dict[str, Any]:
    data = {"articles": 4, "articles_of": 9, "seed": 0, "questions": "asked.jsonl", "hash": "0" * 16}
    machine = {"cores": 2, "processor": "one", "python": "3.11", "commit": "abc"}
    return {"task": "peers", **machine, "data": data, "result": {"limit": 20, "systems": list(rows)}}


def test_a_subset_always_holds_the_articles_of_the_questions(files: tuple[Path, Path]) -> None:
    for seed in range(8):
        task = news([files[0]], files[1], most=3, seed=seed)
        assert {"banjir", "panen", "pasar"} <= {article.id for article in task.articles}
        assert len(task.articles) == 3


def test_the_same_seed_draws_the_same_articles_and_others_draw_others(tmp_path: Path, files: tuple[Path, Path]) -> None:
    many = tmp_path / "many.jsonl"
    many.write_text("".join(json.dumps({"id": f"a{k}", "title": f"Judul {k}", "text": f"Isi {k}."}) + "\n" for k in range(40)))
    drawn = [tuple(a.id for a in news([*files[:1], many], files[1], most=20, seed=seed).articles) for seed in (0, 0, 1)]
    assert drawn[0] == drawn[1] != drawn[2]
    assert {len(each) for each in drawn} == {20}


def test_a_question_whose_article_is_missing_is_an_error(tmp_path: Path, files: tuple[Path, Path]) -> None:
    few = tmp_path / "few.jsonl"
    few.write_text(files[0].read_text().splitlines()[0] + "\n")
    with pytest.raises(WartanyaError, match="missing: 1, the first is panen"):
        news([few], files[1], most=10)


def test_what_the_workers_read_is_what_was_drawn(tmp_path: Path, files: tuple[Path, Path]) -> None:
    task = news([files[0]], files[1], most=4)
    write_task(task, tmp_path / "task")
    assert tuple(read_articles(tmp_path / "task")) == task.articles
    assert tuple(read_asked(tmp_path / "task")) == task.asked
    assert [each.group for each in task.asked] == ["id", "follow-ups", "en", "en"]


def test_public_passages_hold_those_that_are_asked_about(tmp_path: Path) -> None:
    (tmp_path / "qa").mkdir()
    (tmp_path / "text").mkdir()
    for name in PASSAGE_SETS:
        made = [
            {"id": f"muis-{name}-{k}", "question": f"Apa {name} {k}?", "context": f"Bagian {name} {k}.", "answerable": k < 3}
            for k in range(4)
        ]
        write_gzip(tmp_path / f"qa/{name}.valid.jsonl.gz", made)
    write_gzip(tmp_path / "text/wiki_id_passages.jsonl.gz", [{"text": f"Paragraf {k}."} for k in range(30)])
    task = passages(tmp_path, most=20, questions_a_set=2)
    assert [each.group for each in task.asked] == [name for name in PASSAGE_SETS for _ in range(2)]
    assert {each.question.article_id for each in task.asked} <= {article.id for article in task.articles}
    assert len(task.articles) == 20


def write_gzip(path: Path, rows: list[dict[str, Any]]) -> None:
    with gzip.open(path, "wt", encoding="utf-8") as stream:
        stream.writelines(json.dumps(row) + "\n" for row in rows)


def test_a_rank_counts_from_one() -> None:
    assert place(["a", "b"], "b") == 2
    assert place(["a", "b"], "c") is None


def test_unanswerable_questions_count_in_no_group() -> None:
    def asked(name: str, group: str, *, answerable: bool = True) -> Asked:
        return Asked(Question(name, "?", "id", "a", (), answerable, None), group)

    found = by_group(
        [asked("1", "id"), asked("2", "id"), asked("3", "en"), asked("4", "en", answerable=False)],
        {"1": 1, "2": 4, "3": None},
    )
    assert found["id"]["hit@1"][0] == (1 + 0) / 2
    assert found["id"]["hit@5"][0] == (1 + 1) / 2
    assert found["id"]["MRR"][0] == round((1 + 1 / 4) / 2, 3)
    assert (found["en"]["questions"], found["en"]["MRR"][0]) == (1, 0.0)


def test_names_take_models_where_there_is_room_for_one(tmp_path: Path) -> None:
    assert kind_of("llama-index:some/model")[1] == "some/model"
    assert with_embedders(["bm25s", "txtai-hybrid"], ["m"]) == ["bm25s", "txtai-hybrid", "txtai-hybrid:m"]
    assert with_embedders(["llama-index", "llama-index:bundled"], ["m"]) == [
        "llama-index",
        "llama-index:bundled",
        "llama-index:m",
    ]
    assert [shown(each) for each in ("bm25s", "llama-index:a/b", f"llama-index:{tmp_path}")] == [
        "bm25s",
        "llama-index:a/b",
        f"llama-index:{tmp_path.name}",
    ]
    with pytest.raises(WartanyaError, match="no embedding model"):
        kind_of("bm25s:some/model")
    with pytest.raises(WartanyaError, match="There is no system 'solr': there are wartanya, "):
        kind_of("solr")


def test_a_missing_package_is_named_with_the_line_that_brings_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "benchmarks.peers.bm25", raising=False)
    monkeypatch.setitem(sys.modules, "bm25s", None)  # as if it were not installed
    with pytest.raises(SystemUnavailable, match=r"bm25s is missing: pip install -e '.\[bench\]'"):
        made("bm25s", tmp_path)


def test_a_model_gets_the_prompts_that_its_family_asks_for(tiny_e5: str, tmp_path: Path) -> None:
    model = embedder(tiny_e5, tmp_path)
    assert model.embed_query("panen") == pytest.approx(np.array([0, 1, 0, 1, 1]) / 3**0.5)
    assert model.embed(["panen"])[0] == pytest.approx(np.array([0, 0, 1, 1, 1]) / 3**0.5)


def test_prompts_are_those_of_the_models_cards() -> None:
    assert prompts_of("intfloat/multilingual-e5-small") == {"query": "query: ", "document": "passage: "}
    assert prompts_of("BAAI/bge-m3") == {}
    assert prompts_of("intfloat/multilingual-e5-large-instruct") == {}


def test_a_model_of_the_hub_that_is_not_here_is_left_out_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(WartanyaError, match="'nobody/no-e5-model' cannot be loaded") as caught:
        embedder("nobody/no-e5-model", tmp_path)
    assert "\n" not in str(caught.value)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells the memory of another process")
def test_the_memory_of_a_process_includes_what_it_starts() -> None:
    child = "held = bytearray(60 * 2**20); import time; time.sleep(1)"
    program = f"held = bytearray(40 * 2**20); import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    started = subprocess.Popen([sys.executable, "-c", f"{program}; print('done')"], stdout=subprocess.PIPE, text=True)
    said, held_mb = watched(started, 60)
    assert said == "done\n"
    assert held_mb is not None
    assert held_mb > 40 + 60
    assert resident_mb(started.pid) is None  # it has ended


def test_losses_are_told_before_wins() -> None:
    ours = row("wartanya", hit=0.8, p50_ms=30.0, build_s=100.0)
    theirs = [row("fast", hit=0.2, p50_ms=1.0, build_s=100.0), row("good", hit=0.6, p50_ms=50.0)]
    said = standing([ours, *theirs])
    behind, level, ahead = said.split("Where it is ")
    assert "- search p50, ms: 30.0 against 1.0 (fast)" in behind
    assert "- Indonesian questions, hit@1: 80 % (40–90) against 60 % (30–80) (good), with intervals that overlap" in ahead
    assert "- build, s: 100.0 against 100.0 (fast)" in level


def test_intervals_apart_are_not_said_to_overlap() -> None:
    ours, theirs = row("wartanya"), row("other")
    ours["quality"] = {"id": {m: [0.2, 0.1, 0.3] for m in ("hit@1", "hit@5", "MRR")}}
    theirs["quality"] = {"id": {m: [0.9, 0.8, 1.0] for m in ("hit@1", "hit@5", "MRR")}}
    behind, ahead = standing([ours, theirs]).split("Where it is ahead:")
    assert "- Indonesian questions, hit@1: 20 % (10–30) against 90 % (80–100) (other)\n" in behind
    assert ahead == "\n\n- nowhere in this run"


def test_the_page_names_what_did_not_run_and_a_figure_that_is_not_known() -> None:
    found = page(recorded(row("wartanya"), row("other", search_memory_mb=None), {"system": "gone", "not_run": "no wheels."}))
    assert "- gone: not run; no wheels.\n" in found
    assert "4 articles of 9, drawn with seed 0" in found
    assert "English questions (4):\n\n| system | hit@1 | hit@5 | MRR |" in found
    other = next(line for line in found.splitlines() if line.startswith("| other | 100.0"))
    assert other.endswith("| – |")


def test_a_comparison_over_public_passages_names_its_sets() -> None:
    record = recorded(row("wartanya"))
    record["data"] = {"articles": 300, "sets": ["idk_mrc", "facqa"], "seed": 0, "hash": "0" * 16}
    assert "fresh process: 300 articles; questions of idk_mrc, facqa; the best 20 passages" in page(record)


def test_the_command_says_in_one_line_what_it_cannot_do(tmp_path: Path, files: tuple[Path, Path]) -> None:
    with pytest.raises(SystemExit, match="There is no system 'solr'"):
        compare.main(["--systems", "solr"])
    with pytest.raises(SystemExit, match="There is no file or folder at"):
        compare.main(["--systems", "wartanya", "--articles", str(tmp_path / "none"), "--questions", str(files[1])])


def test_the_picture_is_drawn_of_what_ran(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    plot_quality_speed(recorded(row("wartanya"), row("other"), {"system": "gone", "not_run": "?"}), tmp_path / "picture.png")
    assert (tmp_path / "picture.png").read_bytes().startswith(b"\x89PNG")
    with pytest.raises(ValueError, match="no system to draw"):
        plot_quality_speed(recorded({"system": "gone", "not_run": "?"}), tmp_path / "none.png")


def test_wartanya_is_measured_whole(tmp_path: Path, files: tuple[Path, Path]) -> None:
    task = news([files[0]], files[1], most=4)
    out = tmp_path / "results" / "peers.json"
    compare.leave(out, task.data, compare.compare(task, ["wartanya"]))
    [found] = json.loads(out.read_text())["result"]["systems"]
    assert found["quality"]["id"]["hit@1"][0] == found["quality"]["en"]["hit@1"][0] == 1.0
    assert found["quality"]["follow-ups"]["questions"] == 1
    assert found["speed"]["searches"] == 3  # the follow-up is not timed
    assert found["speed"]["disk_bytes"] > 0
    assert found["asked"]["groups"]["all"]["unanswerable_refused"]["count"] == 1
    assert found["asked"]["groups"]["all"]["quotes_verified"]["value"] == 1.0
    assert "| **wartanya** | 100 % (100–100) |" in out.with_suffix(".md").read_text()


@pytest.mark.parametrize("broken", ["raise RuntimeError('no such thing')", "raise ModuleNotFoundError(name='bm25s')"])
def test_a_system_that_fails_stops_no_other(
    broken: str, tmp_path: Path, files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "bm25s.py").write_text(broken)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "broken"))
    task = news([files[0]], files[1], most=4)
    write_task(task, tmp_path / "task")
    found = measured("bm25s", task, tmp_path / "task", tmp_path / "scratch", 20)
    assert "no such thing" in found["not_run"] if "Runtime" in broken else "bm25s is missing" in found["not_run"]


@pytest.mark.filterwarnings("default")  # of the peers' own libraries
@pytest.mark.parametrize("name", PEERS)
def test_each_peer_finds_the_article_again_after_it_is_opened(
    name: str, tmp_path: Path, files: tuple[Path, Path], tiny_e5: str
) -> None:
    pytest.importorskip(PEERS[name], exc_type=ImportError)
    named = f"{name}:{tiny_e5}" if kind_of(name)[0].model else name
    made(named, tmp_path).build(news([files[0]], files[1], most=4).articles, tmp_path / "store")
    opened = made(named, tmp_path)
    opened.open(tmp_path / "store")
    found = opened.search("panen jagung", 4)
    assert found[0] == "panen"
    assert len(set(found)) == len(found)
    assert not isinstance(opened, Answering)
