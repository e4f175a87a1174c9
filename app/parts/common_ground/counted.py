"""The count of common ground as a worker does it."""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from app import counting
from app.counting.job import Job, Work
from app.services import services
from facilitation.counting.common_ground.found import Found
from facilitation.parts.arguments.state import KIND as ARGUMENTS
from facilitation.parts.common_ground.acts import KeepGround
from facilitation.parts.common_ground.asked import ground, told
from facilitation.parts.common_ground.events import GroundWanted
from facilitation.parts.common_ground.state import NAME, Wanted
from facilitation.state.meeting import Meeting

SCRIPT = str(Path(counting.__file__).with_name("common_ground.py"))


def jobs(meeting: Meeting) -> Iterator[Job]:
    """The count that was asked for and not answered yet."""
    wanted, stage = ground(meeting).wanted, ARGUMENTS.at(meeting)
    if wanted is not None and stage is not None and not meeting.closed:
        yield Job(key=NAME, asked=wanted.votes, script=SCRIPT, keep=partial(_kept, stage.key, wanted))


def _kept(stage: str, wanted: Wanted, found: Mapping[str, Any]) -> KeepGround:
    ground = told(msgspec.convert(found, Found), wanted)
    return KeepGround(stage=stage, wanted=wanted.votes.wanted, ground=ground)


def state(meeting: Meeting) -> str:
    """Whether a count of this meeting is `running`, `failed`, or neither."""
    key, workers = (meeting.code, NAME), services().workers
    return "failed" if key in workers.failed else "running" if ground(meeting).wanted else ""


WORK = Work(after=(GroundWanted,), jobs=jobs)
