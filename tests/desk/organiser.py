"""What somebody does at the desk: by forms as a page without scripts sends them, or a field at a time."""

import io
from dataclasses import dataclass
from typing import Any

from flask.testing import FlaskClient

from tests.plain import Page

DESK = "/voorbereiden"
JSON = {"Accept": "application/json"}


@dataclass
class Organiser:
    """A device at the desk."""

    client: FlaskClient

    @classmethod
    def with_key(cls, client: FlaskClient, key: str) -> "Organiser":
        """Somebody who came in with this key."""
        assert client.post(f"{DESK}/key", data={"key": key}).status_code == 204
        return cls(client)

    def begin(self, **wishes: Any) -> str:
        """Make a draft; its id."""
        answer = self.client.post(f"{DESK}/bijeenkomsten", json=wishes, headers=JSON)
        assert answer.status_code == 201, answer.text
        return str(answer.json["draft"])

    def type(self, draft: str, name: str, value: str, base: int = 0) -> Any:
        """Save one field as one types."""
        data = {"name": name, "value": value, "base": str(base)}
        return self.client.post(f"{DESK}/{draft}/veld", data=data, headers=JSON)

    def page(self, draft: str, chapter: str = "avond") -> Page:
        """A chapter."""
        answer = self.client.get(f"{DESK}/{draft}/{chapter}")
        assert answer.status_code == 200, answer.text
        return Page(answer.text)

    def press(self, draft: str, action: str, **fields: str) -> Any:
        """Press a button of a draft."""
        return self.client.post(f"{DESK}/{draft}/{action}", data=fields)

    def hand_in(self, draft: str, data: bytes, name: str, **fields: Any) -> Any:
        """Give a list of plans; what it is understood as."""
        form = {"file": (io.BytesIO(data), name), **fields}
        return self.client.post(f"{DESK}/{draft}/plannen", data=form, headers=JSON)
