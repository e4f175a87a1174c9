"""An agenda template as YAML, read and written; `docs/agendas.md` is the schema.

Every value is read as text and then made into what its field holds, so that a title such as `Nee` stays a title.
"""

from collections.abc import Mapping
from typing import Annotated, Any, TypeVar

import msgspec

from facilitation.agenda import Template, check, field_in
from facilitation.refusals import Malformed, Unfit
from facilitation.state.stage import Format, Stage
from facilitation.texts import LONGEST_DESCRIPTION, LONGEST_NAME, LONGEST_TITLE, clean, optional

NAME = r"^[a-z0-9][a-z0-9_-]{0,39}$"

Name = Annotated[str, msgspec.Meta(pattern=NAME)]
Line = Annotated[str, msgspec.Meta(max_length=1000)]
Minutes = Annotated[int, msgspec.Meta(ge=1, le=480)]
W = TypeVar("W")


class WrittenStage(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One stage as a file has it, in the order in which it is written."""

    key: Name
    kind: Line
    title: Line = ""
    minutes: Minutes
    format: Format = "zaal"
    leader: Line = ""
    notes: str = ""
    rules: Mapping[str, Any] = {}


class WrittenAgenda(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A whole file; its stages are read one by one, so that a fault has a place."""

    name: Name
    title: Line
    notes: str = ""
    based_on: tuple[Line, ...] = ()
    stages: tuple[Any, ...]


def read(content: bytes) -> Template:
    """The template in a file, in which nothing is wrong that can be known without its plans.

    Raises what `shaped` raises, and the first that `facilitation.agenda.check` says.
    """
    template = shaped(content)
    for fault in check(template.stages):
        raise fault.refusal()
    return template


def faults(content: bytes) -> list[Unfit]:
    """All that is wrong with a file; empty where it can be used."""
    try:
        return check(shaped(content).stages)
    except Malformed as fault:
        return [Unfit(fault.key, **fault.details)]


def shaped(content: bytes) -> Template:
    """The template in a file whose fields hold what they should; whether it can be played is another question.

    Raises Malformed: agenda_too_large, agenda_unreadable with the `line`, agenda_field with the `field`, stage_field
    with the `field` and the `place` of the stage (from 1), and what `texts.clean` raises.
    """
    from app.agendas import document  # a server reads YAML when somebody prepares an agenda, and not to start

    agenda = _made(document.read(content), WrittenAgenda, "agenda_field")
    return Template(
        name=agenda.name,
        title=clean(agenda.title, LONGEST_TITLE, field="title"),
        stages=tuple(_stage(stage, place) for place, stage in enumerate(agenda.stages, start=1)),
        notes=optional(agenda.notes, LONGEST_DESCRIPTION, field="notes"),
        based_on=agenda.based_on,
    )


def written(template: Template) -> str:
    """The template as a file, which `read` makes into the same template."""
    from app.agendas import document

    stages = [msgspec.to_builtins(_as_written(stage)) for stage in template.stages]
    plain = WrittenAgenda(
        name=template.name, title=template.title, notes=template.notes, based_on=template.based_on, stages=()
    )
    whole = {**msgspec.to_builtins(plain), "stages": stages}
    return document.written(whole)


def _as_written(stage: Stage) -> WrittenStage:
    fields = {name: getattr(stage, name) for name in WrittenStage.__struct_fields__}
    return WrittenStage(**fields)


def _stage(found: Any, place: int) -> Stage:
    stage = _made(found, WrittenStage, "stage_field", place=place)
    texts = {
        "title": optional(stage.title, LONGEST_TITLE, field="title"),
        "leader": optional(stage.leader, LONGEST_NAME, field="leader"),
        "notes": optional(stage.notes, LONGEST_DESCRIPTION, field="notes"),
    }
    return Stage(stage.key, stage.kind, stage.minutes).saying(format=stage.format, rules=stage.rules, **texts)


def _made(found: Any, shape: type[W], key: str, **details: Any) -> W:
    try:
        return msgspec.convert(found, shape, strict=False)
    except msgspec.ValidationError as error:
        raise Malformed(key, field=field_in(error), **details) from None
