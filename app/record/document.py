"""The record as a document of plain Dutch words, for paper and for Markdown."""

from typing import Any

import msgspec

from app.languages import speaking
from app.record import cover, reading, sections
from app.record.blocks import Chapter
from app.record.reading import Reading


class Document(msgspec.Struct, frozen=True):
    """The whole; `parts` are the pieces of the bar with `n`, `amount` in cents and whether it is `part` of the ask.

    `pot` is in cents; `at` is when the meeting was closed, or opened as long as it is not (ISO 8601). The templates of
    typst read it by these names.
    """

    code: str
    title: str
    meeting: str
    lead: str
    address: str
    facts: list[tuple[str, str]]
    pot: int
    parts: list[dict[str, Any]]
    sections: list[Chapter]
    at: str


def of(code: str) -> Document:
    """The document of a meeting, as its database tells it now."""
    return document(reading.of(code))


def document(read: Reading) -> Document:
    """The document of a reading."""
    record = read.record
    with speaking("nl"):
        head = cover.on_paper(read)
        return Document(
            code=record["code"],
            title=head.title,
            meeting=record["title"],
            lead=head.lead,
            address=read.address,
            facts=head.facts,
            pot=record["pot"],
            parts=[{**stripe, "n": str(stripe["n"])} for stripe in read.stripes if stripe["amount"]],
            sections=sections.on_paper(read),
            at=record["times"].get("closed") or record["times"]["opened"],
        )
