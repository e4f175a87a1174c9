"""PNG: a picture of 1200 by 630 that goes with a link to the record."""

from app.record import document
from app.record.typesetting import typeset
from app.storage.database import database


def write(code: str) -> bytes:
    """The picture; the same bytes for the same record."""
    return bytes(database().offload(typeset, "besluit-beeld.typ", document.of(code), "png", {}, []))
