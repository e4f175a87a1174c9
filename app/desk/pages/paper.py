"""The chapter of paper: the pack to fall back on, each piece as PDF in three sizes."""

from flask import request
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from app.desk import evening
from app.desk.pages import blueprint
from app.desk.paper import PIECES, SIZES, made


@blueprint.get("/<draft>/papier/<piece>.pdf")
def paper(draft: str, piece: str) -> Response:
    """One piece as PDF; `maat` is a5, a4 or a3. Raises Refused: unknown_draft."""
    found = evening.load(draft)
    size = next((each for each in SIZES if each == request.args.get("maat", "a4")), None)
    if piece not in PIECES or size is None:
        raise NotFound
    headers = {"Content-Disposition": f'inline; filename="{piece}-{size}.pdf"'}
    return Response(made(found, piece, size), mimetype="application/pdf", headers=headers)
