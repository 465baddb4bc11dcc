"""The archive as the page shows it: its figures, its articles over time, what failed. Everything escaped here."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from corpus.messages.sentences import sentence
from corpus.types import Publication
from index.browse import Heading, Unit
from index.display import escaped as escape
from index.types import ArchiveStatus, Failure, Hit
from qa.rendering.strings import PHRASES, day, moment, number, source_line
from qa.types import Language
from web.editing.rebuild_job import Run
from web.editing.uploads import Upload, without_folders
from web.strings.archive import ARCHIVE_WORDS
from web.strings.errors import reason_for

_OUTLETS_SHOWN = 12
_FAILURES_SHOWN = 100
_LONGEST_TITLE = 300  # characters; a list is no place for more
_WIDTH, _HEIGHT = 600, 120  # of the plot, in the units of its picture
_FEWEST_PLACES = 12  # so that a bar stays one
_MOST_DAYS, _MOST_MONTHS = 92, 72
# Reasons that say what to do and need no word of failure before them.
_SAYS_IT_ALL = ("index_locked", "too_many_removals", "articles_renamed")


def unit_for(first: date | None, last: date | None) -> Unit:
    """Days for a season, months for some years, else years: as many bars as can be told apart."""
    span = (last - first).days if first and last else 0
    if span <= _MOST_DAYS:
        return "day"
    return "month" if span <= _MOST_MONTHS * 31 else "year"


def overview_html(
    status: ArchiveStatus,
    counts: Sequence[tuple[str, int]],
    folders: Sequence[Path],
    language: Language,
    fresh: Sequence[str] = (),
) -> str:
    """What the archive holds, when it was built, how fresh it is, sentence by sentence, and what could not be read."""
    words = ARCHIVE_WORDS[language]
    figures = [(status.articles, words.articles), (status.passages, words.passages), (status.undated, words.undated)]
    told = " · ".join(f"<strong>{number(count, language)}</strong> {escape(name)}" for count, name in figures if count)
    built = words.rebuilt.format(generation=status.generation, built=moment(status.built.astimezone(), language))
    freshness = "".join(f'<p class="fresh">{escape(line)}</p>' for line in fresh)
    return (
        f'<section class="overview" lang="{language}"><p class="figures">{told}</p><p class="built">{escape(built)}</p>'
        f"{freshness}"
        f"<h2>{escape(words.over_time)}</h2>{plot_svg(counts, language)}"
        f"{_outlets(status, language)}{_failures(status, folders, language)}</section>"
    )


def plot_svg(counts: Sequence[tuple[str, int]], language: Language) -> str:
    """A bar for each day, month or year, to scale in time; every bar says its figure when pointed at or read out."""
    if not counts:
        return ""
    words, places = ARCHIVE_WORDS[language], [_place(when) for when, _ in counts]
    span, most = max(places[-1] - places[0] + 1, _FEWEST_PLACES), max(count for _, count in counts)
    wide = _WIDTH / span
    bars = "".join(
        f'<rect x="{(place - places[0]) * wide:.2f}" y="{_HEIGHT * (1 - count / most):.2f}" '
        f'width="{max(wide * 0.85, 0.5):.2f}" height="{_HEIGHT * count / most:.2f}">'
        f"<title>{escape(words.bar.format(when=_when(when, language), count=number(count, language)))}</title></rect>"
        for place, (when, count) in zip(places, counts, strict=True)
    )
    first, last = (escape(_when(counts[place][0], language)) for place in (0, -1))
    return (
        f'<figure class="plot"><svg viewBox="0 0 {_WIDTH} {_HEIGHT}" preserveAspectRatio="none" role="img" '
        f'aria-label="{escape(words.over_time)}: {first} – {last}">{bars}</svg>'
        f"<figcaption><span>{first}</span><span>{last}</span></figcaption></figure>"
    )


def headings_html(headings: Sequence[Heading], total: int, offset: int, size: int, language: Language) -> str:
    """One page of the list of articles, with buttons to the pages beside it."""
    words = ARCHIVE_WORDS[language]
    if not headings:
        return f'<p class="found">{escape(words.nothing)}</p>'
    first, last = offset + 1, offset + len(headings)
    told = words.found.format(**{k: number(v, language) for k, v in (("first", first), ("last", last), ("total", total))})
    pages = [(offset - size, words.newer)] if offset else []
    if last < total:
        pages.append((last, words.older))
    turns = "".join(f'<button type="button" data-offset="{max(0, to)}">{escape(name)}</button>' for to, name in pages)
    items = "".join(_entry(each.id, each.title, each, "", language) for each in headings)
    return f'<p class="found" role="status">{escape(told)}</p><ul class="articles">{items}</ul><p class="turns">{turns}</p>'


def hits_html(hits: Sequence[Hit], written: str, language: Language) -> str:
    """The articles of a search, best first, each by the passage that fits."""
    words = ARCHIVE_WORDS[language]
    best = {hit.article.id: hit for hit in reversed(hits)}
    order = list(dict.fromkeys(hit.article.id for hit in hits))
    if not order:
        return f'<p class="found">{escape(words.nothing)}</p>'
    told = words.best.format(words=written[:100], count=len(order))
    items = "".join(
        _entry(id_, hit.article.title, hit.article, hit.passage.text[:_LONGEST_TITLE], language)
        for id_, hit in ((id_, best[id_]) for id_ in order)
    )
    return f'<p class="found" role="status">{escape(told)}</p><ul class="articles">{items}</ul>'


def run_html(run: Run | None, folders: Sequence[Path], language: Language) -> str:
    """How far the rebuild is, or what came of the last one."""
    words = ARCHIVE_WORDS[language]
    if run is None:
        return ""
    if run.is_running:
        told = words.running.format(who=run.who, began=_clock(run.began, language), step=words.steps.get(run.step, "…"))
        done = f' value="{run.done}" max="{run.total}"' if run.total else ""
        count = f" {number(run.done, language)}" if run.done else ""
        return f'<p role="status">{escape(told)}{count}</p><progress{done} aria-label="{escape(words.rebuild)}"></progress>'
    if run.report is None:
        return f'<p class="failure" role="alert">{_ended_badly(run, folders, language)}</p>'
    counted = {name: number(run.report[name], language) for name in ("added", "changed", "removed", "generation")}
    told = words.done.format(**counted, failed=number(len(run.report["failed"]), language))
    return f'<p role="status">{escape(told)}</p>'


def uploads_html(uploads: Sequence[Upload], language: Language) -> str:
    words = ARCHIVE_WORDS[language]
    lines = [
        f"{escape(words.refused.format(name=each.name))} {_reason(each.refused, (), language)}"
        if each.refused
        else escape(words.kept.format(name=each.name, articles=number(each.articles, language)))
        for each in uploads
    ]
    return f'<ul role="status">{"".join(f"<li>{line}</li>" for line in lines)}</ul>'


def sentence_html(sentence: str) -> str:
    return f'<p role="status">{escape(sentence)}</p>'


def _entry(id_: str, title: str, about: Publication, excerpt: str, language: Language) -> str:
    told = f'<span class="excerpt">{escape(excerpt)}</span>' if excerpt else ""
    return (
        f'<li><button type="button" data-article="{escape(id_)}"><span class="title">{escape(title[:_LONGEST_TITLE])}</span> '
        f'<span class="source">{escape(source_line(about, language)[:_LONGEST_TITLE])}</span>{told}</button></li>'
    )


def _outlets(status: ArchiveStatus, language: Language) -> str:
    ordered = sorted(status.outlets.items(), key=lambda outlet: (-outlet[1], outlet[0]))
    items = "".join(
        f'<li><button type="button" data-outlet="{escape(name)}">{escape(name[:_LONGEST_TITLE])}</button> '
        f"{number(count, language)}</li>"
        for name, count in ordered[:_OUTLETS_SHOWN]
    )
    more = f"<li>… +{number(len(ordered) - _OUTLETS_SHOWN, language)}</li>" if len(ordered) > _OUTLETS_SHOWN else ""
    heading = f"<h2>{escape(ARCHIVE_WORDS[language].outlets)}</h2>" if ordered else ""
    return f'{heading}<ul class="outlets">{items}{more}</ul>'


def _failures(status: ArchiveStatus, folders: Sequence[Path], language: Language) -> str:
    words = ARCHIVE_WORDS[language]
    if not status.failed:
        return f'<p class="failures">{escape(words.no_failures)}</p>'
    items = "".join(
        f"<li><code>{escape(_below(each.source, folders))}</code> "
        f"{_reason(each, (*folders, Path(each.source).parent), language)}</li>"
        for each in status.failed[:_FAILURES_SHOWN]
    )
    heading = words.failed.format(count=number(len(status.failed), language))
    return f'<details class="failures"><summary>{escape(heading)}</summary><ul>{items}</ul></details>'


def _ended_badly(run: Run, folders: Sequence[Path], language: Language) -> str:
    """Why the last rebuild came to nothing: in the words of the page, else in the error's own."""
    if run.for_visitor:
        told = sentence(run.for_visitor, run.fields, language, for_visitor=True)
    else:
        told = without_folders(sentence(run.code, run.fields, language), *folders, *(folder.resolve() for folder in folders))
    if run.for_visitor in _SAYS_IT_ALL:
        return escape(told)
    return f"{escape(ARCHIVE_WORDS[language].ended_badly)} {escape(told)}"


