"""The address of this installation as it is written down (`PUBLIC_URL`), put right or refused before anybody is told.

Cookies, origins, trusted hosts, links and QR codes are made from it, and browsers compare letter by letter.
"""

import re
from collections.abc import Iterable
from urllib.parse import SplitResult, urlsplit

from app.storage.startup_checks import Unsound, quoted

USUAL_PORTS = {"http": 80, "https": 443}
NAME = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)(\.(?!-)[a-z0-9_-]{1,63}(?<!-))*")
NOWHERE = "0.0.0.0"  # noqa: S104  compared with, never bound
EXAMPLE = "such as https://tafel.example"


def public(text: str) -> str:
    """The address as browsers write it: small letters, no usual port, no slash behind it.

    Raises Unsound for what leads nowhere, or to less than a whole host: a path, a query, somebody's name.
    """
    written = text.strip()
    if re.search(r"[\s\\\x00-\x1f\x7f]", written):
        raise _refused("has to be one address without spaces", text)
    try:
        found = urlsplit(written)
        port = found.port
    except ValueError:
        raise _refused("is no address that a browser can open", text) from None
    if found.scheme not in USUAL_PORTS or not found.netloc:
        raise _refused(f"has to begin with https:// or http://, {EXAMPLE}", text)
    if found.path.strip("/"):
        raise _refused(f"has to be a whole host without a path, {EXAMPLE}: give Overlegtafel a name of its own", text)
    _require_bare(found, text)
    return origin(found.scheme, _host(found, text), port)


def _require_bare(found: SplitResult, text: str) -> None:
    if "@" in found.netloc or found.query or found.fragment or found.netloc.endswith(":") or found.port == 0:
        raise _refused(f"has to be a host, with a port where it has one of its own, {EXAMPLE}", text)


def _host(found: SplitResult, text: str) -> str:
    """The name or number of the host, in small letters and as the name servers know it."""
    name = (found.hostname or "").removesuffix(".")
    if ":" in name:
        raise _refused("has to be a name, or a number of IPv4: pages are not served under one of IPv6", text)
    name = name if name.isascii() else _ascii(name)
    if name == NOWHERE:
        raise _refused("has to be an address that phones can reach", text)
    if not NAME.fullmatch(name):
        raise _refused("has no host that a browser can find", text)
    return name


def _ascii(name: str) -> str:
    """A name with letters such as é as the name servers write it; empty where browsers would not agree on it."""
    try:
        made = name.encode("idna").decode()
        return made if made.encode().decode("idna") == name else ""
    except UnicodeError:
        return ""


def origin(scheme: str, host: str, port: int | None) -> str:
    """An origin as a browser says it: without the port that is usual for its scheme."""
    return f"{scheme}://{host}" if port in (None, USUAL_PORTS[scheme]) else f"{scheme}://{host}:{port}"


def reached(public: str, also: Iterable[str]) -> tuple[set[str], list[str]]:
    """The origins whose forms and sockets are ours, and the names under which we may be asked.

    `also` are this machine's own `host:port`. Behind TLS those are asked by the proxy alone: no page comes from there.
    """
    known = urlsplit(public)
    own = [urlsplit(f"//{place}") for place in also]
    names = {found.hostname or "" for found in (known, *own)} | {"127.0.0.1", "localhost"}
    origins = {origin("http", found.hostname or "", found.port) for found in own}
    if known.scheme == "http":
        origins |= {origin("http", name, known.port) for name in names}
    return {public} | origins, sorted(names)


def _refused(why: str, text: str) -> Unsound:
    return Unsound(f"PUBLIC_URL {why}, and not {quoted(text)}.")
