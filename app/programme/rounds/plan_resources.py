"""The plans of rounds and what they got, as programs read them."""

from collections.abc import Sequence
from typing import Annotated, Any, Literal

import msgspec
import sqlalchemy as sa
from msgspec import UNSET, Meta, UnsetType

from app.programme import published
from app.programme.published import N_, Cents, Code, Listing, Name, Published, Within, Year
from app.programme.rounds.resources import ran_in
from app.programme.rounds.tables import AWARD, ROUND
from app.storage.tables import MEETING


class Plan(Published, frozen=True, kw_only=True):
    """A plan of a round, with what it asked and what it got."""

    id: Annotated[str, Meta(description=N_("Vaste naam, binnen de ronde."), examples=["12437"])]
    round_id: Annotated[str, Meta(description=N_("De ronde waar het bij hoort."), examples=["noord-2026"])]
    title: Annotated[str, Meta(description=N_("Titel."))]
    asked_cents: Annotated[Cents, Meta(description=N_("Wat het plan vroeg, in hele centen."))]
    awarded_cents: Annotated[Cents, Meta(description=N_("Wat het plan kreeg, in hele centen; 0 als het niets kreeg."))]
    envelope_id: Annotated[str, Meta(description=N_("Het deelbudget waar het uit komt."))] | UnsetType = UNSET
    meeting_id: Annotated[str, Meta(description=N_("De bijeenkomst die dit besloot."))] | UnsetType = UNSET
    votes: (
        Annotated[int, Meta(ge=0, description=N_("Hoeveel mensen het kozen, als dat is geteld; niet onder de vijf."))]
        | UnsetType
    ) = UNSET


class PlanFilter(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """Which plans are asked for."""

    round: Annotated[Name, Meta(description=N_("Alleen wat bij deze ronde hoort."))] | UnsetType = UNSET
    within: Within | UnsetType = UNSET
    year: Year | UnsetType = UNSET
    meeting: Code | UnsetType = UNSET
    envelope: Annotated[Name, Meta(description=N_("Alleen plannen uit dit deelbudget."))] | UnsetType = UNSET
    outcome: (
        Annotated[
            Literal["awarded", "not-awarded"], Meta(description=N_("Alleen plannen die wel, of die geen geld kregen."))
        ]
        | UnsetType
    ) = UNSET


def plans(asked: PlanFilter) -> Listing:
    """The plans of the rounds that everybody may see."""
    query = sa.select(AWARD).where(AWARD.c.round.in_(_rounds(asked)))
    for column in (AWARD.c.round, AWARD.c.envelope):
        wanted = getattr(asked, column.name)
        query = query if wanted is UNSET else query.where(column == wanted)
    if asked.meeting is not UNSET:
        shown = published.public_meetings().where(MEETING.c.code == asked.meeting)
        query = query.where(AWARD.c.meeting.in_(shown))
    if asked.outcome is not UNSET:
        query = query.where(AWARD.c.amount > 0 if asked.outcome == "awarded" else AWARD.c.amount == 0)
    return Listing(query, (AWARD.c.round, AWARD.c.plan), _plans)


def _rounds(asked: PlanFilter) -> sa.Select[Any]:
    """The rounds whose plans are asked for."""
    query = published.public_rounds()
    if asked.within is not UNSET:
        query = query.where(ROUND.c.place.in_(published.inside(asked.within)))
    return query if asked.year is UNSET else query.where(ran_in(asked.year))


def _plans(connection: sa.Connection, rows: Sequence[sa.Row[Any]]) -> Sequence[Plan]:
    shown = published.public_meetings().where(MEETING.c.code.in_({row.meeting for row in rows}))
    meetings = set(connection.execute(shown).scalars())
    return [_plan(row, row.meeting if row.meeting in meetings else None) for row in rows]


def _plan(row: sa.Row[Any], meeting: str | None) -> Plan:
    own, round_ = published.path("rounds", row.round, "plans", row.plan), published.path("rounds", row.round)
    evening = published.path("meetings", meeting) if meeting else None
    return Plan(
        id=row.plan,
        round_id=row.round,
        title=row.title,
        asked_cents=row.asked,
        awarded_cents=row.amount,
        envelope_id=published.known(row.envelope),
        meeting_id=published.known(meeting),
        votes=published.told(row.votes),
        links=published.links(own, {"round": round_, "meeting": evening}),
    )
