"""What the public sees of duties: what is overdue, what comes next, and dates and news to subscribe to."""

from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from flask import Response, current_app, render_template, request

from app.languages import locale, spoken
from app.programme.described import authority, host
from app.programme.duties import duties
from app.programme.duties.duties import Duty
from app.programme.places import places
from app.programme.places.places import Place
from app.programme.rounds.rounds import Round
from app.record.exports.calendar import escaped, folded

MOST = 100
"""How much stands in a calendar or a feed."""


def of_place(place: Place) -> str:
    """Everything that has to happen in a place, the longest overdue first."""
    listed = duties.of_place(place.path, request.args.get("na", ""), public=True)
    told = {"around": places.around(place), "names": {each.id: each.name for each in places.below(place.path)}}
    return render_template("programme/duties/site.html", place=place, listed=listed, everything=False, **told)


def next_of_place(place: Place) -> Mapping[str, Any] | None:
    """On the page of a place: how much is overdue, and what comes first."""
    listed = duties.of_place(place.path, public=True)
    return {"place": place, "listed": listed, "first": listed.duties[:3]} if listed.total else None


def all_of_round(round: Round) -> Mapping[str, Any] | None:
    """On the page of a round: what has to happen, what is done too."""
    listed = duties.of_round(round.id, everything=True)
    return {"listed": listed} if listed.total else None


def dates(place: Place) -> Response:
    """A calendar (RFC 5545) of what still has to happen in a place, to subscribe to."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Overlegtafel//Nakomen//NL", "CALSCALE:GREGORIAN"]
    lines += [f"X-WR-CALNAME:{escaped(place.name)}", "REFRESH-INTERVAL;VALUE=DURATION:P1D"]
    for duty in duties.coming(place.path, MOST):
        lines += _event(duty)
    found = b"".join(folded(line) for line in [*lines, "END:VCALENDAR"])
    return Response(found, content_type="text/calendar; charset=utf-8")


def _event(duty: Duty) -> Iterator[str]:
    stamp = (duty.told_at or f"{duty.due}T00:00:00")[:19].replace("-", "").replace(":", "")
    yield "BEGIN:VEVENT"
    yield f"UID:{duty.meeting}-{duty.subject}@{host()}"
    yield f"DTSTAMP:{stamp}Z"
    yield f"DTSTART;VALUE=DATE:{duty.due.replace('-', '')}"
    yield f"SUMMARY:{escaped(_title(duty))}"
    if duty.told:
        yield f"DESCRIPTION:{escaped(duty.told)}"
    yield f"URL:{_address(duty)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def news(place: Place) -> Response:
    """A feed (RFC 4287) of what was told in a place, to subscribe to."""
    base = current_app.config["PUBLIC_URL"]
    found = duties.told(place.path, MOST)
    feed = Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": locale()})
    last = found[0].told_at if found else "1970-01-01T00:00:00Z"
    _words(feed, id=f"{authority()}nakomen/{place.id}", title=place.name, updated=str(last))
    SubElement(
        feed, "link", rel="self", type="application/atom+xml", href=base + spoken(f"/buurt/{place.id}/nakomen.atom")
    )
    SubElement(feed, "link", rel="alternate", type="text/html", href=base + spoken(f"/buurt/{place.id}/nakomen"))
    SubElement(SubElement(feed, "author"), "name").text = "Overlegtafel"
    for duty in found:
        entry = SubElement(feed, "entry")
        key = f"{authority()}nakomen/{duty.meeting}/{duty.subject}/{duty.told_at}"
        _words(entry, id=key, title=f"{_title(duty)} ({duty.stands})", updated=str(duty.told_at), summary=duty.told)
        SubElement(entry, "link", href=_address(duty))
    told = b'<?xml version="1.0" encoding="utf-8"?>\n' + tostring(feed, encoding="utf-8")
    return Response(told, content_type="application/atom+xml; charset=utf-8")


def _title(duty: Duty) -> str:
    return " · ".join(word for word in (duty.title, duty.name, duty.text) if word)


def _address(duty: Duty) -> str:
    plan = f"/plan/{duty.plan}" if duty.plan else ""
    return current_app.config["PUBLIC_URL"] + spoken(f"/t/{duty.meeting}/besluit{plan}")


def _words(element: Element, **words: str) -> None:
    for name, word in words.items():
        SubElement(element, name).text = "".join(sign for sign in word if sign >= " " or sign in "\n\t")