def _reason(failure: Failure, folders: Sequence[Path], language: Language) -> str:
    """Why a file could not be read, marked as English where it is told in no other language."""
    told, spoken = reason_for(failure, language)
    shown = escape(without_folders(told, *folders))
    return shown if spoken == language else f'<span lang="en">{shown}</span>'


def _clock(when: datetime, language: Language) -> str:
    """The time of the day, where the server stands."""
    return when.astimezone().strftime("%H.%M" if language == "id" else "%H:%M")


def _below(source: str, folders: Sequence[Path]) -> str:
    """The name of a file below the folder that it came from; nothing of where that folder lies."""
    for folder in folders:
        if Path(source).is_relative_to(folder):
            return Path(source).relative_to(folder).as_posix()
    return Path(source).name


def _place(when: str) -> int:
    """Where a day, month or year stands, counted in its own unit."""
    parts = [int(part) for part in when.split("-")]
    if len(parts) == 3:
        return date(*parts).toordinal()
    return parts[0] * 12 + parts[1] if len(parts) == 2 else parts[0]


def _when(when: str, language: Language) -> str:
    if len(when) == 10:
        return day(date.fromisoformat(when), language)
    return f"{PHRASES[language].months[int(when[5:]) - 1]} {when[:4]}" if len(when) == 7 else when
