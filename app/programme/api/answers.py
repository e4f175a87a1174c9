"""Answers to programs: a list, one of it, the document that describes all of them, and what is wrong."""

from collections.abc import Mapping
from hashlib import blake2b
from typing import Any
from urllib.parse import urlencode

import msgspec
from flask import Response, request, session

from app.languages import speaking
from app.languages.refusals import sentence
from app.programme import published
from app.programme.api import catalogue, document, paging, parameters, problems
from app.programme.api.catalogue import Asked, Offered
from app.programme.api.problems import ALLOWED, JSON, Problem
from app.services import services
from facilitation.refusals import Refused

FRESH = "public, max-age=60"
"""How long an answer may be kept."""
DESCRIPTION = "openapi.json"


def root() -> Response:
    """Where everything is to be found."""
    return answer("")


def answer(path: str) -> Response:
    """What stands at a path below `/api/v1/`, for everybody the same."""
    with speaking(problems.language()):
        try:
            found = _answered(path)
        except Problem as problem:
            found = problems.response(problem)
        except Refused as refusal:
            found = problems.response(_refused(refusal))
    session.modified = session.accessed = False  # no cookie, whatever the address said; in this order
    return found


def _refused(refusal: Refused) -> Problem:
    later = {"Retry-After": str(refusal.details["seconds"])} if refusal.status == 429 else {}
    return Problem(refusal.status, sentence(refusal), headers=later)


def _answered(path: str) -> Response:
    """Raises Problem; Refused: too_many."""
    asked = None if path in ("", DESCRIPTION) else catalogue.about(f"/{path}")
    if request.method == "OPTIONS":
        return _preflight()
    if request.method not in ("GET", "HEAD"):
        raise Problem(405, headers={"Allow": ALLOWED})
    if not _accepts_json():
        raise Problem(406)
    services().limits.spend("programs", "")
    if asked is None:
        parameters.read(request.args, {})
        return _kept(document.document() if path else _root(), speaks=True)
    return _kept(_one(asked) if asked.one else _page(asked))


def _accepts_json() -> bool:
    """Whether who asks takes JSON: what names it most closely counts, and parameters such as a charset do not."""
    found: dict[str, float] = {}
    for named, quality in request.accept_mimetypes:
        form = named.partition(";")[0].strip().lower()
        found[form] = max(quality, found.get(form, 0.0))
    wanted = next((form for form in (JSON, "application/*", "*/*") if form in found), None)
    return not request.headers.get("Accept") or (wanted is not None and found[wanted] > 0)


def _one(asked: Asked) -> published.Published:
    parameters.read(request.args, {})
    return paging.one(asked.offered.listing(asked.offered.filters()), asked.named)


def _page(asked: Asked) -> Mapping[str, Any]:
    """A page of a list, and the links to itself and to the next one. Raises Problem: 400, 404."""
    own, paged = parameters.read(request.args, {asked.offered.filters: asked.named, parameters.Paging: {}})
    around = catalogue.above(asked)
    if around is not None:
        paging.require(around.offered.listing(around.offered.filters()), around.named)
    found = paging.page(asked.offered.listing(own), paged)
    address = published.path(*request.path.removeprefix(f"{published.API}/").split("/"))
    given = request.args.to_dict()
    following = _with(address, given | {"cursor": found.next}) if found.next else None
    return {"items": found.items, "_links": published.links(_with(address, given), {"next": following})}


def _with(address: str, given: Mapping[str, str]) -> str:
    return f"{address}?{urlencode(given)}" if given else address


def _root() -> Mapping[str, Any]:
    lists = {_name(each): each.resource.path for each in catalogue.offers() if "{" not in each.resource.path}
    return {"_links": published.links("/", {"openapi": f"/{DESCRIPTION}", **lists}, {"page": "/api"})}


def _name(offered: Offered) -> str:
    return offered.resource.path.removeprefix("/")


def _kept(value: Any, speaks: bool = False) -> Response:
    """An answer that may be kept for a minute; 304 where whoever asks has it."""
    body = msgspec.json.encode(value)
    found = Response(body, content_type=JSON)
    found.headers["Cache-Control"] = FRESH
    found.vary.add("Accept")
    if speaks:
        found.vary.add("Accept-Language")
    found.set_etag(blake2b(body, digest_size=12).hexdigest())
    found.make_conditional(request)
    return problems.secured(found)


def _preflight() -> Response:
    """What a browser asks before it asks: from anywhere one may read."""
    found = problems.secured(Response(status=204))
    del found.headers["Content-Type"]
    asked = {"Access-Control-Allow-Methods": ALLOWED, "Access-Control-Max-Age": "86400", "Cache-Control": FRESH}
    found.headers.update(asked | {"Allow": ALLOWED, "Access-Control-Allow-Headers": "Accept-Language, If-None-Match"})
    return found
