"""The document of a meeting, as its database tells it now."""

from flask import current_app

from app.db import database
from app.exports import structured
from app.exports.document import Document, document
from app.sealing import seals


def of(code: str) -> Document:
    """The document of this meeting."""
    with database().read.connect() as connection:
        seal = seals.of(connection, code)
    return document(structured.record(code), seal, f"{current_app.config['PUBLIC_URL']}/t/{code}/besluit")
