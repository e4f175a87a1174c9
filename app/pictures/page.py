"""The pictures of an evening, for whoever may see its pages."""

from flask import Blueprint, abort
from werkzeug.wrappers import Response

from app.live.meetings import load
from app.pictures import kept
from app.services import services

blueprint = Blueprint("picture", __name__)
DAY = "private, max-age=86400"
"""A phone asks once an evening; what was removed is gone from it the day after."""


@blueprint.get("/t/<code>/beeld/<digest>")
def shown(code: str, digest: str) -> Response:
    """The JPEG with this digest; 404 where the meeting has none. What has this name never changes."""
    with services().database.read.connect() as connection:
        found = kept.bytes_of_meeting(connection, load(code).code, digest)
    return sent(found, {"Cache-Control": DAY})


def sent(found: bytes | None, headers: dict[str, str]) -> Response:
    """A JPEG as an answer; 404 where there is none."""
    if found is None:
        abort(404)
    return Response(found, mimetype="image/jpeg", headers=headers)
