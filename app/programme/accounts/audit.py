"""What was done, by whom and when: written once, never changed, and without anything of a person."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec
import sqlalchemy as sa
from flask import g
from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from app.programme.accounts.accounts import WHO, now, utc
from app.programme.accounts.roles import CALLED
from app.programme.accounts.tables import ACCOUNT, AUDIT
from app.programme.feature import Role
from app.programme.registry import FEATURES
from app.programme.storage import rows
from app.services import services

PAGE = 50
OWN: Mapping[str, LazyString] = {
    "accounts.signed_in": _("aangemeld"),
    "accounts.signed_out": _("overal afgemeld"),
    "accounts.joined": _("een uitnodiging aangenomen"),
    "accounts.recovered": _("een nieuwe manier gekozen om binnen te komen"),
    "accounts.recovery": _("een link gemaakt voor een nieuwe manier om binnen te komen"),
    "accounts.password": _("het wachtwoord veranderd"),
    "accounts.passkey": _("een toegangssleutel gemaakt"),
    "accounts.passkey_gone": _("een toegangssleutel weggehaald"),
    "accounts.coupled": _("de gemeente gekoppeld"),
    "accounts.uncoupled": _("de gemeente losgemaakt"),
    "accounts.removed": _("het account weggehaald"),
}
"""What is done to accounts, in words."""


class Entry(msgspec.Struct, frozen=True):
    """Something that was done. `name` is how who did it is called now, empty where nobody has that id any more."""

    number: int
    at: datetime
    who: str
    what: str
    about: str
    details: Mapping[str, Any]
    name: str = ""

    @property
    def role(self) -> object:
        """What the role is called that was given; empty where none was."""
        return CALLED[Role(self.details["role"])] if "role" in self.details else ""

    @property
    def subject(self) -> str:
        """The id of what it was done to."""
        return self.about.partition(":")[2]

    @property
    def does(self) -> object:
        """What that is in words; the name of what did it where nobody wrote any."""
        return _words().get(self.what) or self.what


def tell(**details: str | int) -> None:
    """Say more of what this page does, for what is written of it: ids, roles and numbers, never a name or a text."""
    g.done = g.get("done", {}) | details


def write(who: str, what: str, about: str = "", path: str | None = None, **details: Any) -> None:
    """Write that something was done; it is on disk when this returns."""
    services().database.commit(lambda connection: note(connection, who, what, about, path, **details))


def note(
    connection: sa.Connection, who: str, what: str, about: str = "", path: str | None = None, **details: Any
) -> None:
    """The same, in the transaction that does it."""
    told = json.dumps(details, ensure_ascii=False, sort_keys=True)
    row = {"at": now(), "who": who, "what": what, "about": about, "path": path, "details": told}
    connection.execute(sa.insert(AUDIT).values(row))


def of_request(who: str, what: str) -> None:
    """Write what the page that is asked for did, to the place or the round that it is about, with what it told."""
    about = f"round:{g.round.id}" if "round" in g else f"place:{g.place.id}" if "place" in g else ""
    write(who, what, about, g.get("path"), **g.get("done", {}))


def at_place(path: str, before: int | None = None) -> Sequence[Entry]:
    """What was done at the place with this path and in all places in it, newest first; a page of it."""
    return _page(AUDIT.c.path.startswith(path, autoescape=True), before)


def of_account(account: str) -> Sequence[Entry]:
    """What somebody did, and what was done to their account, newest first; the first page of it."""
    who = f"{WHO}{account}"
    return _page(sa.or_(AUDIT.c.who == who, AUDIT.c.about == who), None)


def _page(where: sa.ColumnElement[bool], before: int | None) -> Sequence[Entry]:
    joined = AUDIT.outerjoin(ACCOUNT, AUDIT.c.who == sa.literal(WHO) + ACCOUNT.c.id)
    query = sa.select(AUDIT, ACCOUNT.c.name).select_from(joined).where(where)
    if before is not None:
        query = query.where(AUDIT.c.number < before)
    found = rows(query.order_by(AUDIT.c.number.desc()).limit(PAGE))
    return [
        Entry(row.number, utc(row.at), row.who, row.what, row.about, json.loads(row.details), row.name or "")
        for row in found
    ]


def _words() -> Mapping[str, object]:
    """What each view that is written down does, in words."""
    told = {named(feature.name, route.view): route.does for feature, route in FEATURES.routes() if route.does}
    return {**OWN, **told}


def named(feature: str, view: str) -> str:
    """How a view is written down: `rounds.pages:change_pot`."""
    return f"{feature}.{view}"
