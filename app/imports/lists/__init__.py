"""Any list of plans that people have, made into plans by one mechanism that says what it did.

`preview` takes the bytes of a file, its name and the answers to its questions, and touches nothing else. What a file is
stands in its bytes, whatever its name says. What opens files is read with the first of them: a server begins without.
"""

from pathlib import Path

from app.imports.lists.hearing import Answers, Pointed
from app.imports.lists.told import Column, Preview
from app.imports.source import Source, contents


def preview(
    data: bytes, name: str, answers: Answers | None = None, yes: bool = False, pointed: Pointed | None = None
) -> Preview:
    """What a file is understood as. `answers` are by line; `yes` answers every question in the usual way.

    `pointed` says which column is what, by its place from 0, where people pointed at one.

    Raises ImportRefused where the whole file cannot be used: no_list, no_heading, missing_column, no_plans,
    too_many_plans, too_large_file, answer_fits_nothing, and what a `.json` or `.pb` gives cause for.
    """
    from app.imports.lists.files import opened

    return opened.preview(data, name, answers, yes, pointed)


def read(path: str | Path, answers: Answers | None = None, yes: bool = False) -> Source:
    """The round in a file of which nothing is asked any more.

    Raises ImportRefused: list_asks while something is, list_faults, and whatever the file itself gives cause for.
    """
    file = Path(path)
    return preview(contents(file), file.name, answers, yes).kept()


def glance(data: bytes, name: str) -> tuple[Column, ...]:
    """The columns of a file of which the heading is not understood, as its widest row near the top has them.

    Empty for what is no table. Raises ImportRefused as `preview` does for a file that cannot be opened.
    """
    from app.imports.lists.files import opened

    return opened.glance(data, name)
