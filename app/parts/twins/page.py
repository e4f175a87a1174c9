"""The pages on which somebody asks about two arguments: of their own on a phone, of all at the console.

Each holds one list in pieces, of what can be asked about or of what could stand as one with the chosen one: it is as
small for a thousand arguments as for ten, and nobody has any of it who did not ask.
"""

from collections.abc import Sequence

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from app.faces.marks import nothing
from app.faces.rendering import render
from app.faces.view import View
from app.live.meetings import Room, load
from app.pages import device, face_url
from app.parts.twins.told import offer
from facilitation.parts.arguments.state import Argument
from facilitation.parts.seating import seats

blueprint = Blueprint("twins", __name__)
AT_ONCE = 25


@blueprint.get("/t/<code>/zelfde")
def of_mine(code: str) -> str | Response:
    """What somebody wrote that could stand as one with another's; with one of it chosen, by `bij`, the others.

    Back to the phone who has no seat.
    """
    room = load(code)
    seat = device().seat(room.state)
    if seat is None:
        return redirect(face_url(room.code, "phone"), 303)
    face = "livecast" if seats(room.state)[seat].channel == "online" else "phone"
    return _page(room, face, [each for each in _open(room) if each.author == seat])


@blueprint.get("/t/<code>/regie/zelfde")
def of_all(code: str) -> str:
    """All arguments that could stand as one with another; with one chosen the others. Raises Forbidden: key_needed."""
    room = load(code)
    device().actor(room.state, "console")
    return _page(room, "console", _open(room))


def _open(room: Room) -> list[Argument]:
    """What can be asked about now."""
    there = offer(View(room, "zelfde"))
    return [each for group in there.groups for each in group.arguments if any(there.free(each))]


def _page(room: Room, face: str, mine: Sequence[Argument]) -> str:
    """The list that is asked for: those with the words of `zoek`, from number `vanaf` on."""
    view = View(room, "zelfde", asked=request.args)
    there = offer(view)
    wanted = request.args.get("bij", mine[0].id if len(mine) == 1 else "")
    chosen = next((each for each in mine if each.id == wanted), None)
    words = request.args.get("zoek", "")[:80]
    found = _with(there.ranked(chosen) if chosen else mine, words)
    start = max(0, min(request.args.get("vanaf", 0, type=int), len(found) - 1))
    told = {
        "face": face,
        "home": face_url(room.code, face),
        "chosen": chosen,
        "one": len(mine) == 1,
        "rows": found[start : start + AT_ONCE],
        "pair": there.ordered if face == "console" else there.by_age,
        "found": len(found),
        "start": start,
        "step": AT_ONCE,
        "words": words,
    }
    return render(view, "parts/twins/page.html", me=nothing(), **told)


def _with(arguments: Sequence[Argument], words: str) -> list[Argument]:
    """Those of them with all these words in their text."""
    asked = words.casefold().split()
    return [each for each in arguments if all(word in each.text.casefold() for word in asked)]
