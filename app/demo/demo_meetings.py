"""The demo meetings: Klaverbuurt, ready to begin or replayed, the same with a full hall, and Kleine Wereld 2019."""

from typing import Literal

import msgspec
import sqlalchemy as sa

from app.demo import full_hall
from app.demo.klaverbuurt import FILE, Evening
from app.imports import lists
from app.live.meetings import create, load
from app.live.opening import DATA, opening
from app.services import services
from app.storage.erasing import erase
from app.storage.tables import MEETING
from facilitation.parts.ranking.votes import KIND as VOTE
from facilitation.parts.seating import seats
from facilitation.state.meeting import Meeting
from facilitation.state.terms import Terms

KLAVERBUURT, KLEINE_WERELD, FULL = "KLAVER", "WERELD", "DRUKTE"
CODES = (KLAVERBUURT, KLEINE_WERELD, FULL)
FICTION = "Alles is verzonnen: buurt, plannen, cijfers en bewoners. Geen echte personen."

MANDATE = Terms(mandate="beslissend", confirms="stadsdeel Amsterdam-Noord")

Until = Literal["start", "halfway", "closed"]


class UnderWay(Exception):
    """People were at it already: the demo meeting cannot be brought there without beginning anew."""


def demo(until: Until = "start", fresh: bool = False) -> None:
    """Make the demo meetings, or leave them as they stand; raises UnderWay."""
    for code in CODES:
        if fresh:
            forget(code)
        if not exists(code):
            _open(code)
    evening, state = Evening(KLAVERBUURT), load(KLAVERBUURT).state
    if until != "start" and state.seq == 1:
        evening.until_ranking()
    if until == "closed" and _halfway(load(KLAVERBUURT).state):
        evening.until_closed()
    if not _reached(load(KLAVERBUURT).state, until):
        raise UnderWay(KLAVERBUURT)


def exists(code: str) -> bool:
    """Whether there is a meeting with this code."""
    with services().database.read.connect() as connection:
        return connection.execute(sa.select(MEETING.c.code).where(MEETING.c.code == code)).first() is not None


def forget(code: str) -> None:
    """Drop everything of a demo meeting. The log is append-only: beginning anew means that there was none."""
    if code not in CODES:
        raise ValueError(code)
    services().database.commit(lambda connection: erase(connection, code))
    services().rooms.forget(code)


def _open(code: str) -> None:
    if code == KLEINE_WERELD:
        pilot = lists.read(DATA / "kleine_wereld_2019.json")
        return create(opening(pilot, code, pilot.pot or 0), public=True)
    source = msgspec.structs.replace(lists.read(FILE), credit=FICTION)
    opened = opening(source, code, source.pot or 0, terms=MANDATE)
    if code == FULL:
        return full_hall.create(msgspec.structs.replace(opened, title=f"{opened.title}, volle zaal"))
    create(opened, public=True)


def _halfway(state: Meeting) -> bool:
    vote = VOTE.here(state)
    return vote is not None and vote.status == "open" and "P01" in seats(state)


def _reached(state: Meeting, until: Until) -> bool:
    if until == "closed":
        return state.closed
    return until == "start" or state.closed or _halfway(state)
