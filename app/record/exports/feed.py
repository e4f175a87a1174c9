"""What happens after the evening as an Atom feed (RFC 4287): the decision first, then everything that is told."""

from xml.etree.ElementTree import Element, SubElement, tostring

from flask import current_app
from flask_babel import gettext

from app.record.follow_up.telling import Following, Item
from app.record.follow_up.words import STATES, subject


def write(following: Following) -> bytes:
    """The feed, newest first; the same following gives the same bytes."""
    page = f"{current_app.config['PUBLIC_URL']}/t/{following.code}/besluit"
    feed = Element("feed", xmlns="http://www.w3.org/2005/Atom")
    items = {item.subject: item for item in following.items}
    last = following.entries[-1].at if following.entries else following.closed
    _words(feed, id=_name(following, 0), title=following.title, updated=last)
    SubElement(feed, "link", rel="self", type="application/atom+xml", href=f"{page}.atom")
    SubElement(feed, "link", rel="alternate", type="text/html", href=page)
    SubElement(SubElement(feed, "author"), "name").text = "Overlegtafel"
    for entry in reversed(following.entries):
        item = items[entry.subject]
        _entry(feed, _name(following, entry.number), _title(item, entry.state), entry.at, entry.text or "", page, item)
    _entry(feed, _name(following, 0) + "/besluit", gettext("Besluit vastgelegd"), following.closed, "", page, None)
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + tostring(feed, encoding="utf-8")


def _title(item: Item, state: str) -> str:
    return " · ".join(word for word in (item.title, f"{subject(item).rstrip('.')}: {STATES[state]}") if word)


def _entry(feed: Element, key: str, title: str, at: str, text: str, page: str, item: Item | None) -> None:
    entry = SubElement(feed, "entry")
    _words(entry, id=key, title=title, updated=at, summary=text or title)
    SubElement(entry, "link", href=f"{page}/plan/{item.plan}" if item and item.plan else page)


def _words(element: Element, **words: str) -> None:
    for name, word in words.items():
        SubElement(element, name).text = "".join(sign for sign in word if sign >= " " or sign in "\n\t")


def _name(following: Following, number: int) -> str:
    """A name for ever (RFC 4151): the head tells this evening apart from every other."""
    return f"tag:overlegtafel,{following.closed[:10]}:{following.code}/{following.head[:16]}/{number}"
