"""What a list of plans becomes, whatever file it came in, and the one way to say that it cannot be used."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from facilitation.refusals import Refused
from facilitation.state.frame import Frame
from facilitation.state.method import BallotForm
from facilitation.state.plan import Initiative
from facilitation.state.seat import Table


class ImportRefused(Refused):
    """A file cannot be used. Details may hold `line` (in the file, from 1) or `plan` (place in the list, from 1)."""

    status = 422

    def __init__(self, key: str, **details: Any) -> None:
        super().__init__(key, at=place(details), **details)


class Source(msgspec.Struct, frozen=True):
    """Everything a file says about a round. `pot` is cents or None; `totals` are published votes per plan id."""

    title: str
    pot: int | None
    initiatives: tuple[Initiative, ...]
    form: BallotForm = BallotForm()
    frames: tuple[Frame, ...] = ()
    tables: tuple[Table, ...] = ()
    place: str = ""
    credit: str = ""
    totals: Mapping[str, int] = {}


def content(path: Path) -> str:
    """The text of a file in UTF-8, without its byte order mark.

    Raises ImportRefused: no_such_file, unreadable_file, wrong_encoding.
    """
    return utf8(contents(path))


def contents(path: Path) -> bytes:
    """The bytes of a file; raises ImportRefused: no_such_file, unreadable_file."""
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise ImportRefused("no_such_file", name=path.name) from None
    except OSError:
        raise ImportRefused("unreadable_file", name=path.name) from None


def utf8(data: bytes) -> str:
    """The text in these bytes, without its byte order mark; raises ImportRefused: wrong_encoding."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ImportRefused("wrong_encoding", line=data.count(b"\n", 0, error.start) + 1) from None


def place(details: Mapping[str, Any]) -> LazyString:
    """Where it went wrong, in the language of whoever reads it."""
    if "line" in details:
        return _("Regel %(number)s: ", number=details["line"])
    if "plan" in details:
        return _("Plan %(number)s: ", number=details["plan"])
    return _("In dit bestand: ")


def excerpt(value: Any) -> str:
    """A value from a file, short enough to quote in a sentence."""
    text = " ".join(str(value).split())
    return text if len(text) <= 40 else text[:39] + "…"
