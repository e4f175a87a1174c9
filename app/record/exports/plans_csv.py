"""CSV: one row per plan, amounts in euros, and no cell that a spreadsheet takes for a formula."""

from typing import Any

from app.forms.cells import euros, sheet
from app.services import services

COLUMNS = ("id", "title", "theme", "proposer", "ask", "minimum", "amount", "outcome", "reason", "conditions")


def write(code: str) -> bytes:
    """UTF-8 with a byte order mark, separated by semicolons, as Dutch spreadsheets expect."""
    plans = services().dossiers.of(code).record["plans"]
    return sheet(COLUMNS, ([_cell(plan, column) for column in COLUMNS] for plan in plans))


def _cell(plan: dict[str, Any], column: str) -> str:
    value = plan[column]
    if column in ("ask", "minimum", "amount"):
        return euros(value)
    return " / ".join(map(_condition, value)) if isinstance(value, list) else str(value)


def _condition(condition: dict[str, Any]) -> str:
    told = (condition[field] for field in ("kind", "owner", "due", "checker"))
    return f"{condition['text']} ({', '.join(word for word in told if word)})"
