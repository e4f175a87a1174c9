"""The files of every golden log: what its record, Markdown and PDF come to, byte for byte.

Salts, keys and times make the files of two meetings differ; here they are given, so that the same code makes the same
bytes. `python -m tests.golden.files` writes their hashes anew. That is right where a file was meant to change: another
word or section, another version of typst or of a font. It never is for `json`, which old records are verified by: there
a difference has to be explained by a member that was added.
"""

import hashlib
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any
from unittest.mock import patch

import msgspec
import sqlalchemy as sa
from flask import Flask

from app import create_app
from app.record.exports import FORMATS
from app.record.follow_up import told_rows
from app.record.signing import signed_rows
from app.services import services
from app.storage import log
from app.storage.tables import MEETING
from facilitation.part import LoggedEvent
from tests.golden.make import FOLDER, read_log

LOGS = sorted(FOLDER.glob("*.jsonl"))
FORMS = ("json", "md", "pdf")
HASHES = FOLDER / "files.json"
SETTINGS = {"SIGNING_KEY": "5e" * 32, "PUBLIC_URL": "http://golden.example", "LIMITS": {}, "TESTING": True}


@contextmanager
def app() -> Iterator[Flask]:
    """An app on an empty folder with a key that is always the same."""
    with tempfile.TemporaryDirectory() as folder:
        made = create_app({"DATA_DIR": Path(folder), **SETTINGS})
        with made.app_context():
            yield made
            services().database.close()


def files(file: Path) -> dict[str, bytes]:
    """Every form of the record of one golden log, signed, corrected and told about after its closing."""
    salts = (hashlib.sha256(b"%d" % number).hexdigest()[:32] for number in count())
    with app(), patch("secrets.token_hex", lambda size=16: next(salts)):
        code = keep(read_log(file), file.stem)
        return {form: FORMATS[form][1](code) for form in FORMS}


def keep(lines: list[LoggedEvent], title: str) -> str:
    """Write a closed log as the server would have; its code."""
    opened: Any = lines[0].event
    code, closed = opened.code, datetime.fromisoformat(lines[-1].at)

    def work(connection: sa.Connection) -> None:
        row = {"code": code, "title": title, "public": False, "noindex": False, "created": closed}
        connection.execute(sa.insert(MEETING).values(**row))
        for expected, line in enumerate(lines):
            log.append(connection, code, [line.event], datetime.fromisoformat(line.at), expected)
        signed_rows.close(connection, services().house_key, code)
        afterwards(connection, code, closed)

    services().database.commit(work)
    return code


def afterwards(connection: sa.Connection, code: str, closed: datetime) -> None:
    """Two people sign, both also a correction; the organiser tells what happened with a step."""
    correction = log.keep_text(connection, code, "Er waren zes tafels.")
    for number, role in enumerate(("scribe", "facilitator")):
        by = {"role": role, "link": f"link {number}", "device": f"device {number}"}
        for about in ("", correction):
            signed_rows.add(connection, services().house_key, code, by, closed + timedelta(minutes=number + 1), about)
    row = {"meeting": code, "subject": "district", "state": "running", "text": "Het bestuur leest mee.", "due": None}
    at = (closed + timedelta(days=1)).astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    _, head = log.head(connection, code)
    told_rows.add(connection, row | {"by": "facilitator", "at": at, "head": head})


def hashes(made: dict[str, bytes]) -> dict[str, str]:
    """SHA-256 of every form."""
    return {form: hashlib.sha256(content).hexdigest() for form, content in made.items()}


def main() -> None:
    """Write the hashes of all files."""
    found = {file.stem: hashes(files(file)) for file in LOGS}
    HASHES.write_bytes(msgspec.json.format(msgspec.json.encode(found), indent=1) + b"\n")


if __name__ == "__main__":
    main()
