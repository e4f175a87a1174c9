"""The doorkeeper in front of everything: knows the device behind a socket, counts requests, closes the door."""

import io
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import parse_qs

from flask import Flask
from werkzeug.http import parse_cookie
from werkzeug.sansio.utils import host_is_trusted

from realtime.lines.frames import OFFERS
from realtime.lines.sessions import Sessions

DEVICE = "overlegtafel.device"
NOTHING = "default-src 'none'; frame-ancestors 'none'"
BARE = [("X-Content-Type-Options", "nosniff"), ("Content-Security-Policy", NOTHING)]


class Nowhere(io.TextIOBase):
    """For what the library below writes about lines that broke: it names addresses, and those are kept nowhere."""

    def write(self, text: str) -> int:
        """Forget the text; how long it was."""
        return len(text)


class Guard:
    """WSGI in front of the app: a socket without a signed device cookie is refused before it costs anything."""

    def __init__(self, app: Flask, sessions: Sessions) -> None:
        self.app, self.inner, self.sessions = app, app.wsgi_app, sessions
        self.busy = 0
        self.closing = False

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Answer a request: 503 while closing, else what the app answers.

        A socket at a strange host gets 400, one of no device 403, and one that its device has too many of 429.
        """
        # compression per client costs three times the processor time and five times the memory: what can compress once
        # for all takes up what is offered
        environ[OFFERS] = environ.pop("HTTP_SEC_WEBSOCKET_EXTENSIONS", "")
        # by this each line holds itself: it would stay, buffers and all, until cycles are collected
        environ.pop("eventlet.set_idle", None)
        environ["wsgi.errors"] = Nowhere()
        if environ.get("PATH_INFO", "").startswith("/socket.io"):
            return self._socket(environ, start_response)
        if self.closing:
            return _refuse("503 Service Unavailable", start_response)
        self.busy += 1
        try:
            return self.inner(environ, start_response)
        finally:
            self.busy -= 1

    def _socket(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        # as Flask does for pages; the library looks at an Origin alone, which a client may leave out
        if not host_is_trusted(environ.get("HTTP_HOST"), self.app.config["TRUSTED_HOSTS"]):
            return _refuse("400 Bad Request", start_response)
        cookie = self._cookie(environ.get("HTTP_COOKIE", ""))
        if "device" not in cookie:
            return _refuse("403 Forbidden", start_response)
        if not parse_qs(environ.get("QUERY_STRING", "")).get("sid") and self.sessions.full(cookie):
            return _refuse("429 Too Many Requests", start_response)
        environ[DEVICE] = cookie
        return self.inner(environ, _bare(start_response))

    def _cookie(self, header: str) -> Mapping[str, Any]:
        """What the signed cookie holds, read as a page reads it; empty where it does not count."""
        cookie = parse_cookie(header).get(self.app.config["SESSION_COOKIE_NAME"], "")
        found: Mapping[str, Any] = self.app.session_interface.held(self.app, cookie)  # type: ignore[attr-defined]
        return found


def _refuse(status: str, start_response: Any) -> list[bytes]:
    body = f"{status}\n".encode()
    headers = {"Content-Type": "text/plain; charset=utf-8", "Content-Length": str(len(body)), "Connection": "close"}
    _bare(start_response)(status, list(headers.items()))
    return [body]


def _bare(start_response: Any) -> Any:
    """Answers that are no pages: nothing in them is ever shown, run or framed."""

    def start(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
        return start_response(status, [*headers, *BARE], *more)

    return start
