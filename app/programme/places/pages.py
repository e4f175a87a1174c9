"""The workspace of the programme: all places, and the overview of one."""

from flask import redirect, render_template, request
from werkzeug.wrappers import Response

from app.programme.places import places
from app.programme.places.places import Place
from app.programme.rounds import rounds


def front() -> str:
    """Every place, and how many rounds it has."""
    return render_template("programme/places/front.html", places=places.everywhere(), numbers=rounds.numbers())


def add() -> Response:
    """Add a place, such as a city. Raises what `places.add` raises."""
    return _add(request.form.get("parent", ""))


def add_inside(place: Place) -> Response:
    """Add a place inside this one. Raises what `places.add` raises."""
    return _add(place.id)


def one(place: Place) -> str:
    """A place: what lies in it, what lies around it, and its rounds."""
    inside = [each for each in places.below(place.path) if each.parent == place.id]
    shown = {"inside": inside, "rounds": rounds.of_place(place.id), "levels": _smaller(place)}
    return render_template("programme/places/one.html", place=place, **shown)


def rename(place: Place) -> Response:
    """Call a place otherwise. Raises what `places.rename` raises."""
    places.rename(place.id, request.form.get("name", ""), request.form.get("code", ""))
    return redirect(f"/programma/plek/{place.id}", 303)


def remove(place: Place) -> Response:
    """Remove a place in which nothing is. Raises Refused: place_in_use."""
    places.remove(place)
    return redirect(f"/programma/plek/{place.parent}" if place.parent else "/programma", 303)


def _add(parent: str) -> Response:
    given = request.form
    made = places.add(parent, given.get("level", ""), given.get("name", ""), given.get("code", ""))
    return redirect(f"/programma/plek/{made}", 303)


def _smaller(place: Place) -> dict[str, object]:
    """The levels that a place in this one can have."""
    smaller = places.ORDER[places.ORDER.index(place.level) + 1 :]
    return {level: places.LEVELS[level] for level in smaller}
