"""What follows a decision: a ladder of steps and the conditions, each with a date, under the head of the closed log."""

from datetime import UTC, date, datetime

from app.languages import AMSTERDAM
from app.record.exports import record_json
from app.record.follow_up import ladder, told_rows
from app.record.follow_up.ladder import STATES, STEPS, Item, Ladder
from app.services import services
from facilitation.refusals import Malformed, Refused
from facilitation.texts import clean

__all__ = ["STATES", "STEPS", "Following", "Item", "of", "tell", "today"]
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
    with services().database.read.connect() as connection:
        closing = told_rows.closing(connection, code)
        entries = told_rows.entries(connection, code) if closing else ()
    if closing is None:
        return None
    record = record_json.record(code)
    if record["decision"] is None:
        return None
    found = ladder.of(record, closing.at, entries)
    named = {"code": code, "title": record["title"], "head": closing.link, "closed": closing.at}
    return Following(found.steps, found.conditions, found.entries, **named, today=today())


def tell(code: str, by: str, subject: str, state: str, due: str, text: str) -> None:
    """Add what happened.

    What goes otherwise than was decided, or later than was promised, needs a reason that was not given before.
    Raises Refused: nothing_to_follow, unknown_subject, reason_not_new; Malformed: malformed, and what `clean` raises.
    Nothing changes then.
    """
    found, now = of(code), datetime.now(UTC)
    item = next((i for i in found.items if i.subject == subject), None) if found else None
    if found is None:
        raise Refused("nothing_to_follow")
    if item is None or subject == STEPS[0]:
        raise Refused("unknown_subject")
    if state not in STATES:
        raise Malformed("malformed", field="state")
    words, day = clean(text, LONGEST), _typed(due)
    if (state == "deviates" or (day and day > item.due)) and _said(words) in {
        _said(e.text or "") for e in found.entries
    }:
        raise Refused("reason_not_new")
    last = found.entries[-1].at if found.entries else found.closed  # also where somebody set the clock back
    at = max(now.isoformat(timespec="milliseconds").replace("+00:00", "Z"), last)
    row = {"meeting": code, "subject": subject, "state": state, "text": words, "by": by, "at": at, "head": found.head}
    services().database.commit(
        lambda connection: told_rows.add(connection, row | {"due": day.isoformat() if day else None})
    )


def _typed(due: str) -> date | None:
    try:
        return date.fromisoformat(due) if due.strip() else None
    except ValueError as error:
        raise Malformed("malformed", field="due") from error


def _said(text: str) -> str:
    """The words alone: another capital or space makes no new reason."""
    return " ".join("".join(sign if sign.isalnum() else " " for sign in text.casefold()).split())
