"""Where a meeting can be found: the address of the installation, and the link of every face."""

import socket
from typing import Any
from urllib.parse import quote

from app.access import links
from app.access.public_address import origin
from facilitation.parts.plans import known
from facilitation.parts.seating import table_named
from facilitation.roles import ONLY_SIGNS, Role
from facilitation.state.meeting import Meeting
from facilitation.texts import optional

LONGEST_NOTE = 60
PATHS = {
    "screen": "/scherm",
    "console": "/regie",
    "livecast": "/livecast",
    "signing": "/tekenen",
    "proposer": "/indiener",
    "captions": "/ondertitel",
    "paper": "/papier",
    "table": "/tafel",
    "overlay": "/overlay",
    "door": "/deur",
}
OPENS = {
    Role.PROJECTOR: "screen",
    Role.PROPOSER: "proposer",
    Role.CAPTIONER: "captions",
    Role.PAPER: "paper",
    Role.TABLE: "table",
    Role.OVERLAY: "overlay",
    Role.LIVECAST: "livecast",
    Role.DOORKEEPER: "door",
    **dict.fromkeys(ONLY_SIGNS, "signing"),
}
OPEN_TO_ALL = ("0.0.0.0", "::", "")  # noqa: S104  compared with, never bound


def public_url(host: str, port: int) -> str:
    """The address that other devices can use; open to the hall's network, that is this computer's place on it."""
    name = _lan_address() if host in OPEN_TO_ALL else host
    return origin("http", f"[{name}]" if ":" in name else name, port)


def faces(base: str, code: str, key: str, overlay: str) -> dict[str, str]:
    """The link of every face; those of the console and the overlay carry their key where no server ever logs it."""
    meeting = f"{base.rstrip('/')}/t/{quote(code)}"
    return {
        "join": meeting,
        "phone": meeting,
        "screen": f"{meeting}/scherm",
        "console": keyed(base, code, Role.FACILITATOR, key),
        "livecast": f"{meeting}/livecast",
        "overlay": keyed(base, code, Role.OVERLAY, overlay),
        "record": f"{meeting}/besluit",
    }


def keyed(base: str, code: str, role: Role, key: str) -> str:
    """The link of a role; its key stands in the fragment, which no server ever sees."""
    return f"{base.rstrip('/')}/t/{quote(code)}{PATHS[face_of(role)]}#{key}"


def face_of(role: Role) -> str:
    """The face that a link of this role opens."""
    return OPENS.get(role, "console")


def hand_out(base: str, meeting: Meeting, role: Role, place: str = "", note: str = "") -> str:
    """A fresh link for somebody who helps; a chair's and a table's are for one table, a proposer's for one plan.

    Raises Refused(unknown_table) and Refused(unknown_initiative).
    """
    bounds = {
        Role.TABLE_CHAIR: lambda wanted: table_named(meeting, wanted),
        Role.TABLE: lambda wanted: table_named(meeting, wanted),
        Role.PROPOSER: lambda key: known(meeting, key).id,
    }
    found = bounds[role](place) if role in bounds else None
    secret = links.make(meeting.code, role, found, optional(note, LONGEST_NOTE, field="note"))
    return keyed(base, meeting.code, role, secret)


def entrance(base: str, code: str) -> dict[str, Any]:
    """How to get into a meeting, with fresh keys of a facilitator and of the overlay: shown once, kept as hashes."""
    key, overlay = links.make(code), links.make(code, Role.OVERLAY)
    return {"code": code, "links": faces(base, code, key, overlay), "facilitator_key": key}


def _lan_address() -> str:
    """The address of the way out; choosing it sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return "127.0.0.1"
        return str(probe.getsockname()[0])
