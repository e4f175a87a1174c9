"""Talks with the city in the workspace: those of a place, and what was said at one, without an answer first."""

import re
from collections.abc import Mapping, Sequence

from flask import redirect, render_template, request
from werkzeug.wrappers import Response

from app.programme import seen
from app.programme.framework import effective
from app.programme.framework.clauses import Clause, named
from app.programme.places.places import Place
from app.programme.rights import require
from app.programme.talks import inputs, talks
from app.programme.talks.inputs import ANSWERS, CHANNELS, Input
from app.programme.talks.talks import Talk

AFTER = re.compile(r"([01])-([0-9]{1,6})")


def of_place(place: Place) -> str:
    """The talks of a place, and the form for another one."""
    return render_template("programme/talks/of_place.html", place=place, talks=talks.of_place(place.id))


def add(place: Place) -> Response:
    """Add a talk. Raises what `talks.add` raises."""
    return _to(place, talks.add(place, request.form))


def one(place: Place, talk: str) -> str:
    """What was said at a talk, fifty at a time, without an answer first; `na` is where the page before ended."""
    found = talks.load(place.id, talk)
    said = inputs.page(found.id, after(request.args.get("na", "")))
    told = {"talk": found, "said": said, "more": further(said), "clauses": _clauses(place), "CHANNELS": CHANNELS}
    told["seen"] = seen.mark(*_told(found))
    return render_template("programme/talks/one.html", place=place, **told)


def _told(talk: Talk) -> list[object]:
    """What the form of a talk changes, as it is now."""
    return [talk.title, talk.day, talk.meeting, talk.source, talk.about, talk.public]


def of_input(place: Place, talk: str, number: int) -> str:
    """One thing that was said, with the form to answer it. Raises Refused: unknown_talk, unknown_input."""
    found = talks.load(place.id, talk)
    told = {"talk": found, "each": inputs.load(found.id, number), "clauses": _clauses(place), "ANSWERS": ANSWERS}
    return render_template("programme/talks/input.html", place=place, **told)


def after(text: str) -> tuple[int, int] | None:
    """Where the page before ended, as an address says it: `0-50`."""
    match = AFTER.fullmatch(text)
    return (int(match[1]), int(match[2])) if match else None


def further(said: Sequence[Input]) -> str:
    """Where the next page begins, as an address says it; empty on the last page."""
    last = said[-1] if len(said) == inputs.PAGE else None
    return f"{0 if last.waits else 1}-{last.number}" if last else ""


def _clauses(place: Place) -> Mapping[str, Clause]:
    """The clauses by which something can be answered: those that hold here, by their places and keys."""
    lines = effective.of_place(place).lines
    return {"/".join(line.clause.named): line.clause for line in lines}


def change(place: Place, talk: str) -> Response:
    """Change what is said of a talk. Raises what `talks.change` raises, and Refused: changed_meanwhile."""
    found = talks.load(place.id, talk)
    seen.require(request.form, *_told(found))
    talks.change(found, request.form)
    return _to(place, talk)


def write(place: Place, talk: str) -> Response:
    """Write down something that was said. Raises what `inputs.add` raises."""
    given = request.form
    inputs.add(_load(place, talk), given.get("text", ""), given.get("channel", ""), named(given.get("about", "")))
    return _to(place, talk)


def take(place: Place, talk: str) -> Response:
    """Take in what was said at the meeting of a talk. Raises what `inputs.take` raises."""
    inputs.take(_load(place, talk))
    return _to(place, talk)


def answer(place: Place, talk: str, number: int) -> Response:
    """Say what became of something that was said. Raises what `inputs.answer` raises."""
    given, by = request.form, require("talk.edit", place.path)
    inputs.answer(_load(place, talk), number, given, named(given.get("about", "")), by.id)
    return _to(place, talk)


def hide(place: Place, talk: str, number: int) -> Response:
    """Take away the words of something that was said. Raises what `inputs.hide` raises."""
    inputs.hide(_load(place, talk), number, request.form.get("reason", ""))
    return _to(place, talk)


def _load(place: Place, talk: str) -> Talk:
    return talks.load(place.id, talk)


def _to(place: Place, talk: str) -> Response:
    return redirect(f"/programma/plek/{place.id}/stadsgesprekken/{talk}", 303)
