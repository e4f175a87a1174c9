"""The chapter of the plans: a list is read, asked about and taken over; each plan is a card."""

from typing import Any

from flask import current_app, g, jsonify, render_template, request
from flask_babel import force_locale
from werkzeug.wrappers import Response

from app.desk import evening
from app.desk.pages import blueprint, keep_form, to_chapter
from app.desk.plans import cards, invites, lists, taking
from app.desk.words import POINTS
from app.faces.addresses import qr
from app.pages import sent, wants_json
from app.services import services
from facilitation.refusals import Malformed, Refused

CHAPTER = "plannen"
PASTED = "geplakt.csv"


@blueprint.post("/<draft>/plannen")
def hand_in(draft: str) -> Response:
    """Read a list: `file`, or what was pasted in `paste`. Nothing is kept of it but beside the draft.

    In JSON it answers as the command `plans --preview`. Raises Malformed: no_file, ImportRefused for a file that cannot
    be used at all, and Refused: unknown_draft, draft_opened.
    """
    keep_form(draft)
    upload, pasted = request.files.get("file"), request.form.get("paste", "")
    if upload is not None and upload.filename:
        lists.hand_in(draft, upload.filename, upload.read())
    elif pasted.strip():
        lists.hand_in(draft, PASTED, pasted.encode())
    elif wants_json() or "paste" in request.form:
        raise Malformed("no_file")
    if wants_json():
        return _told(draft)
    return to_chapter(draft, CHAPTER)


def _told(draft: str) -> Response:
    given = lists.handed_in(draft)
    if given is None:
        raise Refused("no_list_here")
    with force_locale("nl"):
        return jsonify(lists.previewed(given).plain())


@blueprint.post("/<draft>/plannen/antwoorden")
def answer(draft: str) -> Response:
    """Note answers (`answer.LINE`, `amount.LINE`) and columns pointed at (`column.FIELD`, from 0; -1 is none).

    Raises Refused: no_list_here, unknown_draft, draft_opened.
    """
    keep_form(draft)
    _answer(draft)
    return _told(draft) if wants_json() else to_chapter(draft, CHAPTER)


def _answer(draft: str) -> None:
    given = _given()
    answers = lists.answers_in(given, _texts(given))
    pointed = {
        field: int(place)
        for field in POINTS
        if (place := str(given.get(f"column.{field}", ""))).removeprefix("-").isdecimal()
    }
    if answers or pointed:
        lists.answer(draft, answers, pointed)


def _given() -> dict[str, Any]:
    if not request.is_json:
        return {name: request.form.getlist(name)[-1] for name in request.form}
    found = sent()
    if not isinstance(found, dict):
        raise Malformed("malformed", field="answers")
    return {name: value for name, value in found.items() if isinstance(value, str | bool)}


def _texts(given: dict[str, Any]) -> list[str]:
    """Answers as the command line has them: `LINE=VALUE`, in `answer`; in JSON also `answers`, an object or a list."""
    if not request.is_json:
        return request.form.getlist("answer")
    whole: Any = sent()
    said = whole.get("answers", [])
    if isinstance(said, dict):
        return [f"{line}={value}" for line, value in said.items()]
    return [text for text in said if isinstance(text, str)] if isinstance(said, list) else []


@blueprint.post("/<draft>/plannen/overnemen")
def take_over(draft: str) -> Response:
    """Take the list over, with the answers that go along; `gone.KEY` is `1` for a plan that may go with its row.

    A page may leave amounts open for their proposers. JSON refuses what is still asked, unless `yes` is given; it
    answers `{plans, new, changed, gone}`. Raises ImportRefused: list_asks and its like; Refused: no_list_here.
    """
    keep_form(draft)
    if request.form or request.is_json:
        _answer(draft)
    given = _given() if request.form or request.is_json else {}
    gone = [name.partition(".")[2] for name, value in given.items() if name.startswith("gone.") and value == "1"]
    kept = taking.take(draft, g.by, gone, yes=bool(given.get("yes")), strict=wants_json())
    return jsonify(kept) if wants_json() else to_chapter(draft, CHAPTER)


@blueprint.post("/<draft>/plannen/weg")
def let_go(draft: str) -> Response:
    """Let the waiting list go, without taking anything over."""
    services().database.commit(lambda connection: lists.put_aside(connection, draft))
    return to_chapter(draft, CHAPTER)


@blueprint.post("/<draft>/plannen/uitnodiging")
def invite(draft: str) -> str:
    """A link for whoever proposes a plan, or for the proposer of the one in `plan`; shown on this page alone.

    Raises Refused: unknown_draft, draft_opened, unknown_item.
    """
    keep_form(draft)
    plan = request.form.get("plan", "")
    link = f"{current_app.config['PUBLIC_URL']}{invites.PATH}#{invites.make(draft, plan)}"
    found = evening.load(draft)
    title = found.item("plan", plan).text("title") if plan else ""
    return render_template("desk/house/invitation.html", d=found, link=link, qr=qr(link), plan=title)


@blueprint.post("/<draft>/plannen/uitnodigingen/weg")
def end_invites(draft: str) -> Response:
    """End every link for proposers. Raises Refused: unknown_draft, draft_opened."""
    invites.revoke_all(draft)
    return to_chapter(draft, CHAPTER)


@blueprint.post("/<draft>/plannen/nieuw")
def add(draft: str) -> Response:
    """Write a plan by hand: an empty card at the end. Raises Refused: unknown_draft, draft_opened."""
    keep_form(draft)
    key = cards.add(draft, "plan", g.by, {})
    return to_chapter(draft, CHAPTER, f"plan-{key}")


@blueprint.post("/<draft>/plannen/<key>/omhoog", defaults={"way": "up"})
@blueprint.post("/<draft>/plannen/<key>/omlaag", defaults={"way": "down"})
def move(draft: str, key: str, way: Any) -> Response:
    """Change places with the plan before or after. Raises Refused: unknown_item."""
    keep_form(draft)
    cards.move(draft, "plan", key, g.by, way)
    return to_chapter(draft, CHAPTER, f"plan-{key}")


@blueprint.post("/<draft>/plannen/<key>/eruit")
def take_out(draft: str, key: str) -> Response:
    """Take a plan out; undo brings it back. Raises Refused: unknown_item."""
    keep_form(draft)
    cards.take_out(draft, "plan", key, g.by)
    return to_chapter(draft, CHAPTER)


@blueprint.post("/<draft>/plannen/<key>/splitsen")
def split(draft: str, key: str) -> Response:
    """Make two plans of one. Raises Refused: unknown_item."""
    keep_form(draft)
    return to_chapter(draft, CHAPTER, f"plan-{cards.split(draft, key, g.by)}")


@blueprint.post("/<draft>/plannen/<key>/samenvoegen")
def merge(draft: str, key: str) -> Response:
    """Put a plan into the one named in `into.KEY`. Raises Refused: unknown_item."""
    keep_form(draft)
    into = request.form.get(f"into.{key}", "")
    if into and into != key:
        cards.merge(draft, key, into, g.by)
    return to_chapter(draft, CHAPTER, f"plan-{into or key}")
