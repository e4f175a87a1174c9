"""What the record says of common ground."""

from collections.abc import Mapping
from typing import Any

import msgspec

from facilitation.part import Course
from facilitation.parts.common_ground.asked import ground
from facilitation.parts.common_ground.state import Ground


def record(course: Course) -> Mapping[str, Any]:
    """What was found last at each stage, in the order of the agenda; no member where nothing was."""
    found = ground(course.meeting).found
    told = [_told(stage.key, found[stage.key]) for stage in course.meeting.stages if stage.key in found]
    return {"common_ground": told} if told else {}


def _told(stage: str, found: Ground) -> dict[str, Any]:
    plain: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(found))
    return {"stage": stage, **plain}
