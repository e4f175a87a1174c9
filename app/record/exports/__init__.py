"""The record in forms to keep and reuse: one module per form with `write(code) -> bytes`, and its line here."""

from collections.abc import Callable

from app.live.room import Room
from app.record.exports import (
    agreements,
    choices_csv,
    committees_csv,
    markdown,
    mdto,
    ori,
    pabulib,
    pdf,
    picture,
    plans_csv,
    record_json,
)

FORMATS: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "json": ("application/json", record_json.write),
    "csv": ("text/csv; charset=utf-8", plans_csv.write),
    "keuzes.csv": ("text/csv; charset=utf-8", choices_csv.write),
    "commissie.csv": ("text/csv; charset=utf-8", committees_csv.write),
    "pb": ("text/plain; charset=utf-8", pabulib.write),
    "md": ("text/markdown; charset=utf-8", markdown.write),
    "kaders.md": ("text/markdown; charset=utf-8", agreements.write_markdown),
    "kaders.pdf": ("application/pdf", agreements.write_pdf),
    "pdf": ("application/pdf", pdf.write),
    "png": ("image/png", picture.write),
    "mdto": ("application/zip", mdto.write),
    "ori": ("application/json", ori.write),
}
ENDINGS = {"mdto": "mdto.zip", "ori": "ori.json"}
"""What a file ends in where that is not the name of its form."""
MADE_OF: dict[str, Callable[[Room], bool]] = {"mdto": mdto.made_of, "ori": ori.made_of}
"""Whether there is such a form of a meeting, where not each has one."""
