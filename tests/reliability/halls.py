"""Halls to try things in: a server at a stage, with phones that have seats."""

from collections.abc import Iterable

import msgspec

from facilitation.agenda import agenda
from facilitation.events import MeetingOpened
from facilitation.state.method import BallotForm
from facilitation.state.plan import Initiative
from facilitation.state.stage import Stage
from tests.realtime.servers import Live, Server, opening
from tests.reliability.phones import Fields, Phone

PLANS = tuple(Initiative(f"P{n:02}", f"Plan {n}", 100_000, 100_000) for n in range(1, 14))


def at_the_arguments(server: Server) -> Live:
    """Walk a running meeting to its arguments, of which somebody makes the first; its console."""
    console = server.leader().joined()
    console.lead_to("arguments", at="welcome")
    server.seated().joined().ok("argument.post", initiative="P1", side="for", text="Waar anderen achter staan")
    return console


def phones(server: Server, habits: Iterable[Iterable[Fields]], base: str = "", at_once: int = 2) -> list[Phone]:
    """A phone with a seat for every habit."""
    return [Phone(server.seated(), base, habit, at_once) for habit in habits]


def rounds(code: str, number: int) -> MeetingOpened:
    """A meeting of nothing but rankings, one after the other, over plans enough to tell all ballots apart."""
    welcome = agenda()[0]
    stages = (Stage(key=f"round-{n}", kind="ranking", form=BallotForm()) for n in range(1, number + 1))
    return msgspec.structs.replace(opening(code, PLANS), agenda=(welcome, *stages))
