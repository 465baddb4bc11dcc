"""When to rebuild again: each time that something has changed where the articles are."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Event

from corpus.errors import CorpusError

QUIET_MS = 1_000  # without a change, before a rebuild: articles that are copied in come one after another
PATIENCE = 10  # times as long, and a rebuild comes though there is no quiet


def rounds(
    places: Sequence[str | Path], *, apart_from: Path, quiet_ms: int = QUIET_MS, stop: Event | None = None
) -> Iterator[None]:
    """Yields once at first, and then whenever something at these places has changed, during the caller's work too.

    What happens below `apart_from`, the index, does not count. Ends when `stop` is set. Raises CorpusError for what is no
    folder or file.
    """
    from watchfiles import watch

    for place in places:
        if not Path(place).exists():
            raise CorpusError("unwatchable", source=str(place))
    index_folder = apart_from.resolve()
    seen = watch(
        *places,
        watch_filter=lambda _, changed: not Path(changed).is_relative_to(index_folder),
        step=quiet_ms,
        debounce=PATIENCE * quiet_ms,
        rust_timeout=quiet_ms,
        yield_on_timeout=True,  # once nothing was seen for so long, the watch is known to stand
        stop_event=stop,
    )
    for number, changes in enumerate(seen):
        if number == 0 or changes:
            yield None
