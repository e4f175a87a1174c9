"""Faces as regions: named pieces of HTML, rendered once per scope, face and language however many phones watch."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import copy
from datetime import UTC, datetime
from hashlib import blake2b
from operator import is_
from typing import Any

import msgspec
from markupsafe import Markup, escape

from app.faces.marks import Marks
from app.faces.reads import of_part
from app.faces.region import FACES, ROOM, Region
from app.faces.remembered import Anything, Item, Listed, Made, Remembered, alike, place, same
from app.faces.rendering import render, rev, revs_json
from app.faces.room_regions import ROOM_REGIONS
from app.faces.slices import where
from app.faces.view import View
from app.languages import locale, speaking
from app.live.room import Room
from app.part import SHOWN
from app.parts.seating.people import who
from app.parts.tables.scope import at_table, own_table
from app.record.signing import signing
from facilitation.parts.seating import seats, tables

OWN = ("csrf_token", "new_id", "marks_json")
"""What templates call for something that is one device's own, by the names under which its place is known."""
CROWDS = ("phone", "simple", "livecast")
"""The faces of which there are many."""
PLACE = re.compile(r"<!--own:(\w+)-->")
LIST = re.compile(r"<!--items:([\w-]+)-->")
PIECE = re.compile(r"<!--piece:([\w-]+)-->")

for face, standard in ROOM_REGIONS.items():
    for region in standard:
        FACES[face].add(region)
    like = FACES[face].like
    for part in SHOWN.beside(like):
        FACES[face].add(Region(part, f"parts/{part}/{like}.html", (where, of_part(part, like))))
    if SHOWN.at_table(like):
        FACES[face].add_scope("table", at_table(like), own_table)


class Rendered(msgspec.Struct, frozen=True):
    """One face in one language: HTML per region, item and piece, and per list the names of its items in order.

    `made` are the regions that were rendered for it; the others show the same as before.
    """

    html: dict[str, str]
    order: dict[str, list[str]]
    made: frozenset[str] = frozenset()

    def whole(self, region: str) -> Markup:
        """A region with items and pieces in place, for a page; empty where it is of a table and they sit at none."""

        def items(match: re.Match[str]) -> str:
            return "".join(self.html[name] for name in self.order[match.group(1)])

        filled = LIST.sub(items, self.html.get(region, ""))
        filled = PIECE.sub(lambda match: self.html[match.group(1)], filled)
        return Markup(filled)  # noqa: S704 - rendered by our own autoescaping templates


class Page(msgspec.Struct, frozen=True):
    """A page with places for what is one device's own, and what names all that it shows beside that."""

    html: str
    digest: bytes

    def filled(self, own: Mapping[str, str]) -> str:
        """The page with what is somebody's own in its places, as HTML by name."""
        return PLACE.sub(lambda match: own[match.group(1)], self.html)


def regions(
    room: Room,
    face: str,
    language: str,
    scope: str = ROOM,
    remembered: Remembered | None = None,
    breathe: Callable[[], object] = int,
) -> Rendered:
    """The shared regions of a face in a scope: nothing personal, nothing that changes by itself.

    With what its audience remembers only those are rendered that show something else than before. `breathe` is called
    after each region and each item that was rendered, so that others get a turn: all are still of one moment.
    """
    remembered = remembered or Remembered()
    signing.seal(room)  # the room remembers it; what is copied does not
    with speaking(language):
        made, news = _renewed(View(copy(room), face, scope=scope), scope, remembered.regions, breathe)
    remembered.regions = made
    return _rendered(made, news)


def personal(
    room: Room, face: str, me: Marks, asked: Mapping[str, str] | None = None, scopes: Iterable[str] = ()
) -> Rendered:
    """The same regions for one person's page, with what is theirs, what they asked for and the time filled in.

    `scopes` are those that they follow beside the room.
    """
    return _personal(View(room, face, me, _second(), asked), scopes)


def page(
    room: Room, face: str, me: Marks, asked: Mapping[str, str], scopes: Iterable[str], **more: Any
) -> Page:  # fmt: skip
    """A whole page for one person, with places for what is their own; on a face of a crowd many have the same.

    One on which a ballot stands is nobody else's, and is not kept.
    `scopes` are those that they follow beside the room, `more` is what the template is given too.
    """
    template = f"faces/{FACES[face].like}.html"
    view = View(room, face, me, _second(), asked)
    if face not in CROWDS or me["ballot"] or me["stubs"]:
        return _page(view, template, scopes, more)
    key = (face, locale(), "page", *scopes, *more)
    shown = Anything((rev(view), revs_json(view, scopes), room.noindex, room.language, *more.values()))
    return alike(key, view, shown, lambda looking: _page(looking, template, scopes, more), lambda page: page.html)


def _page(view: View, template: str, scopes: Iterable[str], more: Mapping[str, Any]) -> Page:
    places = {name: lambda *_, name=name: place(name) for name in OWN}
    rendered = _personal(view, scopes)
    html = render(view, template, me=view.me, r=rendered, scopes=scopes, mine=place("mine"), **places, **more)
    return Page(html, blake2b(html.encode(), digest_size=12).digest())


def _second() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


