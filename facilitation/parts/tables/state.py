"""What is kept of tables beside who sits there: who asked for help, and to whom somebody is on the way."""

from collections.abc import Mapping
from datetime import datetime
from typing import cast

import msgspec

from facilitation.state.meeting import Meeting

NAME = "tables"


class Tables(msgspec.Struct, frozen=True):
    """By table: since when (UTC) it asks somebody to come, and since when somebody is on the way."""

    calls: Mapping[str, datetime] = {}
    coming: Mapping[str, datetime] = {}


def kept(meeting: Meeting) -> Tables:
    """What is kept of the tables of a meeting."""
    return cast(Tables, meeting.parts[NAME])
