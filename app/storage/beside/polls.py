"""Polls of viewers: their answers are kept as ballots are, in a box of their own, of which only sums come out."""

import sqlalchemy as sa

from app.storage import ballots
from app.storage.box_keys import BoxKeys
from facilitation.parts.viewers.events import PollCounted
from facilitation.parts.viewers.rules import box_for, counted
from facilitation.state.meeting import Meeting


def closed(connection: sa.Connection, keys: BoxKeys, meeting: Meeting, stage: str) -> PollCounted | None:
    """Empty the box beside a stage that is sealed, in the same transaction, and forget who answered.

    `poll.counted` with what five or more answers add up to; None for fewer. Raises Unavailable(meeting_damaged).
    """
    box = box_for(stage)
    found = ballots.empty(connection, keys, meeting.code, box)
    if found:
        keys.counted(meeting.code, box)
        ballots.void(connection, meeting.code, box)
    return counted(meeting, stage, [each.paper for each in found])
