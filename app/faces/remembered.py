"""What was shown last, and of what that was made: what shows the same is not rendered again.

What everybody has is remembered for each audience. Of people's own pages a piece is rendered once for everybody of
whom it shows the same. Who renders it gets a view that notes what the piece asks of whoever looks: which marks, which
words of the address, the second it is. The next page for which all of those are the same takes the piece as it is.
"""

import time
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

import msgspec
from markupsafe import Markup

from app.faces.marks import Marks
from app.faces.view import View
from app.live.room import Room

FRESH = 1.0  # seconds for which a piece is everybody's while something else changes
SMALL = 2_000  # signs of a piece that is one seat's own, and is kept for the next time that it is asked for
MOST = 48  # ways in which one piece may show at one moment: by table, by ballot, by who asked what
OWN_FORM = 'name="csrf_token"'
"""Where a form of its own stands in a piece, which is one device's and nobody else's, unless its token has a place."""
Read = dict[tuple[str, str], object]
"""What a piece asked: of `me`, of what was `asked`, or of the `view`, by name; None for what was not there."""
Key = tuple[str, ...]
Shown = TypeVar("Shown")


class Anything(msgspec.Struct, frozen=True):
    """What a piece is made of that shows more than slices tell: `beside` it, all that there is of the meeting."""

    beside: tuple[object, ...] = ()


def place(name: str) -> Markup:
    """Where something of one device's own stands in what many share; it is put there when a page is sent."""
    return Markup(f"<!--own:{name}-->")  # noqa: S704 - the name is ours


class Item(msgspec.Struct, frozen=True):
    """One item of a list as it was rendered, what it was made of, and its pieces: `html` has places for those."""

    thing: object
    author: str
    html: str
    pieces: Mapping[str, str]


class Listed(msgspec.Struct, frozen=True):
    """The items of one list in their order, and what all of them were made of beside their things.

    `beside` are the template and what it was given; `known` is who is known in the room, as objects that are never
    changed in place: as long as they are the same objects nobody is called otherwise.
    """

    beside: tuple[object, ...]
    known: tuple[object, ...]
    items: Mapping[str, Item]


class Made(msgspec.Struct, frozen=True):
    """One region as it was rendered: the template and slices that it was made of, its lists, and all that it shows.

    `shown` is the HTML of the region, of its items and of the pieces in both, by name: what holds a place for another
    stands before it. `order` are the names of the items of each list.
    """

    template: str
    seen: tuple[object, ...]
    lists: Mapping[str, Listed]
    shown: Mapping[str, str]
    order: Mapping[str, list[str]]

    def text(self) -> str:
        """Its HTML and that of its list items and pieces, one after the other."""
        return "".join(self.shown.values())


class Remembered:
    """The regions of one audience by name; replaced whole, so that who reads them sees one moment."""

    def __init__(self) -> None:
        self.regions: Mapping[str, Made] = {}


def same(before: object, now: object) -> bool:
    """Whether two slices hold the same in the same order.

    What is the same object is not looked into, so that comparing frozen values costs no more than what changed in them.
    """
    if before is now:
        return True
    if type(before) is not type(now):
        return False
    if isinstance(before, tuple) and isinstance(now, tuple):
        return len(before) == len(now) and all(same(*pair) for pair in _apart(before, now))
    if isinstance(before, Mapping) and isinstance(now, Mapping):
        return same((*before, *before.values()), (*now, *now.values()))
    if isinstance(before, msgspec.Struct):
        return all(same(getattr(before, name), getattr(now, name)) for name in before.__struct_fields__)
    return before == now


class Noted(Mapping[str, Any]):
    """A mapping that notes what is read of it, and under which name it stands."""

    def __init__(self, name: str, kept: Mapping[str, Any], read: Read) -> None:
        self._name, self._kept, self._read = name, kept, read

    def __getitem__(self, key: str) -> Any:
        self._read[self._name, key] = self._kept.get(key)
        return self._kept[key]

    def __iter__(self) -> Iterator[str]:
        self._read[self._name, "*"] = self._kept
        return iter(self._kept)

    def __len__(self) -> int:
        return len(self._kept)

    def __bool__(self) -> bool:
        """Whether there is anything; nothing of it is noted, since marks are never empty."""
        if not self._kept:
            self._read[self._name, "*"] = self._kept
        return bool(self._kept)


class Looking(View):
    """A view of one person's page that notes what is asked of it in `read`."""

    def __init__(self, view: View) -> None:
        self.__dict__ |= view.__dict__
        self.read: Read = {}
        self.looked_at = view

    @property
    def me(self) -> Marks | None:  # type: ignore[override]
        """The marks, noting which are read."""
        return None if self.looked_at.me is None else Noted("me", self.looked_at.me, self.read)

    @property
    def asked(self) -> Mapping[str, str]:  # type: ignore[override]
        """What the address asks for, noting which words are read."""
        return Noted("asked", self.looked_at.asked, self.read)

    @property
    def now(self) -> datetime | None:  # type: ignore[override]
        """The time, noting that it was read."""
        self.read["view", "now"] = self.looked_at.now
        return self.looked_at.now

    @property
    def seated(self) -> bool:
        """Whether whoever looks has a seat, noting only that."""
        self.read["view", "seated"] = self.looked_at.seated
        return self.looked_at.seated


