"""`wartanya alerts`: questions kept by name, and what is new for each."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from qa.cli.commands import open_archive, print_result, say
from qa.cli.options import add_index, add_json, add_language, command

if TYPE_CHECKING:
    from qa.alerts.saved import Alerts
    from qa.cli.options import Added

# action -> (takes a name, takes a question)
_TAKES = {"add": (True, True), "remove": (True, False), "list": (None, False), "run": (False, False)}


def add_alerts(added: "Added") -> None:
    """The options of the command."""
    made = command(
        added,
        "alerts",
        alerts,
        "keep questions by name, and tell what is new for each after a rebuild",
        'wartanya alerts add banjir "banjir Lampung Barat"',
        'wartanya alerts add kapolres "Siapa Kapolres Lampung Barat?" --mail redaksi@kabarpesisir.example',
        "wartanya alerts run",
        "wartanya alerts run --feeds feeds",
        "wartanya alerts list banjir",
        "wartanya alerts remove banjir",
        has_language=True,
    )
    made.add_argument(
        "action", choices=tuple(_TAKES), help="what to do; run tells what is new since the last run, and mails it"
    )
    made.add_argument("name", nargs="?", metavar="NAME", help="what the question is kept by; with list: what was found for it")
    made.add_argument(
        "question", nargs="*", metavar="QUESTION", help="with add: a question, which is asked, too, or some words"
    )
    made.add_argument("--mail", action="append", default=[], metavar="ADDRESS", help="with add: mail what is new (repeatable)")
    made.add_argument("--search", action="store_true", help="with add: look for the words, even where they read as a question")
    made.add_argument("--feeds", type=Path, metavar="DIR", help="with run: write the Atom feed of each, NAME.atom, into DIR")
    add_language(made, "the language of what is told, and in which a question added is told of")
    add_index(made)
    add_json(made)


def check_alerts(arguments: argparse.Namespace) -> str | None:
    """What is wrong with what was given for the action; None where nothing is."""
    name, question = _TAKES[arguments.action]
    if name is not None and name != bool(arguments.name):
        return f"alerts {arguments.action} {'needs a name' if name else 'takes no name'}"
    if question != bool(arguments.question):
        return f"alerts {arguments.action} {'needs a question' if question else 'takes no question'}"
    return None


def alerts(arguments: argparse.Namespace) -> None:
    from qa.alerts.saved import Alerts
    from qa.alerts.strings import ALERT_WORDS
    from qa.assistant import Assistant

    words = ALERT_WORDS[arguments.lang]
    with open_archive(arguments) as archive:
        kept = Alerts(archive, Assistant(archive))
        if arguments.action == "add":
            saved = kept.add(
                arguments.name,
                arguments.question,
                mail=arguments.mail,
                language=arguments.lang,
                asks=not arguments.search,
            )
            print_result(saved.to_dict(), words.kept.format(name=saved.name), as_json=arguments.json)
        elif arguments.action == "remove":
            kept.remove(arguments.name)
            print_result({"removed": arguments.name}, words.removed.format(name=arguments.name), as_json=arguments.json)
        elif arguments.action == "list":
            _list(kept, arguments)
        else:
            _run(kept, arguments)


def _list(kept: "Alerts", arguments: argparse.Namespace) -> None:
    from qa.alerts.text import news_lines, saved_lines

    if not arguments.name:
        saved = kept.saved()
        print_result([each.to_dict() for each in saved], "\n".join(saved_lines(saved, arguments.lang)), as_json=arguments.json)
        return
    news = kept.news(arguments.name)
    answer = kept.answer(news.saved) if news.answer_changed else None
    print_result(news.to_dict(), "\n".join(news_lines(news, answer)), as_json=arguments.json)


def _run(kept: "Alerts", arguments: argparse.Namespace) -> None:
    from qa.alerts.run import run
    from qa.alerts.strings import ALERT_WORDS
    from qa.alerts.text import news_lines

    rounds = run(kept, feeds=arguments.feeds)
    found = [{**each.news.to_dict(), "answer": each.answer.to_dict() if each.answer else None} for each in rounds]
    text = "\n\n".join("\n".join(news_lines(each.news, each.answer)) for each in rounds)
    print_result(found, text or ALERT_WORDS[arguments.lang].none, as_json=arguments.json)
    for each in rounds:
        for note in each.notes:
            say(note)
