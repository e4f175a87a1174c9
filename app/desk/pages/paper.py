"""The chapter of paper: the pack to fall back on, each piece as PDF in three sizes."""

from flask import request
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from app.desk import evening
from app.desk.pages import blueprint
from app.languages.listed import known


@blueprint.get("/<draft>/papier/<piece>.pdf")
def paper(draft: str, piece: str) -> Response:
    """One piece as PDF; `maat` is a5, a4 or a3, `taal` one of the languages of cards. Raises Refused: unknown_draft."""
    from app.desk.paper import PIECES, SIZES, made  # read by who prints

    found = evening.load(draft)
    size = next((each for each in SIZES if each == request.args.get("maat", "a4")), None)
    asked = request.args.get("taal", "")
    language = known(asked)
    if piece not in PIECES or size is None or (asked and language is None):
        raise NotFound
    name = "-".join(filter(None, [piece, size, asked]))
    headers = {"Content-Disposition": f'inline; filename="{name}.pdf"'}
    return Response(made(found, piece, size, language), mimetype="application/pdf", headers=headers)
