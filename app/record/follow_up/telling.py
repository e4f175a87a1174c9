"""What follows a decision: a ladder of steps and the conditions, each with a date, under the head of the closed log."""

from datetime import UTC, date, datetime
from typing import Any

import sqlalchemy as sa

from app.languages import AMSTERDAM
from app.record.dossier import Dossier
from app.record.follow_up import told_rows
from app.record.follow_up.ladder import STATES, STEPS, Item, Ladder
from app.services import services
from app.storage import redaction
from facilitation.refusals import Malformed, Refused
from facilitation.texts import clean

__all__ = ["STATES", "STEPS", "Following", "Item", "following", "of", "tell", "today"]
LONGEST = 1000


class Following(Ladder, frozen=True):
    """The ladder of one closed meeting; `today` is the date in Amsterdam."""

    code: str = ""
    title: str = ""
    head: str = ""
    closed: str = ""
    today: date = date.min

    @property
    def late(self) -> list[Item]:
        """What is too late today."""
        return [item for item in self.items if item.late(self.today)]

    def of(self, plan: str) -> list[Item]:
        """The conditions of one plan."""
        return [item for item in self.conditions if item.plan == plan]

    def next(self, plan: str) -> Item | None:
        """What has to happen first for a plan, of its conditions and of the steps."""
        waiting = [i for i in (*self.of(plan), *self.steps) if i.state in ("open", "running")]
        return min(waiting, key=lambda item: item.due, default=None)


def today() -> date:
    """The date of this moment in Amsterdam."""
    return datetime.now(AMSTERDAM).date()


def of(code: str) -> Following | None:
    """What follows the decision of this meeting; None where it is not closed or nothing was decided."""
    return following(services().dossiers.of(code))


def following(found: Dossier) -> Following | None:
    """What follows the decision, as it stands today; None where the meeting is not closed or nothing was decided."""
    ladder = found.ladder
    if ladder is None:
        return None
    named = {"code": found.code, "title": found.record["title"], "head": found.head, "closed": found.closed_at}
    return Following(ladder.steps, ladder.conditions, ladder.entries, ladder.questions, **named, today=today())


def tell(code: str, by: str, subject: str, state: str, due: str, text: str) -> None:
    """Add what happened with a step or a condition, as a row; `due` is empty or a date in ISO 8601.

    What goes otherwise than was decided, or later than was promised, needs a reason that was not given before.
    Refused, and nothing changes then: nothing_to_follow, unknown_subject, reason_not_new; Malformed: malformed (state,
    due), text_empty, text_too_long, text_unreadable.
    """
    found = of(code)
    if found is None:
        raise Refused("nothing_to_follow")
    item = _item(found, subject)
    if state not in STATES:
        raise Malformed("malformed", field="state")
    words, day = clean(text, LONGEST), _typed(due)
    if (state == "deviates" or (day and day > item.due)) and _known(found, words):
        raise Refused("reason_not_new")
    row: dict[str, Any] = {
        "meeting": code,
        "subject": subject,
        "state": state,
        "text": words,
        "by": by,
        "head": found.head,
    }
    row |= {"due": day.isoformat() if day else None}

    def work(connection: sa.Connection) -> None:
        at = redaction.moment(connection, code, datetime.now(UTC))
        told_rows.add(connection, row | {"at": at})

    services().database.commit(work)
    services().followed.send(code)


def _item(found: Following, subject: str) -> Item:
    """What may be told about: the first step is the decision itself."""
    item = next((each for each in found.items if each.subject == subject), None)
    if item is None or subject == STEPS[0]:
        raise Refused("unknown_subject")
    return item


def _typed(due: str) -> date | None:
    try:
        return date.fromisoformat(due) if due.strip() else None
    except ValueError as error:
        raise Malformed("malformed", field="due") from error


def _known(found: Following, words: str) -> bool:
    """Whether this was told before."""
    return _said(words) in {_said(entry.text or "") for entry in found.entries}


def _said(text: str) -> str:
    """The words alone: another capital or space makes no new reason."""
    return " ".join("".join(sign if sign.isalnum() else " " for sign in text.casefold()).split())
