"""PNG: a picture of 1200 by 630 that goes with a link to the record."""

from app.record import document
from app.record.document import Document
from app.record.typesetting import typeset
from app.services import services


def write(code: str) -> bytes:
    """The picture; the same bytes for the same record, which are made once."""
    found = document.of(code)
    return services().prints.once("png", code, document.digest(found), lambda: _drawn(found))


def _drawn(found: Document) -> bytes:
    return bytes(services().database.offload(typeset, "besluit-beeld.typ", found, "png", {}, []))
