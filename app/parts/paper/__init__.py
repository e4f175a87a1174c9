"""Ballots on paper as people see them: what the console waits for, the words of errors and warnings, and the record."""

from typing import Any

import msgspec
from flask_babel import gettext
from werkzeug.datastructures import MultiDict

from app.faces.view import View
from app.live.room import Room
from app.part import Shown
from app.parts.paper.record import SECTIONS
from app.parts.paper.words import CARD, DONE, REFUSALS, SAYS, card_of
from app.services import services
from facilitation.parts.paper.acts import ConfirmBatch, EndEntry, EnterSheet, SettleSheet
from facilitation.parts.paper.state import (
    Batch,
    HandedOut,
    Sheet,
    batches_of,
    handed_at,
    on_paper,
    questions,
    waited_for,
)
from facilitation.refusals import Malformed


def read(room: Room, batch: str) -> dict[int, list[Sheet]]:
    """What both people entered of a batch, and what was settled. Raises Unavailable(meeting_damaged)."""
    from app.storage import sheets  # read where there is paper

    with services().database.read.connect() as connection:
        return sheets.read(connection, room.box_keys, room.code, batch)


def counted(room: Room, act: EndEntry) -> EndEntry:
    """The act with how many ballots whoever enters now has entered."""
    batch = on_paper(room.state).batches.get(act.batch)
    turn = 2 if batch is not None and batch.how == "second" else 1
    return msgspec.structs.replace(act, entered=len(read(room, act.batch)[turn]))


def compared(room: Room, act: ConfirmBatch) -> ConfirmBatch:
    """The act with everything that was read, as it was after what was settled last: that is looked at first."""
    batch = on_paper(room.state).batches.get(act.batch)
    settles = batch.settles if batch else 0
    found = read(room, act.batch)
    return msgspec.structs.replace(act, first=found[1], second=found[2], settled=found[3], settles=settles)


class Vote(msgspec.Struct, frozen=True):
    """A vote that paper can come in for, with its batches."""

    stage: str
    question: str
    title: str
    handed: HandedOut | None
    batches: tuple[Batch, ...]

    @property
    def key(self) -> str:
        """What tells it from every other, on a page."""
        return f"{self.stage}-{self.question}" if self.question else self.stage

    @property
    def back(self) -> int:
        """How many ballots are in the batches."""
        return sum(batch.ballots for batch in self.batches)

    @property
    def left(self) -> tuple[Batch, ...]:
        """The batches that are not done."""
        return tuple(batch for batch in self.batches if batch.open)


def votes(view: View) -> list[Vote]:
    """What can be answered on paper and is not over yet, in the order of the agenda."""
    here = view.meeting
    keys = [stage.key for stage in here.stages]
    there = sorted((each for each in questions(here) if not each.over), key=lambda each: keys.index(each.stage))
    return [
        Vote(q.stage, q.id, card_of(q).called(here, q), handed_at(here, q), tuple(batches_of(here, q))) for q in there
    ]


def told(view: View) -> object:
    """What the region on the console shows."""
    return votes(view), view.meeting.closed


def waits(view: View) -> str:
    """That the outcome of the present stage waits for paper; empty where it does not."""
    here, closed = view.stage.key, view.stage.status == "closed"
    if not any(question.stage == here and question.box and closed for question in waited_for(view.meeting)):
        return ""
    return gettext("We tellen nog papier. Daarna tellen we alles samen.")


def typed(form: MultiDict[str, str]) -> dict[str, Any]:
    """What stands in the fields of a ballot, each in its place; raises Malformed(malformed)."""
    try:
        marks = [int(value) if value.strip() else None for value in form.getlist("marks")]
    except ValueError as error:
        raise Malformed("malformed", field="marks") from error
    while marks and marks[-1] is None:
        marks.pop()
    return {"marks": marks, "said": form.getlist("said")}


SHOWN = Shown(
    name="paper",
    page=True,
    refusals=REFUSALS,
    says=SAYS,
    done=DONE,
    asks=(votes, waits),
    beside=("console",),
    aside=("console",),
    reads={"console": (told,)},
    forms={EnterSheet: typed, SettleSheet: typed},
    draws={EndEntry: counted, ConfirmBatch: compared},
    sections=SECTIONS,
    card=CARD,
)
