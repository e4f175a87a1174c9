"""The public pages of places: what runs where, and what was decided there."""

from flask import render_template

from app.programme.places import places
from app.programme.places.places import Place
from app.programme.sections import shown


def front() -> str:
    """The front of the site: every place, and what all features tell there."""
    return render_template(
        "programme/places/site_front.html", places=places.everywhere(), sections=shown("front", None)
    )


def one(place: Place) -> str:
    """The page of a place."""
    inside = [each for each in places.below(place.path) if each.parent == place.id]
    told = {"around": places.around(place)[:-1], "inside": inside, "sections": shown("place", place)}
    return render_template("programme/places/site_one.html", place=place, **told)
