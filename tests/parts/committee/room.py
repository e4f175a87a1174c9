"""An evening with a committee through the door of the meetings, with as many plans and members as one likes."""

from typing import Any

from flask import Flask

from app.access import links
from app.live import meetings
from facilitation.acts import Act
from facilitation.agenda import agenda
from facilitation.events import MeetingOpened
from facilitation.parts.committee.acts import AgreeCriteria, CloseReading, FixLists, GiveScore
from facilitation.parts.stages import AdvanceStage, CloseMeeting, CloseStage
from facilitation.roles import Actor, Role
from facilitation.state.plan import Initiative
from facilitation.state.stage import Stage
from tests.devices import Browser

CODE = "KEUZE7"
LEADER = Actor("console:committee", Role.FACILITATOR, receipt="committee")


def opening(plans: int, code: str = CODE, **rules: Any) -> MeetingOpened:
    """So many plans, and nothing beside the committee but the welcome and the end."""
    plain = {stage.key: stage for stage in agenda()}
    return MeetingOpened(
        code=code,
        title="Maak je stad",
        pot=600_000_00,
        agenda=(plain["welcome"], Stage("kiezen", "committee").saying(rules=rules), plain["review"]),
        frames=(),
        initiatives=tuple(
            Initiative(f"P{n}", f"Plan {n} voor de buurt", 20_000_00, 5_000_00, proposer=f"Groep {n}")
            for n in range(1, plans + 1)
        ),
        pseudonymous=True,
    )


class Room:
    """One evening with a committee that sits at its stage; criteria are agreed."""

    def __init__(self, app: Flask, plans: int = 3, members: int = 3, chosen: int = 1, reserve: int = 1) -> None:
        self.app = app
        meetings.create(opening(plans), public=True)
        self.console = Browser(app.test_client(), "console", CODE)
        assert self.console.client.post(f"/t/{CODE}/regie/key", data={"key": links.make(CODE)}).status_code == 204
        self.phones = [Browser(app.test_client(), "phone", CODE) for _ in range(members)]
        self.seats = [phone.join() for phone in self.phones]
        self.lead(AdvanceStage())
        self.lead(AgreeCriteria(criteria="Haalbaar: 3\nDraagvlak: 1", chosen=chosen, reserve=reserve))

    def lead(self, act: Act) -> None:
        """The console does this."""
        meetings.perform(CODE, act, LEADER)

    def says(self, member: int, act: Act) -> None:
        """A member does this, straight through the door."""
        seat = self.seats[member]
        meetings.perform(CODE, act, Actor(seat, Role.RESIDENT, seat, receipt=seat))

    def post(self, member: int, plan: str, do: str, status: int = 303, **fields: Any) -> Any:
        """A member presses a button on the page of a plan; the answer."""
        phone = self.phones[member]
        data = {"csrf_token": phone.token(), "do": do, "face": "phone", "stage": "kiezen"} | fields
        answer = phone.client.post(f"/t/{CODE}/lezen/{plan}", data=data)
        assert answer.status_code == status, answer.text
        return answer

    def score(self, member: int, plan: str, first: int, second: int, **more: Any) -> Any:
        """A member scores a plan from its page."""
        marks = {"marks.C1": first, "marks.C2": second, "reason": f"Reden {member} {plan}"}
        return self.post(member, plan, f"score.give {plan}", **{**marks, **more})

    def chair(self, plan: str, do: str, **fields: Any) -> Any:
        """The chair presses a button on the page of a plan."""
        data = {"csrf_token": self.console.token(), "do": do, "face": "console", "stage": "kiezen"} | fields
        answer = self.console.client.post(f"/t/{CODE}/regie/lezen/{plan}", data=data)
        assert answer.status_code == 303, answer.text
        return answer

    def read(self, member: int, path: str = "") -> str:
        """A page of reading, as a member gets it."""
        answer = self.phones[member].get(f"/lezen{path}")
        assert answer.status_code == 200, answer.status
        return str(answer.text)

    def scored(self) -> "Room":
        """Everybody scored the first three plans, the first one best."""
        for member in range(len(self.seats)):
            for n, plan in enumerate(("P1", "P2", "P3")):
                marks = {"C1": 5 - n, "C2": 3}
                self.says(member, GiveScore(initiative=plan, marks=marks, reason=f"Reden voor {plan}"))
        return self

    def fixed(self) -> "Room":
        """And the lists were fixed."""
        self.scored().lead(CloseReading())
        self.lead(FixLists())
        return self

    def end(self) -> "Room":
        """The look back is skipped, and the meeting closed."""
        for act in (AdvanceStage(), CloseStage(), CloseMeeting()):
            self.lead(act)
        return self
