"""Pages: one blueprint per face, and the doors through which forms come in."""

import re
from contextlib import suppress
from hashlib import blake2b
from importlib import import_module
from typing import Any

import msgspec
from flask import Flask, Response, current_app, g, jsonify, render_template, request, session
from flask_wtf.csrf import CSRFError, generate_csrf
from markupsafe import escape
from werkzeug.datastructures import ImmutableMultiDict
from werkzeug.exceptions import HTTPException, SecurityError
from werkzeug.wrappers import Response as BaseResponse

from app.access import browser_rules, compressed
from app.access.addresses import PATHS
from app.access.devices import Device
from app.faces import region, regions
from app.faces.marks import nothing, own
from app.faces.rendering import marks_json, new_id
from app.languages import speak_as
from app.languages.refusals import sentence
from app.live.meetings import Room
from app.part import SHOWN
from app.services import services
from facilitation.refusals import Forbidden, Refused
from facilitation.roles import Role

FACES = (
    "join", "phone", "acts", "console", "links", "projector", "livecast", "record", "following", "privacy", "signing",
    "proposer", "key",
)  # fmt: skip
KEPT = ("phone", "simple", "livecast", "screen")
"""The faces of which a browser may keep the page, to ask whether it is still as it was."""
VERIFIER = "/static/verify.html"
API = "/api/"
"""Below this programs are answered, and no people."""
PAGE = re.compile(r"[a-z]+/[A-Za-z0-9_-]{1,64}")


def device() -> Device:
    """The browser that asks, recognised by its cookie, which is kept on."""
    found = Device(session)
    found.recognise()
    session.permanent = True
    return found


def require_leader(room: Room) -> None:
    """Let nobody through but the gespreksleider; raises Forbidden: key_needed, not_allowed."""
    grant = device().grant(room.code)
    if grant is None:
        raise Forbidden("key_needed")
    if grant.role is not Role.FACILITATOR:
        raise Forbidden("not_allowed")


def wants_json() -> bool:
    """Whether the answer should be JSON."""
    best = request.accept_mimetypes.best_match(["text/html", "application/json"], "text/html")
    return request.is_json or best == "application/json"


def require_own_origin() -> None:
    """Let no form through that another site sent; raises Forbidden: origin_refused."""
    origin = request.headers.get("Origin")
    cross = request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none")
    if cross or (origin is not None and origin not in current_app.config["ORIGINS"]):
        raise Forbidden("origin_refused")


def sent() -> Any:
    """The JSON of a request as plain values; None of what is none, is nested without end, or has half characters."""
    if not request.is_json:
        return None
    try:
        return msgspec.json.decode(request.get_data())
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return None


def face_page(room: Room, face: str, **more: Any) -> BaseResponse:
    """A whole face, rendered on the server for this device, with what is theirs; 304 where its browser has that.

    A page on which a ballot stands of whoever looks is kept by no browser.
    """
    try:
        actor = device().actor(room.state, face)
        me, scopes = own(room, actor), region.FACES[face].own(room.state, actor)
    except Forbidden:
        me, scopes = nothing(), ()
    page = regions.page(room, face, me, request.args, scopes, **more)
    mine, marks = regions.mine(room, face, me), marks_json(me)
    tag = "" if me["ballot"] or me["stubs"] or face not in KEPT else _tag(page, mine, marks)
    if tag and request.if_none_match.contains_weak(tag):
        return _kept(Response(status=304), tag)
    own_words = {"mine": mine, "marks_json": escape(marks), "csrf_token": generate_csrf(), "new_id": new_id()}
    answer = Response(page.filled(own_words))
    return _kept(answer, tag) if tag else answer


def _tag(page: regions.Page, mine: str, marks: str) -> str:
    """What names all that a page shows; not its token nor the id of its form, which serve until an act was done.

    The numbers of its messages begin with the start of this process, so that another version never has the same.
    """
    parts = (page.digest, mine, marks, session.get("did"), request.query_string)
    return blake2b(msgspec.json.encode(parts), digest_size=12).hexdigest()


def _kept(page: Response, tag: str) -> Response:
    """A page that a browser may keep, and asks for again each time."""
    page.set_etag(tag, weak=True)
    page.headers["Cache-Control"] = "private, no-cache"
    page.vary.update(("Cookie", "Accept-Language"))
    return page


