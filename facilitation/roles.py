"""The ways to be present at an overlegtafel, and the groups of them that rights are given to.

What each role may do is derived from the rules of the parts: `registry.PARTS.matrix`.
"""

from enum import StrEnum

import msgspec


class Role(StrEnum):
    """Whoever looks at a wall or a livecast is a visitor, without a key. A viewer joined at home: they ask and support.

    The house itself keeps what its workers counted; nobody can be it from outside.
    """

    FACILITATOR = "facilitator"
    CO_FACILITATOR = "co-facilitator"
    SCRIBE = "scribe"
    TABLE_CHAIR = "table-chair"
    TABLE = "table"
    MODERATOR = "moderator"
    PROJECTOR = "projector"
    COUNTER = "counter"
    AREA_BROKER = "area-broker"
    PROPOSER = "proposer"
    CAPTIONER = "captioner"
    PAPER = "paper"
    OVERLAY = "overlay"
    LIVECAST = "livecast"
    DOORKEEPER = "doorkeeper"
    RESIDENT = "resident"
    VIEWER = "viewer"
    VISITOR = "visitor"
    HOUSE = "house"


class Actor(msgspec.Struct, frozen=True):
    """Who asks: a role, the seat it holds if any, an id that makes a resend recognisable.

    `table` bounds a chair, or the shared device of a table, to one table, `plan` a proposer to one plan. Decisions
    never look at `receipt`, the device's secret by which ballots are keyed, nor at `grant`, the device's own
    session of a link, which can be revoked under way. `link` is the id of that link: it stands in the log where its
    holder acts for another's seat. `expected` is who sits down and is known to the house from before; it decides
    nothing but how long a flood of strangers holds it up.
    """

    id: str
    role: Role
    seat: str | None = None
    table: str | None = None
    plan: str | None = None
    receipt: str = ""
    grant: str = ""
    link: str = ""
    expected: bool = False

    def __repr__(self) -> str:
        return f"Actor({self.role} {self.seat or '-'})"


# Those who lead have no seat: voice and decision are theirs only on behalf of one.
LEADERS = frozenset({Role.FACILITATOR, Role.CO_FACILITATOR})
FACILITATOR_ALONE = frozenset({Role.FACILITATOR})
VOICES = LEADERS | {Role.SCRIBE, Role.TABLE_CHAIR, Role.RESIDENT}
ASKERS = VOICES | {Role.VIEWER}
DECIDERS = LEADERS | {Role.RESIDENT}
HOSTS = LEADERS | {Role.SCRIBE, Role.TABLE_CHAIR}
MODERATORS = LEADERS | {Role.MODERATOR}
OPERATORS = LEADERS | {Role.PROJECTOR}
ON_BEHALF = HOSTS
HANDS = ON_BEHALF | {Role.TABLE}  # the device of a table where it acts for who has no phone
ON_CARDS = frozenset({Role.PAPER})  # who types what people wrote on cards

KEYED = (
    Role.FACILITATOR, Role.CO_FACILITATOR, Role.SCRIBE, Role.TABLE_CHAIR, Role.TABLE, Role.MODERATOR,
    Role.PROJECTOR, Role.COUNTER, Role.AREA_BROKER, Role.PROPOSER, Role.CAPTIONER, Role.PAPER,
    Role.OVERLAY, Role.LIVECAST, Role.DOORKEEPER,
)  # fmt: skip
# Who signs a closed log, and how many of them: the course, the count (two people), the text, seen.
SIGNERS = {Role.FACILITATOR: 1, Role.COUNTER: 2, Role.SCRIBE: 1, Role.AREA_BROKER: 1}
ONLY_SIGNS = frozenset({Role.COUNTER, Role.AREA_BROKER})
APART = ONLY_SIGNS | {
    Role.PROJECTOR, Role.PROPOSER, Role.CAPTIONER, Role.TABLE, Role.PAPER, Role.OVERLAY, Role.LIVECAST,
    Role.DOORKEEPER,
}  # fmt: skip
CONSOLE = frozenset(KEYED) - APART
WORKING = CONSOLE | {Role.PROJECTOR}  # whose acts are told at the consoles, and can be undone
