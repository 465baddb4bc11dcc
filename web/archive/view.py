"""The archive as the page shows it: its figures, its articles over time, what failed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from corpus.loaders.other_formats import kinds_of
from corpus.messages.sentences import sentence
from corpus.types import Publication
from index.browse import Heading, Unit
from index.types import ArchiveStatus, Failure, Hit
from qa.rendering.strings import PHRASES, day, moment, number, source_line
from qa.types import Language
from web.editing.rebuild_job import STOPPED, Run
from web.editing.uploads import Upload, without_folders
from web.rendering import render
from web.strings.archive import ARCHIVE_WORDS
from web.strings.errors import reason_for

_OUTLETS_SHOWN = 12
_FAILURES_SHOWN = 100
_KINDS_SHOWN = 20
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
    figures += [(status.withdrawn, words.withdrawn), (status.masked, words.masked)]
    outlets = _outlets(status, language)
    return render(
        "archive/overview.html",
        language=language,
        words=words,
        figures=[(number(count, language), name) for count, name in figures if count],
        built=words.rebuilt.format(generation=status.generation, built=moment(status.built.astimezone(), language)),
        fresh=fresh,
        plot=_plot(counts, language),
        outlets=outlets[:_OUTLETS_SHOWN],
        more_outlets=number(len(outlets) - _OUTLETS_SHOWN, language) if len(outlets) > _OUTLETS_SHOWN else "",
        failures=_failures(status, folders, language),
        failed=words.failed.format(count=number(len(status.failed), language)),
        passed_over=_passed_over(status, language),
    )


@dataclass(frozen=True, slots=True)
class _Bar:
    """A bar of the plot, in the units of its picture, and what it says."""

    x: str
    y: str
    width: str
    height: str
    told: str


@dataclass(frozen=True, slots=True)
class _Plot:
    """Articles over time. `first` and `last` are the ends of the time, in words."""

    bars: Sequence[_Bar]
    first: str
    last: str
    width: int = _WIDTH
    height: int = _HEIGHT


def _plot(counts: Sequence[tuple[str, int]], language: Language) -> _Plot | None:
    if not counts:
        return None
    places, most = [_place(when) for when, _ in counts], max(count for _, count in counts)
    span = max(places[-1] - places[0] + 1, _FEWEST_PLACES)
    wide, high = _WIDTH / span, _HEIGHT / most  # of a day, month or year; of an article
    bars = [
        _Bar(
            f"{(place - places[0]) * wide:.2f}",
            f"{_HEIGHT - count * high:.2f}",
            f"{max(wide * 0.85, 0.5):.2f}",
            f"{count * high:.2f}",
            ARCHIVE_WORDS[language].bar.format(when=_when(when, language), count=number(count, language)),
        )
        for place, (when, count) in zip(places, counts, strict=True)
    ]
    return _Plot(bars, _when(counts[0][0], language), _when(counts[-1][0], language))


def headings_html(headings: Sequence[Heading], total: int, offset: int, size: int, language: Language) -> str:
    """One page of the list of articles, with buttons to the pages beside it."""
    words = ARCHIVE_WORDS[language]
    first, last = offset + 1, offset + len(headings)
    told = words.found.format(**{k: number(v, language) for k, v in (("first", first), ("last", last), ("total", total))})
    turns = [(max(0, offset - size), words.newer)] if offset else []
    if last < total:
        turns.append((last, words.older))
    entries = [_entry(each.id, each.title, each, "", language) for each in headings]
    return render("archive/list.html", words=words, told=told, entries=entries, turns=turns)


def hits_html(hits: Sequence[Hit], written: str, language: Language) -> str:
    """The articles of a search, best first, each by the passage that fits."""
    words = ARCHIVE_WORDS[language]
    best: dict[str, Hit] = {}
    for hit in hits:
        best.setdefault(hit.article.id, hit)
    told = words.best.format(words=written[:100], count=len(best))
    entries = [_entry(id_, hit.article.title, hit.article, hit.passage.text, language) for id_, hit in best.items()]
    return render("archive/list.html", words=words, told=told, entries=entries, turns=None)


def run_html(run: Run | None, folders: Sequence[Path], language: Language) -> str:
    """How far the rebuild is, or what came of the last one."""
    words = ARCHIVE_WORDS[language]
    if run is None:
        return ""
    if run.is_running:
        told = words.running.format(who=run.who, began=_clock(run.began, language), step=words.steps.get(run.step, "…"))
        told += f" {number(run.done, language)}" if run.done else ""
    elif run.report is None:
        told = _ended_badly(run, folders, language)
    else:
        counted = {name: number(run.report[name], language) for name in ("added", "changed", "removed", "generation")}
        told = words.done.format(**counted, failed=number(len(run.report["failed"]), language))
    return render("archive/run.html", words=words, run=run, told=told)


def uploads_html(uploads: Sequence[Upload], language: Language) -> str:
    words = ARCHIVE_WORDS[language]
    told = [
        (words.refused.format(name=each.name), _reason(each.refused, (), language))
        if each.refused
        else (words.kept.format(name=each.name, articles=number(each.articles, language)), None)
        for each in uploads
    ]
    return render("archive/uploads.html", uploads=told, language=language)


def sentence_html(sentence: str) -> str:
    return render("sentence.html", role="status", sentence=sentence)


@dataclass(frozen=True, slots=True)
class _Entry:
    """An article in a list, which is no place for more than the beginning of each."""

    id: str
    title: str
    source: str
    excerpt: str


def _entry(id_: str, title: str, about: Publication, excerpt: str, language: Language) -> _Entry:
    source = source_line(about, language)
    return _Entry(id_, title[:_LONGEST_TITLE], source[:_LONGEST_TITLE], excerpt[:_LONGEST_TITLE])


@dataclass(frozen=True, slots=True)
class _Outlet:
    """An outlet, the beginning of its name, and how many articles are its own."""

    name: str
    shown: str
    count: str


@dataclass(frozen=True, slots=True)
class _Reason:
    """Why something could not be done, and in which language that is told."""

    sentence: str
    language: Language


def _outlets(status: ArchiveStatus, language: Language) -> list[_Outlet]:
    ordered = sorted(status.outlets.items(), key=lambda outlet: (-outlet[1], outlet[0]))
    return [_Outlet(name, name[:_LONGEST_TITLE], number(count, language)) for name, count in ordered]


def _failures(status: ArchiveStatus, folders: Sequence[Path], language: Language) -> list[tuple[str, _Reason]]:
    """Files that could not be read, and why."""
    return [
        (_below(each.source, folders), _reason(each, (*folders, Path(each.source).parent), language))
        for each in status.failed[:_FAILURES_SHOWN]
    ]


def _passed_over(status: ArchiveStatus, language: Language) -> str:
    """Which kinds of files lie in the folders and are not read, those of articles first; nothing where there are none."""
    words, told = ARCHIVE_WORDS[language], []
    for kind in kinds_of(status.passed_over)[:_KINDS_SHOWN]:
        suffix, count = kind.suffix or words.no_suffix, number(kind.count, language)
        told.append(
            words.save_as.format(suffix=suffix, count=count, other=kind.save_as) if kind.save_as else f"{suffix} ({count})"
        )
    more = " …" if len(status.passed_over) > _KINDS_SHOWN else ""
    return words.passed_over.format(kinds=", ".join(told) + more) if told else ""


def _ended_badly(run: Run, folders: Sequence[Path], language: Language) -> str:
    """Why the last rebuild came to nothing: in the words of the page, else in the error's own."""
    if run.for_visitor:
        told = sentence(run.for_visitor, run.fields, language, for_visitor=True)
    else:
        told = without_folders(sentence(run.code, run.fields, language), *folders, *(folder.resolve() for folder in folders))
    if run.for_visitor in _SAYS_IT_ALL or run.code == STOPPED:
        return told
    return f"{ARCHIVE_WORDS[language].ended_badly} {told}"


def _reason(failure: Failure, folders: Sequence[Path], language: Language) -> _Reason:
    """Why a file could not be read."""
    told, spoken = reason_for(failure, language)
    return _Reason(without_folders(told, *folders), spoken)


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