class Way(msgspec.Struct, frozen=True):
    """One way in which a piece shows, what of whoever looks at it that was made of, and at which moment.

    It is `fresh` until then, by the monotonic clock; `whatever` is that it may show what stands beside the room.
    """

    read: Read
    moment: tuple[object, ...]
    fresh: float
    whatever: bool
    shown: Any

    def lives(self, moment: tuple[object, ...], now: float) -> bool:
        """Whether it may be taken at a moment."""
        still, fresh = self.moment is moment, now < self.fresh
        return still and fresh if self.whatever else still or (fresh and not self.asks_seat)

    @property
    def asks_seat(self) -> bool:
        """Whether it may have looked up anything of a seat."""
        return ("me", "seat") in self.read or ("me", "*") in self.read

    def fits(self, view: View) -> bool:
        """Whether it would show the same to whoever looks now.

        Within another piece that one is told what this one asked, since it compares by asking.
        """
        return all(same(value, _value(view, *name)) for name, value in self.read.items())


class Piece:
    """The ways in which one piece shows at a moment, and the slices that all of them were made of.

    `own` are small ones that ask which seat they are for, by seat: nobody else looks through them.
    """

    def __init__(self) -> None:
        self.made_of: object = None
        self.moment: tuple[object, ...] = ()
        self.ways: list[Way] = []
        self.own: dict[object, Way] = {}

    def settle(self, made_of: object, moment: tuple[object, ...]) -> None:
        """Forget what was made of something else than what there is now."""
        if not same(self.made_of, made_of):
            self.made_of, self.ways, self.own = made_of, [], {}
        if len(self.moment) != len(moment) or _apart(self.moment, moment):
            self.moment, self.own, now = moment, {}, time.monotonic()
            self.ways = [way for way in self.ways if way.lives(moment, now)]

    def taken(self, view: View) -> Way | None:
        """The way in which it shows to whoever looks, if there is one."""
        now, own = time.monotonic(), self.own.get(_seat(view))
        if own is not None and own.lives(self.moment, now) and own.fits(view):
            return own
        return next((way for way in self.ways if way.lives(self.moment, now) and way.fits(view)), None)

    def keep(self, way: Way, seat: str | None, size: int) -> None:
        """One more way, that shows so many signs to this seat."""
        if not (way.asks_seat and seat):
            self.ways = [way, *self.ways[: MOST - 1]]
        elif size <= SMALL:
            self.own[seat] = way


PIECES: WeakKeyDictionary[Room, dict[Key, Piece]] = WeakKeyDictionary()
"""Of each room, as long as it is in memory."""


def _apart(before: tuple[object, ...], now: tuple[object, ...]) -> list[tuple[object, object]]:
    """What stands in the same place and is not the same object: of a thousand arguments, the few that changed."""
    return [pair for pair in zip(before, now, strict=True) if pair[0] is not pair[1]]


def alike(
    key: Key, view: View, made_of: object, render: Callable[[View], Shown], text: Callable[[Shown], str]
) -> Shown:
    """A piece as it shows to whoever looks at this view: rendered, or as somebody else got it; `text` is its HTML.

    `made_of` are the slices that it shows, `Anything` for all that there is. Such a piece, and one that asks which seat
    it is for and may look up all of that seat, is only taken again while nothing changed in the room; any other for
    `FRESH` seconds at most while something did. What is made of anything is taken for as long at most in any case:
    what it shows may stand beside the room. Who loads a page anew gets it anew, whatever a part may have left out of
    its slices. After the closing nothing is shared, since what is told then stands beside the log.
    """
    if view.meeting.closed:
        return render(view)
    piece = PIECES.setdefault(view.room, {}).setdefault(key, Piece())
    piece.settle(made_of, moment_of(view.room))
    found = piece.taken(view)
    if found is not None:
        return found.shown
    looking, moment, slices = Looking(view), piece.moment, piece.made_of
    shown = render(looking)
    html = text(shown)
    if slices is piece.made_of and not _has_own_form(html):
        way = Way(looking.read, moment, time.monotonic() + FRESH, isinstance(made_of, Anything), shown)
        piece.keep(way, _seat(view), len(html))
    return shown


def _seat(view: View) -> str | None:
    """The seat of whoever looks, without noting that it was asked."""
    while isinstance(view, Looking):
        view = view.looked_at
    return view.me["seat"] if view.me else None


def moment_of(room: Room) -> tuple[object, ...]:
    """Everything that a piece of a page can look up of a room: the same objects as long as nothing changed."""
    return (
        *(room.state, room.names, room.voted, room.held, room.beside, room.reactions),
        *(room.deeds, room.pictures, room.seal),
    )


def _has_own_form(html: str) -> bool:
    return html.count(OWN_FORM) > html.count(f'{OWN_FORM} value="{place("csrf_token")}"')


def _value(view: View, of: str, name: str) -> object:
    if of == "view":
        return getattr(view, name)
    kept = view.me if of == "me" else view.asked
    return kept if kept is None or name == "*" else kept.get(name)
