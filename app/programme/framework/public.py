"""What the public reads of a framework: what holds, who fixed it and who agreed, deviations, versions and a file."""

from collections.abc import Mapping
from typing import Any

from flask import Response, render_template

from app.programme.framework import clauses, effective, exchange, versions
from app.programme.framework.pages import steps
from app.programme.places import places
from app.programme.places.places import Place
from app.programme.talks import inputs


def one(place: Place) -> str:
    """What holds at a place, every deviation from what is fixed, and the versions."""
    framework, last = effective.of_place(place), versions.last(place.id)
    since = versions.changes(last[0].content.clauses, versions.told(framework)) if last else []
    told = {"framework": framework, "versions": versions.listed(place.id), "since": since}
    told["around"] = places.around(place)
    return render_template("programme/framework/site.html", place=place, **told)


def clause(place: Place, key: str) -> str:
    """One clause of a place in all its versions, and what was said about it. Raises Refused: unknown_clause."""
    found = clauses.load(place.id, key)
    said = inputs.came_to(place.id, key, public=True)
    told = {"clause": found, "steps": steps(clauses.versions(found)), "said": said, "around": places.around(place)}
    return render_template("programme/framework/site_clause.html", place=place, **told)


def version(place: Place, number: int) -> str:
    """One version, and what changed from the one before it. Raises Refused: unknown_frame_version."""
    found = versions.load(place.id, number)
    before = versions.load(place.id, number - 1) if number > 1 else None
    changed = versions.changes(before.content.clauses, found.content.clauses) if before else []
    told = {"version": found, "changed": changed, "around": places.around(place)}
    return render_template("programme/framework/site_version.html", place=place, **told)


def file(place: Place, number: int) -> Response:
    """A version as a file for another installation. Raises Refused: unknown_frame_version."""
    body, name = exchange.written(versions.load(place.id, number)), f"kaders-{place.id}-{number}.json"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(body, content_type="application/json", headers=headers)


def on_place(place: Place) -> Mapping[str, Any] | None:
    """On the page of a place: how much is fixed and how much is free here; None where no framework holds."""
    framework = effective.of_place(place)
    if not framework.lines:
        return None
    free = len(framework.lines) - framework.fixed
    deviating = sum(line.deviation is not None for line in framework.lines)
    return {"place": place, "fixed": framework.fixed, "free": free, "deviating": deviating}
