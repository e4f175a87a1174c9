"""Faces as regions: named pieces of HTML, rendered once per face and language however many phones watch."""

from __future__ import annotations

import re
import secrets
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import segno
import sqlalchemy as sa
from flask import Flask, current_app, render_template
from flask_babel import gettext
from markupsafe import Markup

from app import ballots, composing, drafts, figures
from app.languages import locale, speaking
from app.meetings import Room
from app.watch import PROBLEMS, Kept, watch
from facilitation import division
from facilitation.meeting import Meeting
from facilitation.roles import Actor
from facilitation.stages import LiveStage, Sealed

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


class Tally(msgspec.Struct, frozen=True):
    """How many, in the room (phones, paper and with help) and online apart."""

    room: int = 0
    online: int = 0

    @property
    def total(self) -> int:
        """Both together."""
        return self.room + self.online


class View:
    """What a template may ask about a meeting on one face.

    `me` holds what is yours on a page, and is None in a region.
    """

    def __init__(
        self,
        room: Room,
        face: str,
        me: Marks | None = None,
        now: datetime | None = None,
        asked: Mapping[str, str] | None = None,
    ) -> None:
        self.room, self.face, self.me, self.now = room, face, me, now
        self.asked: Mapping[str, str] = asked or {}
        live = room.state
        self.m: Meeting = (live.wall.frozen or live) if face == "screen" else live
        self.wall = live.wall

    @property
    def stage(self) -> LiveStage:
        """The present stage."""
        return self.m.current

    @property
    def number(self) -> int:
        """Its place on the agenda, from 1."""
        return self.m.at + 1

    @property
    def floor(self) -> Any:
        """The plan on the floor, or None."""
        return self.m.initiatives.get(self.m.floor or "")

    def of_kind(self, kind: str) -> LiveStage | None:
        """The stage of this kind, where the agenda has one."""
        return self.m.of_kind(kind)

    def name(self, seat: str) -> str:
        """What somebody wants to be called; empty where no name was given."""
        return self.room.names.get(seat, "")

    def who(self, seat: str) -> str:
        """Somebody as the room knows them: name and table."""
        known = self.m.seats.get(seat)
        table = self.m.tables.get(known.table or "") if known else None
        words = [self.name(seat) or gettext("zonder naam"), table.name if table else ""]
        if known and known.channel in ("online", "paper"):
            words.append(gettext("online") if known.channel == "online" else gettext("op papier"))
        return ", ".join(word for word in words if word)

    @property
    def seats(self) -> Tally:
        """How many sit at the table."""
        return _tally(seat.channel for seat in self.m.seats.values())

    def channel_count(self, channel: str) -> int:
        """How many seats take part this way."""
        return sum(seat.channel == channel for seat in self.m.seats.values())

    def turnout(self, stage: LiveStage) -> Tally:
        """How many seats handed in a ballot, or answered."""
        state = stage.state
        if isinstance(state, Sealed) and stage.sealed:  # the roll itself may have gone since
            return _tally(Counter(state.turnout).elements())
        if stage.plan.kind == "decision":
            return _tally(consent.channel for consent in state.consents.values())
        if stage.plan.kind == "review":
            return _tally(self.m.seats[seat].channel for seat in state.reviews)
        roll = self.room.voted if self.m is self.room.state or self.room.held is None else self.room.held
        return _tally(roll.get(stage.plan.key, {}).values())

    @property
    def kept(self) -> Kept:
        """Until when everything was kept, and what is wrong."""
        return watch().kept

    @property
    def division(self) -> Mapping[str, Any]:
        """The room's division as it stands."""
        return division.current(self.m)

    @property
    def divided(self) -> int:
        """Its total in cents."""
        return division.total(self.division)

    @property
    def departures(self) -> list[str]:
        """Plans whose amount differs from the ranking's own proposal."""
        return division.departures(self.m, self.division)

    @property
    def proposal(self) -> Any:
        """What the revealed ranking by itself would give, or None."""
        return division.proposal(self.m)

    @property
    def places(self) -> dict[str, int]:
        """Each plan's place in the ranking, once that is revealed."""
        stage = self.m.of_kind("ranking")
        if stage is None or stage.status != "revealed":
            return {}
        return {score.initiative: score.rank for score in stage.state.outcome.scores}

    @property
    def timetable(self) -> list[tuple[LiveStage, datetime | None]]:
        """The stages, each with when it would begin by the agenda, once the evening's first clock ran."""
        left = [sum(stage.plan.minutes for stage in self.m.stages[at:]) for at in range(len(self.m.stages))]
        ends = self.m.ends
        return [
            (stage, ends - timedelta(minutes=minutes) if ends else None)
            for stage, minutes in zip(self.m.stages, left, strict=True)
        ]

    @property
    def join_url(self) -> str:
        """Where phones go."""
        return f"{current_app.config['PUBLIC_URL']}/t/{self.m.code}"

    @property
    def host(self) -> str:
        """The address to type, without the scheme."""
        return str(current_app.config["PUBLIC_URL"]).partition("://")[2]

    @property
    def qr(self) -> Markup:
        """The QR code of `join_url`."""
        return qr(self.join_url)

    def clock_text(self) -> str:
        """The time left as `11:40` on a page; empty in a region, where the browser fills it in."""
        if self.now is None:
            return ""
        left = self.m.clock.left(self.now)
        return "" if left is None else f"{'-' if left < 0 else ''}{abs(left) // 60:02d}:{abs(left) % 60:02d}"


