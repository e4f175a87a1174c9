"""The frames of a draft: made into those of its meeting, and taken over from an earlier evening that agreed on them."""

from collections.abc import Iterator, Mapping
from datetime import date

import msgspec

from app.desk import evenings
from app.desk.evening import Evening, Item
from app.desk.evenings import Opened
from app.languages import AMSTERDAM, euro, in_a_row, speaking
from app.live.meetings import load
from facilitation.parts.frames import frames
from facilitation.refusals import Refused
from facilitation.state.frame import Clause, Earlier, Frame, lines
from facilitation.texts import LONGEST_DESCRIPTION, LONGEST_TITLE, clean, optional

FROM, CITY = "frames_from", "frames_city"
"""The fields with the code of the evening that they come from, and with what the city would still decide."""
Known = Mapping[tuple[str, str], Earlier]
"""By the key of a frame and the words of a clause, where and by how many that was agreed."""


def made(found: Evening) -> tuple[Frame, ...]:
    """The frames that the meeting begins with; a line that an earlier evening agreed on tells by how many.

    Raises Malformed for texts that cannot be kept.
    """
    known = before(found.text(FROM))
    return tuple(_frame(item, known) for item in found.items("frame"))


def _frame(item: Item, known: Known) -> Frame:
    title = clean(item.text("title") or item.key, LONGEST_TITLE, field="title")
    text, opened = (optional(_worded(item, name), LONGEST_DESCRIPTION) for name in ("text", "open"))
    fixed = item.text("fixed") == "1"
    by = optional(item.text("by"), LONGEST_TITLE, field="by") if fixed else ""
    given = [Clause(line, fixed=fixed, by=by) for line in lines(text)]
    clauses = [*given, *(Clause(line) for line in lines(opened))]
    told = tuple(msgspec.structs.replace(each, earlier=known.get((item.key, each.text))) for each in clauses)
    frame = Frame(item.key, title, "\n".join(filter(None, (text, opened))), fixed=fixed and not opened)
    return msgspec.structs.replace(frame, clauses=told) if opened or any(each.telling for each in told) else frame


def _worded(item: Item, name: str) -> str:
    """A text with the pot in it as the evening's language writes it, where it has a place for that."""
    with speaking(item.evening.language):
        return item.text(name).replace("{pot}", euro(item.evening.cents("pot") or 0))


def before(code: str) -> Known:
    """What the evening with this code agreed on; nothing where it is not there any more, or was not closed."""
    if not code:
        return {}
    try:
        meeting = load(code).state
    except Refused:
        return {}
    if not meeting.closed:
        return {}
    day = next((each.last.astimezone(AMSTERDAM).date() for each in offered() if each.code == code), None)
    every = ((frame, clause) for frame in frames(meeting).values() for clause in _agreed(frame))
    return {(frame.key, clause.text): _earlier(clause, code, meeting.title, day) for frame, clause in every}


def _agreed(frame: Frame) -> Iterator[Clause]:
    """The clauses of a frame that the room confirmed, those that were given too."""
    return (clause for clause in frame.holding if frame.confirmed and clause.text)


def _earlier(clause: Clause, code: str, title: str, day: date | None) -> Earlier:
    """How a clause was agreed: there, or where nobody said anything of it there, on the evening before that."""
    if clause.earlier is not None and not clause.settled and not clause.tally.answers:
        return clause.earlier
    return Earlier(code, title, day, clause.tally.agreed, clause.tally.against)


def offered() -> list[Opened]:
    """The closed evenings of this installation that confirmed frames, newest first."""
    return list(evenings.agreed())


def taken_over(code: str) -> dict[str, str]:
    """The fields of a draft with the frames that an evening confirmed.

    Raises Refused: unknown_meeting, nothing_agreed.
    """
    meeting = load(code).state
    agreed = [frame for frame in frames(meeting).values() if frame.confirmed]
    if not meeting.closed or not agreed:
        raise Refused("nothing_agreed")
    left = [clause.text for frame in agreed for clause in frame.every if clause.settled == "city"]
    fields = {f"frame.{frame.key}.{name}": text for frame in agreed for name, text in as_fields(frame).items()}
    return fields | {FROM: meeting.code, CITY: "\n".join(left)}


def as_fields(frame: Frame) -> dict[str, str]:
    """A frame as a draft has it: what is fixed and by whom apart from what is open."""
    fixed = [clause for clause in frame.holding if clause.fixed]
    others = "\n".join(clause.text for clause in frame.holding if not clause.fixed)
    if not fixed:
        return {"title": frame.title, "text": others, "fixed": "", "by": "", "open": ""}
    by = in_a_row(dict.fromkeys(clause.by for clause in fixed if clause.by))
    text = "\n".join(clause.text for clause in fixed)
    return {"title": frame.title, "text": text, "fixed": "1", "by": by[:LONGEST_TITLE], "open": others}
