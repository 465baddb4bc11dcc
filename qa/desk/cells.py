"""Text as a cell of a table that a spreadsheet opens."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would work out


def cell(text: str) -> str:
    """With an apostrophe in front where it would be a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
