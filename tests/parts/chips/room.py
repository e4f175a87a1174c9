"""An evening with chips through the door of the meetings: people sit down, their table lays, all agree, it closes."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import UNSET

from app.live import meetings
from app.record.exports import record_json
from facilitation.acts import Act
from facilitation.agenda import agenda
from facilitation.events import MeetingOpened
from facilitation.parts.chips.acts import AgreeChips, PlaceChips
from facilitation.parts.frames import ConfirmFrame
from facilitation.parts.seating import TakeSeat
from facilitation.parts.stages import AdvanceStage, CloseMeeting, CloseStage, RevealStage
from facilitation.roles import Actor, Role
from facilitation.state.deciding import Deciding
from facilitation.state.frame import FRAME_KEYS, Frame
from facilitation.state.meeting import Meeting
from facilitation.state.plan import Initiative
from facilitation.state.seat import Table
from facilitation.state.stage import Stage

LEADER = Actor("console:chips", Role.FACILITATOR, receipt="chips")
PLAIN = {stage.key: stage for stage in agenda()}


def stage_of(**rules: Any) -> Stage:
    """A stage of chips."""
    return Stage("chips", "chips").saying(rules=rules)


def phone(seat: str) -> Actor:
    """The phone of whoever sits there."""
    return Actor(seat, Role.RESIDENT, seat, receipt=f"receipt {seat}")


class Room:
    """One evening, whose `stages` of chips stand between the frames and the end."""

    def __init__(
        self,
        code: str,
        pot: int,
        plans: Sequence[Initiative],
        stages: Sequence[Stage],
        tables: int,
        deciding: Deciding | None = None,
    ) -> None:
        self.code, self.people = code, dict[str, list[str]]()
        meetings.create(
            MeetingOpened(
                code=code,
                title="Fiches",
                pot=pot,
                agenda=(PLAIN["welcome"], PLAIN["frames"], *stages, PLAIN["decision"], PLAIN["review"]),
                frames=tuple(Frame(key, key, "Tekst") for key in FRAME_KEYS),
                initiatives=tuple(plans),
                tables=tuple(Table(f"T{n}", f"Tafel {n}") for n in range(1, tables + 1)),
                pseudonymous=True,
                deciding=deciding or UNSET,
            ),
            public=True,
        )

    @property
    def state(self) -> Meeting:
        """The meeting of now."""
        return meetings.load(self.code).state

    def lead(self, *acts: Act) -> None:
        """The gespreksleider does these."""
        for act in acts:
            meetings.perform(self.code, act, LEADER)

    def sit(self, table: str, people: int) -> None:
        """So many people sit down at a table."""
        self.people[table] = [f"{table}S{n:08}" for n in range(people)]
        for seat in self.people[table]:
            meetings.perform(self.code, TakeSeat(seat=seat, table=table), Actor(f"join:{seat}", Role.VISITOR))

    def begin(self) -> None:
        """The frames are confirmed; on to what comes next."""
        self.lead(AdvanceStage(to="frames"), *(ConfirmFrame(frame=key) for key in FRAME_KEYS), AdvanceStage())

    def lay(self, table: str, chips: Mapping[str, int]) -> None:
        """Somebody lays what the table agreed on, and all who sit there say yes."""
        first, *_ = self.people[table]
        meetings.perform(self.code, PlaceChips(table=table, amounts=dict(chips)), phone(first))
        for seat in self.people[table]:
            meetings.perform(self.code, AgreeChips(table=table), phone(seat))

    def show(self) -> None:
        """What lies there is closed and shown."""
        self.lead(CloseStage(), RevealStage())

    def end(self) -> dict[str, Any]:
        """Without a decision, to the end; the file of the record."""
        self.lead(AdvanceStage(), CloseStage(), AdvanceStage(), CloseStage(), CloseMeeting())
        return dict(json.loads(record_json.write(self.code)))
