"""A program that reads the API: it knows one address, and follows links."""

from collections.abc import Iterator
from typing import Any

from flask.testing import FlaskClient

PUBLIC = "https://tafel.example.nl"
API = "/api/v1"


class Reader:
    """Reads as others do, over HTTP alone."""

    def __init__(self, client: FlaskClient, base: str = PUBLIC) -> None:
        self.client, self.base = client, base

    def get(self, address: str, **headers: str) -> Any:
        """The answer at an address, whole or below that of the API."""
        path = address.removeprefix(self.base) if address.startswith(self.base) else f"{API}{address}"
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.client.get(path, base_url=self.base, headers=named)

    def pages(self, address: str) -> Iterator[Any]:
        """Every page of a list, from the first."""
        following: str | None = address
        while following:
            answer = self.get(following)
            assert answer.status_code == 200, answer.text
            yield answer.json
            following = answer.json["_links"].get("next", {}).get("href")

    def items(self, address: str) -> list[Any]:
        """Everything in a list."""
        return [each for page in self.pages(address) for each in page["items"]]

    def everything(self) -> dict[str, str]:
        """The text of every answer that links lead to, by its address."""
        found: dict[str, str] = {}
        ahead = [f"{self.base}{API}/"]
        while ahead:
            address = ahead.pop()
            if address not in found:
                answer = self.get(address)
                assert answer.status_code == 200, (address, answer.text)
                found[address] = answer.text
                ahead += [link for link in links(answer.json) if link.startswith(f"{self.base}{API}/")]
        return found


def links(value: Any) -> Iterator[str]:
    """The addresses in an answer that its links lead to."""
    if isinstance(value, list):
        for each in value:
            yield from links(each)
    elif isinstance(value, dict):
        yield from (link["href"] for link in value.get("_links", {}).values())
        for name, each in value.items():
            if name not in ("_links", "components", "paths"):
                yield from links(each)
