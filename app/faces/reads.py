"""What the pieces of the parts read: per kind of stage and face the slices that its template shows."""

from collections.abc import Mapping

from app.faces.region import Read
from app.faces.slices import (
    all_voices,
    answering,
    channels,
    counting,
    division,
    featured,
    floor,
    frames,
    looked_back,
    plans,
    put,
    stage,
    statuses,
    tables_of_hall,
    talk,
    terms,
    titles,
    turnout,
    usual_due,
    voices,
    whole,
    without_phone,
    work,
)
from app.faces.view import View
from facilitation.parts.allocation import KIND as ALLOCATION
from facilitation.parts.arguments.state import KIND as ARGUMENTS
from facilitation.parts.decision.state import KIND as DECISION
from facilitation.parts.frames import KIND as FRAMES
from facilitation.parts.initiatives import KIND as INITIATIVES
from facilitation.parts.ranking.votes import KIND as RANKING
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
}

NEXT: Mapping[str, Reads] = {
    WELCOME.name: (),
    FRAMES.name: (frames,),
    INITIATIVES.name: (),
    ARGUMENTS.name: (),
    RANKING.name: (turnout, channels),
    ALLOCATION.name: (turnout, channels),
    REVIEW.name: (),
}
"""The same for the console's big button; a kind that stands in none reads everything."""


def of_stage(face: str) -> Read:
    """What the piece of the present stage shows on a face."""

    def read(view: View) -> object:
        kind = view.stage.plan.kind
        return kind, *(slice(view) for slice in READS.get(kind, {}).get(face, (whole,)))

    return read


def of_next(view: View) -> object:
    """What the next step of the present stage shows."""
    kind = view.stage.plan.kind
    return kind, *(slice(view) for slice in NEXT.get(kind, (whole,)))


def on_wall(view: View) -> object:
    """What the piece of the present stage shows on the wall, where that shows the evening."""
    return of_stage("screen")(view) if view.wall.what == "live" else None
