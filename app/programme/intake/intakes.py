"""How a round takes plans: from when until when, how much support they need, and where its map is."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import msgspec
import sqlalchemy as sa

from app.forms.fields import cents
from app.languages import local
from app.programme.intake import moments
from app.programme.intake.map import places
from app.programme.intake.tables import INTAKE, PLAN
from app.services import services
from facilitation.refusals import Malformed, Refused
from facilitation.texts import LONGEST_DESCRIPTION, optional

MOMENTS = ("opens", "closes", "gathers")
MOST_SUPPORTERS, MOST_DAYS, LONGEST_SPOTS = 100_000, 365, 20_000


class Intake(msgspec.Struct, frozen=True):
    """How a round takes plans; moments are UTC, `most` cents, `lat` and `lon` millionths of a degree."""

    round: str
    opens: datetime | None = None
    closes: datetime | None = None
    gathers: datetime | None = None
    threshold: int = 0
    appeal_days: int = 14
    most: int | None = None
    about: str = ""
    lat: int | None = None
    lon: int | None = None
    spots: str = ""
    frozen: datetime | None = None

    def takes(self, at: datetime) -> bool:
        """Whether plans may be handed in and changed at this moment."""
        return self.opens is not None and self.opens <= at and (self.closes is None or at < self.closes)

    def supports(self, at: datetime) -> bool:
        """Whether supporters count at this moment."""
        until = self.gathers or self.closes
        return self.opens is not None and self.opens <= at and (until is None or at < until)

    @property
    def known(self) -> tuple[places.Spot, ...]:
        """The places that people know."""
        return tuple(places.spots(self.spots))


def load(round_: str) -> Intake:
    """How a round takes plans; not at all where nobody said so."""
    with services().database.read.connect() as connection:
        return of(connection, round_)


def of(connection: sa.Connection, round_: str) -> Intake:
    """The same inside a transaction."""
    row = connection.execute(sa.select(INTAKE).where(INTAKE.c.round == round_)).first()
    return moments.made(Intake, row) if row else Intake(round_)


def save(round_: str, form: Mapping[str, str]) -> None:
    """Write how a round takes plans, as a form has it; moments are days and times of Amsterdam.

    Plans that have enough supporters by now are checked from then on.

    Raises Malformed: malformed, amount_unreadable, place_unreadable, spot_unreadable, text_too_long, text_unreadable;
    Refused: intake_backwards.
    """
    values = _said(form)

    def work(connection: sa.Connection) -> None:
        if not connection.execute(sa.update(INTAKE).where(INTAKE.c.round == round_).values(**values)).rowcount:
            connection.execute(sa.insert(INTAKE).values(round=round_, **values))
        waits = PLAN.c.round == round_, PLAN.c.state == "gathering", PLAN.c.support >= values["threshold"]
        connection.execute(sa.update(PLAN).where(*waits).values(state="checking", met=True))

    services().database.commit(work)


def _said(form: Mapping[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = {name: _moment(form, name) for name in MOMENTS}
    _require_order([found[name] for name in MOMENTS])
    found["threshold"] = _whole(form, "threshold", MOST_SUPPORTERS)
    found["appeal_days"] = _whole(form, "appeal_days", MOST_DAYS)
    found["most"] = int(cents(form.get("most", "")) or 0) or None
    found["about"] = optional(form.get("about", ""), LONGEST_DESCRIPTION)
    found["spots"] = optional(form.get("spots", ""), LONGEST_SPOTS, field="spots")
    places.spots(found["spots"])
    return found | {name: places.read(form.get(name, ""), name) for name in places.MOST}


def _require_order(found: list[datetime | None]) -> None:
    there = [moment for moment in found if moment is not None]
    if there != sorted(there):
        raise Refused("intake_backwards")


def _moment(form: Mapping[str, str], name: str) -> datetime | None:
    said = form.get(name, "").strip()
    try:
        return local(said).astimezone(UTC) if said else None
    except ValueError:
        raise Malformed("malformed", field=name) from None


def _whole(form: Mapping[str, str], name: str, most: int) -> int:
    said = form.get(name, "").strip() or "0"
    if not (said.isascii() and said.isdecimal() and len(said) < 8 and int(said) <= most):
        raise Malformed("malformed", field=name)
    return int(said)
