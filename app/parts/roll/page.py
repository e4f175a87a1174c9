"""The desk at the door, on a phone or tablet; and the list that is given to it."""

from collections.abc import Iterable

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from app.access.devices import Device
from app.faces import regions
from app.faces.marks import nothing
from app.faces.rendering import render
from app.faces.view import View
from app.live.meetings import load, perform
from app.live.room import Room
from app.pages import back_to, device
from facilitation.parts.roll.acts import MOST_ROWS, GiveRoll, Person
from facilitation.refusals import Forbidden, Malformed
from facilitation.roles import Actor

NAMES = ("voornaam", "first name", "tussenvoegsel", "achternaam", "last name", "surname", "naam", "name", "bewoner")
PLACES = ("straat", "street", "adres", "address", "huisnummer", "number", "nummer", "nr", "toevoeging")
blueprint = Blueprint("roll", __name__)


@blueprint.get("/t/<code>/deur")
def show(code: str) -> str | tuple[str, int]:
    """The desk; or the door, for the key in a link."""
    room = load(code)
    try:
        device().doorkeeper(room.code)
    except Forbidden:
        return render(View(room, "door"), "faces/key.html", me=nothing()), 403
    view = View(room, "door", nothing(), asked=request.args)
    shown = regions.personal(room, "door", nothing(), request.args)
    return render(view, "parts/roll/page.html", me=nothing(), r=shown)


@blueprint.post("/t/<code>/deur/lijst")
def give(code: str) -> Response:
    """Take a list of people, pasted or as a file, in place of the one before.

    Raises Forbidden: key_needed, door_link_needed; what `people` and `roll.give` raise.
    """
    room = load(code)
    face = "door" if request.form.get("face") == "door" else "console"
    perform(room.code, GiveRoll(people=_people()), _actor(device(), room, face))
    return redirect(back_to(room.code, face), 303)


def _actor(holder: Device, room: Room, face: str) -> Actor:
    return holder.actor(room.state, face)


def _people() -> list[Person]:
    """Nobody where the list is to be taken away."""
    if request.form.get("empty"):
        return []
    file = request.files.get("file")
    return people((file.read() if file else b"") or request.form.get("people", "").encode())


def people(data: bytes) -> list[Person]:
    """Who stands on a list. Raises Malformed: roll_unreadable, roll_too_long; ImportRefused for what is no text."""
    from app.imports.lists.files import kinds, rows, text

    kinds.require_text(data, "")
    said = text.decoded(data)[0]
    found = rows.table(f"sep={_mark(said)}\n{said}", lambda cells: (0, len(cells)))
    lines = [[rows.word(cell).strip() for cell in cells] for _, cells in found.rows]
    persons = [person for person in _persons(lines) if person.name]
    if not persons:
        raise Malformed("roll_unreadable")
    if len(persons) > MOST_ROWS:
        raise Malformed("roll_too_long", rows=len(persons), limit=MOST_ROWS)
    return persons


def _mark(said: str) -> str:
    """What parts the cells: a comma may stand in a name, so it is the last that is thought of."""
    lines = [line for line in said.splitlines() if line.strip()]
    return next((mark for mark in "\t;," if sum(mark in line for line in lines) * 2 >= len(lines)), ";")


def _persons(lines: list[list[str]]) -> Iterable[Person]:
    """By the headings, where the first row has any; else the first column is the name, the second the address."""
    heading = lines[0] if lines and any(_is(cell, NAMES) for cell in lines[0]) else []
    names = [at for at, cell in enumerate(heading) if _is(cell, NAMES)] or [0]
    places = [at for at, cell in enumerate(heading) if _is(cell, PLACES)] if heading else [1]
    for cells in lines[1:] if heading else lines:
        yield Person(_joined(cells, names), _joined(cells, places))


def _joined(cells: list[str], columns: list[int]) -> str:
    return " ".join(cells[at] for at in columns if at < len(cells) and cells[at])


def _is(cell: str, headings: Iterable[str]) -> bool:
    return cell.strip().rstrip(":").casefold() in headings
