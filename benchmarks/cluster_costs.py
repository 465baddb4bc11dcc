"""What a cluster would cost that is larger than any that was built: from what was measured, and what is assumed.

    python -m benchmarks.cluster_costs
    python -m benchmarks.cluster_costs --passages 10000000 --copies 3 --price-an-hour 0.8 --shards 20

Paper, not a measurement: everything but the search grows in proportion to passages, from the sizes named below. Each number is
an option, so that anybody can put in his own. With `--shards 0` there are as many shards as make a search quickest.
"""

import argparse
import math
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

HOURS_A_MONTH = 730
MS_AN_HOUR = 3_600_000
GB = 1e9
# What others are divided by, which therefore cannot be nought.
DIVIDE = {
    *("passages_an_article", "a_shard_ms", "passages", "preparing_cores", "machine_cores", "machine_memory_gb"),
    *("machine_disk_gb", "used", "network_mb_a_second"),
}


@dataclass(frozen=True, slots=True)
class Measured:
    """On two busy cores (AMD EPYC), 2026-11.

    Articles of news by the 40,536 that one index holds; `ms_` are of a core, over 1,500 of them in a cluster of two shards.
    Searching is by docs/scale.md, 106,560 and 534,360 passages; `more_ms` and `a_shard_ms` by the table of docs/cluster.md
    in which actors answer, one shard and five, on two cores that six processes share.
    """

    passages_an_article: float = 2.656
    disk_bytes_a_passage: float = 3_742
    memory_bytes_a_passage: float = 1_811  # of a process that searches, beyond what it holds before
    memory_mb_a_process: float = 300  # with the reader, before an index is open
    ms_read: float = 1.1  # an article out of JSON lines
    ms_share: float = 0.28  # telling to which shard it goes
    ms_write: float = 2.0
    ms_prepare: float = 2.2
    ms_ray: float = 0.15  # of the writing process, an article in waves of 20 shards
    bytes_sent: float = 2_021  # an article, to who prepares it
    bytes_back: float = 2_936
    search_ms: float = 15.2  # of one index, where it would hold nothing
    search_ms_a_million: float = 70  # passages more
    more_ms: float = 39  # where an actor answers
    a_shard_ms: float = 11  # each further shard
    again_s_a_million: float = 38.8  # passages that lie there, a rebuild that takes in 100 articles


@dataclass(frozen=True, slots=True)
class Assumed:
    passages: float = 100e6
    shards: float = 0  # as many as make a search quickest
    copies: float = 2  # that answer, each on machines of its own, beside the files of the one that writes
    generations: float = 3  # on a disk at once: what serves, the one before, the one that is written
    preparing_cores: float = 8
    machine_cores: float = 8
    machine_memory_gb: float = 64
    machine_disk_gb: float = 1_000
    used: float = 0.75  # of memory and disk, at most
    network_mb_a_second: float = 100  # some 1 Gbit
    price_an_hour: float = 0.5  # of such a machine, in whatever currency


@dataclass(frozen=True, slots=True)
class Costs:
    articles: float
    shards: int
    index_gb: float  # one generation of one copy
    memory_gb: float  # of one copy
    answering_machines: int
    writer_disk_gb: float
    preparing_machines: int
    writing_h: float  # of the one process that reads, shares out and writes
    preparing_h: float  # of all preparing cores, side by side with it
    sending_h: float  # articles, records, and the index to each copy
    build_h: float
    again_h: float
    search_ms: float
    build_price: float
    month_price: float


