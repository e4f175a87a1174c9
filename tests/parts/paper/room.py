"""Two people at the paper desk: a batch of rankings that was handed out, opened, and entered by both."""

from collections.abc import Sequence
from typing import Any

import msgspec

from facilitation.acts import Act
from facilitation.part import Facts
from facilitation.parts.paper.acts import ConfirmBatch, EndEntry, EnterSheet, HandOutPaper, OpenBatch
from facilitation.parts.paper.events import SheetRead
from facilitation.parts.paper.state import Sheet, on_paper
from facilitation.roles import Actor, Role
from tests.facilitation.evening import LEADER, Evening

NOOR = Actor("paper:noor", Role.PAPER, receipt="noor's device", link="link of noor")
JAMAL = Actor("paper:jamal", Role.PAPER, receipt="jamal's device", link="link of jamal")
GARDEN, PLAYGROUND, LAMPS, MURAL = 1, 2, 3, 4
PILE = ([GARDEN, LAMPS], [PLAYGROUND], [GARDEN, PLAYGROUND, LAMPS])
STAGE = "ranking"


def read(evening: Evening, batch: str) -> dict[int, list[Sheet]]:
    """What stands beside the log: by turn the ballots as they were read last."""
    found: dict[int, dict[int, Sheet]] = {1: {}, 2: {}, 3: {}}
    for fact in evening.read:
        if isinstance(fact, SheetRead) and fact.batch == batch:
            found[fact.turn][fact.sheet.number] = fact.sheet
    return {turn: [sheets[n] for n in sorted(sheets)] for turn, sheets in found.items()}


def filled(evening: Evening, act: Act) -> Act:
    """The act with what the app fills in."""
    if isinstance(act, EndEntry):
        turn = 2 if on_paper(evening.meeting).batches[act.batch].how == "second" else 1
        return msgspec.structs.replace(act, entered=len(read(evening, act.batch)[turn]))
    if isinstance(act, ConfirmBatch):
        found, settles = read(evening, act.batch), on_paper(evening.meeting).batches[act.batch].settles
        return msgspec.structs.replace(act, first=found[1], second=found[2], settled=found[3], settles=settles)
    return act


def do(evening: Evening, act: Act, by: Actor = NOOR) -> Facts:
    """Play an act of the paper desk."""
    return evening.play(filled(evening, act), by)


def handed(evening: Evening | None = None, ballots: int = 3) -> Evening:
    """At the vote, with so many ballots handed out."""
    evening = (evening or Evening()).reach(STAGE)
    evening.play(HandOutPaper(stage=STAGE, ballots=ballots), LEADER)
    return evening


def opened(ballots: int = 3, at: Evening | None = None) -> Evening:
    """The envelope is open."""
    evening = handed(at, ballots)
    do(evening, OpenBatch(stage=STAGE, ballots=ballots, envelope="B-0412"))
    return evening


def enter(evening: Evening, pile: Sequence[Any], by: Actor, batch: str = "1") -> Evening:
    """Somebody enters a pile, and says that it is done; a word is what a ballot is that names no plans."""
    for number, marks in enumerate(pile, 1):
        said: dict[str, Any] = {"says": marks} if isinstance(marks, str) else {"marks": list(marks)}
        do(evening, EnterSheet(batch=batch, number=number, **said), by)
    do(evening, EndEntry(batch=batch), by)
    return evening


def entered(first: Sequence[Any] = PILE, second: Sequence[Any] | None = None, at: Evening | None = None) -> Evening:
    """Both entered it: alike, unless it is said otherwise."""
    evening = opened(len(first), at)
    enter(evening, first, NOOR)
    return enter(evening, first if second is None else second, JAMAL)


def accepted(pile: Sequence[Any] = PILE, at: Evening | None = None) -> Evening:
    """Both confirmed it."""
    evening = entered(pile, at=at)
    do(evening, ConfirmBatch(batch="1"), NOOR)
    do(evening, ConfirmBatch(batch="1"), JAMAL)
    return evening
