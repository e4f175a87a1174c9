"""The addresses of all features, behind one guard: each is answered only where the right that it names is there."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint, Flask, Response, current_app, g, jsonify, render_template, request, session
from flask_wtf.csrf import CSRFProtect

from app.access.devices import KNOWN, Device
from app.languages.refusals import sentence
from app.pages import device, require_own_origin, wants_json
from app.programme import rights
from app.programme.described import described
from app.programme.feature import Feature, Route, resolved
from app.programme.registry import FEATURES
from app.programme.sections import shows, tabs
from app.services import services
from facilitation.refusals import Forbidden, Refused

LARGEST = 2 << 20
"""Bytes of a form, where its view takes no more."""
UNKNOWN = ("unknown_place", "unknown_round", "unknown_here", "unknown_proposal")
"""The refusals of what is not there."""
SECRET = ("password", "new", "again", "key")
"""The fields of forms that are never shown again."""

blueprint = Blueprint("programme", __name__)


def init_app(app: Flask, csrf: CSRFProtect) -> None:
    """Register every route, each under the name of its feature and its view."""
    for feature, route in FEATURES.routes():
        endpoint = f"{feature.name}-{route.view.replace(':', '-').replace('.', '-')}"
        app.add_url_rule(route.rule, f"programme.{endpoint}", _answer(feature, route), methods=list(route.methods))
        csrf.exempt(app.view_functions[f"programme.{endpoint}"])
    app.register_blueprint(blueprint)
    app.jinja_env.globals |= {"may": rights.may, "holder": lambda: g.get("holder")}
    app.jinja_env.globals["leads_everywhere"] = rights.leads_everywhere
    app.jinja_env.globals["signed_in"] = rights.signed_in
    app.jinja_env.globals["workspace"] = SimpleNamespace(tabs=tabs, shows=shows, described=described)


def _answer(feature: Feature, route: Route) -> Callable[..., Any]:
    """The view of a route, read when it is first asked for, behind the guard."""

    def answer(**given: Any) -> Any:
        try:
            require_entry(route, given)
            answered = resolved(feature.name, route.view)(**given)
            write_down(feature, route)
            return answered
        except Refused as refusal:
            return refused(refusal)

    answer.__module__ = f"app.programme.{feature.name}"
    answer.__name__ = route.view.replace(":", "_").replace(".", "_")
    return answer


def require_entry(route: Route, given: dict[str, Any]) -> None:
    """Let nobody in without the right of this route at the place that it is about.

    Raises Forbidden: origin_refused, programme_entry_needed, not_allowed; Refused: unknown_place, unknown_round;
    TooMany: too_many.
    """
    request.max_content_length = request.max_form_memory_size = LARGEST
    if request.method == "POST" and not route.stateless:
        require_own_origin()
    g.holder, g.path = None if route.stateless else rights.present(device()), None
    if route.stateless:
        session.modified = False
    about = _subject(given)
    if about is not None:
        g.path = about.path
    if route.right is not None:
        rights.require(route.right, rights.EVERYWHERE if route.everywhere else g.path)
    if route.limit is not None:
        services().limits.spend(route.limit, "" if route.stateless else known(device()))


def known(device: Device) -> str:
    """As whom somebody signed in on this device before, by its signed cookie; empty for a stranger."""
    return str(device.cookie.get(KNOWN, ""))


def write_down(feature: Feature, route: Route) -> None:
    """Keep who did this, to what and when, wherever a right was needed to do it; never what a form said."""
    if request.method == "POST" and route.right is not None:
        from app.programme.accounts import audit

        audit.of_request(rights.holder().id, audit.named(feature.name, route.view))


def _subject(given: dict[str, Any]) -> Any:
    """The place that an address is about, itself or as that of its round; None where it names neither."""
    if "place" not in given and "round" not in given:
        return None
    from app.programme.places import places
    from app.programme.rounds import rounds

    if "round" in given:
        g.round = rounds.load(given["round"])
        given["round"], g.place = g.round, places.load(g.round.place)
    else:
        given["place"] = g.place = places.load(given["place"])
    return g.place


def refused(refusal: Refused) -> tuple[Response | str, int, dict[str, str]]:
    """A refusal in words, with what was typed still there to copy; without an entry the page that leads to one."""
    message = sentence(refusal)
    gone = refusal.key in UNKNOWN or (request.method == "GET" and refusal.key.startswith("unknown_"))
    status = 404 if gone else refusal.status
    later = {"Retry-After": str(refusal.details["seconds"])} if refusal.status == 429 else {}
    if wants_json():
        plain = {name: each for name, each in refusal.details.items() if isinstance(each, str | int)}
        return jsonify(ok=False, error=plain | {"key": refusal.key, "message": message}), status, later
    if isinstance(refusal, Forbidden) and refusal.key == "programme_entry_needed" and request.method == "GET":
        return render_template("programme/entry.html"), status, later
    typed = [text for name, text in request.form.items() if len(text) > 20 and name not in SECRET][:40]
    return render_template("programme/refused.html", message=message, typed=typed, back=_back()), status, later


def _back() -> str:
    """The page from which somebody came, where their browser says so; else the nearest one above that can be read."""
    said, own = urlsplit(request.referrer or ""), current_app.config["ORIGINS"]
    if f"{said.scheme}://{said.netloc}" in own and said.path != request.path and not said.path.startswith("//"):
        return said.path
    pages, steps = current_app.url_map.bind(""), request.path.split("/")
    above = ["/".join(steps[:end]) for end in range(len(steps) - (request.method == "GET"), 1, -1)]
    return next((path for path in above if pages.test(path, "GET")), "/")
