"""The small meeting, and devices that ask for its pages and send its forms as one without a socket does."""

from dataclasses import dataclass
from typing import Any

from flask import g
from flask.testing import FlaskClient

from app.live import meetings
from facilitation.agenda import agenda
from facilitation.events import MeetingOpened
from facilitation.parts.frames import frames
from facilitation.parts.seating import seats
from facilitation.registry import PARTS
from facilitation.state.frame import FRAME_KEYS, Frame
from facilitation.state.method import BallotForm
from facilitation.state.plan import Initiative
from facilitation.state.seat import Table

CODE = "PROEF2"
JSON = {"Accept": "application/json"}


def opening(code: str = CODE, form: BallotForm | None = None, template: str = "overlegtafel") -> MeetingOpened:
    """A small meeting: three plans that together ask more than the pot."""
    return MeetingOpened(
        code=code,
        title="Proeftafel",
        pot=1_000_000,
        agenda=agenda(template, form),
        frames=tuple(Frame(key, f"Kader {key}", f"Tekst van {key}") for key in FRAME_KEYS),
        initiatives=(
            Initiative("P1", "Moestuin", 600_000, 300_000, scalable=True, theme="groen"),
            Initiative("P2", "Buurtfeest", 500_000, 500_000, theme="samen"),
            Initiative("P3", "Bankjes", 250_000, 100_000, scalable=True, theme="groen"),
        ),
        tables=(Table("T1", "Tafel 1"), Table("T2", "Tafel 2"), Table("T9", "Online tafel", online=True)),
    )


def forget() -> None:
    """Clear what one request remembers, where a test keeps the context of its app open."""
    for name in list(g):
        g.pop(name)


@dataclass
class Browser:
    """A device that sends forms and JSON the way pages without a socket do."""

    client: FlaskClient
    face: str = "phone"
    code: str = CODE

    def get(self, path: str = "", **headers: str) -> Any:
        """A page under the meeting."""
        return self.client.get(f"/t/{self.code}{path}", headers=headers)

    def join(self, **fields: str) -> str:
        """Sit down; the seat."""
        self.get()  # the page that the form stands on gives the device its cookie
        answer = self.client.post(f"/t/{self.code}/join", data=fields, headers=JSON)
        return str(answer.json["seat"])

    def token(self) -> str:
        """A token for forms."""
        return str(self.get("/token").json["token"])

    def act(self, do: str, **fields: Any) -> Any:
        """An act as a form, answered in JSON."""
        data = {"do": do, "face": self.face, "csrf_token": self.token()} | fields
        return self.client.post(f"/t/{self.code}/act", data=data, headers=JSON)

    def say(self, kind: str, **fields: Any) -> Any:
        """An act as JSON."""
        message = {"kind": kind, "face": self.face} | fields
        return self.client.post(f"/t/{self.code}/act", json=message, headers=JSON | {"X-CSRF-Token": self.token()})

    def put(self, **fields: Any) -> str:
        """Put a seat there for somebody without a phone; the id that the app drew for it."""
        before = {*seats(meetings.load(self.code).state)}
        answer = self.say("seat.add", **fields)
        assert answer.status_code == 200, answer.json
        (seat,) = {*seats(meetings.load(self.code).state)} - before
        return seat

    def lead_to(self, stage: str) -> None:
        """Walk the evening to this stage, confirming frames and closing what is open on the way."""
        room = meetings.load(self.code)
        while room.state.current.plan.key != stage:
            for frame in [f.key for f in frames(room.state).values() if not f.confirmed]:
                if room.state.current.plan.kind == "frames":
                    assert self.act(f"frame.confirm {frame}").status_code == 200
            if PARTS.kind(room.state.current).closes_by_hand:
                self.act("stage.close")
                self.act("stage.reveal")
            answer = self.act("stage.advance")
            assert answer.status_code == 200, answer.json
