"""Which other libraries can be measured beside Wartanya: those of the `suites` extra that are installed."""

from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec

OURS = "wartanya"
PACKAGES = ("Babel", "dateparser", "python-dateutil", "pysbd", "sentence-splitter", "nltk", "trafilatura", "feedparser")


def installed(module: str, package: str | None = None) -> bool:
    """Whether `module` can be imported and has a version by the name of its `package`."""
    return find_spec(module) is not None and version_of(package or module) is not None


def version_of(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def versions() -> dict[str, str]:
    """Of all that are here."""
    return {name: said for name in PACKAGES if (said := version_of(name))}
