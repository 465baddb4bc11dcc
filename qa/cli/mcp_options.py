"""The command by which a program that speaks MCP asks, with its options."""

from typing import TYPE_CHECKING

from qa.cli import commands
from qa.cli.options import add_index, command

if TYPE_CHECKING:
    from qa.cli.options import Added


def add_mcp(added: "Added") -> None:
    mcp = command(
        added,
        "mcp",
        commands.mcp,
        "answer a program that speaks MCP, over standard input and output",
        "wartanya mcp --index var/index",
    )
    add_index(mcp)
    mcp.add_argument("--public-url", metavar="URL", help="the address of a chat over this archive, for links to its page")
