"""The people of the small meeting: who leads, sits, argues and votes, straight through the door of the meetings."""

import threading
import time
from collections.abc import Callable
from typing import Any

from flask import Flask

from app.live.meetings import load, perform
from app.services import services
from app.storage import log
from facilitation.parts.arguments.acts import PostArgument
from facilitation.parts.ballots import CastBallot, Paper
from facilitation.parts.frames import ConfirmFrame, frames
from facilitation.parts.seating import TakeSeat
from facilitation.parts.stages import AdvanceStage
from facilitation.roles import Actor, Role
from tests.devices import CODE

LEADER = Actor("console:1", Role.FACILITATOR, receipt="laptop")


def sit(number: int, channel: str = "room") -> Actor:
    """Somebody takes seat `S<number>`."""
    seat = f"S{number}"
    perform(CODE, TakeSeat(seat=seat, channel=channel), Actor(f"join:{seat}", Role.VISITOR))
    return Actor(seat, Role.RESIDENT, seat, receipt=f"receipt {number}")


def lead_to(stage: str) -> None:
    """The leader confirms all frames and goes to a stage."""
    state = load(CODE).state
    perform(CODE, AdvanceStage(to="frames"), LEADER)
    for frame in frames(state):
        perform(CODE, ConfirmFrame(frame=frame), LEADER)
    perform(CODE, AdvanceStage(to=stage), LEADER)


def post(actor: Actor, text: str = "Goed plan", id: str = "") -> int:
    """Somebody argues for P1; where the log then stands."""
    return perform(CODE, PostArgument(id=id, initiative="P1", side="for", text=text), actor).seq


def vote(actor: Actor, *order: str) -> int:
    """Somebody hands in a ranking; where the log then stands."""
    return perform(CODE, CastBallot(ballot=Paper(order=list(order))), actor).seq


def together(*tasks: Callable[[], Any], app: Flask) -> list[Any]:
    """Do all this at once, each in a thread of its own; what each gave, or what it raised."""
    results: list[Any] = [None] * len(tasks)

    def run(index: int) -> None:
        with app.app_context():
            try:
                results[index] = tasks[index]()
            except Exception as error:
                results[index] = error

    threads = [threading.Thread(target=run, args=(index,)) for index in range(len(tasks))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def logged() -> list[log.Logged]:
    """The whole log of the small meeting."""
    with services().database.read.connect() as connection:
        return list(log.read(connection, CODE))


def one_batch_of(size: int) -> threading.Thread:
    """Hold the writer until so many acts wait, so that they are committed together."""
    writer = services().database
    writer._lock.acquire()

    def let_go() -> None:
        while len(writer._queue) < size:
            time.sleep(0.001)
        writer._lock.release()

    thread = threading.Thread(target=let_go)
    thread.start()
    return thread
