"""What the record tells of mixing: every lot that was prepared, with its words and how good it was; never a group."""

from collections.abc import Mapping
from typing import Any

import msgspec

from facilitation.part import Course
from facilitation.parts.mixing.asked import mixing
from facilitation.parts.mixing.events import MixDrawn, MixPrepared, MixSeated
from facilitation.parts.mixing.state import NAME
from facilitation.state.meeting import Meeting


def note_prepared(before: Meeting, after: Meeting, event: MixPrepared, at: str) -> dict[str, Any]:
    """Who and how many tables a lot was prepared for, under which digest, and what people were asked."""
    stay = sum(table >= 0 for table in event.fixed)
    sizes = {"seats": len(event.seats), "tables": len(event.tables), "stayed": stay}
    asked = list(mixing(before).asked)
    return {"at": at, **sizes, "fields": asked, "digest": event.digest, "words": "", "quality": None, "seated": None}


def note_drawn(before: Meeting, after: Meeting, event: MixDrawn, at: str) -> dict[str, Any]:
    """With which words, and how good it is."""
    return {"words": event.words, "quality": msgspec.to_builtins(event.quality)}


def note_seated(before: Meeting, after: Meeting, event: MixSeated, at: str) -> dict[str, Any]:
    """When everybody went to the table that was drawn."""
    return {"seated": at}


def record(course: Course) -> Mapping[str, Any]:
    """The member `mixes`, a row for each lot that was prepared, in its order; no member where there was none."""
    mixes = list[dict[str, Any]]()
    for each in course.notes[NAME]:
        if "digest" in each:
            mixes.append(each)
        else:
            mixes[-1] = mixes[-1] | each
    return {"mixes": mixes} if mixes else {}
