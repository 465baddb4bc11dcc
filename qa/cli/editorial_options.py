"""The commands of editors, with their options."""

import argparse
from typing import TYPE_CHECKING

from qa.cli import editorial
from qa.cli.options import add_index, add_json, command, first_day

if TYPE_CHECKING:
    from qa.cli.options import Added


def add_editorial(added: "Added") -> None:
    _add_withdraw(added)
    _add_mask(added)
    _add_relations(added)
    _add_audit(added)


def check_editorial(whole: argparse.ArgumentParser, arguments: argparse.Namespace) -> None:
    """Ends with the usage where `mask` is given nothing to mask."""
    if arguments.run is editorial.mask and not (arguments.name or arguments.undo):
        whole.error("mask takes a name, or --undo")


def _add_withdraw(added: "Added") -> None:
    withdraw = command(
        added,
        "withdraw",
        editorial.withdraw,
        "show in place of an article only that it was withdrawn, when, and why",
        'wartanya withdraw rakor-stunting-tanggamus --reason "Identitas anak disebut"',
        "wartanya withdraw rakor-stunting-tanggamus --undo",
    )
    withdraw.add_argument("article", metavar="ARTICLE", help="its id, or the end of its file name or address")
    done = withdraw.add_mutually_exclusive_group(required=True)
    done.add_argument("--reason", metavar="WHY", help="why, in a sentence: readers see it")
    done.add_argument("--undo", action="store_true", help="show the article again")
    add_index(withdraw)
    add_json(withdraw)


def _add_mask(added: "Added") -> None:
    mask = command(
        added,
        "mask",
        editorial.mask,
        "show another word in place of a name, wherever an article is shown, searched or quoted",
        'wartanya mask rakor-lintas-sektoral-pilkada-2024 "Rinaldo Aser" --as "A"',
        "wartanya mask rakor-lintas-sektoral-pilkada-2024 --undo",
    )
    mask.add_argument("article", metavar="ARTICLE", help="its id, or the end of its file name or address")
    mask.add_argument("name", nargs="?", metavar="NAME", help="as the article has it; its parts are masked, too")
    mask.add_argument("--as", dest="label", metavar="WORD", help="what stands in its place (default: [disamarkan])")
    mask.add_argument(
        "--exact", action="store_true", help="mask the name as a whole, and leave its parts where they stand alone"
    )
    mask.add_argument("--copies", action="store_true", help="in the articles with the same text, too, as far as they have it")
    mask.add_argument("--undo", action="store_true", help="show the name again; without a NAME all names of the article")
    add_index(mask)
    add_json(mask)


def _add_relations(added: "Added") -> None:
    relations = command(
        added,
        "relations",
        editorial.relations,
        "say what corrects, answers or withdraws an article, and confirm or undo such a link",
        "wartanya relations ralat-banjir-way-semaka",
        "wartanya relations ralat-banjir-way-semaka --confirm banjir-way-semaka-rendam-ratusan-rumah",
        "wartanya relations ralat-banjir-way-semaka --undo",
    )
    relations.add_argument("article", metavar="ARTICLE", help="its id, or the end of its file name or address")
    done = relations.add_mutually_exclusive_group()
    about = "ARTICLE is a notice about REPORT, by default about the one that is recognised"
    done.add_argument("--confirm", nargs="?", const="", metavar="REPORT", help=about)
    done.add_argument("--undo", nargs="?", const="", metavar="REPORT", help="it is not about that one")
    add_index(relations)
    add_json(relations)


def _add_audit(added: "Added") -> None:
    audit = command(
        added,
        "audit",
        editorial.audit,
        "print the log of who withdrew, masked, erased, rebuilt, uploaded and logged in",
        "wartanya audit",
        "wartanya audit --since 2026-11-01 --json",
    )
    audit.add_argument("--since", type=first_day, metavar="DATE", help="from this day on")
    add_index(audit)
    add_json(audit)
