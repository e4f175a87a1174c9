"""The pack of paper to fall back on: cards, ballots, signs and a script, set by typst from a draft."""

import json
from base64 import b64encode
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

import segno
import sqlalchemy as sa
import typst
from flask_babel import gettext as _

from app.desk.agenda import steps, told
from app.desk.evening import Evening, Item
from app.desk.opening import initiatives
from app.desk.paper.joining import joining
from app.desk.words import join
from app.languages import day, euro, hours, speaking
from app.languages.listed import Code
from app.pictures import kept
from app.record.typesetting import FONTS, known
from app.services import services

TEMPLATES = Path(__file__).resolve().parents[3] / "templates" / "desk" / "paper"
Size = Literal["a5", "a4", "a3"]
SIZES: tuple[Size, ...] = ("a5", "a4", "a3")
MOST_SIGNS = 200


def made(evening: Evening, piece: str, size: Size, language: Code | None = None) -> bytes:
    """One piece of paper as PDF; it takes a good part of a second. `piece` is one of PIECES.

    Cards that people fill in are in any `language`, all else in that of the evening.
    """
    spoken = language or evening.language
    with speaking(evening.language):
        own = filled_in(evening, piece, spoken) if piece in CARDS else PIECES[piece](evening)
        head = {"size": size, "title": _title(evening), "when": _when(evening)}
        head["language"] = spoken if piece in CARDS else evening.language
        said = json.dumps(_plain(head | own))
    compiled: Any = typst.compile
    found = compiled(
        str(TEMPLATES / f"{piece}.typ"),
        format="pdf",
        root=str(TEMPLATES),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"document": said},
        pdf_standards=["ua-1"],
        timestamp=(evening.starts or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0),
    )
    return bytes(found)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return known(str(value)) if not isinstance(value, int) else value


def _title(evening: Evening) -> str:
    return evening.text("title") or _("Zonder titel")


def _when(evening: Evening) -> str:
    said = [day(evening.date) if evening.date else "", hours(evening.starts) if evening.starts else ""]
    return " · ".join([*filter(None, said), *filter(None, [evening.text("venue")])])


def cards(evening: Evening) -> dict[str, Any]:
    """A card for each plan: its title, who it is of, what it asks and can do with, and what it is about."""
    items = [item for item in evening.items("plan") if item.text("title") and item.cents("ask")]
    plans = zip(items, initiatives(evening, strict=False), strict=True)
    with services().database.read.connect() as connection:
        return {
            "cards": [
                _card(number, plan) | _photo(connection, evening, item) for number, (item, plan) in enumerate(plans, 1)
            ]
        }


def _photo(connection: sa.Connection, evening: Evening, item: Item) -> dict[str, str]:
    """The photo of a plan in base64, empty where it has none; of an evening that was opened the one that it has."""
    digest = item.text("photo")
    found = kept.bytes_of_draft(connection, evening.id, digest) if digest else None
    if digest and found is None and evening.code:
        found = kept.bytes_of_meeting(connection, evening.code, digest)
    return {"photo": b64encode(found or b"").decode(), "shows": item.text("alt")}


def _card(number: int, plan: Any) -> dict[str, Any]:
    least = _("kan ook met %(least)s", least=euro(plan.minimum)) if plan.scalable else _("alles of niets")
    asks = _("vraagt %(ask)s", ask=euro(plan.ask))
    return {"number": number, "title": plan.title, "who": plan.proposer, "asks": asks, "least": least,
            "theme": plan.theme, "short": plan.short or plan.text[:400]}  # fmt: skip


def signs(evening: Evening) -> dict[str, Any]:
    """A sign for each table, with a QR code of its own that seats who scans it there, and the code to type."""
    number = min(evening.whole("tables") or 0, MOST_SIGNS)
    code = evening.code or ""
    place = join(code).partition("://")[2] if code else ""
    tables = [{"number": str(n), "scan": _scan(code, n)} for n in range(1, number + 1)]
    return {"tables": tables, "word": _("Tafel"), "code": code, "join": place, "do": _("Scan en schuif hier aan")}


def _scan(code: str, table: int) -> str:
    """The QR code of a table's own address as SVG; empty where no code was reserved yet."""
    address = f"{join(code)}?tafel={table}"
    return str(segno.make(address, error="m").svg_inline(border=0, dark="#0c1f19")) if code else ""


def script(evening: Evening) -> dict[str, Any]:
    """The gespreksleider's script: each step with its time, how it is done, who leads it, and the notes."""
    rows = [
        {
            "at": hours(step.at) if step.at else f"+{step.after}",
            "title": told.name_of(step),
            "minutes": _("%(n)s min", n=step.stage.minutes),
            "how": " · ".join(filter(None, [str(told.FORMATS[step.stage.format]), step.stage.said.leader])),
            "notes": step.stage.said.notes,
        }
        for step in steps.timetable(evening)
    ]
    ends = steps.ends(evening)
    over = _("%(time)s uur: klaar", time=hours(ends)) if ends else ""
    return {"name": _("Draaiboek"), "rows": rows, "over": over}


CARDS = ("biljetten", "argumenten")
"""What people fill in, each in their own language."""


def filled_in(evening: Evening, piece: str, language: Code) -> dict[str, Any]:
    """One of the pieces that people fill in, in their language."""
    from app.desk.paper import ballots  # read by who prints

    made = {"biljetten": ballots.ballots, "argumenten": ballots.arguments}
    return made[piece](evening, language)


PIECES: dict[str, Callable[[Evening], dict[str, Any]]] = {
    "aansluiten": joining,
    "plannen": cards,
    "biljetten": lambda evening: filled_in(evening, "biljetten", "nl"),
    "argumenten": lambda evening: filled_in(evening, "argumenten", "nl"),
    "tafels": signs,
    "draaiboek": script,
}
