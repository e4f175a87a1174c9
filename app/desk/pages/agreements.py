"""The frames of a draft: those of an earlier evening are offered, and taken over."""

from typing import Any

from flask import g, request
from werkzeug.wrappers import Response

from app.desk import agreements, saving
from app.desk.agreements import FROM
from app.desk.evening import Evening
from app.desk.pages import blueprint, keep_form, to_chapter
from app.desk.saving import Wish

CHAPTER = "kaders"


def shown(found: Evening) -> dict[str, Any]:
    """What this chapter shows: the evenings that agreed on frames, and the one that these were taken over from."""
    offered = agreements.offered()
    return {"earlier": offered, "taken": next((each for each in offered if each.code == found.text(FROM)), None)}


@blueprint.post("/<draft>/kaders/overnemen")
def take_frames_over(draft: str) -> Response:
    """Take over the frames that an earlier evening confirmed, as one thing to undo.

    Raises Refused: unknown_meeting, nothing_agreed, and what `saving.save` raises.
    """
    keep_form(draft)
    fields = agreements.taken_over(request.form.get("evening", ""))
    saving.save(draft, [Wish(name, text) for name, text in fields.items()], g.by)
    return to_chapter(draft, CHAPTER)
