"""The page of the wall that the room looks at."""

from flask import Blueprint

from app.live.meetings import load
from app.pages import device, face_page
from facilitation.registry import PARTS
from facilitation.roles import Role

blueprint = Blueprint("projector", __name__)


@blueprint.get("/t/<code>/scherm")
def screen(code: str) -> str:
    """What the room looks at; the keys of the computer at the projector work where its link allows it."""
    room = load(code)
    grant = device().grant(room.code, Role.PROJECTOR)
    return face_page(room, "screen", may=" ".join(sorted(PARTS.matrix[grant.role])) if grant else "")
