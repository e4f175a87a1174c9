"""Writing a plan in small steps, handing it in before the round closes, and taking it back."""

import secrets
from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Any

import sqlalchemy as sa

from app.access.devices import Device
from app.forms.fields import cents
from app.pictures import making
from app.programme.intake import checks, intakes, people, plans
from app.programme.intake.intakes import Intake
from app.programme.intake.map import places
from app.programme.intake.moments import now
from app.programme.intake.people import Person
from app.programme.intake.plans import DRAFT, WITHDRAWN, Plan
from app.programme.intake.tables import CHECK, PHOTO, PLAN
from app.programme.rounds.tables import ENVELOPE
from app.services import services
from facilitation.refusals import Forbidden, Malformed, Refused
from facilitation.texts import LONGEST_TITLE, clean, optional

STEPS = ("wat", "geld", "waar", "foto", "wie", "klaar")
"""What is asked one after another: about the plan, money, where, a photo, who, and handing in."""
LONGEST_SHORT, LONGEST_TEXT, LONGEST_ALT = 500, 3_000, 200
MOST, MOST_EACH = 10_000, 5


def begin(device: Device, round_: str, form: Mapping[str, str]) -> str:
    """Begin a plan of a round with its title, and let this device be its proposer; the id of that person.

    Raises Malformed: text_empty, text_too_long, text_unreadable; Refused: intake_closed, intake_full,
    too_many_plans_each; TooMany: too_many.
    """
    title = clean(form.get("title", ""), LONGEST_TITLE, field="title")
    services().limits.spend("entries", round_)
    if len(people.own(device, round_)) >= MOST_EACH:
        raise Refused("too_many_plans_each", most=MOST_EACH)
    secret, plan = secrets.token_urlsafe(32), secrets.token_hex(5)
    row = {"id": plan, "round": round_, "state": DRAFT, "title": title, "created": now()}

    def work(connection: sa.Connection) -> str:
        require_open(connection, round_)
        query = sa.select(sa.func.count()).select_from(PLAN).where(PLAN.c.round == round_)
        if (connection.execute(query).scalar() or 0) >= MOST:
            raise Refused("intake_full")
        connection.execute(sa.insert(PLAN).values(**row))
        return people.newcomer(connection, plan, people.PROPOSER, secret, now())

    person = str(services().database.commit(work))
    people.hold(device, person, secret)
    return person


def require_open(connection: sa.Connection, round_: str) -> Intake:
    """How a round takes plans, if it does so now. Raises Refused: intake_closed."""
    intake = intakes.of(connection, round_)
    if not intake.takes(now()):
        raise Refused("intake_closed")
    return intake


def save(person: Person, step: str, form: Mapping[str, str], photo: bytes = b"") -> None:
    """Keep what a step of the form says.

    Raises Malformed: malformed, text_empty, text_too_long, text_unreadable, amount_unreadable, minimum_over_ask,
    place_unreadable, contact_unreadable, picture_too_large, picture_unreadable; Refused: intake_closed, plan_fixed,
    ask_over_most, ask_needed.
    """
    require_agreed(person)
    if step == "wie":
        people.introduce(person, form)
        return
    if step not in SAID:
        raise Malformed("malformed", field="step")
    said = SAID[step](form)
    picture = services().database.offload(making.made, photo) if photo else b""
    services().database.commit(lambda connection: _write(connection, person.plan, said, picture))


def require_agreed(person: Person) -> None:
    """Let only those write who stand behind the plan. Raises Forbidden: agree_first."""
    if person.agreed is None:
        raise Forbidden("agree_first")


def _write(connection: sa.Connection, plan: str, said: Mapping[str, Any], picture: bytes) -> None:
    before = plans.read(connection, plan)
    intake = _require_changeable(connection, before)
    values = dict(said)
    if picture:
        values["photo"] = _kept(connection, plan, picture)
    elif values.get("photo", "") is None:
        connection.execute(sa.delete(PHOTO).where(PHOTO.c.plan == plan))
    _require_theme(connection, before, values)
    connection.execute(sa.update(PLAN).where(PLAN.c.id == plan).values(**values))
    after = plans.read(connection, plan)
    _require_ask(intake, after)
    if after.state != DRAFT:
        _require_whole(after)
        values = {"changed": now(), "sought": sought(after)}
        connection.execute(sa.update(PLAN).where(PLAN.c.id == plan).values(**values))


def _require_changeable(connection: sa.Connection, plan: Plan) -> Intake:
    """Until the round closes, and not once it was looked at. Raises Refused: intake_closed, plan_fixed."""
    intake = require_open(connection, plan.round)
    looked = connection.execute(sa.select(CHECK.c.number).where(CHECK.c.plan == plan.id).limit(1)).first()
    if looked is not None or not (plan.alive or plan.state == DRAFT):
        raise Refused("plan_fixed")
    return intake


def _kept(connection: sa.Connection, plan: str, picture: bytes) -> str:
    connection.execute(sa.delete(PHOTO).where(PHOTO.c.plan == plan))
    connection.execute(sa.insert(PHOTO).values(plan=plan, data=picture))
    return sha256(picture).hexdigest()


