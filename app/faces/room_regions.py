"""The regions that every meeting has for the whole room, face by face, in the order of the page."""

from collections.abc import Mapping

from app.faces.reads import of_front, of_part, of_stage, on_wall
from app.faces.region import Region
from app.faces.rendering import front as in_sight
from app.faces.simple import seen as plainly
from app.faces.slices import (
    about,
    asked_elsewhere,
    channels,
    clock,
    closing,
    deeds,
    door,
    everybody,
    floor,
    frames,
    front,
    kept,
    mendable,
    over,
    per_table,
    plans,
    program,
    recasts,
    statuses,
    tables_of_hall,
    terms,
    told_of_plans,
    untold,
    wall,
    what_next,
    where,
    without_phone,
)
from app.faces.view import View
from app.parts.mixing import in_sight as mixing
from app.parts.overlay import revealed
from app.parts.roll.desk import counted, listed
from app.parts.seating.people import doubles
from app.parts.stream import seen as streamed
from app.parts.viewers import poll as polled


def seat_stage(view: View) -> str:
    """What a seat works with, on a phone and at home: the part that the room looks at."""
    return f"parts/{in_sight(view)}/phone.html"


def console_stage(view: View) -> str:
    """What the console leads the present stage with."""
    return f"parts/{view.stage.plan.kind}/console.html"


SEAT_STAGE = Region("stage", seat_stage, (about, program, where, recasts, closing, of_front("phone")))

SEAT_TOP = Region("top", "faces/phone/top.html", (about, program, where, clock, tables_of_hall))

ROOM_REGIONS: Mapping[str, tuple[Region, ...]] = {
    "phone": (
        SEAT_TOP,
        Region("frames", "faces/phone/frames.html", (program, where, frames, terms, tables_of_hall)),
        SEAT_STAGE,
    ),
    "simple": (SEAT_TOP, Region("now", "faces/simple/now.html", (where, plainly)), SEAT_STAGE),
    "screen": (
        Region(
            "wall",
            "faces/screen/wall.html",
            (about, program, where, wall, clock, recasts, asked_elsewhere, closing, on_wall),
        ),
    ),
    "console": (
        Region("rail", "faces/console/rail.html", (about, program, where, clock, over, untold)),
        Region("kept", "faces/console/kept.html", (kept,)),
        Region("now", "faces/console/now.html", (about, program, where, clock, recasts)),
        Region("stage", console_stage, (about, program, where, front, closing, of_stage)),
        Region("plans", "parts/plans/console.html", (program, where, asked_elsewhere, plans, told_of_plans, floor)),
        Region(
            "side",
            "faces/console/side.html",
            (
                *(about, program, where, wall, channels, door, per_table, tables_of_hall, without_phone, front),
                *(everybody, doubles),
            ),
        ),
        Region("mixing", "parts/mixing/console.html", (about, where, mixing, tables_of_hall, everybody)),
        Region("replan", "parts/replan/console.html", (about, program, where, statuses, over)),
        Region("repair", "parts/repair/console.html", (about, where, mendable, everybody)),
        Region("ahead", "faces/console/ahead.html", (about, program, where)),
        Region("lately", "parts/undo/lately.html", (about, deeds)),
        Region("undo", "parts/undo/console.html", (about, where, deeds)),
        Region("go", "faces/console/go.html", (about, where, what_next)),
    ),
    "livecast": (
        Region("top", "faces/livecast/top.html", (about, program, where, clock)),
        Region(
            "view",
            "faces/livecast/view.html",
            (about, program, where, over, channels, polled, recasts, frames, closing, streamed, of_front("livecast")),
        ),
        SEAT_STAGE,
    ),
    "overlay": (
        Region("balk", "faces/overlay/balk.html", (about, program, where, channels, closing, of_front("overlay"))),
        Region("klok", "faces/overlay/klok.html", (where, clock)),
        Region("plan", "faces/overlay/plan.html", (where, program, plans, floor)),
        Region("uitslag", "faces/overlay/uitslag.html", (where, closing, revealed)),
        Region("qr", "faces/overlay/qr.html", (about, where)),
        Region("ondertitel", "faces/overlay/ondertitel.html", (where, of_part("captions", "overlay"))),
    ),
    "door": (
        Region("counts", "parts/roll/counts.html", (about, where, counted)),
        Region("roll", "parts/roll/list.html", (where, listed)),
    ),
    "table": (Region("heading", "faces/table/heading.html", (about, program, where)),),
}
