"""The chapter of the agenda: a palette of kinds, and steps that are moved, copied, made longer and taken out."""

from typing import Any

from flask import current_app, g, request
from werkzeug.wrappers import Response

from app import agendas
from app.desk import evening
from app.desk.agenda import choosing, steps
from app.desk.evening import Evening
from app.desk.fields import PLACE
from app.desk.pages import blueprint, keep_form, to_chapter
from app.desk.plans import cards
from app.desk.saving import Wish, save
from app.programme import sections
from facilitation.refusals import Malformed
from facilitation.registry import PARTS

CHAPTER = "agenda"


def shown(found: Evening) -> dict[str, Any]:
    """What the chapter shows: its steps with their times, the one that is chosen, and the palette."""
    table, key = steps.timetable(found), request.args.get("stap", "")
    chosen = next((step for step in table if step.item.key == key), table[0] if table else None)
    known = agendas.known(current_app.config["DATA_DIR"])
    palette = [(kind, steps.usual_minutes(kind, known)) for kind in PARTS.kinds]
    learned = {"learned": sections.shown("agenda", found)}
    return learned | {"steps": table, "chosen": chosen, "palette": palette, "agendas": known, "FORMATS": steps.FORMATS}


def _back(draft: str, key: str = "") -> Response:
    return to_chapter(draft, f"{CHAPTER}?stap={key}" if key else CHAPTER)


@blueprint.post("/<draft>/agenda/erbij")
def add_step(draft: str) -> Response:
    """Put in a step of this `kind`, after the step named in `after`. Raises Malformed: malformed."""
    keep_form(draft)
    kind = request.form.get("kind", "")
    if kind not in PARTS.kinds:
        raise Malformed("malformed", field="kind")
    usual = steps.usual_minutes(kind, agendas.known(current_app.config["DATA_DIR"]))
    after = request.form.get("after", "")
    key = cards.add(draft, "stage", g.by, {"kind": kind, "minutes": str(usual), "format": "zaal"}, after)
    return _back(draft, key)


@blueprint.post("/<draft>/agenda/<key>/omhoog", defaults={"way": "up"})
@blueprint.post("/<draft>/agenda/<key>/omlaag", defaults={"way": "down"})
def move_step(draft: str, key: str, way: Any) -> Response:
    """Change places with the step before or after. Raises Refused: unknown_item."""
    keep_form(draft)
    cards.move(draft, "stage", key, g.by, way)
    return _back(draft, key)


@blueprint.post("/<draft>/agenda/<key>/korter", defaults={"by": -1})
@blueprint.post("/<draft>/agenda/<key>/langer", defaults={"by": 1})
def lengthen(draft: str, key: str, by: int) -> Response:
    """Make a step a minute shorter or longer. Raises Refused: unknown_item."""
    keep_form(draft)
    item = evening.load(draft).item("stage", key)
    _set_minutes(draft, key, (item.whole("minutes") or 0) + by)
    return _back(draft, key)


@blueprint.post("/<draft>/agenda/<key>/minuten")
def set_minutes(draft: str, key: str) -> Response:
    """Give a step `op` minutes. Raises Refused: unknown_item; Malformed: malformed."""
    keep_form(draft)
    text = request.args.get("op", "")
    if not text.isdecimal() or len(text) > 3:
        raise Malformed("malformed", field="minutes")
    _set_minutes(draft, key, int(text))
    return to_chapter(draft, request.form.get("then", "").rpartition("/")[2] or CHAPTER)


def _set_minutes(draft: str, key: str, minutes: int) -> None:
    item = evening.load(draft).item("stage", key)
    save(draft, [Wish(item.name("minutes"), str(min(max(minutes, 1), steps.LONGEST)))], g.by)


@blueprint.post("/<draft>/agenda/<key>/kopie")
def copy_step(draft: str, key: str) -> Response:
    """Put in the same step once more, after it. Raises Refused: unknown_item."""
    keep_form(draft)
    item = evening.load(draft).item("stage", key)
    said = {name.split(".")[2]: value.value for name, value in item.evening.values.items() if _of(name, key)}
    new = cards.add(draft, "stage", g.by, {name: text for name, text in said.items() if name != PLACE}, key)
    return _back(draft, new)


def _of(name: str, key: str) -> bool:
    return name.startswith(f"stage.{key}.")


@blueprint.post("/<draft>/agenda/<key>/eruit")
def take_out_step(draft: str, key: str) -> Response:
    """Take a step out; undo brings it back. Raises Refused: unknown_item."""
    keep_form(draft)
    cards.take_out(draft, "stage", key, g.by)
    return _back(draft)


@blueprint.post("/<draft>/agenda/kies")
def choose(draft: str) -> Response:
    """Begin with another agenda (`name`). Raises Refused: unknown_agenda."""
    keep_form(draft)
    choosing.choose(draft, request.form.get("name", ""), g.by)
    return _back(draft)


@blueprint.post("/<draft>/agenda/inlezen")
def read_in(draft: str) -> Response:
    """Begin with an agenda from a `file`. Raises Malformed: no_file, and what `agendas.read` raises."""
    keep_form(draft)
    upload = request.files.get("file")
    if upload is None or not upload.filename:
        raise Malformed("no_file")
    choosing.read_in(draft, upload.read(), g.by)
    return _back(draft)


@blueprint.post("/<draft>/agenda/bewaren")
def save_own(draft: str) -> Response:
    """Save this agenda as one's own, under `title`. Raises Refused: agenda_of_the_house; Malformed."""
    keep_form(draft)
    choosing.keep(draft, request.form.get("title", "").strip())
    return _back(draft)


@blueprint.get("/<draft>/agenda.yaml")
def as_file(draft: str) -> Response:
    """The agenda as a file, to keep or to give away."""
    headers = {"Content-Disposition": 'attachment; filename="agenda.yaml"'}
    return Response(choosing.as_file(draft), mimetype="application/yaml", headers=headers)
