"""PDF for the archive: one file that is PDF/A-3a and PDF/UA-1, with the JSON of the record inside."""

from app.record import document
from app.record.document import Document
from app.record.exports import record_json
from app.record.typesetting import typeset
from app.services import services


def write(code: str) -> bytes:
    """The PDF; the same bytes for the same record, which are made once."""
    found, attached = document.of(code), record_json.published(services().dossiers.of(code))
    make = services().database.offload
    return services().prints.once("pdf", code, document.digest(found, attached), lambda: make(render, found, attached))


def render(found: Document, attached: bytes) -> bytes:
    """A document as PDF with this JSON inside."""
    return typeset("besluit.typ", found, "pdf", {"record": attached.decode()}, ["a-3a", "ua-1"])
