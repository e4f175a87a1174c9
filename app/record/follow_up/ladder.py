"""What follows a decision, worked out: steps and conditions with their dates, from the record and what was told since.

What is too late follows from the date at reading, and is kept nowhere.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

import msgspec

from app.languages import AMSTERDAM

STEPS = ("neighbourhood", "district", "payment", "execution", "accounting")
ACCOUNT = "account"
QUESTION = "question"
ANSWER = timedelta(weeks=2)
"""Within which a question that nobody promised a date for is answered."""
STATES = ("open", "running", "done", "deviates")


class Entry(msgspec.Struct, frozen=True):
    """One thing that was told, numbered from 1; `at` is UTC in ISO 8601, `text` None where it was removed.

    `digest` is what the text stands under in the record.
    """

    number: int
    subject: str
    state: str
    due: date | None
    text: str | None
    at: str
    by: str = ""
    digest: str = ""

    def plain(self) -> dict[str, Any]:
        """As it stands in the record's file: the day in ISO 8601, the text by its digest."""
        due = self.due.isoformat() if self.due else None
        told = {"number": self.number, "subject": self.subject, "state": self.state, "due": due}
        return told | {"text": self.digest, "by": self.by, "at": self.at}


class Item(msgspec.Struct, frozen=True):
    """A step or a condition as it stands: its date, its state, and everything that was told about it, oldest first.

    Of a condition `plan` is the id of its plan, and `title` what that is called.
    """

    subject: str
    state: str
    due: date
    entries: tuple[Entry, ...] = ()
    plan: str = ""
    title: str = ""
    condition: Mapping[str, Any] = {}

    def late(self, today: date) -> bool:
        """Whether its date has passed and it neither happened nor was told to go otherwise."""
        return self.state in ("open", "running") and self.due < today

    @property
    def last(self) -> Entry | None:
        """What was told last about it; None where nothing was told."""
        return self.entries[-1] if self.entries else None


class Ladder(msgspec.Struct, frozen=True):
    """Every step and condition of one decision, the questions that are still to be answered, and everything told."""

    steps: tuple[Item, ...]
    conditions: tuple[Item, ...]
    entries: tuple[Entry, ...]
    questions: tuple[Item, ...] = ()

    @property
    def items(self) -> tuple[Item, ...]:
        """All steps in their order, then all conditions, then the questions."""
        return (*self.steps, *self.conditions, *self.questions)

    def plain(self, head: str) -> dict[str, Any]:
        """As it stands in the record's file, under the head of the closed log; dates in ISO 8601, texts by digest.

        Of the questions those about which something was told.
        """
        told = (*self.steps, *self.conditions, *(each for each in self.questions if each.entries))
        items = [{"subject": i.subject, "state": i.state, "due": i.due.isoformat()} for i in told]
        return {"head": head, "items": items, "told": [entry.plain() for entry in self.entries]}


def of(record: Mapping[str, Any], closed_at: str, entries: Sequence[Entry]) -> Ladder:
    """The ladder of a decision whose log was closed at this time (UTC, ISO 8601)."""
    closed = datetime.fromisoformat(closed_at).astimezone(AMSTERDAM).date()
    steps = [_item(key, due, entries) for key, due in dues(closed).items()]
    steps[0] = msgspec.structs.replace(steps[0], state="done")
    conditions = tuple(
        _item(f"{plan['id']}.{number}", _date(condition["due"], closed), entries, plan, condition)
        for plan in record["plans"]
        for number, condition in enumerate(plan["conditions"], 1)
    )
    agreed = (*conditions, *_accounts(record, entries))
    return Ladder(tuple(steps), agreed, tuple(entries), tuple(_questions(record, closed, entries)))


def _accounts(record: Mapping[str, Any], entries: Sequence[Entry]) -> Iterator[Item]:
    """The days on which a residents' platform gives account of money that it got."""
    plans = {plan["id"]: plan for plan in record["plans"]}
    for mandate in record.get("mandates", ()):
        plan = plans[mandate["initiative"]]
        told = {"kind": ACCOUNT, "text": mandate["purpose"], "owner": mandate["platform"], "checker": ""}
        for number, due in enumerate(mandate["accounts"] if plan["amount"] else (), 1):
            yield _item(f"{plan['id']}.account.{number}", date.fromisoformat(due), entries, plan, told | {"due": due})


def _questions(record: Mapping[str, Any], closed: date, entries: Sequence[Entry]) -> Iterator[Item]:
    """The questions that were not answered in the meeting, by the day that was promised or within two weeks."""
    for asked in record.get("questions", ()):
        if asked["how"] != "now" and "bundled" not in asked:
            promised = date.fromisoformat(asked["due"]) if asked["due"] else closed + ANSWER
            told = {"kind": QUESTION, "text": asked["text"], "owner": asked["owner"], "checker": ""}
            yield _item(f"question.{asked['stage']}.{asked['id']}", promised, entries, condition=told)


def dues(closed: date) -> dict[str, date]:
    """When each step has to be done, counted from the day of the closing, until the organiser says otherwise."""
    terms = (closed, closed + timedelta(weeks=6), closed + timedelta(weeks=12))
    return dict(zip(STEPS, (*terms, date(closed.year + 1, 12, 31), date(closed.year + 2, 2, 28)), strict=True))


def _date(text: str | None, closed: date) -> date:
    return date.fromisoformat(text) if text else closed + timedelta(weeks=6)


def _item(
    subject: str,
    due: date,
    entries: Sequence[Entry],
    plan: Mapping[str, Any] | None = None,
    condition: Mapping[str, Any] | None = None,
) -> Item:
    own = tuple(entry for entry in entries if entry.subject == subject)
    moved = [entry.due for entry in own if entry.due]
    state = own[-1].state if own else "open"
    key, title = (plan["id"], plan["title"]) if plan else ("", "")
    return Item(subject, state, moved[-1] if moved else due, own, key, title, condition or {})
