"""What follows the decisions of meetings, as programs read it."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated, Any, Literal

import msgspec
import sqlalchemy as sa
from msgspec import UNSET, Meta, UnsetType

from app.programme import published
from app.programme.duties.tables import DUTY
from app.programme.published import N_, Code, Listing, Name, Published, Within

State = Literal["open", "running", "done", "deviates"]


class Duty(Published, frozen=True, kw_only=True):
    """A step or condition that follows a decision."""

    id: Annotated[str, Meta(description=N_("Vaste naam, binnen de bijeenkomst."), examples=["I01.1"])]
    meeting_id: Annotated[str, Meta(description=N_("De bijeenkomst die dit besloot."))]
    round_id: Annotated[str, Meta(description=N_("De ronde waar het bij hoort."))]
    place_id: Annotated[str, Meta(description=N_("De plek waar de ronde is."))]
    plan: Annotated[str, Meta(description=N_("Het plan waar het bij hoort, als in het verslag."))] | UnsetType = UNSET
    title: Annotated[str, Meta(description=N_("Titel van het plan."))] | UnsetType = UNSET
    kind: Annotated[str, Meta(description=N_("De stap, of de soort voorwaarde."), examples=["payment"])]
    text: Annotated[str, Meta(description=N_("De voorwaarde in woorden."))] | UnsetType = UNSET
    state: Annotated[State, Meta(description=N_("Hoe het ermee staat."), examples=["open"])]
    due: Annotated[date, Meta(description=N_("Wanneer het klaar moet zijn."))]
    told: Annotated[str, Meta(description=N_("Wat het laatst is verteld."))] | UnsetType = UNSET
    told_at: Annotated[datetime, Meta(tz=True, description=N_("Wanneer dat is verteld."))] | UnsetType = UNSET


class DutyFilter(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """Which duties are asked for."""

    meeting: Code | UnsetType = UNSET
    round: Annotated[Name, Meta(description=N_("Alleen wat bij deze ronde hoort."))] | UnsetType = UNSET
    within: Within | UnsetType = UNSET
    state: Annotated[State, Meta(description=N_("Alleen waar het zo mee staat."))] | UnsetType = UNSET
    due_before: Annotated[date, Meta(description=N_("Alleen wat vóór deze dag klaar moet zijn."))] | UnsetType = UNSET


def duties(asked: DutyFilter) -> Listing:
    """What follows the decisions of meetings that everybody may see, in rounds that everybody may see."""
    shown = (DUTY.c.round.in_(published.public_rounds()), DUTY.c.meeting.in_(published.public_meetings()))
    query = sa.select(DUTY).where(*shown)
    for column in (DUTY.c.meeting, DUTY.c.round, DUTY.c.state):
        wanted = getattr(asked, column.name)
        query = query if wanted is UNSET else query.where(column == wanted)
    if asked.within is not UNSET:
        query = query.where(DUTY.c.place.in_(published.inside(asked.within)))
    if asked.due_before is not UNSET:
        query = query.where(DUTY.c.due < asked.due_before.isoformat())
    return Listing(query, (DUTY.c.meeting, DUTY.c.subject), _made)


def _made(_connection: sa.Connection, rows: Sequence[sa.Row[Any]]) -> Sequence[Duty]:
    return [_duty(row) for row in rows]


def _duty(row: sa.Row[Any]) -> Duty:
    around = {name: published.path(f"{name}s", getattr(row, name)) for name in ("meeting", "round", "place")}
    return Duty(
        id=row.subject,
        meeting_id=row.meeting,
        round_id=row.round,
        place_id=row.place,
        plan=published.known(row.plan),
        title=published.known(row.title),
        kind=row.kind,
        text=published.known(row.text),
        state=row.state,
        due=date.fromisoformat(row.due),
        told=published.known(row.told),
        told_at=datetime.fromisoformat(row.told_at) if row.told_at else UNSET,
        links=published.links(published.path("meetings", row.meeting, "duties", row.subject), around),
    )
