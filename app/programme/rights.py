"""Who is there, and what they may do where: a role is held at a place, and counts at all places below it."""

import msgspec
from flask import g

from app.access import organisers
from app.access.devices import Device
from app.programme.feature import Role
from app.programme.registry import FEATURES
from facilitation.refusals import Forbidden

EVERYWHERE = ""
"""The path that every path of a place begins with."""
HOST = "host"
"""The id of whoever holds the data folder, and does something on the command line."""
LINK = "link:"
"""How the id of somebody with a link to the desk begins."""


class Held(msgspec.Struct, frozen=True):
    """A role at the place with this path, such as `/amsterdam/noord/`."""

    path: str
    role: Role


class Holder(msgspec.Struct, frozen=True):
    """Who is at a device. `id` tells people apart, `name` is how others know them."""

    id: str
    name: str
    held: tuple[Held, ...] = ()

    def may(self, right: str, path: str | None = None) -> bool:
        """Whether they have this right at the place with this path; None asks whether they have it anywhere."""
        roles = FEATURES.rights[right]
        return any(each.role in roles and (path is None or path.startswith(each.path)) for each in self.held)


def present(device: Device) -> Holder | None:
    """Who is at this device: as a feature knows them, or by a link to the desk. Who has the link leads everywhere."""
    link = organisers.held(device)
    known = next((found for tells in FEATURES.named("identify") if (found := tells(device)) is not None), None)
    if link is None:
        return known
    leads = Held(EVERYWHERE, Role.LEAD)
    if known is not None:
        return Holder(known.id, known.name, (leads, *known.held))
    return Holder(f"{LINK}{link}", organisers.named(link), (leads,))


def preparing(device: Device) -> Holder | None:
    """Who may prepare evenings at the desk without a link to it: whoever has the right to anywhere."""
    found = present(device)
    return found if found is not None and found.may("desk.enter") else None


def leads_everywhere() -> bool:
    """Whether whoever asks for this page leads at every place there is, as only who holds a link to the desk does."""
    found: Holder | None = g.get("holder")
    return found is not None and any(each == Held(EVERYWHERE, Role.LEAD) for each in found.held)


def signed_in() -> bool:
    """Whether whoever asks for this page is known by something else than a link to the desk."""
    found: Holder | None = g.get("holder")
    return found is not None and not found.id.startswith(LINK)


def holder() -> Holder:
    """Who asks for this page. Raises Forbidden: programme_entry_needed."""
    found: Holder | None = g.get("holder")
    if found is None:
        raise Forbidden("programme_entry_needed")
    return found


def may(right: str) -> bool:
    """Whether whoever asks for this page has a right at the place that it is about, or anywhere where it is of none."""
    found: Holder | None = g.get("holder")
    return found is not None and found.may(right, g.get("path"))


def require(right: str, path: str | None) -> Holder:
    """Who asks, if they have this right there. Raises Forbidden: programme_entry_needed, not_allowed."""
    found = holder()
    if not found.may(right, path):
        raise Forbidden("not_allowed")
    return found
