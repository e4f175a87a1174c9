"""People who watch from home in the small meeting of most tests."""

from app.live.meetings import perform
from facilitation.parts.ballots import CastBallot, Paper
from facilitation.parts.viewers.acts import JoinViewers
from facilitation.roles import Actor, Role
from tests.devices import CODE


def watch(number: int) -> Actor:
    """Somebody comes and watches as `W<number>`."""
    key = f"W{number}"
    perform(CODE, JoinViewers(seat=key), Actor(f"watch:{key}", Role.VISITOR))
    return Actor(key, Role.VIEWER, key, receipt=f"receipt of {key}")


def answer(viewer: Actor, *order: str) -> None:
    """A viewer hands in what others vote with."""
    perform(CODE, CastBallot(ballot=Paper(order=list(order))), viewer)
