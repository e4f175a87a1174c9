"""A closed evening with many names and hidden texts, and another day to look at it."""

import os
from collections import Counter
from datetime import datetime
from pathlib import Path

from app.live.meetings import perform
from app.operations import retention
from app.services import services
from app.storage.log import verify
from app.terms import Terms
from facilitation.parts.decision.acts import GiveConsent
from facilitation.parts.seating import TakeSeat
from facilitation.parts.stages import AdvanceStage, CloseMeeting, CloseStage, RevealStage
from facilitation.roles import Actor, Role
from tests.devices import CODE
from tests.people import LEADER

NAMES = [f"Naam{number:03}Vandenbosch {1000 + number} QX" for number in range(200)]
USUAL = Terms()
LONG_KEPT = Terms(
    backups=9999,
    acts=9999,
    links=9999,
    roll=9999,
    unpublished=9999,
    names=9999,
    pictures=9999,
    drafts=9999,
    organisers=9999,
)
HIDDEN = [f"Verborgen{number:02} praat over buurman Zwartjes" for number in range(20)]


def sit(number: int, name: str = "") -> Actor:
    """Somebody takes a seat, with an act that has an id, and may give a name."""
    seat = f"S{number}"
    perform(CODE, TakeSeat(id=f"sit-{seat}", seat=seat), Actor(f"join:{seat}", Role.VISITOR), name=name)
    return Actor(seat, Role.RESIDENT, seat, receipt=f"receipt {number}")


def close_evening() -> None:
    """From the open ranking to the end."""
    for act in (
        CloseStage(), RevealStage(), AdvanceStage(to="allocation"), CloseStage(), RevealStage(),
        AdvanceStage(to="decision"),
    ):  # fmt: skip
        perform(CODE, act, LEADER)
    seat = Actor("S0", Role.RESIDENT, "S0", receipt="receipt 0")
    perform(CODE, GiveConsent(position="concern", reason="Eerdere zorg over Zwartjes"), seat)
    perform(CODE, GiveConsent(position="concern", reason="Latere zorg"), seat)
    perform(CODE, CloseStage(), LEADER)
    perform(CODE, CloseMeeting(), LEADER)


def hits(folder: Path, words: list[str]) -> Counter[str]:
    """How many of these words each file in a folder holds."""
    found: Counter[str] = Counter()
    for path in folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            found[path.name] += sum(word.encode() in content for word in words)
    return +found


def expire(now: datetime, terms: Terms = USUAL, dry: bool = False, fresh: bool = True) -> Counter[str]:
    """Expire at another time; `fresh` copies were made just before it, from a database that held everything."""
    copies = services().keeper.copies()
    for copy in copies if fresh else ():
        os.utime(copy, (now.timestamp(), now.timestamp()))
    return retention.expire(services().database, copies, terms, now, dry)


def head() -> tuple[int, str]:
    """Where the chain stands, worked out again."""
    with services().database.read.connect() as connection:
        return verify(connection, CODE)
