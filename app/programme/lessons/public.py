"""The knowledge base: what everybody may learn, and what an organiser sees who chooses an agenda."""

from collections.abc import Mapping
from typing import Any

from flask import current_app, render_template, request

from app import agendas
from app.desk.agenda.steps import timetable
from app.desk.evening import Evening
from app.programme.lessons import lessons
from app.programme.lessons.lessons import PAGE, About
from app.programme.lessons.pages import stages
from app.programme.places import places
from app.programme.rounds.rounds import Round

BESIDE = 4
"""Lessons that stand beside an agenda."""


def base() -> str:
    """A page of lessons, about what the address asks: `agenda`, `onderdeel`, `woord`; after the one in `na`."""
    asked = request.args
    about = About(asked.get("agenda", ""), asked.get("onderdeel", ""), asked.get("woord", ""), asked.get("na", ""))
    found = lessons.shown(about)
    more = found[-1].id if len(found) == PAGE else ""
    return render_template("programme/lessons/base.html", about=about, more=more, tags=lessons.tags(), **_named(found))


def of_round(round: Round) -> Mapping[str, Any] | None:
    """On the page of a round: what was learned there."""
    found = lessons.of_round(round.id, public=True)
    return _named(found) if found else None


def for_agenda(draft: Evening) -> Mapping[str, Any] | None:
    """Beside the agenda of a draft: what others learned with that template, or with its kinds of stages."""
    known = agendas.known(current_app.config["DATA_DIR"])
    began = draft.text("agenda")
    templates = [template.name for template in known.values() if began in (template.name, template.title)]
    kinds = {step.stage.kind for step in timetable(draft)}
    found = lessons.for_agenda(templates, kinds, BESIDE)
    return _named(found) if found else None


def _named(found: Any) -> Mapping[str, Any]:
    """Lessons, with what their places, agendas and kinds of stages are called."""
    called = {each.name: each.title for each in agendas.known(current_app.config["DATA_DIR"]).values()}
    names = {place.id: place.name for place in places.everywhere()}
    return {"lessons": found, "agendas": called, "stages": dict(stages()), "places": names}
