"""The dates that follow a decision as a calendar (RFC 5545), one whole day for each, to subscribe to."""

from collections.abc import Iterator

from flask import current_app

from app.record.follow_up.telling import Following, Item
from app.record.follow_up.words import STATES, subject

WIDEST = 75  # octets a line


def write(following: Following) -> bytes:
    """A calendar; the same following gives the same bytes."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Overlegtafel//Besluit//NL", "CALSCALE:GREGORIAN"]
    lines += [f"X-WR-CALNAME:{escaped(following.title)}", "REFRESH-INTERVAL;VALUE=DURATION:P1D"]
    for item in following.items:
        lines += _event(following, item)
    return b"".join(folded(line) for line in [*lines, "END:VCALENDAR"])


def _event(following: Following, item: Item) -> Iterator[str]:
    base = current_app.config["PUBLIC_URL"]
    stamp = (item.last.at if item.last else following.closed)[:19].replace("-", "").replace(":", "")
    path = f"/plan/{item.plan}" if item.plan else ""
    yield "BEGIN:VEVENT"
    yield f"UID:{following.code}-{item.subject}-{following.head[:16]}@overlegtafel"
    yield f"DTSTAMP:{stamp}Z"
    yield f"DTSTART;VALUE=DATE:{item.due:%Y%m%d}"
    yield f"SEQUENCE:{len(item.entries)}"
    yield f"SUMMARY:{escaped(_summary(item))}"
    words = [item.title, item.condition.get("owner"), item.last and item.last.text]
    if any(words):
        yield f"DESCRIPTION:{escaped(chr(10).join(word for word in words if word))}"
    yield f"URL:{base}/t/{following.code}/besluit{path}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _summary(item: Item) -> str:
    """What has to happen, and how it stands where that is more than planned."""
    return subject(item) if item.state == "open" else f"{subject(item).rstrip('.')} ({STATES[item.state]})"


def escaped(text: str) -> str:
    """Text as a calendar holds it."""
    for sign, told in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r", ""), ("\n", "\\n")):
        text = text.replace(sign, told)
    return text


def folded(line: str) -> bytes:
    """A line in pieces of at most 75 octets, never through the middle of a sign."""
    pieces, room = [b""], WIDEST
    for sign in line:
        octets = sign.encode()
        if len(pieces[-1]) + len(octets) > room:
            pieces.append(b"")
            room = WIDEST - 1
        pieces[-1] += octets
    return b"\r\n ".join(pieces) + b"\r\n"
