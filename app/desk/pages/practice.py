"""The chapter of practising: a draft is played by simulated residents, looked back on, and thrown away."""

from datetime import UTC, datetime
from typing import Any

from flask import jsonify
from werkzeug.wrappers import Response

from app.desk import checking
from app.desk.evening import Evening
from app.desk.pages import blueprint, keep_form, to_chapter
from app.desk.practice import evenings, outcome, wishes
from app.pages import wants_json

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
            "PACES": wishes.PACES,
            "MOST": wishes.MOST,
        }
    return {"practised": practised, "o": outcome.of(found, practised, datetime.now(UTC))}


@blueprint.post("/<draft>/oefenen/begin")
def begin_practice(draft: str) -> Response:
    """Play the draft, in the place of the practice evening before; in JSON `{"code"}`. Raises what `begin` raises."""
    keep_form(draft)
    code = evenings.begin(draft)
    return jsonify(code=code) if wants_json() else to_chapter(draft, CHAPTER)


@blueprint.post("/<draft>/oefenen/weg")
def throw_practice_away(draft: str) -> Response:
    """Throw the practice evening away, with everything of it; none is harmless."""
    evenings.throw_away(draft)
    return jsonify(ok=True) if wants_json() else to_chapter(draft, CHAPTER)
