"""`wartanya cluster`: replicas and moves from the command line."""

import json
from pathlib import Path

import pytest

from corpus import Article
from index.ingest.cluster.rebuild import rebuild_cluster
from index.ingest.cluster.sets import make_cluster
from index.locate import SAMPLE_ARTICLES
from qa.cli.parser import main


@pytest.fixture
def path(tmp_path: Path) -> Path:
    make_cluster(tmp_path / "cluster", 2)
    articles = [Article(f"a{k}", f"koran/{k}", f"Panen {k}", f"Panen kopi nomor {k} di Liwa.") for k in range(6)]
    rebuild_cluster(articles, index=tmp_path / "cluster", workers=1)
    return tmp_path / "cluster"


def test_replicas_are_added_told_of_and_dropped(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replica, index = str(tmp_path / "disk" / "one"), ["--index", str(path)]
    assert main(["cluster", "add-replica", "shard-1", replica, *index]) == 0
    assert replica in capsys.readouterr().out
    assert main(["cluster", "status", "--json", *index]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [shard["replicas"] for shard in told["shards"]] == [{replica: "whole"}, {}]
    (tmp_path / "disk" / "one").rename(tmp_path / "away")
    assert main(["cluster", "status", *index]) == 1
    assert f"missing  {replica}" in capsys.readouterr().out
    assert main(["cluster", "drop-replica", "shard-1", replica, *index]) == 0
    assert main(["cluster", "status", *index]) == 0
    assert replica not in capsys.readouterr().out.partition("\n")[2]


def test_a_shard_is_moved(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cluster", "move", "shard-2", str(tmp_path / "disk" / "two"), "--index", str(path)]) == 0
    assert main(["cluster", "status", "--json", "--index", str(path)]) == 0
    told = json.loads(capsys.readouterr().out.partition("\n")[2])
    assert [shard["place"] for shard in told["shards"]] == ["shard-1", str(tmp_path / "disk" / "two")]


@pytest.mark.parametrize("given", [["move", "shard-1"], ["add-replica"], ["drop-replica", "shard-1", "a", "b"]])
def test_a_shard_and_a_folder_are_asked_for(given: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["cluster", *given])
    assert ended.value.code == 2
    assert "takes a shard and a folder" in capsys.readouterr().err


def test_the_workers_are_a_number_or_those_of_ray(
    path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RAY_ADDRESS", "127.0.0.1:1")  # where nothing listens
    before = (path / "CLUSTER").read_bytes()
    assert main(["cluster", "rebuild", str(SAMPLE_ARTICLES), "--workers", "ray", "--index", str(path)]) == 1
    assert "Ray" in capsys.readouterr().err
    assert (path / "CLUSTER").read_bytes() == before
    with pytest.raises(SystemExit) as ended:
        main(["cluster", "rebuild", "--workers", "rays", "--index", str(path)])
    assert ended.value.code == 2
