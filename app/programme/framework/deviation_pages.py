"""Deviations in the workspace: those of a place, and those from what it fixed, which it answers."""

from flask import redirect, render_template, request
from werkzeug.wrappers import Response

from app.programme.framework import deviations, effective
from app.programme.framework.clauses import named
from app.programme.places.places import Place
from app.programme.rights import require
from facilitation.refusals import Refused


def shown(place: Place) -> str:
    """The deviations that a place has or asked for, and those that places inside ask from it."""
    framework = effective.of_place(place)
    own = [each for each in framework.deviations if each.place == place.id]
    told = {"framework": framework, "own": own, "asked": deviations.asked(place.id)}
    return render_template("programme/framework/deviations.html", place=place, **told)


def ask(place: Place) -> Response:
    """Ask to do otherwise than a larger place fixed. Raises what `deviations.ask` raises, and unknown_clause."""
    given, by = request.form, require("framework.free", place.path)
    of = named(given.get("of", ""))
    if of is None:
        raise Refused("unknown_clause")
    words = (given.get("text", ""), given.get("reason", ""), given.get("agreed_by", ""))
    deviations.ask(place, of, *words, by.id)
    return _to(place)


def withdraw(place: Place, number: int) -> Response:
    """Go back to what is fixed. Raises what `deviations.withdraw` raises."""
    deviations.withdraw(place.id, number, request.form.get("reason", ""))
    return _to(place)


def answer(place: Place, asker: str, number: int) -> Response:
    """Grant a deviation from what this place fixed, or refuse it. Raises what `deviations.answer` raises."""
    given, by = request.form, require("framework.dispense", place.path)
    deviations.answer(place.id, asker, number, given.get("answer", ""), given.get("reason", ""), by.id)
    return _to(place)


def _to(place: Place) -> Response:
    return redirect(f"/programma/plek/{place.id}/kaders/afwijkingen", 303)
