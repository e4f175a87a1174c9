"""PNG: a picture of 1200 by 630 that goes with a link to the record."""

from app.record import document
from app.record.typesetting import typeset
from app.services import services


def write(code: str) -> bytes:
    """The picture; the same bytes for the same record."""
    return bytes(services().database.offload(typeset, "besluit-beeld.typ", document.of(code), "png", {}, []))
