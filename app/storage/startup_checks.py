"""Whether what a server finds can be used: settings and the database, with one sentence that says why it cannot."""

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from app.storage.backend import Backend
from facilitation.refusals import Refused

MOST = 1_000_000  # megabytes, days or copies: whoever writes more mistyped it
LONGEST = 20  # figures that are looked at
SHOWN = 80  # signs of what somebody wrote
HOUR = 3600
WHY = {
    "disk_full": "the disk is full",
    "database_busy": "another program holds it locked",
    "database_readonly": "it may only be read, and the evening has to be written",
    "database_unreachable": "its server cannot be reached",
    "disk_fails": "the disk does not read or write it",
    "database_damaged": "it is damaged; put a backup back with `overlegtafel restore`",
}


class Unsound(Exception):
    """The data cannot be used as it is; the message is one sentence for the person who started us."""


def quoted(text: str) -> str:
    """What somebody wrote, for a sentence on one line: signs that cannot be seen as question marks, and not endless."""
    shown = "".join(sign if sign.isprintable() else "?" for sign in text[:SHOWN])
    return f"'{shown}…'" if len(text) > SHOWN else f"'{shown}'"


def number(name: str, usual: int, least: int = 0, most: int = MOST) -> int:
    """A setting from the environment, as a whole number from `least` to `most`; raises Unsound."""
    text = os.environ.get(name) or str(usual)
    if not (text.isascii() and text.isdecimal() and least <= int(text[:LONGEST]) <= most):
        raise Unsound(f"{name} has to be a whole number from {least} to {most}, and not {quoted(text)}.")
    return int(text)


def seconds(name: str, usual: float) -> float:
    """A setting from the environment, in seconds and parts of them, up to an hour; raises Unsound."""
    text = os.environ.get(name) or str(usual)
    if not re.fullmatch(r"[0-9]{1,4}(\.[0-9]{1,6})?", text) or float(text) > HOUR:
        raise Unsound(f"{name} has to be a number of seconds up to {HOUR}, such as 0.5, and not {quoted(text)}.")
    return float(text)


def one_of(name: str, known: Sequence[str]) -> str:
    """A setting from the environment that is one of these words, by default the first; raises Unsound."""
    text = os.environ.get(name) or known[0]
    if text not in known:
        raise Unsound(f"{name} has to be one of {', '.join(known)}, and not {quoted(text)}.")
    return text


def folder(name: str) -> str | None:
    """A setting from the environment that names a folder, which may not be there yet; raises Unsound."""
    text = os.environ.get(name)
    there = next((place for place in (Path(text), *Path(text).parents) if place.exists()), None) if text else None
    if there and not there.is_dir():
        raise Unsound(f"{name} has to be a folder, and {quoted(str(there))} is a file.")
    return text


@contextmanager
def told(backend: Backend) -> Iterator[None]:
    """Raise Unsound, with one sentence on this database, for any error that says what is wrong with it."""
    errors: tuple[type[Exception], ...] = (SQLAlchemyError, *backend.errors)
    try:
        yield
    except errors as error:
        raise _unusable(backend, WHY.get(backend.fault(error) or "", "it cannot be reached or read")) from error
    except (ValueError, TypeError) as error:  # rows that hold no words, or no letters
        raise _unusable(backend, WHY["database_damaged"]) from error
    except Refused as refused:
        raise _unusable(backend, WHY.get(refused.key, refused.key)) from refused


def _unusable(backend: Backend, why: str) -> Unsound:
    return Unsound(f"The database {backend.file or ''} cannot be used: {why}.".replace("  ", " "))
