"""The record in forms to keep and reuse; one module per format with `write(code) -> bytes`."""

from collections.abc import Callable

from app.exports import chosen, evening_ballots, markdown, paper, spreadsheet, structured

FORMATS: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "json": ("application/json", structured.write),
    "csv": ("text/csv; charset=utf-8", spreadsheet.write),
    "keuzes.csv": ("text/csv; charset=utf-8", chosen.write),
    "pb": ("text/plain; charset=utf-8", evening_ballots.write),
    "md": ("text/markdown; charset=utf-8", markdown.write),
    "pdf": ("application/pdf", paper.write),
    "png": ("image/png", paper.preview),
}
