"""What phones ask of a new wifi to find out whether it leads to the internet, answered as the internet would.

A phone that gets no answer says "no internet" and goes back to its mobile line, and then nobody finds this laptop.
The hotspot's name server sends every name here, so such a question comes with a host that is not ours. The questions
and the answers are those of the makers: Android's NetworkMonitor (`/generate_204`), Apple's captive.apple.com, the
Network Connectivity Status Indicator of Windows, Firefox' detectportal, GNOME's and KDE's NetworkManager.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from werkzeug.sansio.utils import host_is_trusted

NO_CONTENT = "204 No Content"
APPLE = b"<HTML><HEAD><TITLE>Success</TITLE></HEAD><BODY>Success</BODY></HTML>"
KDE = b"<!DOCTYPE html><html><head><title>KDE</title></head><body>OK</body></html>"
FIREFOX = b'<meta http-equiv="refresh" content="0;url=https://support.mozilla.org/kb/captive-portal"/>'
TEXT, HTML = "text/plain", "text/html"
ANSWERS: Mapping[str, tuple[str, bytes]] = {
    "/hotspot-detect.html": (HTML, APPLE),
    "/library/test/success.html": (HTML, APPLE),
    "/connecttest.txt": (TEXT, b"Microsoft Connect Test"),
    "/ncsi.txt": (TEXT, b"Microsoft NCSI"),
    "/success.txt": (TEXT, b"success\n"),
    "/canonical.html": (HTML, FIREFOX),
    "/check_network_status.txt": (TEXT, b"NetworkManager is online\n"),
    "/nm": (TEXT, b"NetworkManager is online\n"),
    "/nm-check.txt": (TEXT, b"NetworkManager is online\n"),
    "/networkcheck": (HTML, KDE),
}
"""What is answered to a path, with its kind of text; a path that names 204 gets that, without a word."""
EMPTY = frozenset({"/generate_204", "/gen_204", "/generate204", "/mobile/status.php"})

Wsgi = Callable[[dict[str, Any], Any], Iterable[bytes]]


class Portal:
    """WSGI in front of a server that brings its own wifi: answers whatever was meant for another host.

    A browser that asks for a page somewhere else is sent to `home`, our own address; everything else gets 404.
    """

    def __init__(self, inner: Wsgi, ours: list[str], home: str) -> None:
        self.inner, self.ours, self.home = inner, ours, home

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Answer a request; one for a host of ours is the server's."""
        if host_is_trusted(environ.get("HTTP_HOST"), self.ours):
            return self.inner(environ, start_response)
        status, kind, body, more = self._elsewhere(environ)
        head = [("Cache-Control", "no-store"), ("Content-Length", str(len(body))), *more]
        start_response(status, [*head, *([("Content-Type", kind)] if body else [])])
        return [] if environ.get("REQUEST_METHOD") == "HEAD" else [body]

    def _elsewhere(self, environ: Mapping[str, Any]) -> tuple[str, str, bytes, list[tuple[str, str]]]:
        """The status, the kind of text, the text and what else stands in the head."""
        path = environ.get("PATH_INFO", "")
        if path in EMPTY:
            return NO_CONTENT, TEXT, b"", []
        if path in ANSWERS:
            return "200 OK", *ANSWERS[path], []
        if "text/html" in environ.get("HTTP_ACCEPT", ""):
            return "302 Found", TEXT, b"", [("Location", f"{self.home}/")]
        return "404 Not Found", TEXT, b"", []
