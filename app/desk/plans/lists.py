"""A list of plans for a draft: handed in, asked about and pointed at, while nothing of it is kept."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from app.desk import saving
from app.desk.tables import LIST
from app.imports import lists
from app.imports.lists.hearing import ALONG, AWAY, Answers, Pointed, means
from app.imports.lists.told import Ask, Column, Left, Option, Preview
from app.imports.source import ImportRefused
from app.services import services
from facilitation.refusals import Refused


class HandedIn(msgspec.Struct, frozen=True):
    """A list as it was handed in, with what was answered about it so far."""

    name: str
    data: bytes
    answers: Answers
    pointed: Pointed


class Question(msgspec.Struct, frozen=True):
    """A question about a line, with the answer that was given; `amount` where the answer may be any amount."""

    ask: Ask
    chosen: Option | None
    amount: bool = False


class Reading(msgspec.Struct, frozen=True):
    """A list as it is understood now. `refusal` is why the whole of it cannot be used, and then there is no preview.

    `offered` are rows that look like totals and may be taken along all the same, also those that were.
    """

    given: HandedIn
    questions: tuple[Question, ...] = ()
    preview: Preview | None = None
    columns: tuple[Column, ...] = ()
    refusal: Refused | None = None
    offered: tuple[Left, ...] = ()

    @property
    def faulty(self) -> list[Left]:
        """The rows that became no plan because something is wrong with them."""
        return [left for left in self.preview.left_out if left.fault] if self.preview else []

    @property
    def left(self) -> list[Left]:
        """The rows that are no plan, and that nobody has to decide about."""
        return [left for left in self.preview.left_out if not left.fault and not left.title] if self.preview else []

    @property
    def along(self) -> list[int]:
        """The rows that somebody took along."""
        return [line for line, texts in self.given.answers.items() if ALONG in texts]

    def said(self, line: int) -> str:
        """What was answered about a line; empty where nothing was."""
        return next((text for text in self.given.answers.get(line, ()) if text != ALONG), "")

    def column(self, field: str) -> int | None:
        """The column that is read as this field."""
        if field in self.given.pointed:
            return self.given.pointed[field]
        return next((column.index for column in self.columns if column.field == field), None)


def hand_in(draft: str, name: str, data: bytes) -> None:
    """Keep a list beside a draft, in place of an earlier one. Raises Refused: unknown_draft, draft_opened."""

    def work(connection: sa.Connection) -> None:
        saving.require_open(connection, draft)
        _put(connection, draft, HandedIn(name[:200], data, {}, {}))

    services().database.commit(work)


def answer(draft: str, answers: Answers, pointed: Pointed) -> None:
    """Note what people answered and pointed at, in place of what they said before about the same.

    Raises Refused: unknown_draft, draft_opened, no_list_here.
    """

    def work(connection: sa.Connection) -> None:
        saving.require_open(connection, draft)
        old = _of(connection, draft)
        if old is None:
            raise Refused("no_list_here")
        said = {**old.answers, **answers}
        kept = {line: texts for line, texts in said.items() if any(texts)}
        _put(connection, draft, msgspec.structs.replace(old, answers=kept, pointed={**old.pointed, **pointed}))

    services().database.commit(work)


def put_aside(connection: sa.Connection, draft: str) -> None:
    """Let a list go, when it was taken over or is not wanted any more."""
    connection.execute(sa.delete(LIST).where(LIST.c.draft == draft))


def handed_in(draft: str) -> HandedIn | None:
    """The list that waits beside a draft; None where there is none."""
    with services().database.read.connect() as connection:
        return _of(connection, draft)


def _put(connection: sa.Connection, draft: str, given: HandedIn) -> None:
    put_aside(connection, draft)
    said = json.dumps({str(line): list(texts) for line, texts in given.answers.items()})
    row = {"name": given.name, "data": given.data, "answers": said, "pointed": json.dumps(dict(given.pointed))}
    connection.execute(sa.insert(LIST).values(draft=draft, **row))


def _of(connection: sa.Connection, draft: str) -> HandedIn | None:
    row = connection.execute(sa.select(LIST).where(LIST.c.draft == draft)).first()
    if row is None:
        return None
    answers = {int(line): texts for line, texts in json.loads(row.answers).items()}
    return HandedIn(row.name, row.data, answers, json.loads(row.pointed))


def previewed(given: HandedIn, yes: bool = False) -> Preview:
    """What a list is understood as with the answers that still fit something; raises what `lists.preview` raises."""
    answers = dict(given.answers)
    while True:
        try:
            return lists.preview(given.data, given.name, answers, yes, given.pointed)
        except ImportRefused as refusal:
            line = refusal.details.get("line")
            if refusal.key != "answer_fits_nothing" or line not in answers:
                raise
            del answers[line]  # an answer to what is not asked any more, since a column was pointed at


def read(given: HandedIn) -> Reading:
    """A list as a page shows it, with every question, answered or not."""
    try:
        found = previewed(given)
        first = previewed(msgspec.structs.replace(given, answers={}))
    except Refused as refusal:
        return Reading(given, columns=_glance(given), refusal=refusal)
    open_ = {(ask.line, str(ask.why)): ask for ask in (*first.asks, *found.asks)}
    asks = sorted(open_.values(), key=lambda ask: ask.line)
    questions = tuple(Question(ask, _chosen(ask, given.answers.get(ask.line, ()))) for ask in asks)
    offered = tuple(left for left in first.left_out if left.title)
    return Reading(given, questions, found, found.columns, offered=offered)


def _glance(given: HandedIn) -> tuple[Column, ...]:
    try:
        return lists.glance(given.data, given.name)
    except Refused:
        return ()


def _chosen(ask: Ask, said: Sequence[str]) -> Option | None:
    return next((option for option in ask.options if any(means(text, option) for text in said)), None)


def answers_in(form: Mapping[str, Any], texts: Sequence[str] = ()) -> dict[int, list[str]]:
    """The answers in a form: `answer.LINE`, an amount in `amount.LINE`, a row that is taken along in `along.LINE`, and
    `LINE=VALUE` as a command has them.
    """
    found: dict[int, list[str]] = {}
    for name, value in form.items():
        part, _dot, line = name.partition(".")
        if part in ("answer", "amount", "along") and line.isdecimal():
            found.setdefault(int(line), []).extend([value.strip()] if value.strip() else [])
    for text in texts:
        line, parted, value = text.partition("=")
        if parted and line.strip().isdecimal():
            found.setdefault(int(line), []).append(value.strip())
    return {line: [AWAY] if AWAY in said else said for line, said in found.items()}
