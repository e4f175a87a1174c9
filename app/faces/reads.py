"""What the pieces of the parts read: the slices that a part declares for its template on a face."""

from pathlib import PurePath

from app.faces.region import Read
from app.faces.rendering import front as in_sight
from app.faces.rendering import wall_picture
from app.faces.slices import whole
from app.faces.view import View
from app.part import SHOWN


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


def of_part(part: str, face: str) -> Read:
    """What a face shows of a part that stands beside every stage."""
    return lambda view: _of(part, face, view)


def _of(part: str, face: str, view: View) -> object:
    return part, *(slice(view) for slice in _reads(part, face))


def _reads(part: str, face: str) -> tuple[Read, ...]:
    """What a part says that its template for this face reads; where it says nothing, the whole meeting."""
    shown = SHOWN.parts.get(part)
    return shown.reads.get(face, (whole,)) if shown else (whole,)
