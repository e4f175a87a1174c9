"""Importers: any list of plans becomes a Source by `lists`; `.pb` and our own `.json` are modules of their own."""

from pathlib import Path

from app.imports.lists import preview
from app.imports.lists.hearing import Answers
from app.imports.source import ImportRefused, Source, contents

__all__ = ["ImportRefused", "Source", "preview", "read"]


def read(path: str | Path, answers: Answers | None = None, yes: bool = False) -> Source:
    """The round in a file of which nothing is asked any more.

    Raises ImportRefused: list_asks while something is, list_faults, and whatever the file itself gives cause for.
    """
    file = Path(path)
    return preview(contents(file), file.name, answers, yes).kept()
