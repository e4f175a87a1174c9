"""What went wrong, for programs: problem details by RFC 9457, in the language that was asked for."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Annotated

import msgspec
from flask import Response, current_app, request
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString
from msgspec import UNSET, Meta, UnsetType

from app.languages import LANGUAGES, MEETING, speaking
from app.programme.published import N_

VERSION = "1.0.0"
"""Of the API, by semver.org; its major stands in the address."""
ALLOWED = "GET, HEAD, OPTIONS"
JSON, PROBLEM = "application/json", "application/problem+json"
TITLES: Mapping[int, LazyString] = {
    400: _("Deze vraag klopt niet"),
    404: _("Dit is er niet"),
    405: _("Hier kan alleen worden gelezen"),
    406: _("Deze vorm is er niet"),
    429: _("Even rustig aan"),
    500: _("Er ging iets mis"),
}
DETAILS: Mapping[int, LazyString] = {
    404: _("Op dit adres staat niets, of het is niet openbaar."),
    405: _("Deze API geeft alleen antwoord op GET, HEAD en OPTIONS."),
    406: _("Deze API geeft alleen application/json."),
    500: _("Probeer het later nog eens."),
}


class Fault(msgspec.Struct, frozen=True, rename="camel"):
    """What is wrong with one parameter."""

    parameter: Annotated[str, Meta(description=N_("De parameter."), examples=["limit"])]
    detail: Annotated[str, Meta(description=N_("Wat er niet klopt."))]


class ProblemDetails(msgspec.Struct, frozen=True, rename="camel"):
    """Problem details as RFC 9457 has them: what kind of mistake it is, and what went wrong."""

    status: Annotated[int, Meta(ge=400, le=599, description=N_("De HTTP-status."), examples=[400])]
    title: Annotated[str, Meta(description=N_("Wat voor fout het is."))]
    detail: Annotated[str, Meta(description=N_("Wat er misging."))]
    errors: Annotated[tuple[Fault, ...], Meta(description=N_("Alle parameters die niet kloppen."))] | UnsetType = UNSET


class Problem(Exception):
    """This request gets no answer but what is wrong with it."""

    def __init__(
        self, status: int, detail: str = "", faults: tuple[Fault, ...] = (), headers: Mapping[str, str] = {}
    ) -> None:
        self.status, self.detail, self.faults, self.headers = status, detail, faults, headers


def language() -> str:
    """The language that was asked for, by `Accept-Language` alone."""
    return str(request.accept_languages.best_match(LANGUAGES, MEETING))


def response(problem: Problem) -> Response:
    """The problem details, in the present language."""
    title = str(TITLES.get(problem.status) or HTTPStatus(problem.status).phrase)
    detail = problem.detail or str(DETAILS.get(problem.status, title))
    body = ProblemDetails(problem.status, title, detail, problem.faults or UNSET)
    found = secured(Response(msgspec.json.encode(body), problem.status, content_type=PROBLEM))
    found.headers.update({"Cache-Control": "no-store", **problem.headers})
    found.vary.add("Accept-Language")
    return found


def secured(found: Response) -> Response:
    """An answer to a program from anywhere: its version, and what browsers may do with it."""
    found.headers.update(current_app.config["SECURITY_HEADERS"])
    found.headers.update(
        {
            "API-Version": VERSION,
            "Access-Control-Allow-Origin": "*",
            "Access-Control-Expose-Headers": "API-Version, ETag, Retry-After",
            "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
            "Cross-Origin-Resource-Policy": "cross-origin",
            "Referrer-Policy": "no-referrer",
            "X-Frame-Options": "DENY",
            "X-Robots-Tag": "noindex",
        }
    )
    return found


def faulty(faults: tuple[Fault, ...]) -> Problem:
    """The problem of parameters that are wrong."""
    return Problem(400, gettext("Kijk de parameters na: %(named)s.", named=_named(faults)), faults)


def _named(faults: tuple[Fault, ...]) -> str:
    return ", ".join(sorted({each.parameter for each in faults}))


def of_the_web(status: int) -> Response:
    """An error of the web itself at an address of the API, such as a method that nobody knows."""
    headers = {"Allow": ALLOWED} if status == 405 else {}
    with speaking(language()):
        return response(Problem(status, headers=headers))
