"""Importers: a `.pb`, `.csv` or `.json` file becomes a Source. One module per format, listed in FORMATS."""

from collections.abc import Callable
from pathlib import Path

from app.imports import listing, pabulib, spreadsheet
from app.imports.source import ImportRefused, Source

FORMATS: dict[str, Callable[[Path], Source]] = {
    ".pb": pabulib.read,
    ".csv": spreadsheet.read,
    ".json": listing.read,
}

__all__ = ["FORMATS", "ImportRefused", "Source", "read"]


def read(path: str | Path) -> Source:
    """The round in a file, read as the end of its name says.

    Raises ImportRefused: unsupported_ending, and whatever the file itself gives cause for.
    """
    file = Path(path)
    reader = FORMATS.get(file.suffix.lower())
    if reader is None:
        raise ImportRefused("unsupported_ending", name=file.name, known=", ".join(FORMATS))
    return reader(file)
