"""Who may do what: one matrix. Voice and decision are separate rights."""

from enum import StrEnum

import msgspec


class Role(StrEnum):
    """The ways to be present at an overlegtafel. Whoever looks at a wall or a livecast is a visitor, without a key.

    The house itself keeps what its workers counted; nobody can be it from outside.
    """

    FACILITATOR = "facilitator"
    CO_FACILITATOR = "co-facilitator"
    SCRIBE = "scribe"
    TABLE_CHAIR = "table-chair"
    MODERATOR = "moderator"
    PROJECTOR = "projector"
    COUNTER = "counter"
    AREA_BROKER = "area-broker"
    PROPOSER = "proposer"
    RESIDENT = "resident"
    VISITOR = "visitor"
    HOUSE = "house"


class Actor(msgspec.Struct, frozen=True):
    """Who asks: a role, the seat it holds if any, an id that makes a resend recognisable.

    `table` bounds a chair to one table, `plan` a proposer to one plan. Decisions never look at the last two: `receipt`
    is the device's secret, by which ballots are keyed; `grant` is the device's own session of a link, which can be
    revoked under way.
    """

    id: str
    role: Role
    seat: str | None = None
    table: str | None = None
    plan: str | None = None
    receipt: str = ""
    grant: str = ""

    def __repr__(self) -> str:
        return f"Actor({self.role} {self.seat or '-'})"


VOICE = frozenset(
    {
        "argument.post",
        "argument.support",
        "argument.unsupport",
        "minority.post",
        "minority.join",
        "minority.leave",
        "review.give",
        "seat.move",
    }
)
DECISION = frozenset({"ballot.cast", "choice.answer", "consent.give", "objection.withdraw"})
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
        "method.choose",
        "count.again",
        "lot.draw",
        "frame.change",
        "frame.confirm",
        "initiative.withdraw",
        "initiative.correct",
        "argument.moderate",
        "argument.feature",
        "approval.set",
        "award.set",
        "mandate.set",
        "rule.set",
        "round.open",
        "objection.floor",
        "objection.settle",
        "minority.moderate",
        "choice.open",
        "choice.close",
        "choice.show",
        "choice.draw",
        "choice.adopt",
        "decision.propose",
        "recast.offer",
        "recast.answer",
        "recast.drop",
        "decision.record",
        "review.moderate",
        "seat.add",
        "wall.show",
        "wall.freeze",
        "wall.light",
        "count.step",
        "meeting.close",
    }
)

WALL = frozenset({"wall.show", "wall.freeze", "wall.light", "count.step"})
MODERATION = frozenset(
    {"argument.moderate", "argument.feature", "approval.set", "review.moderate", "minority.moderate"}
)
FINAL = frozenset({"decision.record", "meeting.close"})

# Those who lead have no seat: voice and decision are theirs only on behalf of one.
MATRIX: dict[Role, frozenset[str]] = {
    Role.FACILITATOR: LEADING | VOICE | DECISION,
    Role.CO_FACILITATOR: (LEADING - FINAL) | VOICE | DECISION,
    Role.SCRIBE: VOICE | {"seat.add"},
    Role.TABLE_CHAIR: VOICE | {"seat.add"},
    Role.MODERATOR: MODERATION,
    Role.PROJECTOR: WALL,
    Role.COUNTER: frozenset(),
    Role.AREA_BROKER: frozenset(),
    Role.PROPOSER: frozenset({"recast.answer"}),
    Role.RESIDENT: VOICE | DECISION,
    Role.VISITOR: frozenset({"seat.take"}),
    Role.HOUSE: frozenset({"ballots.count"}),
}
KEYED = (
    Role.FACILITATOR, Role.CO_FACILITATOR, Role.SCRIBE, Role.TABLE_CHAIR, Role.MODERATOR, Role.PROJECTOR,
    Role.COUNTER, Role.AREA_BROKER, Role.PROPOSER,
)  # fmt: skip
# Who signs a closed log, and how many of them: the course, the count (two people), the text, seen.
SIGNERS = {Role.FACILITATOR: 1, Role.COUNTER: 2, Role.SCRIBE: 1, Role.AREA_BROKER: 1}
ONLY_SIGNS = frozenset({Role.COUNTER, Role.AREA_BROKER})
CONSOLE = frozenset(KEYED) - {Role.PROJECTOR, Role.PROPOSER} - ONLY_SIGNS
LEADING_ROLES = frozenset({Role.FACILITATOR, Role.CO_FACILITATOR})
ON_BEHALF = frozenset(role for role in CONSOLE if "seat.add" in MATRIX[role])


def may(role: Role, kind: str) -> bool:
    """Whether this role may ever do this kind of act."""
    return kind in MATRIX[role]
