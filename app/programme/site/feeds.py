"""News to subscribe to, as Atom (RFC 4287): rounds that began, what they decided, what was published of them."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, tostring

import msgspec
import sqlalchemy as sa
from flask import Response, current_app
from flask_babel import gettext

from app.languages import euro, locale, spoken
from app.programme.described import authority
from app.programme.findable import NEWS
from app.programme.places.places import Place
from app.programme.places.tables import PLACE
from app.programme.rounds.tables import ROUND
from app.programme.site import index, lately
from app.programme.storage import rows

MOST = 50
"""How much stands in a feed."""
NEVER = "1970-01-01T00:00:00Z"


class Entry(msgspec.Struct, frozen=True):
    """One piece of news: what tells it from others, what it says, where it stands, and when it was (UTC)."""

    key: str
    title: str
    summary: str
    path: str
    at: str


def everywhere() -> Response:
    """The news of the whole site."""
    return _feed("/", gettext("Wat speelt er in de buurt?"), "/nieuws.atom", "/buurt")


def of_place(place: Place) -> Response:
    """The news of a place and of all places in it."""
    return _feed(place.path, place.name, f"/buurt/{place.id}/nieuws.atom", f"/buurt/{place.id}")


def news(path: str) -> Sequence[Entry]:
    """What is new at the places below this path, newest first."""
    index.refresh()
    found = [*_rounds(path), *_decisions(path), *_published(path)]
    return sorted(found, key=lambda entry: (entry.at, entry.key), reverse=True)[:MOST]


def _rounds(path: str) -> list[Entry]:
    query = (
        sa.select(ROUND.c.id, ROUND.c.title, ROUND.c.amount, PLACE.c.name.label("place"), NEWS.c.at)
        .join(ROUND, ROUND.c.id == NEWS.c.round)
        .join(PLACE, PLACE.c.id == ROUND.c.place)
        .where(ROUND.c.public, NEWS.c.kind == "round", PLACE.c.path.startswith(path, autoescape=True))
        .order_by(NEWS.c.at.desc(), NEWS.c.round)
        .limit(MOST)
    )
    return [
        Entry(
            f"ronde/{row.id}",
            gettext("Nieuwe ronde: %(round)s, %(place)s", round=row.title, place=row.place),
            gettext("Er is %(amount)s te verdelen.", amount=euro(row.amount)),
            f"/ronde/{row.id}",
            row.at,
        )
        for row in rows(query)
    ]


def _decisions(path: str) -> list[Entry]:
    return [
        Entry(
            f"besluit/{row.id}",
            gettext("Besloten: %(round)s, %(place)s", round=row.title, place=row.place),
            gettext(
                "Toegekend: %(given)s, voor %(chosen)s van de plannen (%(plans)s).",
                chosen=row.chosen,
                plans=row.plans,
                given=euro(int(row.given)),
            ),
            f"/ronde/{row.id}",
            row.at,
        )
        for row in lately.decisions(path, MOST)
    ]


def _published(path: str) -> list[Entry]:
    return [
        Entry(
            f"publicatie/{row.id}/{row.number}",
            gettext("Verslag: %(round)s, %(place)s", round=row.title, place=row.place),
            gettext("Het verslag en de gegevens staan klaar, versie %(number)s.", number=row.number),
            f"/ronde/{row.id}/publicaties",
            row.at,
        )
        for row in lately.published(path, MOST)
    ]


def _feed(path: str, title: str, own: str, page: str) -> Response:
    base, found = current_app.config["PUBLIC_URL"], news(path)
    feed = Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": locale()})
    _words(feed, id=f"{authority()}nieuws{path}", title=title, updated=found[0].at if found else NEVER)
    SubElement(feed, "link", rel="self", type="application/atom+xml", href=base + spoken(own))
    SubElement(feed, "link", rel="alternate", type="text/html", href=base + spoken(page))
    SubElement(SubElement(feed, "author"), "name").text = "Overlegtafel"
    for each in found:
        entry = SubElement(feed, "entry")
        key = f"{authority()}{each.key}"
        _words(entry, id=key, title=each.title, updated=each.at, summary=each.summary)
        SubElement(entry, "link", rel="alternate", type="text/html", href=base + spoken(each.path))
    told = b'<?xml version="1.0" encoding="utf-8"?>\n' + tostring(feed, encoding="utf-8")
    return Response(told, content_type="application/atom+xml; charset=utf-8")


def _words(element: Element, **words: str) -> None:
    for name, word in words.items():
        SubElement(element, name).text = "".join(sign for sign in word if sign >= " " or sign in "\n\t")
