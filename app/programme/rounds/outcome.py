"""What a meeting of a round decided, taken over from its record into what the round awarded."""

from collections.abc import Sequence
from contextlib import suppress

import sqlalchemy as sa

from app.live import meetings
from app.programme.rounds import money
from app.programme.rounds.money import Award
from app.programme.rounds.tables import SHARE
from app.programme.storage import rows
from app.services import services
from facilitation.refusals import Refused


def join(round_: str, code: str, amount: int, envelope: str | None = None) -> None:
    """Let a meeting divide so many cents of a round's pot; its own pot may not be larger.

    Raises Malformed: amount_negative; Refused: unknown_meeting, meeting_pot_larger, and what `money.share` refuses.
    """
    room = meetings.load(code)
    if room.state.pot > amount:
        raise Refused("meeting_pot_larger", pot=room.state.pot, share=amount)
    money.share(round_, room.code, amount, envelope)


def leave(round_: str, code: str) -> None:
    """Take a meeting that awarded nothing out of a round, with what follows it. Raises Refused: share_in_use."""
    if money.unshare(round_, code):
        with suppress(Refused):  # the meeting itself may be erased by now
            services().followed.send(code)


def take(round_: str, code: str) -> Sequence[Award]:
    """Award what the record of a closed meeting says, by its share of the pot; again changes nothing.

    A plan that was withdrawn and got nothing was not one to choose from.

    Raises Refused: meeting_not_here, nothing_decided, unknown_meeting, and what `money.award` refuses.
    """
    found = rows(sa.select(SHARE.c.envelope).where(SHARE.c.round == round_, SHARE.c.meeting == code))
    if not found:
        raise Refused("meeting_not_here")
    record = services().dossiers.of(meetings.load(code).code).record
    if record["status"] != "closed" or "decided" not in record["times"]:
        raise Refused("nothing_decided")
    taken = [
        Award(f"{code}-{plan['id']}", plan["title"], plan["ask"], plan["amount"] or 0, code, found[0].envelope)
        for plan in record["plans"]
        if plan["withdrawn"] is None or plan["amount"]
    ]
    money.award(round_, taken)
    services().followed.send(code)
    return taken
