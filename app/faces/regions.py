"""Faces as regions: named pieces of HTML, rendered once per face and language however many phones watch."""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

import msgspec
from markupsafe import Markup

from app.faces.marks import Marks
from app.faces.rendering import front, render
from app.faces.view import View
from app.languages import locale, speaking
from app.live.room import Room
from app.parts.seating.people import who
from app.services import services

REGIONS: dict[str, tuple[str, ...]] = {
    "phone": ("top", "frames", "stage"),
    "screen": ("wall",),
    "console": ("rail", "kept", "now", "stage", "plans", "side", "go"),
    "livecast": ("top", "view", "stage"),
}
LIST = re.compile(r"<!--items:([\w-]+)-->")


class Rendered(msgspec.Struct, frozen=True):
    """One face in one language: HTML per region, and per list the names of its items in order."""

    html: dict[str, str]
    order: dict[str, list[str]]

    def whole(self, region: str) -> Markup:
        """A region with its list items in place, for a page."""

        def items(match: re.Match[str]) -> str:
            return "".join(self.html[name] for name in self.order[match.group(1)])

        return Markup(LIST.sub(items, self.html[region]))  # noqa: S704 - rendered by our own autoescaping templates


def regions(room: Room, face: str, language: str) -> Rendered:
    """The shared regions of a face: nothing personal, nothing that changes by itself."""
    with speaking(language):
        return _render(View(room, face), REGIONS[face])


def personal(room: Room, face: str, me: Marks, asked: Mapping[str, str] | None = None) -> Rendered:
    """The same regions for one person's page, with what is theirs, what they asked for and the time filled in."""
    return _render(View(room, face, me, datetime.now(UTC), asked), REGIONS[face])


def mine(room: Room, face: str, me: Marks) -> str:
    """The strip with what only its owner may read."""
    return render(View(room, face, me), "faces/mine.html")


class _Lists:
    """Collects the list items that templates name while a face renders."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.html: dict[str, str] = {}
        self.order: dict[str, list[str]] = {}

    def items(self, name: str, things: Iterable[Any], template: str, **context: Any) -> Markup:
        """Render each thing as a region of its own, named `<name>-<id>`, and leave a place for them."""
        self.order[name] = [f"{name}-{thing.id}" for thing in things]
        for thing in things:
            self.html[f"{name}-{thing.id}"] = self._item(template, thing, name, context)
        return Markup(f"<!--items:{name}-->")  # noqa: S704 - the name comes from a template

    def _item(self, template: str, thing: Any, name: str, context: dict[str, Any]) -> str:
        if self.view.me is not None:
            return render(self.view, template, it=thing, region=f"{name}-{thing.id}", **context)
        cache = services().items
        key = (self.view.room.code, self.view.face, locale(), template, thing.id, repr(sorted(context.items())))
        author = who(self.view, thing.author) if hasattr(thing, "author") else ""
        known = cache.get(key)
        if known and known[0] == (thing, author):
            return known[1]
        html = render(self.view, template, it=thing, region=f"{name}-{thing.id}", **context)
        cache[key] = ((thing, author), html)
        return html


def _render(view: View, names: Iterable[str]) -> Rendered:
    lists = _Lists(view)
    html = {}
    for name in names:
        html[name] = render(view, _template(view, name), region=name, items=lists.items)
    return Rendered(html | lists.html, lists.order)


def _template(view: View, region: str) -> str:
    if region == "plans":
        return "parts/plans/console.html"
    if region != "stage":
        return f"faces/{view.face}/{region}.html"
    if view.face == "console":
        return f"parts/{view.stage.plan.kind}/console.html"
    return f"parts/{front(view)}/phone.html"  # at home one holds the same seat as on a phone
