"""Saving as one types: a field at a time, in less than 1 kB, and what another window has to know."""

from datetime import UTC, datetime

from flask import g, jsonify, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.access import organisers
from app.desk import evening, saving
from app.desk.chapters import CHAPTERS
from app.desk.fields import PLACE
from app.desk.pages import back_to, blueprint, keep_form
from app.desk.saving import Saved, Wish
from app.desk.together import merging
from app.languages import hours
from app.pages import wants_json
from app.services import services
from facilitation.refusals import Malformed, Refused


@blueprint.post("/<draft>/veld")
def save(draft: str) -> Response:
    """Keep one field: `name`, the version `base` that was seen, and `value`, or `at`, `cut` and `text` that changed.

    Answers `{name, version, at, beside, value?}`; `value` where it is another one than the one that was sent.
    Raises what `saving.save` raises; Refused: unknown_base; Malformed: malformed.
    """
    name, base = request.form.get("name", ""), _number("base")
    value = request.form.get("value")
    if value is None:
        value = _spliced(draft, name, base)
    (saved,) = saving.save(draft, [Wish(name, value, base)], g.by)
    return jsonify(_told(saved, value) | {"saved": hours(datetime.now(UTC))})


def _told(saved: Saved, sent: str) -> dict[str, object]:
    found: dict[str, object] = {"name": saved.name, "version": saved.version, "beside": saved.beside}
    return found if saved.value == sent else found | {"value": saved.value}


def _spliced(draft: str, name: str, base: int) -> str:
    before = saving.at_version(draft, name, base)
    splice = merging.Splice(_number("at"), _number("cut"), request.form.get("text", ""))
    if before is None or splice.end > len(before):
        raise Refused("unknown_base")
    return merging.applied(before, splice)


def _number(name: str) -> int:
    text = request.form.get(name, "0")
    if not (text.isascii() and text.isdecimal()) or len(text) > 9:
        raise Malformed("malformed", field=name)
    return int(text)


@blueprint.get("/<draft>/wijzigingen")
def news(draft: str) -> Response:
    """What changed since change `na`: `{at, fields: {name: [version, value]}, shape, beside}`.

    `shape` says that items came, went or moved, `beside` names the fields beside which a text waits, `here` says who
    else works in it, for a page that names its chapter in `hier`.
    """
    since = int(text) if (text := request.args.get("na", "0")).isdecimal() and len(text) < 10 else 0
    found = evening.load(draft)
    names = saving.since(draft, since)
    fields = {name: [found.typed(name).version, found.typed(name).value] for name in names}
    shape = any(name.endswith(f".{PLACE}") for name in names)
    texts = [each.name for each in found.besides]
    opened = found.opened is not None
    return jsonify(at=found.at, fields=fields, shape=shape, beside=texts, here=_here(draft), opened=opened)


def _here(draft: str) -> list[str]:
    """Who else is at work in this draft, a sentence each."""
    chapter, name = request.args.get("hier", ""), g.known.name if g.known else organisers.named(g.link)
    others = services().presence.look(draft, g.by, name, chapter if chapter in CHAPTERS else "")
    return [_sentence(who, CHAPTERS[at].title if at else "") for who, at in others]


def _sentence(who: str, chapter: object) -> str:
    who = who or _("Een collega")
    return (
        _("%(who)s werkt nu in %(chapter)s.", who=who, chapter=chapter) if chapter else _("%(who)s is er ook.", who=who)
    )


@blueprint.post("/<draft>/ongedaan")
def undo(draft: str) -> Response:
    """Take back the last thing that this device did. Raises Refused: unknown_draft, draft_opened, undo_changed."""
    keep_form(draft)
    done = saving.undo(draft, g.by)
    if wants_json():
        return jsonify(ok=done)
    return back_to(draft)


@blueprint.post("/<draft>/ernaast/<int:number>")
def settle(draft: str, number: int) -> Response:
    """Choose about a text that waits beside its field. Raises Refused: unknown_draft, draft_opened, unknown_beside."""
    keep_form(draft)
    saving.settle(draft, number, g.by, use=request.form.get("use") == "1")
    if wants_json():
        return jsonify(ok=True)
    return back_to(draft)
