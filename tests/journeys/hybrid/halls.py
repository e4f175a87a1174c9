"""A hall that decides by code, with twenty people: five with a phone, five at home, five on paper, five with help."""

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import msgspec
from playwright.sync_api import Browser, Page, expect
from requests import Response

from app import create_app
from app.access import links
from app.live import meetings
from app.parts.deciding import making
from app.services import services_of
from facilitation.agenda import agenda
from facilitation.roles import Role
from facilitation.state.deciding import Deciding
from facilitation.state.seat import Table
from facilitation.state.stage import Stage
from tests.realtime.servers import CODE, JSON, Device, Furnish, new_id, opening

EACH = 5
"""People of each channel: as many as can be told apart."""
BEHIND = 25
CHIPS = 4
HALL, HOME, HELPED = "T1", "T2", "T3"
PLAIN = {stage.key: stage for stage in agenda()}
STAGES = (
    PLAIN["welcome"],
    PLAIN["frames"],
    PLAIN["arguments"],
    PLAIN["ranking"],
    Stage("chips", "chips").saying(rules={"chips": CHIPS}),
    PLAIN["decision"],
    PLAIN["review"],
)
TABLES = (Table(HALL, "Tafel 1"), Table(HOME, "Online tafel", online=True), Table(HELPED, "Hulptafel"))
SHAPE = {"width": 1440, "height": 900}


class Voice:
    """Somebody in no window, who acts over HTTP as any client may: they may say nothing for as long as they like."""

    def __init__(self, device: Device) -> None:
        self.device = device
        self.token = device.web.get(f"{device.url}/token").json()["token"]

    def act(self, kind: str, **fields: Any) -> Any:
        """Do an act; what is answered."""
        said = {"id": new_id(), "kind": kind, "face": self.device.face} | fields
        return self.post("/act", json=said, headers=JSON).json()

    def ok(self, kind: str, **fields: Any) -> int:
        """Do an act that has to be kept; how far the log is."""
        answer = self.act(kind, **fields)
        assert answer["ok"], answer
        return int(answer["seq"])

    def post(self, path: str, headers: dict[str, str] | None = None, **said: Any) -> Response:
        """Something that is sent to the meeting, with the token that goes along."""
        return self.device.web.post(
            self.device.url + path, headers={"X-CSRF-Token": self.token} | (headers or {}), **said
        )


class Hall:
    """The server, its codes, and whoever leads."""

    def __init__(self, browser: Browser, furnish: Furnish) -> None:
        self.browser, self.lines = browser, ExitStack()
        self.server = furnish(
            msgspec.structs.replace(opening(), agenda=STAGES, tables=TABLES, deciding=Deciding("code"))
        )
        self.keys, self.codes = self._prepared()
        self.server.start()
        self.console = Voice(self.server.leader())

    def _prepared(self) -> tuple[dict[str, str], Iterator[str]]:
        """Links for those who work, and a code for everybody."""
        app = create_app({"DATA_DIR": self.server.folder})
        with app.app_context():
            codes = making.issue(meetings.load(CODE), 4 * EACH, making.HOST).codes
            keys = {name: links.make(CODE, Role.PAPER, note=name) for name in ("Noor", "Jamal")}
            keys["table"] = links.make(CODE, Role.TABLE, HALL)
            keys["helper"] = links.make(CODE, Role.CO_FACILITATOR)
            keys["door"] = links.make(CODE, Role.DOORKEEPER)
        services_of(app).database.close()
        return keys, iter(codes)

    @property
    def place(self) -> str:
        """Where the meeting is."""
        return f"{self.server.base}/t/{CODE}"

    def window(self, face: str = "", **shape: Any) -> Page:
        """A window of somebody's own."""
        context = self.browser.new_context(locale="nl-NL", **({"viewport": SHAPE} | shape))
        self.lines.callback(context.close)
        page = context.new_page()
        page.goto(self.place + face)
        return page

    def by_code(self, face: str, **shape: Any) -> Page:
        """A window that the link on somebody's sheet opens, or that one comes to from there: the code is filled in."""
        page = self.window(f"#code={next(self.codes)}", **shape)
        expect(page.get_by_text("Je code is al ingevuld.")).to_be_visible()
        if face:
            page.get_by_role("link", name="Zit je thuis?").click()
            page.wait_for_url(f"**{face}#code=*")
        expect(page.get_by_text("Je code is al ingevuld.")).to_be_visible()
        return page

    def sit(self, table: str, channel: str) -> Voice:
        """Somebody with a phone takes a seat that decides."""
        return Voice(self.server.seated(table=table, channel=channel, voting_code=next(self.codes)))

    def helped(self) -> str:
        """Somebody without a phone, whom a helper acts for; their seat, which decides."""
        seat = str(self.server.logged(self.console.ok("seat.add", table=HELPED, channel="assisted"))["seat"])
        self.form("/regie/codes/stoel", seat=seat, voting_code=next(self.codes))
        return seat

    def helper(self) -> Voice:
        """Whoever goes round with a laptop and acts for those who ask for it."""
        device = self.server.device("console")
        device.web.get(f"{self.place}/token")
        assert device.web.post(f"{self.place}/regie/key", data={"key": self.keys["helper"]}).status_code == 204
        return Voice(device)

    def form(self, path: str, **said: str) -> None:
        """A form at the console."""
        answer = self.console.post(path, data=said)
        assert answer.ok, answer.text
