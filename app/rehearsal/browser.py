"""A browser of a rehearsal: its cookies, and what it asks over HTTP."""

import json
from collections.abc import Mapping
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

SECONDS = 30
JSON = {"Accept": "application/json"}


class Unanswered(Exception):
    """The server refused what a rehearsal cannot do without; says which address and why, `said` in its own words."""

    def __init__(self, why: str, said: str = "") -> None:
        super().__init__(why)
        self.said = said


class Browser:
    """One device in a meeting."""

    def __init__(self, base: str, code: str) -> None:
        self.base, self.url = base, f"{base}/t/{code}"
        self.jar = CookieJar(DefaultCookiePolicy(secure_protocols=("http", "https")))  # also beside a proxy with TLS
        self._web = build_opener(HTTPCookieProcessor(self.jar))
        self._token = ""

    @property
    def cookie(self) -> str:
        """The Cookie header that goes with a socket."""
        return "; ".join(f"{cookie.name}={cookie.value}" for cookie in self.jar)

    def sit(self, name: str, channel: str, table: str) -> str:
        """Take a seat; its id. Raises Unanswered."""
        self.token()
        fields = {"name": name, "channel": channel} | ({"table": table} if table else {})
        return str(self._required("/join", fields)["seat"])

    def lead(self, key: str) -> None:
        """Become the console of the meeting by a facilitator's key. Raises Unanswered."""
        self.token()
        self._required("/regie/key", {"key": key})
        self.token()

    def token(self) -> str:
        """A token for acts, which also gives the device its cookie. Raises Unanswered."""
        self._token = str(self._required("/token")["token"])
        return self._token

    def press(self, do: str, **fields: str) -> Mapping[str, Any]:
        """A button of the console, as its form holds it; the acknowledgement, or the refusal."""
        return self.ask("/act", {"do": do, "face": "console", "csrf_token": self._token} | fields)

    def say(self, message: Mapping[str, Any]) -> Mapping[str, Any]:
        """An act of the console as JSON; the acknowledgement, or the refusal."""
        body = json.dumps({"face": "console"} | dict(message)).encode()
        headers = {"Content-Type": "application/json", "X-CSRF-Token": self._token}
        return self._answer(Request(f"{self.url}/act", body, JSON | headers))  # noqa: S310  our own server

    def ask(self, path: str, fields: Mapping[str, str] | None = None) -> Mapping[str, Any]:
        """What stands at a path under the meeting as JSON, or the answer to a form."""
        body = urlencode(fields).encode() if fields is not None else None
        return self._answer(Request(self.url + path, body, JSON))  # noqa: S310  our own server

    def file(self, path: str) -> bytes:
        """What can be downloaded at a path under the meeting."""
        with self._web.open(self.url + path, timeout=SECONDS) as answer:
            return bytes(answer.read())

    def _required(self, path: str, fields: Mapping[str, str] | None = None) -> Mapping[str, Any]:
        found = self.ask(path, fields)
        if "error" in found:
            raise Unanswered(f"{path}: {found['error']}", str(found["error"].get("message", "")))
        return found

    def _answer(self, request: Request) -> Mapping[str, Any]:
        request.add_header("Origin", self.base)
        try:
            with self._web.open(request, timeout=SECONDS) as answer:
                return _read(answer.read())
        except HTTPError as error:
            return _read(error.read()) or {"error": {"key": f"http_{error.code}", "message": str(error)}}


def _read(content: bytes) -> Mapping[str, Any]:
    try:
        found = json.loads(content or b"{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
