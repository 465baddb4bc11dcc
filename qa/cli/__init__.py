"""The command line: `wartanya COMMAND`, or `python -m qa.cli COMMAND`."""

from qa.cli.parser import main

__all__ = ["main"]
