"""The frameworks of places in the workspace: what holds, one clause in all its versions, and evenings around it."""

from collections.abc import Sequence

from flask import redirect, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.desk.pages import PATH as DESK
from app.programme import seen
from app.programme.framework import clauses, effective, evenings, versions
from app.programme.framework.clauses import CHAPTERS, Clause, Said, named
from app.programme.framework.differences import Piece, beside
from app.programme.places.places import Place
from app.programme.rights import Holder, require
from app.programme.talks import inputs

STANDINGS = ("free", "fixed")


def front(place: Place) -> str:
    """What holds at a place, and the clauses of its own that hold no longer or were offered."""
    framework, own = effective.of_place(place), clauses.of_place(place.id)
    last = next(iter(versions.last(place.id)), None)
    told = {
        "framework": framework,
        "offered": [each for each in own if each.offered],
        "dropped": [each for each in own if each.standing == "dropped"],
        "last": last,
        "changed": len(versions.changes(last.content.clauses, versions.told(framework))) if last else 0,
        "CHAPTERS": CHAPTERS,
        "codes": evenings.known(place),
    }
    return render_template("programme/framework/front.html", place=place, **told)


def add(place: Place) -> Response:
    """Add a clause, or fill in what a larger place left free (`fills`).

    Raises what `clauses.said` and `clauses.add` raise, and Forbidden: not_allowed.
    """
    given = request.form
    standing = given.get("standing", "free")
    by = _require(place, standing)
    told = clauses.said(given.get("text", ""), standing, given.get("reason", ""), given.get("agreed_by", ""))
    clauses.add(place, given.get("chapter", ""), told, by.id, named(given.get("fills", "")))
    return _to(place)


def clause(place: Place, key: str) -> str:
    """One clause of a place in all its versions, each beside the one before it, and what was said about it."""
    found = clauses.load(place.id, key)
    every = clauses.versions(found)
    told = {
        "clause": found,
        "seen": seen.mark(found.number),
        "steps": steps(every),
        "said": inputs.came_to(place.id, key),
        "root": clauses.load(*found.fills) if found.fills else None,
        "standings": {each: clauses.STANDINGS[each] for each in (*STANDINGS, "dropped")},
    }
    return render_template("programme/framework/clause.html", place=place, **told)


def steps(every: Sequence[Clause]) -> list[tuple[Clause, list[Piece], list[Piece]]]:
    """Each version with what it said and what the one before it said, newest first."""
    pairs = zip(every, ["", *(each.text for each in every)], strict=False)
    return [(each, *beside(before, each.text)) for each, before in pairs][::-1]


def rewrite(place: Place, key: str) -> Response:
    """Give a clause one more version.

    Raises what `clauses.rewrite` raises, Forbidden: not_allowed, and Refused: changed_meanwhile.
    """
    given, before = request.form, clauses.load(place.id, key)
    seen.require(given, before.number)
    standing = given.get("standing", before.standing)
    by = _require(place, standing, before.standing)
    text = given.get("text", before.text)
    told: Said = clauses.said(text, standing, given.get("reason", ""), given.get("agreed_by", ""))
    clauses.rewrite(place, key, told, by.id)
    return redirect(f"/programma/plek/{place.id}/kaders/afspraak/{key}", 303)


def take(place: Place) -> Response:
    """Take over what the room of a closed evening agreed. Raises what `evenings.take` raises."""
    by = require("framework.free", place.path)
    evenings.take(place, request.form.get("code", "").replace(" ", "").upper(), by.id)
    return _to(place)


def begin(place: Place) -> Response:
    """Begin the draft of an evening with what holds here. Raises what `evenings.begin` raises."""
    draft = evenings.begin(place, request.form.get("agenda", ""))
    return redirect(f"{DESK}/{draft}", 303)


def _require(place: Place, *standings: str) -> Holder:
    """Who asks, if they may write a clause that stands so. Raises Forbidden: not_allowed."""
    return require("framework.fixed" if "fixed" in standings else "framework.free", place.path)


def _to(place: Place) -> Response:
    return redirect(f"/programma/plek/{place.id}/kaders", 303)


def source(place: str, number: int, published: str) -> str:
    """Where clauses come from that were published elsewhere, in words."""
    return _("%(place)s, versie %(number)s van %(day)s", place=place, number=number, day=published)
