"""Faces as regions: named pieces of HTML, rendered once per face and language however many phones watch."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

import msgspec
from flask import Flask, render_template
from markupsafe import Markup

from app.counting.told import rules
from app.faces import wall_pages
from app.faces.marks import Marks
from app.faces.view import View
from app.languages import locale, speaking
from app.live.meetings import Room
from app.operations.health import PROBLEMS
from app.parts import choice, package
from app.parts.ranking import draft, method, outcome, own_share
from app.services import services
from facilitation.parts import plans as plan_part
from facilitation.parts.choice.asked import in_sight
from facilitation.parts.package import division as division_part
from facilitation.registry import PARTS
from facilitation.situation import settled, stage_named

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
    return render_template("faces/mine.html", v=View(room, face, me), shares=own_share.shares(room, me["stubs"]))


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
    if region == "stage" and view.face in ("phone", "livecast") and in_sight(view.m) and not view.m.closed:
        return "parts/choice/phone.html"
    if region == "stage":
        face = "console" if view.face == "console" else "phone"  # at home one holds the same seat as on a phone
        return f"parts/{view.stage.plan.kind}/{face}.html"
    return "parts/plans/console.html" if region == "plans" else f"faces/{view.face}/{region}.html"


def init_app(app: Flask) -> None:
    """What templates may call. `rev` is how far the live messages of its face were."""
    app.jinja_env.globals |= {
        "PROBLEMS": PROBLEMS,
        "PARTS": PARTS,
        "plan_part": plan_part,
        "packaged": division_part,
        "settled": settled,
        "stage_named": stage_named,
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