def _personal(view: View, scopes: Iterable[str]) -> Rendered:
    made: dict[str, Made] = {}
    for scope in (ROOM, *scopes):
        shared, looking = View(view.room, view.face, scope=scope), copy(view)
        looking.scope = scope
        for each in FACES[view.face].regions(view.room.state, scope):
            made[each.name] = _own(looking, each, scope, each.read(shared))
    return _rendered(made, made)


def _own(view: View, region: Region, scope: str, seen: tuple[object, ...]) -> Made:
    """A region of somebody's page; what shows the same on many is rendered once for all of them."""
    key = (view.face, locale(), scope, region.name)
    return alike(key, view, (region.path(view), seen), lambda looking: _made(looking, region, scope), Made.text)


def mine(room: Room, face: str, me: Marks) -> str:
    """The strips with what only its owner may read, part by part."""
    key = (face, locale(), "mine")
    return alike(key, View(room, face, me), Anything(), lambda looking: "".join(_strips(looking, key)), str)


def _strips(view: View, key: tuple[str, ...]) -> Iterator[str]:
    for part in SHOWN.own_strips():
        yield alike((*key, part), view, Anything(), _strip(f"parts/{part}/mine.html"), str)


def _strip(path: str) -> Callable[[View], str]:
    return lambda looking: render(looking, path)


def _renewed(
    view: View, scope: str, before: Mapping[str, Made], breathe: Callable[[], object]
) -> tuple[dict[str, Made], list[str]]:
    """Every region of a scope as it is now, and the names of those that were rendered for it."""
    found: dict[str, Made] = {}
    news: list[str] = []
    for region in FACES[view.face].regions(view.room.state, scope):
        seen, known = region.read(view), before.get(region.name)
        if known is None or known.template != region.path(view) or not same(known.seen, seen):
            known = _made(view, region, scope, seen, known, breathe)
            news.append(region.name)
        breathe()
        found[region.name] = known
    return found, news


def _made(
    view: View,
    region: Region,
    scope: str,
    seen: tuple[object, ...] = (),
    before: Made | None = None,
    breathe: Callable[[], object] = int,
) -> Made:
    path, lists, pieces = region.path(view), _Lists(view, before.lists if before else {}, breathe), _Pieces()
    html = render(view, path, region=region.name, scope=scope, items=lists.items, piece=pieces.piece)
    shown = {region.name: html, **pieces.made}
    for listed in lists.made.values():
        shown |= {name: item.html for name, item in listed.items.items()}
        for item in listed.items.values():
            shown |= item.pieces
    return Made(path, seen, lists.made, shown, {name: [*listed.items] for name, listed in lists.made.items()})


def _rendered(made: Mapping[str, Made], news: Iterable[str]) -> Rendered:
    html: dict[str, str] = {}
    order: dict[str, list[str]] = {}
    for each in made.values():
        html |= each.shown
        order |= each.order
    return Rendered(html, order, frozenset(news))


class _Pieces:
    """Collects what a template names as a piece: it is sent alone when it changes, without what stands around it."""

    def __init__(self) -> None:
        self.made: dict[str, str] = {}

    def piece(self, name: str, shown: object = "", caller: Callable[[], Markup] | None = None) -> Markup:
        """What the element around it shows, which has `data-region` of this name and `data-piece`; leaves a place.

        `shown` is a value, or it is a block by `{% call %}`.
        """
        self.made[name] = str(escape(caller() if caller else shown))
        return Markup(f"<!--piece:{name}-->")  # noqa: S704 - the name comes from a template


class _Lists:
    """Collects the list items that a template names while it renders; `before` are those of the last time."""

    def __init__(self, view: View, before: Mapping[str, Listed], breathe: Callable[[], object]) -> None:
        self.view, self.before, self.breathe = view, before, breathe
        self.made: dict[str, Listed] = {}
        self.known = seats(view.meeting), tables(view.meeting), view.room.names

    def items(self, name: str, things: Iterable[Any], template: str, **context: Any) -> Markup:
        """Render each thing as a region of its own, named `<name>-<id>`, and leave a place for them.

        What is the same object in the same place as the last time costs no more than a look.
        """
        beside, before = (template, tuple(sorted(context.items()))), self.before.get(name)
        old = before.items if before and same(before.beside, beside) else {}
        still = before is not None and all(map(is_, before.known, self.known))
        there, made = [*things], dict[str, Item]()
        places = old.items() if still and len(old) == len(there) else [("", None)] * len(there)
        for (key, known), thing in zip(places, there, strict=True):
            if known is None or known.thing is not thing:
                key = f"{name}-{thing.id}"
                known = old.get(key)
                if not (still and known and known.thing is thing):
                    known = self._item(key, thing, template, context, known)
            made[key] = known
        self.made[name] = Listed(beside, self.known, made)
        return Markup(f"<!--items:{name}-->")  # noqa: S704 - the name comes from a template

    def _item(self, key: str, thing: Any, template: str, context: dict[str, Any], known: Item | None) -> Item:
        author = who(self.view, thing.author) if hasattr(thing, "author") else ""
        if known is not None and known.author == author and same(known.thing, thing):
            return known
        pieces = _Pieces()
        html = render(self.view, template, it=thing, region=key, piece=pieces.piece, **context)
        self.breathe()
        return Item(thing, author, html, pieces.made)
