"""The frames alone, with how many agreed and what was chosen: a document that the next evenings of a round can read."""

from app.record import document, sections
from app.record.document import Document
from app.record.exports import markdown, pdf, record_json
from app.services import services


def write_markdown(code: str) -> bytes:
    """UTF-8, written as the whole record is."""
    return markdown.render(_document(code)).encode()


def write_pdf(code: str) -> bytes:
    """PDF as of the whole record, whose JSON is inside; the same bytes for the same words, which are made once."""
    found, attached = _document(code), record_json.published(services().dossiers.of(code))
    make = services().database.offload
    print_ = document.digest(found, attached)
    return services().prints.once("agreements", code, print_, lambda: make(pdf.render, found, attached))


def _document(code: str) -> Document:
    return document.of(code, sections.AGREED)
