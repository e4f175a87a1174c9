"""CSV: one row per option of every choice that was closed, and no cell that a spreadsheet takes for a formula."""

from collections.abc import Iterator, Mapping
from typing import Any

from app.forms.cells import sheet
from app.languages import speaking
from app.parts.choice import told as choices
from app.services import services

MARKS = tuple(f"mark_{mark}" for mark in range(11))
COLUMNS = (
    "choice", "stage", "question", "option", "title", "version", "rank", "sum", "answers", "blanks", *MARKS, "won",
)  # fmt: skip


def write(code: str) -> bytes:
    """UTF-8 with a byte order mark, separated by semicolons; the words of ours are Dutch."""
    with speaking("nl"):
        return sheet(COLUMNS, _rows(services().dossiers.of(code).record))


def _rows(record: Mapping[str, Any]) -> Iterator[list[str]]:
    for choice in record.get("choices", []):
        about = [choice["id"], choice["stage"], choices.question(choice)]
        for option in choice["options"]:
            numbers = [option["rank"], option["sum"], choice["answers"], option["blanks"], *option["spread"]]
            version = "" if option["version"] is None else option["version"]
            won = "yes" if option["id"] == choice["winner"] else ""
            row = [*about, option["id"], choices.title(option), version, *numbers, won]
            yield [str(cell) for cell in row]
