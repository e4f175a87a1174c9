"""How long it takes to fold 10,000 events of a full hall: 500 seats, 300 arguments, and support for them."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from statistics import median
from time import perf_counter

from facilitation.agenda import agenda
from facilitation.events import Event, MeetingOpened, StageAdvanced, StageOpened
from facilitation.evolve import fold
from facilitation.parts.arguments.events import ArgumentPosted, ArgumentSupported
from facilitation.parts.clock import ClockSet
from facilitation.parts.decision.events import ConsentGiven
from facilitation.parts.floor import FloorGiven
from facilitation.parts.seating import SeatTaken
from facilitation.state.frame import Frame
from facilitation.state.plan import Initiative

EVENTS, SEATS, ARGUMENTS, PLANS, ROUNDS = 10_000, 500, 300, 50, 5


def run() -> dict[str, float]:
    """Seconds for one fold: the best and the middle one of five."""
    events = evening()
    times = sorted(_seconds(events) for _ in range(ROUNDS))
    return {"events": len(events), "best_s": round(times[0], 4), "median_s": round(median(times), 4)}


def _seconds(events: list[Event]) -> float:
    start = perf_counter()
    fold(events)
    return perf_counter() - start


def evening(length: int = EVENTS) -> list[Event]:
    """So many events, always the same: everybody argues and supports, then answers the decision."""
    chance = random.Random(2019)
    seats = [f"s{number}" for number in range(SEATS)]
    answers = [_answer(seat) for seat in seats]
    start = [_opened(), *(SeatTaken(seat=seat) for seat in seats), *_to("arguments"), *_arguments(chance, seats)]
    supports = islice(_supports(chance, seats), length - len(start) - len(answers) - 2)
    return [*start, *supports, *_to("decision"), *answers]


def _opened() -> MeetingOpened:
    plans = tuple(Initiative(f"I{n}", f"Plan {n}", ask=5_000_00, minimum=5_000_00) for n in range(PLANS))
    frames = tuple(Frame(key, key, "") for key in ("purpose", "roles", "cooperation", "money", "contact"))
    return MeetingOpened(code="HALL", title="", pot=84_000_00, agenda=agenda(), frames=frames, initiatives=plans)


def _to(stage: str) -> list[Event]:
    return [StageAdvanced(stage="welcome", to=stage), StageOpened(stage=stage)]


def _arguments(chance: random.Random, seats: list[str]) -> Iterator[Event]:
    for number in range(1, ARGUMENTS + 1):
        plan, author = f"I{chance.randrange(PLANS)}", chance.choice(seats)
        if number % 6 == 1:
            yield FloorGiven(initiative=plan)
            yield ClockSet(deadline=datetime(2025, 3, 20, 20, 0, tzinfo=UTC))
        yield ArgumentPosted(
            stage="arguments", argument=f"A{number}", initiative=plan, side="for", text="Goed voor de buurt. " * 5,
            author=author, channel="room",
        )  # fmt: skip


def _supports(chance: random.Random, seats: list[str]) -> Iterator[Event]:
    while True:
        argument = f"A{chance.randint(1, ARGUMENTS)}"
        yield ArgumentSupported(stage="arguments", argument=argument, seat=chance.choice(seats))


def _answer(seat: str) -> ConsentGiven:
    return ConsentGiven(stage="decision", seat=seat, channel="room", position="agree", reason="")


if __name__ == "__main__":
    print(run())
