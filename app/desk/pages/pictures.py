"""Pictures of plans and steps at the desk: handed in, taken away, and shown to who prepares."""

from typing import Literal

from flask import g, request
from werkzeug.wrappers import Response

from app.desk import evening
from app.desk.pages import blueprint, keep_form, to_chapter
from app.desk.saving import Wish, save
from app.pictures import handed_in, kept
from app.pictures.page import sent
from app.services import services
from facilitation.refusals import Malformed

CHAPTERS = {"plan": "plannen#plan-{key}", "stage": "agenda?stap={key}"}
Group = Literal["plan", "stage"]


@blueprint.get("/<draft>/beeld/<digest>")
def draft_picture(draft: str, digest: str) -> Response:
    """A picture of a draft; 404 where it has none with this digest."""
    with services().database.read.connect() as connection:
        return sent(kept.bytes_of_draft(connection, draft, digest), {})


@blueprint.post("/<draft>/plannen/<key>/foto", defaults={"group": "plan"})
@blueprint.post("/<draft>/agenda/<key>/foto", defaults={"group": "stage"})
def add_picture(draft: str, group: Group, key: str) -> Response:
    """Give a plan or a step the picture in `photo.KEY`, in place of an earlier one; undo brings that back.

    Raises Malformed: no_picture, and what `handed_in.keep` raises; Refused: unknown_item.
    """
    keep_form(draft)
    item = evening.load(draft).item(group, key)
    data = handed_in.given(request.files.get(f"photo.{key}"))
    if not data:
        raise Malformed("no_picture")
    save(draft, [Wish(item.name("photo"), handed_in.keep(draft, data))], g.by)
    return _back(draft, group, key)


@blueprint.post("/<draft>/plannen/<key>/foto/weg", defaults={"group": "plan"})
@blueprint.post("/<draft>/agenda/<key>/foto/weg", defaults={"group": "stage"})
def remove_picture(draft: str, group: Group, key: str) -> Response:
    """Take the picture of a plan or a step away. Raises Refused: unknown_item."""
    keep_form(draft)
    item = evening.load(draft).item(group, key)
    save(draft, [Wish(item.name("photo"), ""), Wish(item.name("alt"), "")], g.by)
    return _back(draft, group, key)


def _back(draft: str, group: Group, key: str) -> Response:
    return to_chapter(draft, CHAPTERS[group].format(key=key))
