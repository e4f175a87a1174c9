"""What the records of meetings give to what is published: who came, the decision as data, and the ballots.

Nothing that somebody wrote at a table is in it, nor who handed in a plan. What people said stands in the record itself,
from which it can be removed; the data name the head of its log, by which that record can be checked.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any

import msgspec
import sqlalchemy as sa
from flask import current_app
from flask_babel import gettext

from app.languages import AMSTERDAM, count, day
from app.live import meetings
from app.programme.feature import Column, File
from app.programme.publication.small import ALL, LEAST, apart, people
from app.programme.rounds.published import MEETING, ROUND
from app.programme.rounds.rounds import Round
from app.programme.rounds.tables import SHARE
from app.programme.storage import rows
from app.record.blocks import Block, Grid
from app.record.exports import pabulib
from app.record.reading import Reading
from app.services import services
from facilitation.counting.rules import RULES
from facilitation.refusals import Refused

CHANNELS = ("room", "online", "paper", "assisted")
"""How somebody who had a seat took part."""
PLAN, GOT = ("id", "title", "theme", "ask", "minimum"), ("amount", "outcome")
"""What is told of a plan, and what it got by a decision: nothing of it was said by somebody at a table."""
RECORD, OF_DECISION = ("code", "title", "pot", "committed", "status", "times"), ("divided", "remainder")

FILES = (
    File(
        "meetings",
        "De gesloten bijeenkomsten, met het hoofd van elk verslag.",
        "The meetings that were closed, with the head of each record.",
        (
            ROUND,
            MEETING,
            Column("title", "hoe zij heet", "what it is called"),
            Column("closed", "de dag waarop zij sloot", "the day on which it was closed", "day"),
            Column("pot", "wat er te verdelen was", "what there was to divide", "amount"),
            Column(
                "divided",
                "wat er is verdeeld, leeg zonder besluit",
                "what was divided, empty without a decision",
                "amount",
            ),
            Column("rule", "de telregel", "the counting rule", values=tuple(RULES)),
            Column("ballots", "hoeveel stembiljetten er zijn geteld", "how many ballots were counted", "people"),
            Column(
                "decided", "of er een besluit is vastgelegd", "whether a decision was recorded", values=("yes", "no")
            ),
            Column(
                "head", "het hoofd van het logboek, om het besluit mee na te gaan", "the head of the log, to check by"
            ),
            Column("record", "waar het hele besluit staat", "where the whole record stands"),
        ),
        "records:meeting_rows",
    ),
    File(
        "turnout",
        "Wie er waren, per kanaal. Waar een kanaal minder dan vijf mensen had, staat er alleen het totaal.",
        "Who came, by channel. Where a channel had fewer than five people there is only the total.",
        (
            ROUND,
            MEETING,
            Column(
                "channel",
                "zaal (room), online, op papier (paper), met hulp (assisted), of alle samen (all)",
                "in the room, online, on paper, assisted, or all together",
                values=(*CHANNELS, ALL),
            ),
            Column("people", "hoeveel mensen", "how many people", "people"),
        ),
        "records:turnout_rows",
    ),
)


class Closed(msgspec.Struct, frozen=True):
    """A closed meeting of a round: the plain values of its record, and the head of its log."""

    round: str
    code: str
    record: Mapping[str, Any]
    head: str

    @property
    def decided(self) -> bool:
        """Whether a decision was recorded: without one no plan got anything, whatever lay on the table."""
        return "decided" in self.record["times"]

    @property
    def ballots(self) -> int:
        """How many ballots were counted; 0 where nothing was."""
        return int(self.outcome.get("counted", 0))

    @property
    def outcome(self) -> Mapping[str, Any]:
        """The revealed outcome of the vote; empty where there is none."""
        return Reading(record=self.record).ranking or {}


def closed(rounds: Sequence[Round]) -> Iterator[Closed]:
    """The meetings of these rounds that are closed and still there; everybody else has a turn between two of them."""
    query = sa.select(SHARE.c.round, SHARE.c.meeting).where(SHARE.c.round.in_([one.id for one in rounds]))
    for row in rows(query.order_by(SHARE.c.round, SHARE.c.meeting)):
        services().database.offload(_nothing)
        with suppress(Refused):
            found = services().dossiers.of(meetings.load(row.meeting).code)
            if found.record["status"] == "closed" and "practice" not in found.record:
                yield Closed(row.round, row.meeting, found.record, found.head)


def _nothing() -> None:
    """What is done elsewhere, so that others have a turn here."""


def meeting_rows(rounds: Sequence[Round]) -> Iterator[Sequence[object]]:
    """A row for each closed meeting."""
    base = current_app.config["PUBLIC_URL"]
    for each in closed(rounds):
        told, rule = each.record, each.outcome.get("rule", "")
        when, decided = _day(told["times"]["closed"]), "yes" if each.decided else "no"
        about = (each.round, each.code, told["title"], when, told["pot"], told["divided"] if each.decided else None)
        yield *about, rule, each.ballots, decided, each.head, f"{base}/t/{each.code}/besluit"


def _day(at: str) -> str:
    """The day in Amsterdam of a moment (UTC), as an ISO date."""
    return datetime.fromisoformat(at).astimezone(AMSTERDAM).date().isoformat()


def turnout_rows(rounds: Sequence[Round]) -> Iterator[Sequence[object]]:
    """A row for each channel of each closed meeting, and one for all."""
    for each in closed(rounds):
        for channel, number in apart(each.record["turnout"]["seats"]).items():
            yield each.round, each.code, channel, number


def attached(rounds: Sequence[Round]) -> Iterator[tuple[str, bytes]]:
    """Of each closed meeting its decision as JSON, and its ballots as Pabulib where there are enough."""
    for each in closed(rounds):
        told = json.dumps(decision(each), ensure_ascii=False, indent=1)
        yield f"meetings/{each.code}.json", told.encode()
        if each.ballots >= LEAST and (told_ballots := pabulib.write(each.code, described=False, fewest=LEAST)):
            yield f"meetings/{each.code}.pb", told_ballots


def decision(each: Closed) -> dict[str, Any]:
    """What a meeting decided, without anything that somebody wrote, and without small groups."""
    record, outcome = each.record, each.outcome
    return {
        **{name: record[name] for name in RECORD},
        **{name: record[name] if each.decided else None for name in OF_DECISION},
        "round": each.round,
        "head": each.head,
        "turnout": {channel: people(number) for channel, number in apart(record["turnout"]["seats"]).items()},
        "agenda": [{"key": stage["key"], "kind": stage["kind"]} for stage in record["agenda"]],
        "rule": outcome.get("rule"),
        "ballots": people(each.ballots),
        "order": outcome.get("order", []),
        "plans": [
            {name: plan[name] for name in PLAN}
            | {name: plan[name] if each.decided else None for name in GOT}
            | {"withdrawn": plan["withdrawn"] is not None}
            for plan in record["plans"]
        ],
    }


def chapter(rounds: Sequence[Round]) -> Iterator[Block]:
    """The meetings in a report: when each was, and how many people came."""
    base, lines = current_app.config["PUBLIC_URL"], []
    for each in closed(rounds):
        came = people(sum(each.record["turnout"]["seats"].values()))
        told = count(came) if isinstance(came, int) else gettext("minder dan 5")
        lines.append([each.record["title"], day(each.record["times"]["closed"]), f"{base}/t/{each.code}/besluit", told])
    head = (gettext("Bijeenkomst"), gettext("Dag"), gettext("Besluit"), gettext("Mensen"))
    yield Grid(gettext("De bijeenkomsten"), head, lines, 3)
