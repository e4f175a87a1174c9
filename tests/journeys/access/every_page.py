"""Every page of the product by its route, with a device that may open it, and what has to be there for it."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
from flask import Flask

from app import create_app
from app.access import links, organisers
from app.access.devices import Device, Signed
from app.desk import drafts
from app.desk.calls import calls
from app.desk.plans import invites
from app.koffer import shelf
from app.live import meetings
from app.live.meetings import perform
from app.parts.overlay import PIECES
from app.record.exports import record_json
from app.services import services_of
from facilitation.agenda import agenda
from facilitation.parts.hands.acts import OpenHands
from facilitation.parts.paper.acts import HandOutPaper, OpenBatch
from facilitation.roles import Actor, Role
from facilitation.state.stage import Stage
from tests.devices import opening
from tests.journeys.desk.bureau import CHAPTERS
from tests.journeys.moments import Moment, signed
from tests.record.verify.records import EVERYBODY, decided, sign

NO_PAGES = {
    "/.well-known/overlegtafel-key.json", "/elders/<record>.json", "/healthz",
    "/indienen/<shown>/beeld/<digest>",
    "/metrics", "/static/<path:filename>", "/t/<code>/beeld/<digest>", "/t/<code>/besluit.<form>",
    "/t/<code>/besluit.atom", "/t/<code>/besluit.ics", "/t/<code>/regie/gedeelde-grond.zip", "/t/<code>/token",
    "/voorbereiden/<draft>/agenda.yaml", "/voorbereiden/<draft>/beeld/<digest>",
    "/voorbereiden/<draft>/papier/<piece>.pdf", "/voorbereiden/<draft>/wijzigingen",
    "/voorbereiden/<draft>/oefenen/telefoon", "/voorbereiden/<draft>",
}  # fmt: skip
"""What answers a file, a picture, a number or the way to another page."""
OF_A_MEETING = {
    "/t/<code>": ["", "?weergave=eenvoudig"],
    "/t/<code>/besluit": ["/besluit"],
    "/t/<code>/besluit/anders": ["/besluit/anders"],
    "/t/<code>/besluit/opvolging": ["/besluit/opvolging"],
    "/t/<code>/besluit/plan/<plan>": ["/besluit/plan/I02"],
    "/t/<code>/deur": ["/deur"],
    "/t/<code>/handen": ["/handen"],
    "/t/<code>/indiener": ["/indiener"],
    "/t/<code>/kaders": ["/kaders"],
    "/t/<code>/livecast": ["/livecast"],
    "/t/<code>/ondertitel": ["/ondertitel"],
    "/t/<code>/overlay": [f"/overlay?part={piece}" for piece in PIECES],
    "/t/<code>/papier": ["/papier"],
    "/t/<code>/papier/argumenten": ["/papier/argumenten"],
    "/t/<code>/regie": ["/regie"],
    "/t/<code>/regie/codes": ["/regie/codes"],
    "/t/<code>/regie/links": ["/regie/links"],
    "/t/<code>/regie/plannen": ["/regie/plannen"],
    "/t/<code>/regie/plannen/<plan>": ["/regie/plannen/I02"],
    "/t/<code>/regie/spreektijd": ["/regie/spreektijd"],
    "/t/<code>/regie/zelfde": ["/regie/zelfde", "/regie/zelfde?bij=A1"],
    "/t/<code>/scherm": ["/scherm"],
    "/t/<code>/tafel": ["/tafel"],
    "/t/<code>/tekenen": ["/tekenen"],
    "/t/<code>/zelfde": ["/zelfde"],
}
"""What is opened at every moment of an evening, behind its address."""
OF_ONE = {
    "/t/<code>/lezen": ("commissie", ["/lezen"]),
    "/t/<code>/lezen/<plan>": ("commissie", ["/lezen/I02"]),
    "/t/<code>/regie/lezen": ("commissie", ["/regie/lezen"]),
    "/t/<code>/regie/lezen/<plan>": ("commissie", ["/regie/lezen/I02"]),
    "/t/<code>/regie/vragen": ("asking", ["/regie/vragen"]),
    "/t/<code>/thuis/<stage>": ("thuis", ["/thuis/tellen"]),
    "/t/<code>/papier/<batch>": ("ranking", ["/papier/1"]),
    "/t/<code>/papier/codes/<stage>": ("ranking", ["/papier/codes/ranking"]),
    "/t/<code>/handen/<count>": ("decision", ["/handen/1"]),
}
"""What only some evenings have: the one that has it here."""
OUTSIDE = {
    "/", "/elders", "/elders/<record>", "/indienen", "/indienen/<shown>", "/oproep/<called>", "/privacy",
    "/sleutel", "/voorbereiden", "/voorbereiden/<draft>/<chapter>", "/voorbereiden/<draft>/oproep",
    "/voorbereiden/archief", "/voorbereiden/links",
}  # fmt: skip
"""What is outside of meetings."""
CALL = {
    "title": "Groen in de straat", "text": "Wat maakt je straat groener?", "amount": "20.000", "round.1": "Ideeën",
    "closes.1": "2090-06-01T20:00", "shown": "1",
}  # fmt: skip
LEADER = Actor("console:1", Role.FACILITATOR, receipt="a laptop")
KEYED = (
    Role.FACILITATOR, Role.PROJECTOR, Role.TABLE, Role.CAPTIONER, Role.PAPER, Role.OVERLAY, Role.DOORKEEPER,
    Role.PROPOSER,
)  # fmt: skip


class Everything:
    """A folder in which every page has something to show; `cookies` by the meeting, the empty one outside of them."""

    def __init__(self, moments: Mapping[str, Moment], stages: Sequence[str]) -> None:
        """With these stages of an evening, and the evenings that have something of their own."""
        wanted = {*stages, *(name for name, _ in OF_ONE.values())}
        self.moments = {
            **{name: at for name, at in moments.items() if name in wanted},
            "asking": Moment("asking", "VRAGEN", "", "", {}),
        }
        self.cookies: dict[str, str] = {}
        self.outside: dict[str, list[str]] = {}

    def furnish(self, folder: Path) -> None:
        """Add a draft with a call and a link to hand plans in, a record of elsewhere, a batch of paper, and keys."""
        app = create_app({"DATA_DIR": folder})
        with app.app_context():
            asked = Stage("vragen", "questions")
            meetings.create(msgspec.structs.replace(opening("VRAGEN"), agenda=(asked, *agenda()[-1:])))
            self._paper(self.moments["ranking"].code)
            perform(self.moments["decision"].code, OpenHands(), LEADER)
            self.outside = self._outside(app, folder)
            assert {*self.outside} == OUTSIDE
            for moment in self.moments.values():
                self.cookies[moment.code] = self._all_keys(app, moment)
        services_of(app).database.close()

    def _paper(self, code: str) -> None:
        perform(code, HandOutPaper(stage="ranking", ballots=5), LEADER)
        clerk = Actor("paper:noor", Role.PAPER, receipt="the device of noor", link="the link of noor")
        perform(code, OpenBatch(stage="ranking", ballots=5, envelope="B-0412"), clerk)

    def _outside(self, app: Flask, folder: Path) -> dict[str, list[str]]:
        other = decided("ELDER")
        sign(other, EVERYBODY)
        content = record_json.write(other)
        record = shelf.shelve(folder, content, json.loads(content)["key"]).code
        draft, device = drafts.begin({"title": "Klaverbuurt", "pot": "84.000"}), Device({})
        calls.save(draft, CALL)
        device.recognise()
        organisers.enter(device, organisers.make("Noor"))
        shown = invites.enter(device, invites.make(draft)).hash[:12]
        self.cookies[""] = signed(app, dict(device.cookie))
        called = calls.of_draft(draft)
        assert called is not None
        desk = f"/voorbereiden/{draft}"
        return {
            "/": ["/"],
            "/elders": ["/elders"],
            "/elders/<record>": [f"/elders/{record}"],
            "/indienen": ["/indienen"],
            "/indienen/<shown>": [f"/indienen/{shown}"],
            "/oproep/<called>": [f"/oproep/{called.code}"],
            "/privacy": ["/privacy"],
            "/sleutel": ["/sleutel"],
            "/voorbereiden": ["/voorbereiden"],
            "/voorbereiden/<draft>/<chapter>": [f"{desk}/{chapter}" for chapter in CHAPTERS],
            "/voorbereiden/<draft>/oproep": [f"{desk}/oproep"],
            "/voorbereiden/archief": ["/voorbereiden/archief"],
            "/voorbereiden/links": ["/voorbereiden/links"],
        }

    def _all_keys(self, app: Flask, moment: Moment) -> str:
        """A device with a link of every kind, on the seat that the moment is told from."""
        seats = Signed().held(app, moment.phone).get("seats", {})
        device = Device({"device": "everybody", "receipt": "everybody", "seats": seats})
        for role in KEYED:
            place = {Role.TABLE: "T1", Role.PROPOSER: "I02"}.get(role)
            token, _ = links.exchange(moment.code, links.make(moment.code, role, place))
            device.hold(moment.code, token, role)
        return signed(app, dict(device.cookie))

    def at(self, moment: str) -> list[str]:
        """The addresses of all pages of an evening at this moment."""
        return [f"/t/{self.moments[moment].code}{path}" for paths in OF_A_MEETING.values() for path in paths]

    @property
    def elsewhere(self) -> list[tuple[str, str]]:
        """The addresses of all other pages, each with the meeting whose cookie opens it, empty where it is of none."""
        apart = [(f"/t/{self.moments[name].code}{path}", name) for name, paths in OF_ONE.values() for path in paths]
        outside = [(path, "") for paths in self.outside.values() for path in paths]
        return [*outside, *((path, self.moments[name].code) for path, name in apart)]