def costs(measured: Measured, assumed: Assumed) -> Costs:
    articles = assumed.passages / measured.passages_an_article
    index_gb = assumed.passages * measured.disk_bytes_a_passage / GB
    shards = round(assumed.shards) or quickest_shards(measured, assumed.passages)
    memory_gb = (assumed.passages * measured.memory_bytes_a_passage + shards * measured.memory_mb_a_process * 1e6) / GB
    a_copy = max(
        memory_gb / (assumed.machine_memory_gb * assumed.used),
        index_gb * assumed.generations / (assumed.machine_disk_gb * assumed.used),
    )
    answering = round(assumed.copies) * math.ceil(a_copy)
    preparing = math.ceil(assumed.preparing_cores / assumed.machine_cores)
    writing_h = articles * (measured.ms_read + measured.ms_share + measured.ms_write + measured.ms_ray) / MS_AN_HOUR
    preparing_h = articles * measured.ms_prepare / assumed.preparing_cores / MS_AN_HOUR
    sent_gb = articles * (measured.bytes_sent + measured.bytes_back) / GB
    a_gb_h = GB / (assumed.network_mb_a_second * 1e6) / 3600
    copying_h = index_gb * assumed.copies * a_gb_h
    build_h = max(writing_h, preparing_h, sent_gb * a_gb_h) + copying_h  # a generation is sent when it is whole
    return Costs(
        articles=articles,
        shards=shards,
        index_gb=index_gb,
        memory_gb=memory_gb,
        answering_machines=answering,
        writer_disk_gb=index_gb * assumed.generations,
        preparing_machines=preparing,
        writing_h=writing_h,
        preparing_h=preparing_h,
        sending_h=sent_gb * a_gb_h + copying_h,
        build_h=build_h,
        again_h=assumed.passages / 1e6 * measured.again_s_a_million / 3600,
        search_ms=search_ms(measured, assumed.passages, shards),
        build_price=build_h * (1 + preparing) * assumed.price_an_hour,
        month_price=(answering + 1) * HOURS_A_MONTH * assumed.price_an_hour,
    )


def search_ms(measured: Measured, passages: float, shards: int) -> float:
    """The shards search at once, and what the one that asks does with each of them comes one after another."""
    each = measured.search_ms + passages / shards / 1e6 * measured.search_ms_a_million
    return each + measured.more_ms + (shards - 1) * measured.a_shard_ms


def quickest_shards(measured: Measured, passages: float) -> int:
    """As many as make `search_ms` least: where one shard more saves what it costs."""
    near = math.sqrt(passages / 1e6 * measured.search_ms_a_million / measured.a_shard_ms)
    return min({max(1, math.floor(near)), max(1, math.ceil(near))}, key=lambda shards: search_ms(measured, passages, shards))


ROWS = {
    "articles": ("articles, millions", 1e-6, 2),
    "shards": ("shards", 1, 0),
    "index_gb": ("one copy on disk, GB", 1, 0),
    "writer_disk_gb": ("disk of the machine that writes, GB", 1, 0),
    "memory_gb": ("memory to answer from one copy, GB", 1, 0),
    "answering_machines": ("machines that answer", 1, 0),
    "preparing_machines": ("machines that prepare, while it is built", 1, 0),
    "writing_h": ("reading, sharing out, writing, h", 1, 1),
    "preparing_h": ("preparing, beside it, h", 1, 1),
    "sending_h": ("on the network, h", 1, 1),
    "build_h": ("built in, h", 1, 1),
    "again_h": ("a rebuild with 100 new articles, h", 1, 2),
    "search_ms": ("a search, ms", 1, 0),
    "build_price": ("building it, once", 1, 0),
    "month_price": ("answering, a month", 1, 0),
}


def table(found: Sequence[tuple[str, Costs]]) -> str:
    lines = ["| | " + " | ".join(name for name, _ in found) + " |", "|---|" + "---|" * len(found)]
    for name, (title, factor, places) in ROWS.items():
        cells = (f"{getattr(each, name) * factor:,.{places}f}" for _, each in found)
        lines.append(f"| {title} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="Work out what a large cluster would cost.")
    for kind in (Assumed, Measured):
        group = parser.add_argument_group(kind.__name__.lower())
        for each in fields(kind):
            name, number = f"--{each.name.replace('_', '-')}", _positive if each.name in DIVIDE else _number
            group.add_argument(name, type=number, metavar="X", help=f"default: {each.default:g}")
    given = {name: value for name, value in vars(parser.parse_args(arguments)).items() if value is not None}
    measured = Measured(**{each.name: given[each.name] for each in fields(Measured) if each.name in given})
    assumed = Assumed(**{each.name: given[each.name] for each in fields(Assumed) if each.name in given})
    sizes = [assumed.passages] if "passages" in given else [1e6, 10e6, 100e6]
    found = [(f"{size / 1e6:g} million", costs(measured, replace(assumed, passages=size))) for size in sizes]
    print(table(found))


def _number(written: str) -> float:
    value = float(written)
    if not (value >= 0 and math.isfinite(value)):
        raise argparse.ArgumentTypeError(f"{written} is not a number of 0 or more")
    return value


def _positive(written: str) -> float:
    value = _number(written)
    if not value:
        raise argparse.ArgumentTypeError(f"{written} is not a number above 0")
    return value


if __name__ == "__main__":
    main()
