"""MCP over standard input and output: what `wartanya mcp` starts."""

import argparse
import sys
from collections.abc import Sequence

from corpus.errors import WartanyaError

_INTERRUPTED = 128 + 2  # as in the command line


def main(argv: Sequence[str] | None = None) -> int:
    """Answers until standard input ends. Returns 0, or 1 after one line on standard error."""
    options = argparse.ArgumentParser(prog="wartanya mcp", allow_abbrev=False)
    options.add_argument("--index")
    options.add_argument("--public-url")
    options.add_argument("--debug", action="store_true")
    given = options.parse_args(argv)
    try:
        serve(given.index, given.public_url)
    except KeyboardInterrupt:
        return _INTERRUPTED
    except WartanyaError as problem:
        if given.debug:
            raise
        print(f"wartanya: {problem}", file=sys.stderr)
        return 1
    return 0


def serve(index: str | None, public_url: str | None) -> None:
    """Speaks MCP over the archive at `index`. The library keeps standard output for the protocol: whatever else is printed
    goes to standard error.
    """
    from index.archive import Archive
    from qa.assistant import Assistant
    from web.doors.enquiries import Enquiries
    from web.doors.links import Links
    from web.doors.rate import Rate
    from web.doors.tools import mcp_server

    rate, links = Rate(), Links(f"{public_url.rstrip('/')}/" if public_url else "")
    with Archive.open(index) as archive:
        server = mcp_server(Enquiries(Assistant(archive), archive), lambda: links, lambda: rate.take("standard input"))
        server.run("stdio")


if __name__ == "__main__":
    sys.exit(main())
