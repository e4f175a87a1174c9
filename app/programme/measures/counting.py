"""What each measure counts, exactly. Every function is given a closed evening and gives a number.

None is that it cannot be counted: the agenda had no such stage, or it did not happen yet.
"""

from collections.abc import Mapping
from datetime import date, datetime

from app.programme.measures.evening import Evening, day
from app.record.follow_up.ladder import ACCOUNT
from facilitation.events import MeetingClosed, MeetingOpened, StageAdvanced
from facilitation.parts.seating import seats
from facilitation.parts.window.events import WindowOpened

LONGEST = 12 * 60
"""Minutes after which an evening is taken for one that was spread over days, of which no overrun is told."""


def people(evening: Evening) -> int:
    """Seats that were taken and not taken out, over all channels: `turnout.seats` of the record, summed."""
    return sum(evening.record["turnout"]["seats"].values())


def channel(evening: Evening, name: str) -> int:
    """Of these seats those of one channel: `room`, `online`, `paper` or `assisted`."""
    return int(evening.record["turnout"]["seats"].get(name, 0))


def tables(evening: Evening) -> int:
    """Tables at which at least one seat sat when the meeting was closed (the last `seat.taken` or `seat.moved`)."""
    return len({seat.table for seat in seats(evening.meeting).values() if seat.table is not None})


def arguments(evening: Evening) -> int:
    """Arguments (`argument.posted`) of all sides that are shown at the end, those made one with another too."""
    return len(evening.arguments)


def per_table(evening: Evening) -> int | None:
    """Arguments by tables, in tenths, halves up; None where nobody sat at a table."""
    if not tables(evening):
        return None
    return (20 * arguments(evening) + tables(evening)) // (2 * tables(evening))


def questions(evening: Evening) -> int:
    """Questions that are shown and were not put under another.

    Where the record has `questions`: those (`question.asked`, and what a stage of questions took from the talk). Else:
    arguments on the side `question`.
    """
    return len(_asked(evening))


def answered(evening: Evening) -> int:
    """Of these questions those that were answered in the meeting.

    Where the record has `questions`: `question.answered` with `how` = `now`. Else: `question.settled` that became
    `answered` or `done`.
    """
    return sum(each.get("how") == "now" or each.get("became") in ("answered", "done") for each in _asked(evening))


def _asked(evening: Evening) -> list[Mapping[str, object]]:
    if "questions" in evening.record:
        return [each for each in evening.record["questions"] if "bundled" not in each]
    return [each for each in evening.arguments if each["side"] == "question"]


def improvements(evening: Evening) -> int:
    """Arguments on the side `improvement` that are shown."""
    return sum(each["side"] == "improvement" for each in evening.arguments)


def taken_in(evening: Evening) -> int:
    """Improvements that changed a plan: different arguments in the `initiative.corrected` that name one."""
    return len({each["argument"] for each in evening.record.get("amendments", ())})


def objections(evening: Evening) -> int:
    """Objections in all rounds of all decisions that were seen: `consent.given` with `objection`."""
    return len(evening.objections)


def worked_in(evening: Evening) -> int:
    """Of these objections those that changed the decision: `objection.settled` that became `worked_in`."""
    return sum(each.fate.became == "worked_in" for each in evening.objections)


def minority(evening: Evening) -> int:
    """Views of a minority (`minority.posted`), of all decisions, that are not hidden."""
    return len(evening.minorities)


def behind_minority(evening: Evening) -> int:
    """How often people stand behind such a view, summed over the views: their authors and `minority.joined`."""
    return sum(len(each.supporters) for each in evening.minorities)


def plans(evening: Evening) -> int:
    """Plans on the agenda, those that were withdrawn not counted."""
    return sum(each["withdrawn"] is None for each in evening.plans)


def outcome(evening: Evening, name: str) -> int | None:
    """Of these plans those that got `all` they asked, a `part` of it, or `none`; None where nothing was decided."""
    if "decided" not in evening.record["times"]:
        return None
    return sum(each["outcome"] == name and each["withdrawn"] is None for each in evening.plans)


def awarded(evening: Evening) -> int | None:
    """Cents that plans got together (`divided` of the record); None where nothing was decided."""
    return int(evening.record["divided"]) if "decided" in evening.record["times"] else None


def changed_by_talk(evening: Evening) -> int | None:
    """Plans for which the room decided another amount than the count suggested; None where nothing was suggested."""
    told = [each for each in evening.plans if each["suggested"] is not None and each["withdrawn"] is None]
    if not told or "decided" not in evening.record["times"]:
        return None
    return sum((each["amount"] or 0) != each["suggested"] for each in told)


def overrun(evening: Evening) -> int | None:
    """Whole minutes that the stages took longer than planned (below 0: shorter), first stage and votes at home not.

    Planned are the minutes in `meeting.opened` of every stage that was entered, 0 of one that was added later. Taken is
    the time from `stage.advanced` to the next `stage.advanced` or `meeting.closed`. None where that is over 12 hours.
    """
    planned = _planned(evening)
    at_home = {line.event.stage for line in evening.lines if isinstance(line.event, WindowOpened)}
    took = {stage: seconds for stage, seconds in _took(evening).items() if stage not in at_home}
    total = sum(took.values())
    if not took or total > LONGEST * 60:
        return None
    return round((total - 60 * sum(planned.get(stage, 0) for stage in took)) / 60)


def _planned(evening: Evening) -> Mapping[str, int]:
    opened = next(line.event for line in evening.lines if isinstance(line.event, MeetingOpened))
    return {stage.key: stage.minutes for stage in opened.agenda}


def _took(evening: Evening) -> Mapping[str, float]:
    """Seconds in each stage that was entered, also where the room came back to it."""
    took: dict[str, float] = {}
    here, since = "", datetime.min
    for line in evening.lines:
        if not isinstance(line.event, StageAdvanced | MeetingClosed):
            continue
        now = datetime.fromisoformat(line.at)
        if here:
            took[here] = took.get(here, 0.0) + (now - since).total_seconds()
        here, since = (line.event.to if isinstance(line.event, StageAdvanced) else ""), now
    return took


def days_to_report(evening: Evening) -> int | None:
    """Days from the closing to the first signature of the `scribe` under the record; None as long as none is."""
    return _days(evening, day(evening.signed["scribe"])) if "scribe" in evening.signed else None


def days_to_decision(evening: Evening) -> int | None:
    """Days from the closing to the first word that the step `district` of the ladder is `done`; None until then."""
    told = evening.ladder.entries if evening.ladder else ()
    first = next((each for each in told if each.subject == "district" and each.state == "done"), None)
    return _days(evening, day(first.at)) if first else None


def conditions(evening: Evening) -> int | None:
    """Conditions, wishes and requests under the decision, no accounts of a platform; None where none was taken."""
    return len(_conditions(evening)) if evening.ladder else None


def conditions_met(evening: Evening) -> int | None:
    """Of these those that were last told to be `done`; None where nothing was decided."""
    return _conditions(evening).count("done") if evening.ladder else None


def _conditions(evening: Evening) -> list[str]:
    found = evening.ladder.conditions if evening.ladder else ()
    return [item.state for item in found if item.condition["kind"] != ACCOUNT]


def _days(evening: Evening, until: date) -> int:
    return (until - evening.closed).days
