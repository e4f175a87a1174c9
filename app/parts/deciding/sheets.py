"""Sheets with codes to cut out: each slip has its code, a QR code that brings it, and what to do, in typst."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import typst
from flask_babel import gettext as _

from app.desk.paper import TEMPLATES
from app.languages import speaking
from app.languages.listed import Code
from app.languages.on_cards import language_of, say
from app.live.meetings import Room
from app.parts.deciding import codes
from app.record.typesetting import FONTS, known


def address(base: str, meeting: str, code: str) -> str:
    """What the QR code of a slip opens; the code stands behind the `#`, which no server ever sees."""
    return f"{base.rstrip('/')}/t/{meeting}#code={codes.read(code)}"


def made(room: Room, batch: int, shown: Sequence[str], base: str, language: str = "") -> bytes:
    """Slips of a batch as PDF/UA on A4, ten a sheet, in a language of cards, by default that of the evening."""
    spoken = language_of(language or room.language)
    with speaking(room.language):
        said = json.dumps(_document(room, batch, shown, base, spoken))
    compiled: Any = typst.compile  # its types know no lists of standards
    pdf = compiled(
        str(TEMPLATES / "codes.typ"),
        format="pdf",
        root=str(TEMPLATES),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"document": said},
        pdf_standards=["ua-1"],
        timestamp=datetime.now(UTC).replace(microsecond=0),
    )
    return bytes(pdf)


def _document(room: Room, batch: int, shown: Sequence[str], base: str, language: Code) -> dict[str, Any]:
    """What stands on the sheets; nothing on a slip tells its place in the batch."""
    place = f"{base.partition('://')[2]}/t/{room.code}"
    return {
        "size": "a4",
        "language": language,
        "title": known(room.state.title),
        "name": _("Codes, stapel %(batch)s", batch=batch),
        "words": {key: say(language, f"slip_{key}") for key in ("lead", "scan", "type", "keep", "qr")},
        "join": place,
        "slips": [{"code": code, "scan": _scan(address(base, room.code, code))} for code in shown],
    }


def _scan(url: str) -> str:
    import segno  # loaded only by who prints

    return str(segno.make(url, error="m").svg_inline(border=4, dark="#000", light="#fff"))
