"""Links for proposers, before the evening: to hand in a plan, or to answer for the one that is theirs.

The secret stands in the fragment and then in the signed cookie of the device that opened it; the database has its
hash. A link works until it is revoked or the evening is opened.
"""

import secrets
from collections.abc import Mapping
from datetime import UTC, datetime

import msgspec
import sqlalchemy as sa

from app.access.codes import digest
from app.access.devices import Device
from app.desk import evening, saving
from app.desk.evening import Item
from app.desk.plans import cards
from app.desk.saving import Wish
from app.desk.tables import INVITE
from app.pictures import handed_in
from app.services import services
from facilitation.refusals import Forbidden, Refused

PATH = "/indienen"
COOKIE = "invites"
HELD, MOST_PLANS, MOST_EACH = 6, 150, 5
FIELDS = ("title", "ask", "minimum", "proposer", "theme", "short", "text")


class Invite(msgspec.Struct, frozen=True):
    """What a link is for: a draft, and one plan of it; None where plans are handed in."""

    draft: str
    plan: str | None
    hash: str


def make(draft: str, plan: str = "") -> str:
    """Make a link for whoever proposes, or for the proposer of this plan; its secret. Raises Refused: unknown_item."""
    found = evening.load(draft)
    if plan:
        found.item("plan", plan)
    secret = secrets.token_urlsafe(32)
    row = {"hash": digest(secret), "draft": draft, "plan": plan or None, "created": datetime.now(UTC)}

    def work(connection: sa.Connection) -> None:
        saving.require_open(connection, draft)
        connection.execute(sa.insert(INVITE).values(**row))

    services().database.commit(work)
    return secret


def revoke_all(draft: str) -> None:
    """End every link for proposers of a draft. Raises Refused: unknown_draft, draft_opened."""

    def work(connection: sa.Connection) -> None:
        saving.require_open(connection, draft)
        connection.execute(sa.delete(INVITE).where(INVITE.c.draft == draft))

    services().database.commit(work)


def count(draft: str) -> int:
    """How many links for proposers work."""
    query = sa.select(sa.func.count()).select_from(INVITE).where(INVITE.c.draft == draft)
    with services().database.read.connect() as connection:
        return int(connection.execute(query).scalar() or 0)


def enter(device: Device, secret: str) -> Invite:
    """Let a device in with the secret of a link. Raises Forbidden(key_unknown)."""
    found = _of(digest(secret))
    if found is None:
        raise Forbidden("key_unknown")
    held = {key: each for key, each in device.cookie.get(COOKIE, {}).items() if key != found.hash[:12]}
    held[found.hash[:12]] = [secret, *([found.plan] if found.plan else [])]
    device.cookie[COOKIE] = dict(list(held.items())[-HELD:])
    return found


def held(device: Device, shown: str) -> Invite:
    """What the link with this id gives this device now. Raises Forbidden(invite_needed)."""
    secret = next(iter(device.cookie.get(COOKIE, {}).get(shown, [])), "")
    found = _of(digest(secret)) if secret else None
    if found is None:
        raise Forbidden("invite_needed")
    return found


def _of(hash_: str) -> Invite | None:
    with services().database.read.connect() as connection:
        row = connection.execute(sa.select(INVITE).where(INVITE.c.hash == hash_)).first()
    return Invite(row.draft, row.plan, row.hash) if row else None


def own(device: Device, invite: Invite) -> list[Item]:
    """The plans that this device may change: the one of its link, or those that it handed in."""
    keys = device.cookie.get(COOKIE, {}).get(invite.hash[:12], [])[1:]
    return [item for item in evening.load(invite.draft).items("plan") if item.key in keys]


def hand_in(
    device: Device, invite: Invite, key: str, values: Mapping[str, str], bases: Mapping[str, int], photo: bytes = b""
) -> None:
    """Write a plan: a new one, or one that is theirs. What an organiser changed meanwhile is kept beside it.

    `photo` is a file in place of an earlier one; `photo_away` among the values takes that away.
    Raises Refused: unknown_item, draft_opened, title_needed, too_many_handed_in; Malformed for texts; and what
    `handed_in.keep` raises, before anything is written.
    """
    said = {name: values.get(name, "") for name in FIELDS}
    if not said["title"].strip():
        raise Refused("title_needed")
    by = f"indiener:{invite.hash[:12]}"
    if key:
        item = next((item for item in own(device, invite) if item.key == key), None)
        if item is None:
            raise Refused("unknown_item")
        said |= _picture(invite, values, photo)
        wishes = [Wish(item.name(name), text, bases.get(name)) for name, text in said.items()]
        wishes += [Wish(item.name("open"), "")] if said["ask"].strip() else []
        saving.save(invite.draft, wishes, by)
        return
    mine = device.cookie.get(COOKIE, {}).get(invite.hash[:12], [])
    full = len(evening.load(invite.draft).items("plan")) >= MOST_PLANS
    if invite.plan or len(mine) > MOST_EACH or full:
        raise Refused("too_many_handed_in")
    new = cards.add(invite.draft, "plan", by, said | _picture(invite, values, photo))
    device.cookie[COOKIE] = device.cookie[COOKIE] | {invite.hash[:12]: [*mine, new]}


def _picture(invite: Invite, values: Mapping[str, str], photo: bytes) -> dict[str, str]:
    """The fields of a picture, where a form says anything of one."""
    if photo:
        return {"photo": handed_in.keep(invite.draft, photo), "alt": values.get("alt", "")}
    if values.get("photo_away") == "1":
        return {"photo": "", "alt": ""}
    return {"alt": values["alt"]} if "alt" in values else {}