def qr(address: str) -> Markup:
    """The QR code of one of our addresses as inline SVG, with a quiet zone of four modules."""
    code = segno.make(address, error="m")
    return Markup(  # noqa: S704 - segno draws it from our own address
        code.svg_inline(svgclass="qr", lineclass=None, omitsize=True, border=4, dark="#0c1f19")
    )


class Marks(msgspec.Struct, frozen=True):
    """What is yours: your seat, what you said, supported, handed in and answered.

    `stubs` are what your ballots stand under in the record, by stage.
    """

    seat: str | None = None
    name: str = ""
    table: str | None = None
    channel: str | None = None
    supported: tuple[str, ...] = ()
    arguments: tuple[str, ...] = ()
    hidden: Mapping[str, str] = {}
    voted: tuple[str, ...] = ()
    ballot: Mapping[str, Any] | None = None
    stubs: Mapping[str, str] = {}
    consent: Mapping[str, Any] | None = None
    review: Mapping[str, Any] | None = None


def marks(room: Room, actor: Actor, connection: sa.Connection) -> Marks:
    """What is this actor's own."""
    seat = room.state.seats.get(actor.seat or "")
    if seat is None:
        return Marks()
    spoken = room.state.of_kind("arguments")
    said = list(spoken.state.arguments.values()) if spoken else []
    stage = room.state.current
    voted = tuple(key for key, roll in room.voted.items() if seat.id in roll)
    ballot = _ballot(room, stage, actor, connection)
    return Marks(
        seat=seat.id,
        name=room.names.get(seat.id, ""),
        table=seat.table,
        channel=seat.channel,
        supported=tuple(a.id for a in said if seat.id in a.supporters),
        arguments=tuple(a.id for a in said if a.author == seat.id),
        hidden={a.id: a.reason for a in said if a.author == seat.id and a.status == "hidden"},
        voted=voted,
        ballot=ballot,
        stubs={key: stub for key in voted if (stub := _stub(room, key, actor, ballot))},
        consent=_own(stage, "decision", "consents", seat.id),
        review=_own(stage, "review", "reviews", seat.id),
    )


def _ballot(room: Room, stage: LiveStage, actor: Actor, connection: sa.Connection) -> Mapping[str, Any] | None:
    """Asked of the database only where the roll says that there is one."""
    if actor.seat not in room.voted.get(stage.plan.key, ()):
        return None
    return ballots.mine(connection, room.code, stage.plan.key, actor.receipt)


def _stub(room: Room, key: str, actor: Actor, ballot: object) -> str | None:
    """None where the console handed in for this seat, or another device did."""
    stub = ballots.stub_of(ballots.key_of(actor.receipt, room.code, key))
    stage = room.state.stage(key)
    mine = stub in stage.state.stubs if stage.sealed else ballot and key == room.state.current.plan.key
    return stub if mine else None


def _own(stage: LiveStage, kind: str, field: str, seat: str) -> Mapping[str, Any] | None:
    if stage.plan.kind != kind:
        return None
    mine = getattr(stage.state, field).get(seat)
    return msgspec.to_builtins(mine) if mine else None


def regions(room: Room, face: str, language: str) -> Rendered:
    """The shared regions of a face: nothing personal, nothing that changes by itself."""
    with speaking(language):
        return _render(View(room, face), REGIONS[face])


def personal(room: Room, face: str, me: Marks, asked: Mapping[str, str] | None = None) -> Rendered:
    """The same regions for one person's page, with what is theirs, what they asked for and the time filled in."""
    return _render(View(room, face, me, datetime.now(UTC), asked), REGIONS[face])


def mine(room: Room, face: str, me: Marks) -> str:
    """The strip with what only its owner may read."""
    return render_template("faces/mine.html", v=View(room, face, me))


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
            return render_template(template, v=self.view, it=thing, region=f"{name}-{thing.id}", **context)
        cache: dict[Any, tuple[Any, str]] = current_app.extensions["items"]
        key = (self.view.room.code, self.view.face, locale(), template, thing.id, repr(sorted(context.items())))
        author = self.view.who(thing.author) if hasattr(thing, "author") else ""
        known = cache.get(key)
        if known and known[0] == (thing, author):
            return known[1]
        html = render_template(template, v=self.view, it=thing, region=f"{name}-{thing.id}", **context)
        cache[key] = ((thing, author), html)
        return html


def _render(view: View, names: Iterable[str]) -> Rendered:
    lists = _Lists(view)
    html = {}
    for name in names:
        html[name] = render_template(_template(view, name), v=view, region=name, items=lists.items)
    return Rendered(html | lists.html, lists.order)


def _template(view: View, region: str) -> str:
    if region == "stage":
        return f"stages/{view.stage.plan.kind}/{view.face}.html"
    return f"faces/{view.face}/{region}.html"


def init_app(app: Flask) -> None:
    """What templates may call. `revision` tells a page how far the live messages of its face were; realtime sets it."""
    app.extensions["items"] = {}
    app.extensions["revision"] = lambda code, face, language: ""
    app.jinja_env.globals |= {
        "PROBLEMS": PROBLEMS,
        "composing": composing,
        "figures": figures,
        "language": locale,
        "rev": lambda view: app.extensions["revision"](view.room.code, view.face, locale()),
        "marks_json": lambda me: msgspec.json.encode(me).decode(),
        "draft": drafts.of,
        "new_id": lambda: secrets.token_hex(16),
    }


def _tally(channels: Iterable[str]) -> Tally:
    found = list(channels)
    online = found.count("online")
    return Tally(len(found) - online, online)
