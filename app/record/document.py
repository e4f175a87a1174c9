"""The record as a document of plain words in the language of the meeting, for paper and for Markdown."""

from collections.abc import Sequence
from hashlib import sha256
from typing import Any

import msgspec
from flask_babel import gettext

from app.faces.view import View
from app.languages import speaking
from app.live.meetings import load
from app.parts.ranking import outcome
from app.record import cover, reading, sections
from app.record.blocks import Chapter
from app.record.reading import Reading


class Document(msgspec.Struct, frozen=True):
    """The whole; `parts` are the pieces of the bar with `n`, `amount` in cents and whether it is `part` of the ask.

    `core` fits on two sheets, the annex has all else. `pot` is in cents; `at` is when the meeting was closed, or opened
    as long as it is not (ISO 8601); `words` are those of paper itself. The templates of typst read it by these names.
    """

    code: str
    language: str
    title: str
    meeting: str
    lead: str
    address: str
    facts: list[tuple[str, str]]
    pot: int
    parts: list[dict[str, Any]]
    core: list[Chapter]
    annex: list[Chapter]
    words: dict[str, str]
    at: str


def of(code: str, only: Sequence[str] = ()) -> Document:
    """The document of a meeting, as its database tells it now; with `only` of what was agreed, and these sections."""
    room = load(code)
    with speaking(room.language):
        read = reading.of(code, outcome=outcome.of(View(room, "record")))
        whole = document(read, room.language)
        return _of_agreements(whole, read, only) if only else whole


def _of_agreements(whole: Document, read: Reading, only: Sequence[str]) -> Document:
    head = {"title": str(cover.AGREED), "lead": str(cover.AGREED_LEAD)}
    return msgspec.structs.replace(whole, **head, parts=[], core=sections.on_paper(read, only), annex=[])


def digest(found: Document, attached: bytes = b"") -> str:
    """What tells this document, with what goes inside it, from every other: its language, its head and all its words.

    Lateness comes with the day and names go with their term, and neither moves the head.
    """
    return sha256(msgspec.json.encode(found) + attached).hexdigest()


def document(read: Reading, language: str) -> Document:
    """The document of a reading, in this language."""
    record = read.record
    with speaking(language):
        head = cover.cover(read)
        return Document(
            code=record["code"],
            language=language,
            title=head.title,
            meeting=record["title"],
            lead=head.lead,
            address=read.address,
            facts=head.facts,
            pot=record["pot"],
            parts=[{**stripe, "n": str(stripe["n"])} for stripe in read.stripes if stripe["amount"]],
            core=sections.on_paper(read, sections.CORE),
            annex=sections.on_paper(read, sections.ANNEX),
            words=_words(record["code"], head.closed, read.practice),
            at=record["times"].get("closed") or record["times"]["opened"],
        )


def _words(code: str, closed: bool, practice: bool) -> dict[str, str]:
    """What only paper says: at its foot, above its parts, and across each sheet."""
    return {
        "foot": gettext("Besluit %(code)s · Overlegtafel", code=code),
        "page": gettext("pagina %(n)s van %(of)s", n="{n}", of="{of}"),
        "annex": gettext("Bijlage"),
        "place": gettext("Plek"),
        "bar": gettext("Balk met de verdeling. De bedragen staan in de tabel hieronder."),
        "draft": "" if closed else gettext("Concept"),
        "watermark": gettext("oefening – telt niet") if practice else "",
        "attached": gettext("Het hele besluit: gebeurtenissen, teksten, stembiljetten en handtekeningen"),
    }
