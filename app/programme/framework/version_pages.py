"""Versions in the workspace: published, beside one another, exchanged with elsewhere, and held for a round."""

from flask import redirect, render_template, request
from werkzeug.wrappers import Response

from app.programme.framework import exchange, plans_opened, versions
from app.programme.framework.pages import source
from app.programme.places.places import Place
from app.programme.rights import require
from app.programme.rounds.rounds import Round
from facilitation.refusals import Malformed

SHOWN = 5
"""How many versions stand in the workspace with what changed in them."""


def shown(place: Place) -> str:
    """The last versions of a place, each with what changed, the older ones, and the form for a file from elsewhere."""
    every = versions.last(place.id, SHOWN + 1)
    befores = [*every[1:], None]
    steps = [
        (each, versions.changes(before.content.clauses, each.content.clauses) if before else None)
        for each, before in zip(every[:SHOWN], befores, strict=False)
    ]
    older = versions.listed(place.id)[SHOWN:]
    return render_template("programme/framework/versions.html", place=place, steps=steps, older=older)


def publish(place: Place) -> Response:
    """Publish what holds now as the next version. Raises what `versions.publish` raises."""
    versions.publish(place, request.form.get("note", ""))
    return redirect(f"/programma/plek/{place.id}/kaders/versies", 303)


def bring(place: Place) -> Response:
    """Put the clauses in a file of another installation here as proposals.

    Raises what `exchange.read` and `exchange.offer` raise, and Malformed: malformed without a file.
    """
    by, given = require("framework.free", place.path), request.files.get("file")
    if given is None or not given.filename:
        raise Malformed("malformed", field="file")
    content = exchange.read(given.stream.read(exchange.LARGEST + 1))
    exchange.offer(place, content, source(content.place, content.number, content.published), by.id)
    return redirect(f"/programma/plek/{place.id}/kaders", 303)


def of_round(round: Round) -> str:
    """What held for a round when plans opened, and what changed since."""
    return render_template("programme/framework/round.html", round=round, held=plans_opened.of_round(round))


def hold(round: Round) -> Response:
    """Write down now what holds for a round. Raises what `plans_opened.hold` raises."""
    plans_opened.hold(round)
    return redirect(f"/programma/ronde/{round.id}/kaders", 303)
