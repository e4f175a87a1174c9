"""What the public sees of publications: the newest report, every version, and the bundle of each."""

from collections.abc import Mapping
from typing import Any

from flask import Response as File
from flask import g, render_template
from werkzeug.wrappers import Response

from app.programme.places import places
from app.programme.publication import bundle, versions
from app.programme.publication.pages import shown
from app.programme.rounds.rounds import Round
from facilitation.refusals import Refused


def newest(round: Round) -> Mapping[str, Any] | None:
    """On the page of a round: the newest version that is there."""
    there = [each for each in versions.listed(round.id) if each.there]
    return {"round": round, "newest": there[0], "number": len(there)} if there else None


def every(round: Round) -> str:
    """Every version of a round, also those that were withdrawn. Raises Refused: unknown_here."""
    _require_public(round)
    told = {"versions": versions.listed(round.id), "removed": versions.REMOVED, "around": places.around(g.place)}
    return render_template("programme/publication/site_versions.html", round=round, **told)


def download(round: Round, number: int) -> Response:
    """The bundle of a version. Raises Refused: unknown_here."""
    _require_public(round)
    name = f"{round.id}-versie-{number}.zip"
    return _file(versions.content(round.id, number), "application/zip", name)


def report(round: Round) -> Response:
    """The report of the newest version, as it stands in its bundle. Raises Refused: unknown_here."""
    _require_public(round)
    return shown(bundle.read(versions.content(round.id), bundle.PAGE).decode())


def paper(round: Round) -> Response:
    """The same on paper. Raises Refused: unknown_here."""
    _require_public(round)
    content = bundle.read(versions.content(round.id), bundle.PAPER)
    return _file(content, "application/pdf", f"{round.id}-verslag.pdf", "inline")


def _require_public(round_: Round) -> None:
    if not round_.public:
        raise Refused("unknown_here")


def _file(content: bytes, form: str, name: str, way: str = "attachment") -> Response:
    return File(content, content_type=form, headers={"Content-Disposition": f'{way}; filename="{name}"'})
