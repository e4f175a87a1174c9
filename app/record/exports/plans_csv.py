"""CSV: one row per plan, amounts in euros, and no cell that a spreadsheet takes for a formula."""

import csv
import io
from typing import Any

from app.services import services

COLUMNS = ("id", "title", "theme", "proposer", "ask", "minimum", "amount", "outcome", "reason", "conditions")
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(code: str) -> bytes:
    """UTF-8 with a byte order mark, separated by semicolons, as Dutch spreadsheets expect."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for plan in services().dossiers.of(code).record["plans"]:
        writer.writerow([_cell(plan, column) for column in COLUMNS])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _cell(plan: dict[str, Any], column: str) -> str:
    value = plan[column]
    if column in ("ask", "minimum", "amount"):
        return f"{value // 100},{value % 100:02d}"
    return safe(" / ".join(map(_condition, value)) if isinstance(value, list) else str(value))


def _condition(condition: dict[str, Any]) -> str:
    told = (condition[field] for field in ("kind", "owner", "due", "checker"))
    return f"{condition['text']} ({', '.join(word for word in told if word)})"


def safe(text: str) -> str:
    """The text with a quote before anything that would start a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text
