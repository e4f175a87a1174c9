"""The chapters of a draft, and opening it."""

from typing import Any

from flask import current_app, jsonify, redirect, render_template, request
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from app.access.addresses import entrance
from app.access.organisers import PATH
from app.desk import checking, crew, drafts, evening, opening, voting
from app.desk.chapters import CHAPTERS
from app.desk.evening import Evening
from app.desk.pages import agenda, agreements, blueprint, chapter_page, keep_form, practice, to_chapter
from app.desk.pages import crew as helpers
from app.desk.plans import lists
from app.desk.plans.taking import difference
from app.desk.practice import evenings
from app.desk.words import POINTS
from app.live import meetings
from app.pages import wants_json


@blueprint.get("/<draft>")
def first(draft: str) -> Response:
    """A draft begins at its first chapter."""
    return redirect(f"{PATH}/{evening.load(draft).id}/{next(iter(CHAPTERS))}", 303)


@blueprint.get("/<draft>/<chapter>")
def chapter(draft: str, chapter: str) -> Any:
    """One chapter of a draft. Raises Refused: unknown_draft."""
    found = evening.load(draft)
    if chapter not in CHAPTERS:
        raise NotFound
    if found.opened is not None:
        return render_template("desk/house/opened.html", d=found, made=None)
    return chapter_page(found, chapter, **_more(found, chapter))


def _more(found: Evening, chapter: str) -> dict[str, Any]:
    """What only this chapter shows."""
    if chapter == agenda.CHAPTER:
        return agenda.shown(found)
    if chapter == "plannen":
        given = lists.handed_in(found.id)
        reading = lists.read(given) if given else None
        apart = difference(found, reading.preview) if reading and reading.preview else None
        return {"reading": reading, "apart": apart, "POINTS": POINTS}
    if chapter == practice.CHAPTER:
        return practice.shown(found)
    if chapter == helpers.CHAPTER:
        return helpers.shown(found)
    if chapter == agreements.CHAPTER:
        return agreements.shown(found)
    if chapter == "stemmen":
        return {"votes": voting.votes(found), "givings": voting.givings(found), "steps": found.items("stage")}
    return {"found": checking.found(found)}


@blueprint.post("/<draft>/<chapter>")
def keep(draft: str, chapter: str) -> Response:
    """Keep what stands in the form of a chapter, for a page without scripts. Raises what `saving.save` raises."""
    keep_form(draft)
    return to_chapter(draft, chapter)


@blueprint.post("/<draft>/code")
def reserve(draft: str) -> Response:
    """Reserve a code, so that posters can be printed. Raises Refused: unknown_draft, draft_opened."""
    keep_form(draft)
    drafts.reserve(draft)
    return to_chapter(draft, request.form.get("chapter", "openen"))


@blueprint.post("/<draft>/openen")
def open_evening(draft: str) -> Response | str:
    """Open the evening; the links are shown once, and answered in JSON as the command `new` prints them.

    Raises Refused: unknown_draft, draft_opened, draft_not_ready.
    """
    code = opening.open_evening(draft)
    evenings.throw_away(draft)
    made = entrance(current_app.config["PUBLIC_URL"], code)
    if wants_json():
        return jsonify(made)
    found = evening.load(draft)
    return render_template("desk/house/opened.html", d=found, made=made, sheets=crew.sheets(found, made["code"]))


@blueprint.post("/<draft>/telefoon")
def own_phone(draft: str) -> str:
    """A fresh link to lead an evening that was opened, shown once. Raises Refused: unknown_draft, unknown_meeting."""
    found = evening.load(draft)
    code = meetings.load(found.code or "").code
    made = entrance(current_app.config["PUBLIC_URL"], code)
    return render_template("desk/house/opened.html", d=found, made=made, sheets=[])
