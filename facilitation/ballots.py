"""The one act that every secret ballot shares: cast, checked by the stage, kept apart from who cast it."""

from typing import Annotated, Any

import msgspec

from facilitation.acts import Cents, Key, VoiceAct
from facilitation.events import BallotCast
from facilitation.refusals import Refused
from facilitation.stages import Context, Facts

Keys = list[Key]
Mark = Annotated[int, msgspec.Meta(ge=0, le=10**6)]


class Paper(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a ballot says, in one of its forms; amounts in cents, grades from 0 to 4, resistance from 0 to 10."""

    order: Keys | None = None
    approved: Keys | None = None
    amounts: dict[Key, Cents] | None = None
    points: dict[Key, Mark] | None = None
    grades: dict[Key, Mark] | None = None
    resistance: dict[Key, Mark] | None = None


class CastBallot(VoiceAct, frozen=True, kw_only=True, tag="ballot.cast"):
    """Hand in a ballot, or replace it until the stage closes."""

    ballot: Paper


def cast(context: Context, act: CastBallot) -> Facts:
    """Check a ballot by the rules of the present stage."""
    box = context.meeting.kind(context.stage).ballots
    if box is None:
        raise Refused("no_ballot_now")
    context.require_open()
    seat = context.seat(act)
    paper: Any = box.channelled(context, seat.channel, box.accept(context, act.ballot))
    return [BallotCast(stage=context.key, seat=seat.id, channel=seat.channel, paper=paper)]
