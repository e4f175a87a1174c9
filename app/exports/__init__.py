"""The record in forms to keep and reuse; one module per format with `write(code) -> bytes`."""

from collections.abc import Callable

from app.exports import spreadsheet, structured

FORMATS: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "json": ("application/json", structured.write),
    "csv": ("text/csv; charset=utf-8", spreadsheet.write),
}
