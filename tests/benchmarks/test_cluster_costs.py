"""The arithmetic of what a large cluster would cost: by hand, in the right units, and never less for more."""

from dataclasses import fields, replace
from pathlib import Path

import pytest

from benchmarks.cluster_costs import ROWS, Assumed, Costs, Measured, costs, main, quickest_shards, search_ms

# One of everything, so that each figure can be worked out in one's head.
MEASURED = Measured(
    passages_an_article=2,
    disk_bytes_a_passage=1000,
    memory_bytes_a_passage=500,
    memory_mb_a_process=100,
    ms_read=1,
    ms_share=1,
    ms_write=1,
    ms_prepare=6,
    ms_ray=0,
    bytes_sent=600,
    bytes_back=400,
    search_ms=10,
    search_ms_a_million=40,
    more_ms=5,
    a_shard_ms=10,
    again_s_a_million=36,
)
ASSUMED = Assumed(
    passages=100e6,
    shards=10,
    copies=2,
    generations=3,
    preparing_cores=4,
    machine_cores=2,
    machine_memory_gb=20,
    machine_disk_gb=400,
    used=0.5,
    network_mb_a_second=100,
    price_an_hour=2,
)
GROW = [each.name for each in fields(Costs) if each.name not in ("shards", "preparing_machines", "writer_disk_gb")]


def test_each_figure_is_what_it_is_by_hand() -> None:
    found = costs(MEASURED, ASSUMED)
    assert (found.articles, found.shards) == (50e6, 10)
    assert (found.index_gb, found.writer_disk_gb) == (100, 3 * 100)
    assert found.memory_gb == 100e6 * 500 / 1e9 + 10 * 0.1
    assert found.answering_machines == 2 * 6  # 51 GB in halves of 20, 300 GB in halves of 400
    assert found.preparing_machines == 2
    assert found.writing_h == pytest.approx(50e6 * 3 / 1000 / 3600)
    assert found.preparing_h == pytest.approx(50e6 * 6 / 1000 / 3600 / 4)
    assert found.sending_h == pytest.approx((50e6 * 1000 + 2 * 100e9) / 100e6 / 3600)
    assert found.build_h == pytest.approx(found.writing_h + 2 * 100e9 / 100e6 / 3600)
    assert found.again_h == 1
    assert found.search_ms == 10 + 10 * 40 + 5 + 9 * 10
    assert found.build_price == pytest.approx(found.build_h * 3 * 2)
    assert found.month_price == 13 * 730 * 2


@pytest.mark.parametrize("name", GROW)
def test_more_passages_never_cost_less(name: str) -> None:
    sizes = (1e5, 1e6, 1e7, 1e8, 1e9)
    for assumed in (ASSUMED, Assumed()):
        figures = [getattr(costs(MEASURED, replace(assumed, passages=size)), name) for size in sizes]
        assert figures == sorted(figures)
        assert figures[0] < figures[-1]


def test_more_cores_help_until_the_one_that_writes_is_what_is_waited_for() -> None:
    one, two, four, many = (costs(MEASURED, replace(ASSUMED, preparing_cores=cores)) for cores in (1, 2, 4, 64))
    assert one.preparing_h == 2 * two.preparing_h
    assert one.build_h > two.build_h == four.build_h == many.build_h
    assert many.build_price > two.build_price


def test_as_many_shards_as_make_a_search_quickest() -> None:
    for passages in (1e5, 1e6, 1e7, 1e8):
        best = quickest_shards(MEASURED, passages)
        others = [search_ms(MEASURED, passages, shards) for shards in range(1, 60)]
        assert search_ms(MEASURED, passages, best) == min(others)
    assert costs(MEASURED, replace(ASSUMED, shards=0)).shards == 20  # 4,000 ms in all, 10 ms a shard: the root of 400


def test_every_figure_has_a_row_and_every_number_an_option(capsys: pytest.CaptureFixture[str]) -> None:
    assert {*ROWS} == {each.name for each in fields(Costs)}
    main(["--passages", "2000000", "--ms-write", "1000", "--ms-read", "0", "--ms-share", "0", "--ms-ray", "0", "--copies", "0"])
    told = capsys.readouterr().out
    hours = 2e6 / Measured().passages_an_article / 3600
    assert f"| built in, h | {hours:,.1f} |" in told
    assert "| machines that answer | 0 |" in told


def test_the_page_says_what_the_script_says(capsys: pytest.CaptureFixture[str]) -> None:
    main([])
    rows = capsys.readouterr().out.splitlines()[1:]
    assert "\n".join(rows) in (Path(__file__).parents[2] / "docs" / "cluster.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("wrong", [["--used", "0"], ["--passages", "-1"], ["--copies", "nan"]])
def test_numbers_that_make_no_sense_are_refused(wrong: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(wrong)
    assert ended.value.code == 2
