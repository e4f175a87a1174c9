"""What the pieces of the parts read: per part and face the slices that its template shows."""

from collections.abc import Mapping
from pathlib import PurePath

from app.faces.region import Read
from app.faces.rendering import front as in_sight
from app.faces.rendering import wall_picture
from app.faces.slices import (
    all_voices,
    answering,
    channels,
    counting,
    division,
    featured,
    floor,
    frames,
    front,
    looked_back,
    plans,
    put,
    question,
    recasts,
    stage,
    statuses,
    tables_of_hall,
    talk,
    terms,
    titles,
    usual_due,
    voices,
    whole,
    without_phone,
    work,
)
from app.faces.view import View
from facilitation.parts.allocation import KIND as ALLOCATION
from facilitation.parts.arguments.state import KIND as ARGUMENTS
from facilitation.parts.choice.asked import NAME as CHOICE
from facilitation.parts.decision.state import KIND as DECISION
from facilitation.parts.frames import KIND as FRAMES
from facilitation.parts.initiatives import KIND as INITIATIVES
from facilitation.parts.ranking.votes import KIND as RANKING
from facilitation.parts.recast.asked import NAME as RECAST
from facilitation.parts.review import KIND as REVIEW
from facilitation.parts.welcome import KIND as WELCOME

Reads = tuple[Read, ...]

READS: Mapping[str, Mapping[str, Reads]] = {
    WELCOME.name: {
        "phone": (terms, tables_of_hall),
        "screen": (terms, tables_of_hall, channels),
        "console": (terms, frames, channels),
        "livecast": (terms, channels),
    },
    FRAMES.name: {
        "phone": (frames, terms),
        "screen": (frames, terms),
        "console": (frames, terms, statuses, put, division),
        "livecast": (frames,),
    },
    INITIATIVES.name: {
        "phone": (plans, floor),
        "screen": (plans, floor),
        "console": (plans, floor),
        "livecast": (plans, floor),
    },
    ARGUMENTS.name: {
        "phone": (talk, voices, floor, titles, tables_of_hall),
        "screen": (talk, featured, floor, titles),
        "console": (stage, all_voices, floor, titles, tables_of_hall, without_phone),
        "livecast": (talk, floor, titles),
    },
    RANKING.name: {
        "phone": (division, counting),
        "screen": (work, counting),
        "console": (work, counting),
        "livecast": (work, counting),
    },
    ALLOCATION.name: {
        "phone": (division,),
        "screen": (work,),
        "console": (work, usual_due),
        "livecast": (work,),
    },
    DECISION.name: {
        "phone": (answering,),
        "screen": (work,),
        "console": (work, usual_due),
        "livecast": (work,),
    },
    REVIEW.name: {
        "phone": (looked_back,),
        "screen": (work,),
        "console": (work,),
        "livecast": (work,),
    },
    CHOICE: {"phone": (question,), "screen": (front,), "livecast": (front,)},
    RECAST: {"screen": (recasts, plans)},
}
"""What stands in no row reads the whole meeting, the names and the rolls."""


def of_front(face: str) -> Read:
    """What a face shows of the part that the room looks at."""
    return lambda view: _of(in_sight(view), face, view)


def of_stage(view: View) -> object:
    """What the console shows of the present stage."""
    return _of(view.stage.plan.kind, "console", view)


def on_wall(view: View) -> object:
    """What the wall shows of the part that it shows."""
    picture = PurePath(wall_picture(view))
    return (
        _of(picture.parent.name, "screen", view) if picture.parts[0] == "parts" and view.wall.what == "live" else None
    )


def _of(part: str, face: str, view: View) -> object:
    return part, *(slice(view) for slice in READS.get(part, {}).get(face, (whole,)))
