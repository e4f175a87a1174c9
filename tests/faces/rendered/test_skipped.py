"""What is not rendered again shows what a fresh render would show: through whole evenings, on every face."""

from datetime import datetime
from itertools import cycle
from pathlib import Path
from random import Random
from typing import Any

import msgspec
import pytest
from flask import Flask

from app.cluster import reading
from app.live import meetings
from app.services import services
from app.storage import log
from facilitation.acts import Act
from facilitation.part import LoggedEvent
from facilitation.parts.seating import AddSeat
from facilitation.parts.wall import FreezeWall
from facilitation.roles import Actor
from tests.faces.watchers import ALL, Watchers
from tests.golden.make import BEFORE_CHOICES, BEFORE_METHODS, LOG, read_log
from tests.record.verify.evenings import RandomEvening
from tests.reliability.length import length

SHARES = cycle([ALL[at::10] for at in range(10)])
"""In `make test` a change is looked at by a part of the audiences, in turn; those who did not look have more to see."""


def watched(watchers: Watchers) -> int:
    return watchers.check(length(next(SHARES), ALL))


def heard(lines: list[LoggedEvent], code: str) -> None:
    """The room hears of an event as of one that another process wrote."""
    room = meetings.load(code)
    for line in lines:
        at = datetime.fromisoformat(line.at)
        services().database.commit(lambda c, line=line, at=at: log.append(c, code, [line.event], at, line.seq - 1))
    with room.lock, services().database.read.connect() as connection:
        reading.catch_up(connection, room)


@pytest.mark.soak
@pytest.mark.parametrize("path", length([LOG], [LOG, BEFORE_CHOICES, BEFORE_METHODS]), ids=lambda path: path.stem)
def test_through_the_golden_evening_every_region_that_is_kept_equals_a_fresh_one(path: Path, context: Flask) -> None:
    opened, *rest = read_log(path)
    meetings.create(opened.event)  # type: ignore[arg-type]
    watchers, kept = Watchers(opened.event.code), 0  # type: ignore[attr-defined]
    watchers.check()
    for line in rest:
        heard([line], watchers.code)
        kept += watched(watchers)
    watchers.check()
    assert kept > 2 * len(rest)


class Watched(RandomEvening):
    """An evening of which every change is watched; everybody has a name, and the wall is held now and then."""

    watchers: Watchers
    kept = 0

    def by(self, actor: Actor, act: Act, often: float) -> None:
        before = meetings.load(self.code).state.seq, meetings.load(self.code).voted
        super().by(actor, self.named(act), often)
        if before != (meetings.load(self.code).state.seq, meetings.load(self.code).voted):
            self.kept += watched(self.watchers)

    def lead(self, act: Act) -> None:
        super().lead(self.named(act))
        self.kept += watched(self.watchers)

    def named(self, act: Act) -> Any:
        return msgspec.structs.replace(act, name=f"Buur {act.seat}") if isinstance(act, AddSeat) else act

    def put_right(self) -> None:
        super().put_right()
        self.maybe(FreezeWall(on=self.chance.random() < 0.4))


@pytest.mark.soak
def test_through_random_evenings_every_region_that_is_kept_equals_a_fresh_one(context: Flask) -> None:
    for number in range(length(1, 60)):
        evening = Watched(f"EVE{number}", Random(number))
        evening.watchers = Watchers(evening.code)
        evening.play()
        evening.watchers.check()
        assert evening.kept > 20
