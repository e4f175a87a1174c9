"""The document of a meeting, as its database tells it now."""

from flask import current_app

from app.record.exports import record_json
from app.record.exports.document import Document, document
from app.record.follow_up import ladder, told_rows
from app.record.signing import signed_rows
from app.services import services


def of(code: str) -> Document:
    """The document of this meeting."""
    with services().database.read.connect() as connection:
        seal = signed_rows.of(connection, code)
        closing = told_rows.closing(connection, code)
        told = told_rows.entries(connection, code) if closing else ()
    record = record_json.record(code)
    follow = ladder.of(record, closing.at, told) if closing and record["decision"] else None
    return document(record, seal, follow, f"{current_app.config['PUBLIC_URL']}/t/{code}/besluit")
