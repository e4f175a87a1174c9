"""Faces as regions: named pieces of HTML, rendered once per face and language however many phones watch."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

import msgspec
import sqlalchemy as sa
from flask import Flask, render_template
from markupsafe import Markup

from app.counting.told import rules
from app.faces import wall_pages
from app.faces.view import View
from app.languages import locale, speaking
from app.live.meetings import Room
from app.operations.health import PROBLEMS
from app.parts import choice, package
from app.parts.ranking import draft, method, outcome, own_share
from app.services import services
from app.storage import ballots
from facilitation.roles import Actor
from facilitation.stages import LiveStage

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


class Marks(msgspec.Struct, frozen=True):
    """What is yours: your seat, what you said, supported, handed in and answered.

    `stubs` are what your ballots stand under in the record, by stage; `joined` are the minority views you stand behind,
    `view` is the one you wrote, `objections` are those of yours that can be taken back. `choice` is your answer to the
    choice that the room looks at: its id and your marks.
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
    choice: Mapping[str, Any] | None = None
    review: Mapping[str, Any] | None = None
    joined: tuple[str, ...] = ()
    view: str | None = None
    objections: tuple[str, ...] = ()


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
        choice=choice.own(room.state, seat.id),
        review=_own(stage, "review", "reviews", seat.id),
        **_dissent(room.state.of_kind("decision"), seat.id),
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


def _dissent(stage: LiveStage | None, seat: str) -> dict[str, Any]:
    """Where you saw it otherwise: your views and objections."""
    if stage is None:
        return {}
    state, shown = stage.state, stage.status == "closed"
    owned = {key for key, owner in state.owners(shown).items() if owner == seat and not state.recorded}
    open_ones = (o.id for o in state.objections(shown) if o.id in owned and o.fate.became != "withdrawn")
    return {
        "joined": tuple(view.id for view in state.views.values() if seat in view.supporters),
        "view": next((view.id for view in state.views.values() if view.author == seat), None),
        "objections": tuple(open_ones),
    }


def regions(room: Room, face: str, language: str) -> Rendered:
    """The shared regions of a face: nothing personal, nothing that changes by itself."""
    with speaking(language):
        return _render(View(room, face), REGIONS[face])


def personal(room: Room, face: str, me: Marks, asked: Mapping[str, str] | None = None) -> Rendered:
    """The same regions for one person's page, with what is theirs, what they asked for and the time filled in."""
    return _render(View(room, face, me, datetime.now(UTC), asked), REGIONS[face])


def mine(room: Room, face: str, me: Marks) -> str:
    """The strip with what only its owner may read."""
    return render_template("faces/mine.html", v=View(room, face, me), shares=own_share.shares(room, me.stubs))


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
        cache = services().items
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
    if region == "stage" and view.face in ("phone", "livecast") and view.m.choice and not view.m.closed:
        return "parts/choice/phone.html"
    if region == "stage":
        face = "console" if view.face == "console" else "phone"  # at home one holds the same seat as on a phone
        return f"parts/{view.stage.plan.kind}/{face}.html"
    return "parts/plans/console.html" if region == "plans" else f"faces/{view.face}/{region}.html"


def init_app(app: Flask) -> None:
    """What templates may call. `rev` is how far the live messages of its face were."""
    app.jinja_env.globals |= {
        "PROBLEMS": PROBLEMS,
        "choices": choice,
        "composing": package,
        "figures": wall_pages,
        "outcomes": outcome,
        "language": locale,
        "rev": lambda view: services().sockets.rev(view.room.code, view.face, locale()),
        "marks_json": lambda me: msgspec.json.encode(me).decode(),
        "draft": draft.of,
        "method_form": method,
        "WAYS": method.KINDS,
        "GRADES": method.GRADES,
        "RULEBOOK": rules.NAMES,
        "RULEBOOK_HOW": rules.HOW,
        "new_id": lambda: secrets.token_hex(16),
    }
