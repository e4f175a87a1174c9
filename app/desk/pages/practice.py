"""The chapter of practising: a draft is played by simulated residents, looked back on, and thrown away."""

from datetime import UTC, datetime
from typing import Any

from flask import jsonify, request
from werkzeug.wrappers import Response

from app.desk import checking
from app.desk.evening import Evening
from app.desk.pages import blueprint, keep_form, to_chapter
from app.desk.practice import evenings, outcome, phone, wishes
from app.pages import wants_json
from app.services import services
from facilitation.refusals import Malformed, Refused

CHAPTER = "oefenen"


def shown(found: Evening) -> dict[str, Any]:
    """What the chapter shows: the practice evening as it stands, or what is asked of one."""
    practised = evenings.of(found.id)
    if practised is None:
        missing = checking.missing(found)
        return {
            "practised": None,
            "d": wishes.filled(found),
            "missing": missing,
            "NAMES": wishes.NAMES,
            "MOST": wishes.MOST,
        }
    return {
        "practised": practised,
        "o": outcome.of(found, practised, datetime.now(UTC)),
        "PACES": wishes.PACES,
        "STILL": wishes.STILL,
        "NAMES": wishes.NAMES,
    }


@blueprint.post("/<draft>/oefenen/begin")
def begin_practice(draft: str) -> Response:
    """Play the draft, in the place of the practice evening before; in JSON `{"code"}`. Raises what `begin` raises."""
    keep_form(draft)
    code = evenings.begin(draft)
    return jsonify(code=code) if wants_json() else to_chapter(draft, CHAPTER)


@blueprint.post("/<draft>/oefenen/tempo")
def pace_practice(draft: str) -> Response:
    """Play the practice evening at another pace, or hold it; raises what `pace` raises, and Malformed(malformed)."""
    paces = {wishes.STILL: 0, **wishes.PACES}
    wanted = request.form.get("pace", "")
    if wanted not in paces:
        raise Malformed("malformed", field="pace")
    evenings.pace(draft, paces[wanted])
    return jsonify(ok=True) if wants_json() else to_chapter(draft, CHAPTER)


@blueprint.get("/<draft>/oefenen/telefoon")
def practice_phone(draft: str) -> str:
    """The phone of one of the residents as it is now: a picture that follows nothing. Raises Refused(no_practice)."""
    practised = evenings.of(draft)
    if practised is None:
        raise Refused("no_practice")
    return phone.drawn(services().rooms.load(practised.code))


@blueprint.post("/<draft>/oefenen/weg")
def throw_practice_away(draft: str) -> Response:
    """Throw the practice evening away, with everything of it; none is harmless."""
    evenings.throw_away(draft)
    return jsonify(ok=True) if wants_json() else to_chapter(draft, CHAPTER)
