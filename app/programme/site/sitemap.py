"""The map of the site for search engines (sitemaps.org), and what they are asked to leave alone."""

from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring
from xml.sax.saxutils import escape

import sqlalchemy as sa
from flask import Response, current_app

from app.programme.findable import FOUND
from app.programme.site import index
from app.programme.storage import rows
from app.storage.tables import MEETING
from facilitation.refusals import Refused

MOST = 5_000
"""How many pages a map holds: a tenth of what the standard allows, so that nobody waits for one."""
FOUND_ON_EACH = MOST - 1
"""How much of what can be found stands on each; on the first the front of the site comes before it."""
SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
ALONE = ("/programma", "/voorbereiden", "/zoeken", "/widget")
"""What is of no use in a search engine.

A meeting that asked to stay out is not named here, since that would tell its code; its pages themselves say so, which a
search engine that stayed away from them would not read.
"""

SHOWN = sa.and_(FOUND.c.listed, sa.or_(FOUND.c.meeting.is_(None), MEETING.c.noindex.is_(False)))
"""A page of its own, of no meeting or of one that search engines may show."""


def front() -> Response:
    """The map itself, or where it is too large for one a list of its pages."""
    index.refresh()
    total = rows(_listed(sa.func.count()))[0][0]
    if total <= FOUND_ON_EACH:
        return _of(0)
    maps = Element("sitemapindex", xmlns=SPACE)
    for number in range(1, -(-total // FOUND_ON_EACH) + 1):
        SubElement(SubElement(maps, "sitemap"), "loc").text = f"{_base()}/sitemap-{number}.xml"
    return _sent(tostring(maps, encoding="unicode"))


def page(number: int) -> Response:
    """One page of a map that is too large for one, from 1. Raises Refused: unknown_here."""
    if number < 1:
        raise Refused("unknown_here")
    return _of(number - 1)


def robots() -> Response:
    """What search engines are asked to leave alone, and where the map is."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in ALONE), f"Sitemap: {_base()}/sitemap.xml", ""]
    return Response("\n".join(lines), content_type="text/plain; charset=utf-8")


def _listed(*columns: Any) -> sa.Select[Any]:
    there = sa.outerjoin(FOUND, MEETING, MEETING.c.code == FOUND.c.meeting)
    return sa.select(*columns).select_from(there).where(SHOWN)


def _of(number: int) -> Response:
    query = (
        _listed(FOUND.c.address, FOUND.c.at).order_by(FOUND.c.id).limit(FOUND_ON_EACH).offset(number * FOUND_ON_EACH)
    )
    found = rows(query)
    if number and not found:
        raise Refused("unknown_here")
    told = [_told(path, at) for path, at in [*([("/buurt", "")] if number == 0 else []), *found]]
    return _sent(f'<urlset xmlns="{SPACE}">{"".join(told)}</urlset>')


def _told(path: str, at: str) -> str:
    """A page, as text: there are thousands of them."""
    changed = f"<lastmod>{escape(at[:10])}</lastmod>" if at else ""
    return f"<url><loc>{escape(_base() + path)}</loc>{changed}</url>"


def _base() -> str:
    return str(current_app.config["PUBLIC_URL"])


def _sent(told: str) -> Response:
    return Response(f'<?xml version="1.0" encoding="utf-8"?>\n{told}', content_type="application/xml; charset=utf-8")
