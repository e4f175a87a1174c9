"""Where proposers hand in a plan before the evening, or answer for theirs: a page of its own, outside the desk."""

from flask import Blueprint, Response, jsonify, redirect, render_template, request
from werkzeug.wrappers import Response as BaseResponse

from app.access import links
from app.desk import evening
from app.desk.plans import invites
from app.desk.plans.invites import FIELDS, PATH
from app.languages.refusals import sentence
from app.pages import device, require_own_origin, wants_json
from app.pictures import handed_in, kept, making
from app.pictures.page import sent
from app.services import services
from facilitation.refusals import Refused

blueprint = Blueprint("handing_in", __name__, url_prefix=PATH)


@blueprint.before_request
def guard() -> None:
    """Take no form from another site, and one photo with a form. Raises Forbidden: origin_refused."""
    if request.mimetype == "multipart/form-data":
        request.max_content_length = making.LARGEST_FILE + (1 << 20)
    if request.method == "POST":
        require_own_origin()


@blueprint.errorhandler(Refused)
def refused(refusal: Refused) -> tuple[Response | str, int]:
    """A refusal in words, with what was typed still there to copy."""
    message = sentence(refusal)
    if wants_json():
        return jsonify(ok=False, error={"key": refusal.key, "message": message}), refusal.status
    typed = [text for text in request.form.values() if len(text) > 20]
    return render_template("desk/refused.html", message=message, typed=typed, back=request.path), refusal.status


@blueprint.get("")
def door() -> str:
    """The door: the key stands in the fragment, which no server ever sees."""
    device()
    return render_template("desk/house/invited.html")


@blueprint.post("/key")
def key() -> BaseResponse:
    """Exchange the key of a link; on to its page. Raises Forbidden: key_unknown."""
    found = invites.enter(device(), links.secret_in(request.form.get("key", "")))
    return redirect(f"{PATH}/{found.hash[:12]}", 303)


@blueprint.get("/<shown>")
def page(shown: str) -> str:
    """The plans of this device, and an empty one. Raises Forbidden: invite_needed."""
    holder = device()
    invite = invites.held(holder, shown)
    found = evening.load(invite.draft)
    own = invites.own(holder, invite)
    sent = request.args.get("klaar") == "1"
    return render_template("desk/house/hand_in.html", d=found, invite=invite, own=own, sent=sent, fields=FIELDS)


@blueprint.get("/<shown>/beeld/<digest>")
def own_picture(shown: str, digest: str) -> BaseResponse:
    """The picture of a plan of this device; 404 for any other. Raises Forbidden: invite_needed."""
    holder = device()
    invite = invites.held(holder, shown)
    mine = {item.picture.digest for item in invites.own(holder, invite) if item.picture}
    with services().database.read.connect() as connection:
        return sent(kept.bytes_of_draft(connection, invite.draft, digest) if digest in mine else None, {})


@blueprint.post("/<shown>")
def hand_in(shown: str) -> BaseResponse:
    """Hand a plan in, or change one: `key` is empty for a new one. Raises what `invites.hand_in` does."""
    holder = device()
    invite = invites.held(holder, shown)
    bases = {name: int(text) for name in (*FIELDS, "alt") if (text := request.form.get(f"base.{name}", "")).isdecimal()}
    photo = handed_in.given(request.files.get("photo"))
    invites.hand_in(holder, invite, request.form.get("key", ""), request.form, bases, photo)
    return redirect(f"{PATH}/{shown}?klaar=1", 303)
