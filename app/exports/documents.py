"""The document of a meeting, as its database tells it now."""

from flask import current_app

from app.db import database
from app.exports import structured
from app.exports.document import Document, document
from app.follow_up import followed, ladder
from app.sealing import seals


def of(code: str) -> Document:
    """The document of this meeting."""
    with database().read.connect() as connection:
        seal = seals.of(connection, code)
        closing = followed.closing(connection, code)
        told = followed.entries(connection, code) if closing else ()
    record = structured.record(code)
    follow = ladder.of(record, closing.at, told) if closing and record["decision"] else None
    return document(record, seal, follow, f"{current_app.config['PUBLIC_URL']}/t/{code}/besluit")
