"""Closed meetings, as programs read them: what their logs tell in numbers. Everything else stands in their records."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Annotated, Any, Literal

import msgspec
import sqlalchemy as sa
from msgspec import UNSET, Meta, UnsetType

from app.programme import published
from app.programme.published import N_, Cents, Listing, Name, Published
from app.programme.rounds.tables import SHARE
from app.storage.tables import EVENT, MEETING

FORMS = ("json", "pdf", "csv", "md")
"""The forms of a record to which links lead."""
KINDS = (
    "meeting.opened",
    "meeting.closed",
    "ballots.sealed",
    "vote.voided",
    "decision.recorded",
    "decision.reopened",
)
"""The events that say when a meeting was, how many voted, and what was decided."""
CALLED: Mapping[str, Literal["binding", "advice"]] = {"besluit": "binding", "advies": "advice"}


class Vote(msgspec.Struct, frozen=True, rename="camel"):
    """A vote that counts, by its place on the agenda."""

    stage: Annotated[str, Meta(description=N_("Het onderdeel van de agenda."), examples=["stemmen"])]
    ballots: (
        Annotated[int, Meta(ge=0, description=N_("Hoeveel stembiljetten; niet onder de vijf."), examples=[48])]
        | UnsetType
    ) = UNSET


class Given(msgspec.Struct, frozen=True, rename="camel"):
    """What a plan got of the pot, in cents."""

    plan: Annotated[str, Meta(description=N_("Het plan, als in het verslag."), examples=["I01"])]
    amount_cents: Cents


class Decision(msgspec.Struct, frozen=True, rename="camel"):
    """What was decided, in numbers."""

    stage: Annotated[str, Meta(description=N_("Het onderdeel van de agenda."), examples=["besluiten"])]
    kind: Annotated[Literal["binding", "advice"], Meta(description=N_("Een besluit, of een advies."))]
    remainder_cents: Annotated[Cents, Meta(description=N_("Wat overbleef, in hele centen."))]
    awards: Annotated[tuple[Given, ...], Meta(description=N_("Wat elk plan kreeg."))]


class Meeting(Published, frozen=True, kw_only=True):
    """A meeting that is closed."""

    id: Annotated[str, Meta(description=N_("De code van de bijeenkomst."), examples=["KLAVER"])]
    title: Annotated[str, Meta(description=N_("Titel."))]
    opened_at: Annotated[datetime, Meta(tz=True, description=N_("Wanneer hij begon."))]
    closed_at: Annotated[datetime, Meta(tz=True, description=N_("Wanneer hij is gesloten."))]
    amount_cents: Annotated[Cents, Meta(description=N_("De pot, in hele centen."))]
    round_id: Annotated[str, Meta(description=N_("De ronde waar het bij hoort."))] | UnsetType = UNSET
    votes: Annotated[tuple[Vote, ...], Meta(description=N_("De opkomst bij elke stemming."))]
    decisions: Annotated[tuple[Decision, ...], Meta(description=N_("Wat is besloten."))]


class MeetingFilter(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """Which meetings are asked for."""

    round: Annotated[Name, Meta(description=N_("Alleen wat bij deze ronde hoort."))] | UnsetType = UNSET


class Amount(msgspec.Struct, frozen=True):
    """What an event says that a plan got."""

    initiative: str
    amount: int


class Said(msgspec.Struct, frozen=True):
    """Of the body of an event what is told; nothing else of it is read."""

    pot: int = 0
    stage: str = ""
    turnout: Mapping[str, int] = {}
    awards: tuple[Amount, ...] = ()
    remainder: int = 0
    called: str = "besluit"


class Known:
    """What the events of one meeting come to."""

    def __init__(self) -> None:
        self.times: dict[str, str] = {}
        self.pot = 0
        self.votes: dict[str, Vote] = {}
        self.decisions: dict[str, Decision] = {}

    def hear(self, kind: str, at: str, body: str) -> None:
        """Take in one more event, in their order."""
        self.times[kind] = at
        said = msgspec.json.decode(body, type=Said)
        if kind == "meeting.opened":
            self.pot = said.pot
        elif kind == "ballots.sealed":
            self.votes[said.stage] = Vote(said.stage, published.told(sum(said.turnout.values())))
        elif kind == "vote.voided":
            self.votes.pop(said.stage, None)
        elif kind == "decision.recorded":
            given = tuple(Given(each.initiative, each.amount) for each in said.awards)
            self.decisions[said.stage] = Decision(said.stage, CALLED[said.called], said.remainder, given)
        elif kind == "decision.reopened":
            self.decisions.pop(said.stage, None)


def meetings(asked: MeetingFilter) -> Listing:
    """The closed meetings that everybody may see."""
    share = sa.select(SHARE.c.meeting, SHARE.c.round).where(SHARE.c.round.in_(published.public_rounds())).subquery()
    query = published.public_meetings().add_columns(MEETING.c.title, share.c.round)
    query = query.outerjoin(share, share.c.meeting == MEETING.c.code)
    return Listing(
        query if asked.round is UNSET else query.where(share.c.round == asked.round), (MEETING.c.code,), _made
    )


def _made(connection: sa.Connection, rows: Sequence[sa.Row[Any]]) -> Sequence[Meeting]:
    query = sa.select(EVENT.c.meeting, EVENT.c.kind, EVENT.c.at, EVENT.c.body).where(EVENT.c.kind.in_(KINDS))
    query = query.where(EVENT.c.meeting.in_([row.code for row in rows])).order_by(EVENT.c.meeting, EVENT.c.seq)
    found: dict[str, Known] = defaultdict(Known)
    for code, kind, at, body in connection.execute(query):
        found[code].hear(kind, at, body)
    return [_meeting(row, found[row.code]) for row in rows]


def _meeting(row: sa.Row[Any], known: Known) -> Meeting:
    own, record = published.path("meetings", row.code), f"/t/{row.code}/besluit"
    pages = {"page": record} | {form: f"{record}.{form}" for form in FORMS}
    around = {"round": published.path("rounds", row.round), "plans": f"/rounds/{row.round}/plans"} if row.round else {}
    return Meeting(
        id=row.code,
        title=row.title,
        opened_at=datetime.fromisoformat(known.times["meeting.opened"]),
        closed_at=datetime.fromisoformat(known.times["meeting.closed"]),
        amount_cents=known.pot,
        round_id=published.known(row.round),
        votes=tuple(known.votes.values()),
        decisions=tuple(known.decisions.values()),
        links=published.links(own, {"duties": f"{own}/duties", **around}, pages),
    )
