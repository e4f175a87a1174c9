"""Others in the room, who act without a window: what they do reaches the windows that are watched."""

from typing import Any

from playwright.sync_api import APIRequestContext

from tests.journeys.devices import Devices
from tests.journeys.hall import Hall


class Voice:
    """Somebody with a seat, or with the console, who acts over HTTP as any client may."""

    def __init__(self, devices: Devices, hall: Hall, code: str, cookie: str, face: str = "phone") -> None:
        context = devices.context({})
        context.add_cookies([{"name": "overlegtafel", "value": cookie, "url": hall.url}])
        self.request: APIRequestContext = context.request
        self.url, self.face = f"{hall.url}/t/{code}", face

    def act(self, kind: str, **fields: Any) -> None:
        """Do an act that has to succeed."""
        token = self.request.get(f"{self.url}/token").json()["token"]
        message = {"kind": kind, "face": self.face} | fields
        answer = self.request.post(f"{self.url}/act", data=message, headers={"X-CSRF-Token": token})
        assert answer.ok, answer.text()
