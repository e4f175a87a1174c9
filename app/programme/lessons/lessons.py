"""Lessons: what was seen and what is done otherwise, by the agenda or the kind of stage that it is about."""

import re
import secrets
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

import msgspec
import sqlalchemy as sa
from flask import current_app

from app import agendas
from app.programme.lessons.tables import LESSON, TAG
from app.programme.rights import Holder
from app.programme.rounds.tables import ROUND
from app.programme.storage import rows
from app.services import services
from facilitation.refusals import Malformed, Refused
from facilitation.registry import PARTS
from facilitation.texts import LONGEST_DESCRIPTION, LONGEST_NAME, optional

PAGE = 50
MOST_TAGS = 8


class Lesson(msgspec.Struct, frozen=True):
    """One lesson; `place` and `title` are those of its round. `template` and `stage` are empty where it is of any."""

    id: str
    round: str
    template: str
    stage: str
    saw: str
    otherwise: str
    public: bool
    at: str
    place: str
    title: str
    tags: tuple[str, ...] = ()


class About(msgspec.Struct, frozen=True):
    """What a lesson has to be about; empty is any. `before` is the id of the last one of the page before."""

    template: str = ""
    stage: str = ""
    tag: str = ""
    before: str = ""


def teach(holder: Holder, round_: str, given: Mapping[str, str]) -> str:
    """Write a lesson of a round down: `template`, `stage`, `saw`, `otherwise`, `tags` with commas, `public`; its id.

    Raises Malformed: malformed, text_too_long, text_unreadable; Refused: lesson_empty.
    """
    lesson = read(holder, round_, given)
    return str(services().database.commit(lambda connection: write(connection, lesson)))


class Written(NamedTuple):
    """A lesson as it will stand in its table, and the words under which it is found."""

    row: dict[str, object]
    tags: Sequence[str]


def read(holder: Holder, round_: str, given: Mapping[str, str]) -> Written:
    """What was filled in. Raises Malformed: malformed, text_too_long, text_unreadable; Refused: lesson_empty."""
    saw = optional(given.get("saw", ""), LONGEST_DESCRIPTION, field="saw")
    otherwise = optional(given.get("otherwise", ""), LONGEST_DESCRIPTION, field="otherwise")
    if not saw or not otherwise:
        raise Refused("lesson_empty")
    row: dict[str, object] = {"round": round_, "saw": saw, "otherwise": otherwise, "holder": holder.id, **_about(given)}
    row |= {"id": _next(), "public": given.get("public") == "1", "at": datetime.now(UTC).date().isoformat()}
    return Written(row, _tags(given.get("tags", "")))


def write(connection: sa.Connection, lesson: Written) -> str:
    """Keep a lesson inside a transaction; its id."""
    connection.execute(sa.insert(LESSON).values(lesson.row))
    for tag in lesson.tags:
        connection.execute(sa.insert(TAG).values(lesson=lesson.row["id"], tag=tag))
    return str(lesson.row["id"])


def _next() -> str:
    """An id that sorts by time, so that a list can be paged by it."""
    return f"{int(datetime.now(UTC).timestamp() * 1000):012x}{secrets.token_hex(3)}"


def _about(given: Mapping[str, str]) -> dict[str, str]:
    template, stage = given.get("template", ""), given.get("stage", "")
    if template and template not in agendas.known(current_app.config["DATA_DIR"]):
        raise Malformed("malformed", field="template")
    if stage and stage not in PARTS.kinds:
        raise Malformed("malformed", field="stage")
    return {"template": template, "stage": stage}


def _tags(text: str) -> Sequence[str]:
    words = (optional(word, LONGEST_NAME, field="tags").casefold() for word in re.split("[,;\n]", text))
    return list(dict.fromkeys(word for word in words if word))[:MOST_TAGS]


def publish(round_: str, lesson: str, public: bool) -> None:
    """Let everybody read a lesson, or no longer. Raises Refused: unknown_here."""
    said = sa.update(LESSON).where(LESSON.c.id == lesson, LESSON.c.round == round_).values(public=public)

    def work(connection: sa.Connection) -> None:
        if not connection.execute(said).rowcount:
            raise Refused("unknown_here")

    services().database.commit(work)


def remove(round_: str, lesson: str) -> None:
    """Throw a lesson away. Raises Refused: unknown_here."""

    def work(connection: sa.Connection) -> None:
        here = sa.select(LESSON.c.id).where(LESSON.c.id == lesson, LESSON.c.round == round_)
        connection.execute(sa.delete(TAG).where(TAG.c.lesson.in_(here)))
        if not connection.execute(sa.delete(LESSON).where(LESSON.c.id.in_(here))).rowcount:
            raise Refused("unknown_here")

    services().database.commit(work)


def of_round(round_: str, public: bool = False) -> Sequence[Lesson]:
    """The lessons of a round, the newest first; only those that everybody may read where `public`."""
    return _found([LESSON.c.round == round_, *([LESSON.c.public] if public else [])])


def shown(about: About) -> Sequence[Lesson]:
    """A page of the lessons that everybody may read, the newest first, of rounds that everybody may see."""
    where: list[sa.ColumnElement[bool]] = [LESSON.c.public, ROUND.c.public]
    where += [LESSON.c.template == about.template] if about.template else []
    where += [LESSON.c.stage == about.stage] if about.stage else []
    where += [LESSON.c.id < about.before] if about.before else []
    if about.tag:
        where.append(LESSON.c.id.in_(sa.select(TAG.c.lesson).where(TAG.c.tag == about.tag.casefold())))
    return _found(where)


def for_agenda(templates: Collection[str], stages: Collection[str], most: int) -> Sequence[Lesson]:
    """What others learned of these agendas, or of these kinds of stages with any; first what is of the agenda."""
    template, stage = LESSON.c.template.in_(list(templates)), LESSON.c.stage.in_(list(stages))
    fits = sa.or_(template, sa.and_(stage, LESSON.c.template == ""))
    return _found([LESSON.c.public, ROUND.c.public, fits], sa.case((template, 0), else_=1), most=most)


def tags() -> Sequence[str]:
    """The words under which most lessons that everybody may read are found."""
    number = sa.func.count()
    query = sa.select(TAG.c.tag).join(LESSON, LESSON.c.id == TAG.c.lesson).join(ROUND, ROUND.c.id == LESSON.c.round)
    query = query.where(LESSON.c.public, ROUND.c.public)
    return [row.tag for row in rows(query.group_by(TAG.c.tag).order_by(number.desc(), TAG.c.tag).limit(40))]


def _found(
    where: Sequence[sa.ColumnElement[bool]], *first: sa.ColumnElement[int], most: int = PAGE
) -> Sequence[Lesson]:
    columns = [column for column in LESSON.c if column.name != "holder"]
    query = sa.select(*columns, ROUND.c.place, ROUND.c.title).join(ROUND, ROUND.c.id == LESSON.c.round).where(*where)
    found = rows(query.order_by(*first, LESSON.c.id.desc()).limit(most))
    tagged = rows(sa.select(TAG).where(TAG.c.lesson.in_([row.id for row in found])).order_by(TAG.c.tag))
    return [Lesson(**row._mapping, tags=tuple(t.tag for t in tagged if t.lesson == row.id)) for row in found]
