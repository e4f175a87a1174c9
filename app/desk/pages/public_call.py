"""The page of a call for everybody: what is asked, until when, and where plans are sent in."""

from datetime import UTC, datetime

from flask import Blueprint, Response, jsonify, redirect, render_template, request
from werkzeug.wrappers import Response as BaseResponse

from app.desk.calls import calls, entries
from app.languages.refusals import sentence
from app.pages import device, require_own_origin, wants_json
from facilitation.refusals import Refused

LARGEST = 64 << 10
blueprint = Blueprint("public_call", __name__, url_prefix=calls.PATH)


@blueprint.before_request
def guard() -> None:
    """Take no form from another site, and none that is larger than a plan. Raises Forbidden: origin_refused."""
    request.max_content_length = LARGEST
    if request.method == "POST":
        require_own_origin()


@blueprint.errorhandler(Refused)
def refused(refusal: Refused) -> tuple[Response | str, int, dict[str, str]]:
    """A refusal in words, with what was typed still there to copy."""
    message, status = sentence(refusal), 404 if refusal.key == "unknown_call" else refusal.status
    later = {"Retry-After": str(refusal.details["seconds"])} if refusal.status == 429 else {}
    if wants_json():
        return jsonify(ok=False, error={"key": refusal.key, "message": message}), status, later
    typed = [text for text in request.form.values() if len(text) > 20]
    return render_template("desk/refused.html", message=message, typed=typed, back=request.path), status, later


@blueprint.get("/<called>")
def show(called: str) -> str:
    """The call, what this device sent in, and a form while a round is open. Raises Refused: unknown_call."""
    call, holder = calls.of_code(called), device()
    now = call.open_at(datetime.now(UTC))
    more = {"own": entries.own(holder, call), "fields": entries.FIELDS, "sent": request.args.get("klaar") == "1"}
    return render_template("desk/calls/public.html", call=call, now=now, **more)


@blueprint.post("/<called>")
def send(called: str) -> BaseResponse:
    """Send a plan in, or change one by its `number`. Raises what `entries.send` raises."""
    call = calls.of_code(called)
    number = request.form.get("number", "")
    entries.send(device(), call, request.form, int(number) if number.isdecimal() and len(number) < 7 else 0)
    return redirect(f"{calls.PATH}/{call.code}?klaar=1", 303)
