"""The pages of the desk: one blueprint behind one guard, and what every page of it shares."""

from importlib import import_module
from typing import Any

from flask import Blueprint, Flask, Response, g, jsonify, redirect, render_template, request
from flask_wtf.csrf import CSRFProtect
from werkzeug.wrappers import Response as BaseResponse

from app.access import organisers
from app.access.organisers import PATH
from app.desk import saving, words
from app.desk.chapters import CHAPTERS
from app.desk.evening import Evening
from app.desk.saving import Wish
from app.languages.refusals import sentence
from app.pages import device, require_own_origin, wants_json
from app.programme import rights
from facilitation.refusals import Forbidden, Refused

LARGEST = 2 << 20
"""Bytes of a form: sixty plans with all their texts, sent whole by a page without scripts."""
LARGEST_FILE = 21 << 20
OPEN = ("desk.key",)
PAGES = (
    "evenings",
    "agenda",
    "plans",
    "pictures",
    "crew",
    "paper",
    "practice",
    "agreements",
    "calls",
    "draft",
    "fields",
)
"""The modules with its pages; the last two take whatever address is left."""
blueprint = Blueprint("desk", __name__, url_prefix=PATH)


def init_app(app: Flask, csrf: CSRFProtect) -> None:
    """Register every page of the desk.

    Its forms carry no token: the cookie of a device goes along with no form of another site (SameSite), and where a
    form came from is checked at each.
    """
    for name in PAGES:
        import_module(f"app.desk.pages.{name}")
    app.register_blueprint(blueprint)
    for name in ("handing_in", "public_call"):
        outside = import_module(f"app.desk.pages.{name}").blueprint
        app.register_blueprint(outside)
        csrf.exempt(outside)
    words.init_app(app)
    csrf.exempt(blueprint)


@blueprint.before_request
def guard() -> tuple[str, int] | None:
    """Let nobody in but who holds a link of an organiser, or has an account that may prepare; else this is the door.

    Raises Forbidden: origin_refused, desk_key_needed.
    """
    request.max_content_length = LARGEST_FILE if request.mimetype == "multipart/form-data" else LARGEST
    request.max_form_memory_size = LARGEST
    holder = device()
    if request.method == "POST":
        require_own_origin()
    link = organisers.held(holder)
    known = rights.preparing(holder) if link is None else None
    g.link, g.known = link, known
    g.by = f"{known.id if known else link}:{holder.cookie['device']}"
    if link is None and known is None and request.endpoint not in OPEN:
        if request.method == "GET" and not wants_json():
            return render_template("desk/door.html"), 403
        raise Forbidden("desk_key_needed")
    return None


@blueprint.errorhandler(Refused)
def refused(refusal: Refused) -> tuple[Response | str, int]:
    """A refusal in words, with what was typed still there to copy."""
    message = sentence(refusal)
    if wants_json():
        plain = {name: each for name, each in refusal.details.items() if isinstance(each, str | int)}
        return jsonify(ok=False, error=plain | {"key": refusal.key, "message": message}), refusal.status
    typed = [text for name, text in request.form.items() if name.startswith("value.") and len(text) > 20]
    return render_template("desk/refused.html", message=message, typed=typed[:40], back=_back()), refusal.status


def _back() -> str:
    draft = (request.view_args or {}).get("draft")
    return f"{PATH}/{draft}" if draft else PATH


def keep_form(draft: str) -> list[saving.Saved]:
    """Write the fields of the form that was sent, so that no button of a page loses what was typed on it.

    Fields are `value.NAME`, with the version that was seen in `base.NAME`. Raises what `saving.save` raises.
    """
    given = {name.partition(".")[2]: request.form.getlist(name)[-1] for name in request.form if name[:6] == "value."}
    wishes = [Wish(name, text, _base(name)) for name, text in given.items()]
    return saving.save(draft, wishes, g.by) if wishes else []


def _base(name: str) -> int | None:
    text = request.form.get(f"base.{name}", "")
    return int(text) if text.isdecimal() and len(text) < 10 else None


def chapter_page(draft: Evening, chapter: str, status: int = 200, **more: Any) -> tuple[str, int]:
    """A chapter of a draft, in the frame of the desk."""
    shown = CHAPTERS[chapter]
    told = {"d": draft, "chapter": shown} | more
    return render_template(f"desk/chapters/{shown.template}.html", **told), status


def require_link() -> None:
    """Let nobody make or end links to the desk who has none: they open more than an account does.

    Raises Forbidden: desk_link_needed.
    """
    if g.link is None:
        raise Forbidden("desk_link_needed")


def back_to(draft: str) -> BaseResponse:
    """Back to the page that a button stood on, which says so in `then`; else to the draft."""
    then = request.values.get("then", "")
    here = f"{PATH}/{draft}"
    return redirect(then if then.startswith(f"{here}/") else here, 303)


def to_chapter(draft: str, chapter: str, anchor: str = "") -> BaseResponse:
    """On to a chapter, after something was done."""
    return redirect(f"{PATH}/{draft}/{chapter}" + (f"#{anchor}" if anchor else ""), 303)