def init_app(app: Flask) -> None:
    """Register every face and the answers to what goes wrong."""
    faces = [f"app.pages.{name}" for name in FACES]
    for name in [*faces, "app.pictures.page", "app.koffer.shelf", *SHOWN.pages()]:
        app.register_blueprint(import_module(name).blueprint)
    app.register_error_handler(Refused, refused)
    app.register_error_handler(CSRFError, lambda error: refused(Forbidden("token_expired")))
    app.register_error_handler(HTTPException, plain)
    app.before_request(_askable)
    app.before_request(_in_the_language_of_the_evening)
    app.after_request(compressed.compress)
    app.after_request(_secure)


def _askable() -> None:
    """Leave a NUL out of what is asked for: PostgreSQL refuses it. The API says itself which parameter is wrong."""
    if b"%00" in request.query_string and not request.path.startswith(API):
        asked = ((name, value.replace("\0", "")) for name, value in request.args.items(multi=True))
        request.args = ImmutableMultiDict(asked)


def _in_the_language_of_the_evening() -> None:
    """A page of a meeting begins in its language; where there is no such meeting, its page says so."""
    code = (request.view_args or {}).get("code")
    if code and request.blueprint in FACES:
        with suppress(Refused):
            speak_as(services().rooms.load(code).language)


def refused(refusal: Refused) -> tuple[Response | str, int, dict[str, str]]:
    """A refusal in words, with what was typed still there to copy."""
    message = sentence(refusal)
    later = {"Retry-After": str(refusal.details["seconds"])} if refusal.status == 429 else {}
    if wants_json():
        error = {"key": refusal.key, "message": message, **refusal.details}
        return jsonify(ok=False, error=error), refusal.status, later
    status = 404 if refusal.key == "unknown_meeting" else refusal.status
    return render_template("refused.html", message=message, typed=_typed(), back=_back()), status, later


def plain(error: HTTPException) -> BaseResponse | tuple[Response | str, int]:
    """Errors of the web itself, in words."""
    if error.code is None or error.code < 400 or isinstance(error, SecurityError):
        return error.get_response()  # a strange host gets no page: links could not be made for it
    if request.path.startswith(API):
        return import_module("app.programme.api.problems").of_the_web(error.code)
    too_large = "file_too_large" if request.mimetype == "multipart/form-data" else "too_large"
    refusal = Refused(too_large if error.code == 413 else "failed")
    if wants_json():
        return jsonify(ok=False, error={"key": refusal.key, "message": sentence(refusal)}), error.code
    if error.code in (404, 405):
        return render_template("missing.html"), error.code
    return render_template("refused.html", message=sentence(refusal), typed=[], back=_back()), error.code


def _typed() -> list[str]:
    names = ("text", "reason", "keep", "improve", "title", "short")
    return [request.form[name] for name in names if request.form.get(name)] if request.method == "POST" else []


def _back() -> str:
    code = (request.view_args or {}).get("code")
    return face_url(code, request.form.get("face", "phone")) if code else "/"


def face_url(code: str, face: str) -> str:
    """The path of a meeting's face, without the host."""
    return f"/t/{code}{PATHS.get(face, '')}"


def back_to(code: str, face: str) -> str:
    """Where a form leads back to: the page that its `back` names, such as `thuis/ranking`, or the face."""
    back = request.form.get("back", "")
    return f"/t/{code}/{back}" if PAGE.fullmatch(back) else face_url(code, face)


def _secure(response: Response) -> Response:
    if "API-Version" in response.headers:
        return response  # what programs are answered says all of this itself
    config = current_app.config
    response.headers.update(config["SECURITY_HEADERS"])
    policy = browser_rules.policy(
        config["PUBLIC_URL"], config["ORIGINS"], request.headers.get("Host", ""), g.get("also", {})
    )
    if _kept_out_of_search_engines():
        response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Content-Security-Policy"] = config["VERIFIER_POLICY"] if request.path == VERIFIER else policy
    if not request.path.startswith("/static/") and not response.headers.get("Cache-Control", "").startswith("private"):
        response.headers["Cache-Control"] = "no-store"
    return response


def _kept_out_of_search_engines() -> bool:
    """Whether this is a page of a meeting that asked for it."""
    code = str((request.view_args or {}).get("code", "")).upper()
    room = services().rooms.get(code)
    return room is not None and room.noindex
