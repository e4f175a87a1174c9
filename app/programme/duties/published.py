"""Duties in what is published of rounds: what was promised, when it has to be done, and how it stands.

Nothing that somebody wrote is in it: neither who promised, nor the words of a condition, nor what was told. Those stand
in the record, from which they can be removed.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from flask_babel import gettext

from app.languages import count, day
from app.programme.duties.tables import DUTY
from app.programme.feature import Column, File
from app.programme.rounds.published import MEETING, ROUND
from app.programme.rounds.rounds import Round
from app.programme.storage import rows
from app.record.blocks import Block, Grid, Numbers, Text
from app.record.follow_up.words import AGREED, LADDER, STATES
from app.storage.tables import MEETING as MEETINGS

MOST = 400
"""How many stand in the table of a report; the data have all of them."""

FILES = (
    File(
        "duties",
        "Wat na het besluit moet gebeuren: stappen en beloftes, en hoe het ermee staat.",
        "What has to happen after the decision: steps and promises, and how each stands.",
        (
            ROUND,
            MEETING,
            Column("duty", "de stap of de belofte, binnen de bijeenkomst", "the step or promise, within the meeting"),
            Column("plan", "het plan waar het bij hoort, leeg bij een stap", "its plan, empty for a step"),
            Column("title", "hoe dat plan heet", "what that plan is called"),
            Column("kind", "de stap, of de soort belofte", "the step, or the kind of promise"),
            Column("due", "wanneer het klaar moet zijn", "when it has to be done", "day"),
            Column("state", "hoe het ermee staat", "how it stands"),
            Column(
                "told", "de dag waarop er het laatst over is verteld", "the day on which it was last told of", "day"
            ),
        ),
        "published:duty_rows",
    ),
)


def duty_rows(rounds: Sequence[Round]) -> Iterator[Sequence[object]]:
    """A row for each step and each promise."""
    for row in _found(rounds):
        told = row.told_at[:10] if row.told_at else None
        about = (row.round, row.meeting, row.subject, row.plan, row.title)
        yield *about, row.kind, row.due, row.state, told


def chapter(rounds: Sequence[Round]) -> Iterator[Block]:
    """How what was promised stands."""
    found = _found(rounds)
    if not found:
        return
    done = sum(not row.open for row in found)
    yield Numbers([(count(done), gettext("klaar of anders gegaan"), gettext("van %(all)s", all=count(len(found))))])
    titles, several = {one.id: one.title for one in rounds}, len(rounds) > 1
    head = (gettext("Wat"), gettext("Plan"), *[gettext("Ronde")] * several, gettext("Klaar op"), gettext("Stand"))
    lines = [
        [_called(row.kind), row.title or "–", *[titles[row.round]] * several, day(row.due), str(STATES[row.state])]
        for row in found[:MOST]
    ]
    yield Grid(gettext("Stappen en beloftes"), head, lines, len(head))
    yield Text(gettext("Wie iets beloofde en met welke woorden, staat in het besluit van de bijeenkomst."))
    if len(found) > MOST:
        rest = count(len(found) - MOST)
        yield Text(gettext("In het bestand duties.csv staan ze allemaal: nog %(number)s.", number=rest))


def _called(kind: str) -> str:
    return str(LADDER[kind] if kind in LADDER else AGREED[kind])


def _found(rounds: Sequence[Round]) -> Sequence[sa.Row[Any]]:
    """What follows the decisions of these rounds, always in the same order; nothing of a practice evening."""
    earnest = sa.select(MEETINGS.c.code).where(MEETINGS.c.practice.is_(False))
    query = sa.select(DUTY).where(DUTY.c.round.in_([one.id for one in rounds]), DUTY.c.meeting.in_(earnest))
    return rows(query.order_by(DUTY.c.round, DUTY.c.meeting, DUTY.c.subject))
