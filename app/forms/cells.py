"""CSV as Dutch spreadsheets open it again: every file of ours is written here, and none of its cells is a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What begins a formula in one spreadsheet or another; the wide forms do in Japanese and Chinese ones."""


def sheet(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """UTF-8 with a byte order mark, parted by semicolons, CRLF; text that would start a formula gets a quote before it.

    Whole numbers are written as they are; an amount is given as text by `euros`. Every row is as wide as the heading.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([cell if isinstance(cell, int) else safe(str(cell)) for cell in row])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def euros(cents: int) -> str:
    """An amount with a decimal comma, which a Dutch spreadsheet takes for a number."""
    return f"{cents // 100},{cents % 100:02d}"


def safe(text: str) -> str:
    """The text with a quote before anything that would start a formula, also behind quotes of its own."""
    return f"'{text}" if text.lstrip("'").startswith(FORMULA) else text


def bare(text: str) -> str:
    """The text without the quote that `safe` gave it."""
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(FORMULA) else text
