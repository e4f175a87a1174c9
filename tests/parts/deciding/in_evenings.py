"""Now and then not everybody decides in a random evening, by a chance of its own."""

from contextlib import suppress
from random import Random
from typing import Any

import msgspec

from app.live import meetings
from app.parts.deciding import entering, making
from facilitation.events import MeetingOpened
from facilitation.parts.deciding.acts import AdmitSeat, CountHead, CountTable, SettleDouble
from facilitation.parts.seating import seats
from facilitation.refusals import Refused
from facilitation.state.deciding import Deciding, entitled
from tests.parts.hall.in_evenings import Arranging
from tests.record.verify.acting import LEADER, own


class Entitling(Arranging):
    """Codes are printed, given, given twice, voided and handed in on paper; tables are counted."""

    def with_deciders(self, opening: MeetingOpened) -> MeetingOpened:
        """The same opening, in which something may be agreed about who decides."""
        chance = Random(f"{self.code} decides")
        mode: Any = chance.choice([None, None, "open", "code", "roll", "table"])
        if mode is None:
            return opening
        return msgspec.structs.replace(opening, deciding=Deciding(mode, chance.random() < 0.8))

    def talk(self, stage: str) -> None:
        """Beside whatever else happens there; the evening goes on as it would without."""
        super().talk(stage)
        usual, self.chance = self.chance, Random(f"{self.code} decides at {stage}")
        mode = entitled(meetings.load(self.code).state).mode
        if mode in ("code", "roll"):
            self.give_codes(stage)
        elif mode == "table":
            self.count_tables()
        self.chance = usual

    def give_codes(self, stage: str) -> None:
        """A batch is made; most seats get a code, some one that another has; some codes are withdrawn, or on paper."""
        room = meetings.load(self.code)
        made = making.issue(room, 9, LEADER).codes
        for seat in seats(room.state):
            with suppress(Refused):
                helped = seats(room.state)[seat].channel in ("paper", "assisted")
                found = entering.given(room, self.chance.choice(made))
                entering.enter(room, found, LEADER if helped else own(seat), seat if helped else None)
        for seat in entitled(room.state).doubles:
            self.maybe(SettleDouble(person=seat, same=self.chance.random() < 0.5, reason=self.say()), 0.7)
        with suppress(Refused):
            making.void(room, self.chance.choice(made), LEADER)
        with suppress(Refused):
            making.spend_on_paper(room, stage, self.chance.sample(made, 2), LEADER)

    def count_tables(self) -> None:
        """Heads are counted, and seats decide or do not."""
        for table in ("T1", "T2", "O"):
            self.maybe(CountTable(heads=self.chance.randint(0, 4), table=table), 0.7)
        for _ in range(3):
            self.maybe(CountHead(table="T1", on=self.chance.random() < 0.7), 0.7)
        for seat in self.seats:
            self.maybe(AdmitSeat(person=seat, on=self.chance.random() < 0.8), 0.7)
