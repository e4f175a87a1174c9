"""Pitches: each plan has the same time for a pitch, with its card on the wall; the next one comes on the big button."""

from typing import Annotated

import msgspec

from facilitation.part import Kind, Part
from facilitation.parts.initiatives import telling

MOST_SECONDS = 3600


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How long one pitch takes, in seconds; without it the plans share the minutes of the stage."""

    seconds: Annotated[int, msgspec.Meta(ge=10, le=MOST_SECONDS)] | None = None


KIND: Kind[None] = Kind(
    "pitches",
    state=lambda: None,
    has_floor=True,
    tells_plans=True,
    options=Options,
    task="shows",
    per_plan=lambda stage: KIND.told(stage).seconds,
)
PART: Part[None] = Part("pitches", kind=KIND, next_step=lambda meeting: telling(KIND, meeting))