def _require_theme(connection: sa.Connection, plan: Plan, values: Mapping[str, Any]) -> None:
    if theme := values.get("theme"):
        where = ENVELOPE.c.round == plan.round, ENVELOPE.c.key == theme
        if connection.execute(sa.select(ENVELOPE.c.key).where(*where)).first() is None:
            raise Malformed("malformed", field="theme")


def _require_ask(intake: Intake, plan: Plan) -> None:
    if intake.most is not None and (plan.ask or 0) > intake.most:
        raise Refused("ask_over_most", most=intake.most)


def _require_whole(plan: Plan) -> None:
    """Raises Refused: ask_needed, short_needed."""
    if not plan.short:
        raise Refused("short_needed")
    if not plan.ask:
        raise Refused("ask_needed")


def hand_in(person: Person) -> int:
    """Hand a plan in; its number, which stays. Raises Refused: intake_closed, plan_fixed, short_needed, ask_needed,
    ask_over_most; Forbidden: agree_first."""
    require_agreed(person)

    def work(connection: sa.Connection) -> int:
        plan = plans.read(connection, person.plan)
        intake = require_open(connection, plan.round)
        if plan.state != DRAFT:
            raise Refused("plan_fixed")
        _require_whole(plan)
        _require_ask(intake, plan)
        return enter(connection, plan)

    return int(services().database.commit(work))


def enter(connection: sa.Connection, plan: Plan, met: bool = False) -> int:
    """Give a plan its number, and let it take part; `met` where its support is beyond doubt."""
    last = connection.execute(sa.select(sa.func.max(PLAN.c.number)).where(PLAN.c.round == plan.round)).scalar() or 0
    values = {"number": last + 1, "state": plans.GATHERING, "handed_in": now(), "met": met}
    values["sought"] = f"{sought(plan)} {last + 1}"
    connection.execute(sa.update(PLAN).where(PLAN.c.id == plan.id).values(**values))
    checks.settle(connection, plan.id)
    return int(last + 1)


def sought(plan: Plan) -> str:
    """What the search looks in."""
    return f"{plan.title} {plan.short} {plan.spot} {plan.number or ''}".casefold().strip()


def withdraw(person: Person) -> None:
    """Take a plan back; it stays to be read, as taken back. Where plans became one, no proposer does so alone.

    Raises Refused: plan_fixed, withdraw_together; Forbidden: not_allowed.
    """
    if person.role != people.PROPOSER:
        raise Forbidden("not_allowed")

    def work(connection: sa.Connection) -> None:
        plan = plans.read(connection, person.plan)
        if not (plan.alive or plan.state == DRAFT):
            raise Refused("plan_fixed")
        if people.proposers(connection, plan.id) > 1:
            raise Refused("withdraw_together")
        connection.execute(sa.update(PLAN).where(PLAN.c.id == plan.id).values(state=WITHDRAWN))

    services().database.commit(work)


def erase(person: Person) -> None:
    """Remove a plan: one that was never handed in as if it had not been, one that was taken back but for its number.

    Names and addresses of everybody behind it go too; how many supported it, and what was found of it, stays.
    Raises Refused: withdraw_first; Forbidden: not_allowed.
    """
    if person.role != people.PROPOSER:
        raise Forbidden("not_allowed")
    from app.programme.intake import expiry  # read by who removes a plan

    def work(connection: sa.Connection) -> None:
        plan = plans.read(connection, person.plan)
        if plan.state not in (DRAFT, WITHDRAWN):
            raise Refused("withdraw_first")
        expiry.empty(connection, plan.id, whole=plan.number is None)

    services().database.commit(work)


def _what(form: Mapping[str, str]) -> dict[str, Any]:
    return {
        "title": clean(form.get("title", ""), LONGEST_TITLE, field="title"),
        "short": clean(form.get("short", ""), LONGEST_SHORT, field="short"),
        "text": optional(form.get("text", ""), LONGEST_TEXT),
    }


def _money(form: Mapping[str, str]) -> dict[str, Any]:
    ask, least = (int(cents(form.get(name, "")) or 0) for name in ("ask", "minimum"))
    if ask <= 0:
        raise Refused("ask_needed")
    if least > ask:
        raise Malformed("minimum_over_ask")
    return {"ask": ask, "minimum": least if least > 0 else None, "theme": form.get("theme") or None}


def _where(form: Mapping[str, str]) -> dict[str, Any]:
    """A place that was chosen of the list, `lat;lon`, counts before a point that was given."""
    lat, _, lon = form.get("known", "").partition(";")
    given = {"lat": lat or form.get("lat", ""), "lon": lon or form.get("lon", "")}
    found = {name: places.read(text, name) for name, text in given.items()}
    if None in found.values():
        found = {"lat": None, "lon": None}
    return found | {"spot": optional(form.get("spot", ""), LONGEST_TITLE, field="spot")}


def _photo(form: Mapping[str, str]) -> dict[str, Any]:
    away = {"photo": None, "alt": ""} if form.get("photo_away") == "1" else {}
    return {"alt": optional(form.get("alt", ""), LONGEST_ALT, field="alt")} | away


SAID: Mapping[str, Callable[[Mapping[str, str]], dict[str, Any]]] = {
    "wat": _what,
    "geld": _money,
    "waar": _where,
    "foto": _photo,
}
"""What a step says, as columns."""
