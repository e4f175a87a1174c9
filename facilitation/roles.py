"""Who may do what: one matrix. Voice and decision are separate rights."""

from enum import StrEnum

import msgspec


class Role(StrEnum):
    """The ways to be present at an overlegtafel."""

    FACILITATOR = "facilitator"
    RESIDENT = "resident"
    VISITOR = "visitor"


class Actor(msgspec.Struct, frozen=True):
    """Who asks: a role, the seat it holds if any, an id that makes a resend recognisable.

    `receipt` is the device's secret; decisions never look at it, ballots are keyed by it.
    """

    id: str
    role: Role
    seat: str | None = None
    receipt: str = ""

    def __repr__(self) -> str:
        return f"Actor({self.role} {self.seat or '-'})"


VOICE = frozenset({"argument.post", "argument.support", "argument.unsupport", "review.give", "seat.move"})
DECISION = frozenset({"ballot.cast", "consent.give"})
LEADING = frozenset(
    {
        "stage.advance",
        "stage.open",
        "stage.close",
        "stage.reveal",
        "clock.set",
        "clock.add",
        "clock.pause",
        "clock.resume",
        "floor.give",
        "frame.change",
        "frame.confirm",
        "initiative.withdraw",
        "initiative.correct",
        "argument.moderate",
        "argument.feature",
        "approval.set",
        "award.set",
        "decision.propose",
        "decision.record",
        "review.moderate",
        "seat.add",
        "wall.show",
        "wall.freeze",
        "wall.light",
        "meeting.close",
    }
)

MATRIX: dict[Role, frozenset[str]] = {
    Role.FACILITATOR: LEADING | VOICE | DECISION,  # voice and decision only on behalf of a seat
    Role.RESIDENT: VOICE | DECISION,
    Role.VISITOR: frozenset({"seat.take"}),
}


def may(role: Role, kind: str) -> bool:
    """Whether this role may ever do this kind of act."""
    return kind in MATRIX[role]
