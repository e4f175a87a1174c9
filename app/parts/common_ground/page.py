"""What was answered about the arguments, to take along: the files of Polis in one, for whoever leads."""

from flask import Blueprint, Response, abort

from app.live.meetings import load
from app.pages import device
from app.parts.common_ground.told import to_take
from facilitation.refusals import Forbidden
from facilitation.roles import LEADERS

blueprint = Blueprint("common_ground", __name__)


@blueprint.get("/t/<code>/regie/gedeelde-grond.zip")
def take(code: str) -> Response:
    """The three files of Polis; 404 while people argue, and where nobody did.

    Raises Forbidden: key_needed, not_allowed.
    """
    room = load(code)
    grant = device().grant(room.code)
    if grant is None:
        raise Forbidden("key_needed")
    if grant.role not in LEADERS:
        raise Forbidden("not_allowed")
    if not to_take(room.state):
        abort(404)
    from app.parts.common_ground.polis import packed

    headers = {"Content-Disposition": f'attachment; filename="gedeelde-grond-{room.code}.zip"'}
    return Response(packed(room.state), content_type="application/zip", headers=headers)
