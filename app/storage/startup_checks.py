"""Whether what a server finds can be used: settings and the database, with one sentence that says why it cannot."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import SQLAlchemyError

from app.storage.backend import Backend
from facilitation.refusals import Refused

WHY = {
    "disk_full": "the disk is full",
    "database_busy": "another program holds it locked",
    "database_readonly": "it may only be read, and the evening has to be written",
    "disk_fails": "the disk does not read or write it",
    "database_damaged": "it is damaged; put a backup back with `overlegtafel restore`",
}


class Unsound(Exception):
    """The data cannot be used as it is; the message is one sentence for the person who started us."""


def number(name: str, usual: int) -> int:
    """A setting from the environment, as a whole number of 0 or more; raises Unsound."""
    text = os.environ.get(name) or str(usual)
    if not text.isdecimal():
        raise Unsound(f"{name} has to be a whole number, and not '{text}'.")
    return int(text)


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
