"""Importers: any list of plans becomes a Source by `lists`; `.pb` and our own `.json` are modules of their own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from app.imports.source import ImportRefused, Source, contents

if TYPE_CHECKING:
    from app.imports.lists.hearing import Answers
    from app.imports.lists.told import Preview

__all__ = ["ImportRefused", "Source", "preview", "read"]


def preview(data: bytes, name: str, answers: Answers | None = None, yes: bool = False) -> Preview:
    """What a file is understood as, by `lists.preview`, which is read when a list comes: a server starts sooner.

    Raises ImportRefused, as that does.
    """
    from app.imports import lists

    return lists.preview(data, name, answers, yes)


def read(path: str | Path, answers: Answers | None = None, yes: bool = False) -> Source:
    """The round in a file of which nothing is asked any more.

    Raises ImportRefused: list_asks while something is, list_faults, and whatever the file itself gives cause for.
    """
    file = Path(path)
    return preview(contents(file), file.name, answers, yes).kept()
