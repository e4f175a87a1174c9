"""Faces as regions: named pieces of HTML, rendered once per scope, face and language however many phones watch."""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

import msgspec
from markupsafe import Markup

from app.faces.marks import Marks
from app.faces.reads import of_part
from app.faces.region import FACES, ROOM, Region
from app.faces.remembered import Item, Made, Remembered, alike, same
from app.faces.rendering import render
from app.faces.room_regions import ROOM_REGIONS
from app.faces.slices import where
from app.faces.view import View
from app.languages import locale, speaking
from app.live.room import Room
from app.part import SHOWN
from app.parts.seating.people import who
from app.parts.tables.scope import at_table, own_table

LIST = re.compile(r"<!--items:([\w-]+)-->")

for face, standard in ROOM_REGIONS.items():
    for region in standard:
        FACES[face].add(region)
    like = FACES[face].like
    for part in SHOWN.beside(like):
        FACES[face].add(Region(part, f"parts/{part}/{like}.html", (where, of_part(part, like))))
    if SHOWN.at_table(like):
        FACES[face].add_scope("table", at_table(like), own_table)


class Rendered(msgspec.Struct, frozen=True):
    """One face in one language: HTML per region, and per list the names of its items in order.

    `made` are the regions that were rendered for it; the others show the same as before.
    """

    html: dict[str, str]
    order: dict[str, list[str]]
    made: frozenset[str] = frozenset()

    def whole(self, region: str) -> Markup:
        """A region with its list items in place, for a page; empty where it is of a table and they sit at none."""

        def items(match: re.Match[str]) -> str:
            return "".join(self.html[name] for name in self.order[match.group(1)])

        return Markup(LIST.sub(items, self.html.get(region, "")))  # noqa: S704 - rendered by our own autoescaping templates


def regions(room: Room, face: str, language: str, scope: str = ROOM, remembered: Remembered | None = None) -> Rendered:
    """The shared regions of a face in a scope: nothing personal, nothing that changes by itself.

    With what its audience remembers only those are rendered that show something else than before.
    """
    remembered = remembered or Remembered()
    with speaking(language):
        made, news = _renewed(View(room, face, scope=scope), scope, remembered.regions)
    remembered.regions = made
    return _rendered(made, news)


def personal(
    room: Room, face: str, me: Marks, asked: Mapping[str, str] | None = None, scopes: Iterable[str] = ()
) -> Rendered:
    """The same regions for one person's page, with what is theirs, what they asked for and the time filled in.

    `scopes` are those that they follow beside the room.
    """
    made: dict[str, Made] = {}
    for scope in (ROOM, *scopes):
        shared = View(room, face, scope=scope)
        view = View(room, face, me, datetime.now(UTC).replace(microsecond=0), asked, scope)
        for each in FACES[face].regions(room.state, scope):
            made[each.name] = _own(view, each, scope, each.read(shared))
    return _rendered(made, made)


def _own(view: View, region: Region, scope: str, seen: tuple[object, ...]) -> Made:
    """A region of somebody's page; what shows the same on many is rendered once for all of them."""
    key = (view.face, locale(), scope, region.name)
    return alike(key, view, (region.path(view), seen), lambda looking: _made(looking, region, scope), Made.text)


def mine(room: Room, face: str, me: Marks) -> str:
    """The strip with what only its owner may read."""
    view = View(room, face, me)
    key = (face, locale(), "mine")
    return alike(key, view, None, lambda looking: render(looking, "faces/mine.html"), str)


def _renewed(view: View, scope: str, before: Mapping[str, Made]) -> tuple[dict[str, Made], list[str]]:
    """Every region of a scope as it is now, and the names of those that were rendered for it."""
    found: dict[str, Made] = {}
    news: list[str] = []
    for region in FACES[view.face].regions(view.room.state, scope):
        seen, known = region.read(view), before.get(region.name)
        if known is None or known.template != region.path(view) or not same(known.seen, seen):
            known = _made(view, region, scope, seen, known)
            news.append(region.name)
        found[region.name] = known
    return found, news


def _made(view: View, region: Region, scope: str, seen: tuple[object, ...] = (), before: Made | None = None) -> Made:
    path, lists = region.path(view), _Lists(view, before.items if before else {})
    html = render(view, path, region=region.name, scope=scope, items=lists.items)
    return Made(path, seen, html, lists.order, lists.made)


def _rendered(made: Mapping[str, Made], news: Iterable[str]) -> Rendered:
    html = {name: each.html for name, each in made.items()}
    for each in made.values():
        html |= {name: item.html for name, item in each.items.items()}
    order = {name: items for each in made.values() for name, items in each.order.items()}
    return Rendered(html, order, frozenset(news))


class _Lists:
    """Collects the list items that a template names while it renders; `before` are those of the last time."""

    def __init__(self, view: View, before: Mapping[str, Item]) -> None:
        self.view, self.before = view, before
        self.made: dict[str, Item] = {}
        self.order: dict[str, list[str]] = {}

    def items(self, name: str, things: Iterable[Any], template: str, **context: Any) -> Markup:
        """Render each thing as a region of its own, named `<name>-<id>`, and leave a place for them."""
        self.order[name] = [f"{name}-{thing.id}" for thing in things]
        for thing in things:
            self.made[f"{name}-{thing.id}"] = self._item(f"{name}-{thing.id}", thing, template, context)
        return Markup(f"<!--items:{name}-->")  # noqa: S704 - the name comes from a template

    def _item(self, name: str, thing: Any, template: str, context: dict[str, Any]) -> Item:
        author = who(self.view, thing.author) if hasattr(thing, "author") else ""
        made_of = template, thing, author, tuple(sorted(context.items()))
        known = self.before.get(name)
        if known is not None and same(known.made_of, made_of):
            return known
        return Item(made_of, render(self.view, template, it=thing, region=name, **context))
