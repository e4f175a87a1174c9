"""Two people who count hands at the decision, each for themselves."""

from facilitation.acts import Act
from facilitation.parts.frames import ChangeFrame
from facilitation.parts.frames.acts import OfferClause
from facilitation.parts.hands.acts import CountHands, OpenHands
from facilitation.parts.hands.state import Count, counts
from facilitation.roles import Actor
from tests.facilitation.evening import LEADER, Evening
from tests.parts.paper.room import JAMAL, NOOR

SEEN = {"agree": 8, "concern": 2, "objection": 1}
OTHERWISE = {"agree": 7, "concern": 2, "objection": 1}


def deciding(evening: Evening | None = None) -> Evening:
    """At the decision, which is open."""
    return (evening or Evening()).reach("decision")


def opened(evening: Evening | None = None) -> Evening:
    """A count is open there."""
    evening = deciding(evening)
    evening.play(OpenHands(), LEADER)
    return evening


def entered(evening: Evening | None = None, first: dict[str, int] = SEEN, second: dict[str, int] = SEEN) -> Evening:
    """Both counted."""
    evening = opened(evening)
    evening.play(count(**first), NOOR)
    evening.play(count(**second), JAMAL)
    return evening


def differing(evening: Evening | None = None) -> Evening:
    """The second counted otherwise."""
    return entered(evening, second=OTHERWISE)


def talking() -> Evening:
    """The room talks about what it agrees on: one frame may still be changed, and two clauses are proposed."""
    evening = Evening().reach("frames")
    evening.play(ChangeFrame(frame="purpose", title="Doel", text="Wij willen dit.", fixed=False), LEADER)
    for text in ("Elk plan is open voor iedereen.", "Wij lenen geen geld."):
        evening.play(OfferClause(frame="purpose", text=text), LEADER)
    return evening


def count(kind: type[CountHands] = CountHands, number: str = "1", **numbers: int) -> CountHands:
    """What somebody says of a count."""
    return kind(count=number, numbers=numbers)


def standing(evening: Evening, number: str = "1") -> Count:
    """A count as it stands."""
    return counts(evening.meeting)[number]


def played(evening: Evening, *acts: tuple[Act, Actor]) -> Evening:
    """The evening after these acts."""
    for act, by in acts:
        evening.play(act, by)
    return evening
