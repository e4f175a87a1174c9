"""The page of a round in the workspace where it is published, and where a version is withdrawn."""

import base64
import hashlib
import re

from flask import g, make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from app.programme.publication import bundle, document, versions
from app.programme.rights import holder
from app.programme.rounds.rounds import Round
from facilitation.refusals import Malformed

STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)


def one(round: Round) -> str:
    """The versions of a round, and the button that makes the next one."""
    told = {"versions": versions.listed(round.id), "removed": versions.REMOVED, "made": request.args.get("gemaakt", "")}
    return render_template("programme/publication/one.html", round=round, **told)


def make(round: Round) -> Response:
    """Publish a round as it stands. Raises what `versions.publish` raises."""
    made = versions.publish(round, holder().id, request.form.get("note", ""))
    return redirect(f"/programma/ronde/{round.id}/publicatie?gemaakt={made.number}", 303)


def preview(round: Round) -> Response:
    """The report as it would be published now. Raises Refused: publication_large."""
    versions.require_small(round)
    return shown(bundle.page(document.report(document.scope(round))))


def withdraw(round: Round) -> Response:
    """Withdraw a version. Raises Malformed: malformed, and what `versions.withdraw` raises."""
    number = request.form.get("number", "")
    if not number.isdecimal() or len(number) > 6:
        raise Malformed("malformed", field="number")
    versions.withdraw(round.id, int(number), request.form.get("reason", ""))
    return redirect(f"/programma/ronde/{round.id}/publicatie", 303)


def shown(page: str) -> Response:
    """A report that carries its own style, which its Content-Security-Policy names."""
    styles = (base64.b64encode(hashlib.sha256(found.encode()).digest()).decode() for found in STYLE.findall(page))
    g.also = {"style-src": {f"'sha256-{each}'" for each in styles}}
    return make_response(page)
