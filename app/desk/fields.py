"""The fields of a draft: which there are, how long each may be, and how what was typed is cleaned.

A field is named `title`, or `plan.k3f.title` for one of an item: its group, the item's key, and its name. What people
type is kept as they typed it; what it means is read in `evening`, and what cannot be read is told in *Nakijken*.
"""

import re
import unicodedata

import msgspec

from facilitation.refusals import Malformed
from facilitation.state.frame import FRAME_KEYS
from facilitation.texts import LONGEST_DESCRIPTION, LONGEST_NAME, LONGEST_TITLE

KEY = re.compile(r"[A-Za-z0-9_-]{1,40}")
SHORT, LONGEST_RULE = 40, 200_000
PLACE, STEP = "place", 1000
"""The field by which an item is there, and stands among others: so far apart that one can come in between."""
RULE = re.compile(r"r_[a-z_]{1,24}")
"""A rule of a kind of stage; which there are the kind itself says."""


class Field(msgspec.Struct, frozen=True):
    """How long a field may be; `words` can be merged when two people write at once, anything else is chosen."""

    limit: int
    words: bool = False
    lines: bool = False


LINE, CHOICE = Field(LONGEST_TITLE, words=True), Field(SHORT)
PICTURE = {"photo": Field(64), "alt": Field(200, words=True)}
"""The digest of a picture that is kept beside the draft, and what is to be seen on it."""
TEXT = Field(LONGEST_DESCRIPTION, words=True, lines=True)

OF_EVENING = {
    "title": LINE,
    "venue": LINE,
    "date": CHOICE,
    "time": CHOICE,
    "until": CHOICE,
    "language": CHOICE,
    "pot": CHOICE,
    "mandate": CHOICE,
    "confirms": Field(LONGEST_NAME, words=True),
    "credit": LINE,
    "agenda": LINE,
    "tables": CHOICE,
    "chairs": CHOICE,
    "online": CHOICE,
    "hall": Field(2000, lines=True),
    "call": Field(400),
    "stream": Field(500),
    "stream_sign": Field(500),
    "stream_delay": CHOICE,
    "stream_locked": CHOICE,
    "rule": CHOICE,
    "percent": CHOICE,
    "quorum_seats": CHOICE,
    "quorum_tables": CHOICE,
    "decides": CHOICE,
    "speak": CHOICE,
    "hidden": CHOICE,
    "frames_from": CHOICE,
    "frames_city": TEXT,
    "try_people": CHOICE,
    "try_tables": CHOICE,
    "try_home": CHOICE,
    "try_paper": CHOICE,
    "try_slow": CHOICE,
    "try_objects": CHOICE,
    "try_writes": CHOICE,
    "try_pace": CHOICE,
    "try_leads": CHOICE,
}
OF_ITEMS = {
    "frame": {"title": LINE, "text": TEXT, "fixed": CHOICE, "by": LINE, "open": TEXT},
    "stage": {
        PLACE: CHOICE,
        "kind": CHOICE,
        "minutes": CHOICE,
        "title": LINE,
        "format": CHOICE,
        "leader": Field(LONGEST_NAME, words=True),
        "notes": TEXT,
    }
    | PICTURE,
    "helper": {PLACE: CHOICE, "role": CHOICE, "note": Field(60, words=True), "at": CHOICE},
    "plan": {
        PLACE: CHOICE,
        "id": Field(64),
        "title": LINE,
        "ask": CHOICE,
        "minimum": CHOICE,
        "theme": LINE,
        "short": TEXT,
        "text": TEXT,
        "proposer": LINE,
        "open": TEXT,
        "listed": Field(20_000, lines=True),
        "origin": Field(1_000),
    }
    | PICTURE,
}


def known(name: str) -> Field:
    """The field with this name. Raises Malformed: malformed."""
    group, *rest = name.split(".")
    found = OF_EVENING.get(name) if not rest else None
    if len(rest) == 2 and KEY.fullmatch(rest[0]) and (group != "frame" or rest[0] in FRAME_KEYS):
        found = OF_ITEMS.get(group, {}).get(rest[1])
        if group == "stage" and RULE.fullmatch(rest[1]):
            found = Field(LONGEST_RULE, words=True, lines=True)
    if found is None:
        raise Malformed("malformed", field=name[:80])
    return found


def clean(name: str, text: str) -> str:
    """What is kept of what was typed in a field: readable characters, on one line where it has one.

    Raises Malformed: malformed, text_too_long, text_unreadable.
    """
    field = known(name)
    kept = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    if not field.lines:
        kept = kept.replace("\n", " ")
    if any(unicodedata.category(character) in ("Cc", "Cs") and character not in "\n\t" for character in kept):
        raise Malformed("text_unreadable", field=name)
    if len(kept) > field.limit:
        raise Malformed("text_too_long", field=name, limit=field.limit, length=len(kept))
    return kept
