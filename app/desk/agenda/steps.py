"""The steps of a draft: rows that become the stages of a meeting, and the stages of a template that become rows."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

import msgspec

from app.desk.evening import Evening, Item
from app.desk.fields import PLACE, STEP
from facilitation.agenda import Template
from facilitation.registry import PARTS
from facilitation.state.stage import Format, Stage

FORMATS: tuple[Format, ...] = ("zaal", "tafel", "alleen")
RULE = "r_"
"""What the names of fields begin with that hold a rule of a kind, such as `r_seconds`."""
USUAL_MINUTES = 10
LONGEST = 480


class Step(msgspec.Struct, frozen=True):
    """A step as the builder shows it: its row, its stage as far as that can be read, and when it begins."""

    item: Item
    stage: Stage
    at: datetime | None
    after: int


def values(template: Template) -> dict[str, str]:
    """The fields of a draft that begins with this template."""
    found = {"agenda": template.title}
    for number, stage in enumerate(template.stages, 1):
        said = of_stage(stage) | {PLACE: str(number * STEP)}
        found |= {f"stage.{stage.key}.{name}": text for name, text in said.items() if text}
    return found


def of_stage(stage: Stage) -> dict[str, str]:
    """The fields of the row that this stage becomes."""
    script = stage.said
    found = {"kind": stage.kind, "minutes": str(stage.minutes), "title": script.title, "format": script.format}
    found |= {"leader": script.leader, "notes": script.notes}
    return found | {f"{RULE}{name}": _text(value) for name, value in script.rules.items()}


def _text(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def stage_of(item: Item) -> Stage:
    """The stage that a row becomes; a length that cannot be read is 0 minutes."""
    kind = item.text("kind")
    said = item.text("format")
    form: Format = next((each for each in FORMATS if each == said), FORMATS[0])
    plain = Stage(item.key, kind, min(item.whole("minutes") or 0, LONGEST))
    words = {name: item.text(name) for name in ("title", "leader", "notes")}
    return plain.saying(format=form, rules=rules_of(item), **words)


def rules_of(item: Item) -> Mapping[str, str]:
    """What a row says in the rules of its kind, as text; only rules that the kind has."""
    return {name: text for name in options(item.text("kind")) if (text := item.text(f"{RULE}{name}"))}


def options(kind: str) -> Mapping[str, Any]:
    """The rules that a kind of stage can be told, with what is usual."""
    found = PARTS.kinds.get(kind)
    if found is None:
        return {}
    return {field.name: field.default for field in msgspec.structs.fields(found.options)}


def pictured(item: Item) -> bool:
    """Whether a step shows a picture of its own."""
    return "picture" in options(item.text("kind"))


def stages(evening: Evening) -> tuple[Stage, ...]:
    """The stages of a draft, in their order."""
    return tuple(stage_of(item) for item in evening.items("stage"))


def timetable(evening: Evening) -> list[Step]:
    """Every step, when it begins, and after how many minutes."""
    return list(_timetable(evening))


def _timetable(evening: Evening) -> Iterator[Step]:
    after = 0
    for item in evening.items("stage"):
        stage = stage_of(item)
        at = evening.starts + timedelta(minutes=after) if evening.starts else None
        yield Step(item, stage, at, after)
        after += stage.minutes


def minutes(evening: Evening) -> int:
    """How long the evening takes."""
    return sum(stage.minutes for stage in stages(evening))


def ends(evening: Evening) -> datetime | None:
    """When the evening is over; None where it is not known when it begins."""
    return evening.starts + timedelta(minutes=minutes(evening)) if evening.starts else None


def room_until(evening: Evening) -> datetime | None:
    """Until when the hall is theirs; after midnight where that is before it begins."""
    until, starts = evening.clock("until"), evening.starts
    if until is None or starts is None:
        return None
    found = starts.replace(hour=until.hour, minute=until.minute)
    return found if found > starts else found + timedelta(days=1)


def as_template(evening: Evening, name: str, title: str) -> Template:
    """The agenda of a draft as a template of one's own."""
    return Template(name=name, title=title, stages=stages(evening))


def usual_minutes(kind: str, templates: Mapping[str, Template]) -> int:
    """How long such a step takes as a rule: what the first agenda that has one says."""
    found = (stage.minutes for each in templates.values() for stage in each.stages if stage.kind == kind)
    return next(found, USUAL_MINUTES)
