"""What an evening agreed becomes clauses of a place, and what holds at a place becomes the frames of a draft."""

from collections.abc import Mapping, Sequence
from itertools import groupby

import msgspec
import sqlalchemy as sa
from flask import current_app
from flask_babel import gettext as _
from flask_babel import ngettext

from app.desk import drafts, saving
from app.desk.agreements import FROM
from app.desk.saving import Wish
from app.languages import in_a_row
from app.live import meetings
from app.programme.framework import clauses, effective
from app.programme.framework.clauses import Named, Said
from app.programme.framework.effective import Framework, Line
from app.programme.places.places import Place
from app.programme.rounds.tables import ROUND, SHARE
from app.programme.storage import rows
from app.services import services
from facilitation.parts.frames import frames
from facilitation.parts.practice import is_practice
from facilitation.refusals import Refused
from facilitation.state.frame import Clause as Agreed
from facilitation.state.frame import Frame
from facilitation.state.meeting import Meeting
from facilitation.texts import LONGEST_DESCRIPTION, LONGEST_TITLE

AGENDAS = {"": "overlegtafel", "kadersessie": "kadersessie"}
"""The agenda of a draft: an evening that divides money, or one about the frames alone."""


class Wanted(msgspec.Struct, frozen=True):
    """What an evening made of a clause: it is `of` one that is there, fills in one (`fills`), or is new."""

    chapter: str
    told: Said
    of: str | None = None
    fills: Named | None = None


def known(place: Place) -> Sequence[str]:
    """The codes of the meetings of the rounds at a place, the last fifty."""
    joined = SHARE.join(ROUND, ROUND.c.id == SHARE.c.round)
    query = sa.select(SHARE.c.meeting).select_from(joined).where(ROUND.c.place == place.id)
    return [row.meeting for row in rows(query.order_by(ROUND.c.begins.desc(), SHARE.c.meeting).limit(50))]


def take(place: Place, code: str, by: str) -> int:
    """Make what the room of a closed evening agreed into versions of the free clauses of a place; how many.

    A clause that was fixed stays as it is, and what was left to the city is not taken. Doing it again changes nothing.
    Raises Refused: unknown_meeting, practice_agrees_nothing, nothing_agreed, too_many_clauses.
    """
    meeting = meetings.load(code).state
    if is_practice(meeting):
        raise Refused("practice_agrees_nothing")
    confirmed = [frame for frame in frames(meeting).values() if frame.confirmed]
    if not meeting.closed or not confirmed:
        raise Refused("nothing_agreed")

    def work(connection: sa.Connection) -> int:
        framework = effective.read(connection, place)
        wanted = [each for frame in confirmed for each in _wanted(frame, meeting, framework)]
        for each in wanted:
            if each.of is None:
                clauses.write(connection, place, each.chapter, each.told, by, each.fills)
            else:
                clauses.write_again(connection, place, each.of, each.told, by)
        return len(wanted)

    return int(services().database.commit(work))


def _wanted(frame: Frame, meeting: Meeting, framework: Framework) -> list[Wanted]:
    """What to write of a frame that the room confirmed."""
    lines = [line for line in framework.lines if line.clause.chapter == frame.key]
    found = (_of(frame.key, each, meeting, lines, framework) for each in frame.every if _is_rooms(each))
    return [each for each in found if each is not None]


def _is_rooms(clause: Agreed) -> bool:
    """Whether the room settled it, or left it as it stood; what it left to the city it did not agree on."""
    return bool(clause.text) and not clause.fixed and clause.settled != "city"


def _of(chapter: str, agreed: Agreed, meeting: Meeting, lines: Sequence[Line], framework: Framework) -> Wanted | None:
    read = {agreed.text, *(each.text for each in agreed.before)}
    line = next((line for line in lines if line.clause.text in read), None)
    told = _said(agreed, meeting, line)
    if line is None:
        return Wanted(chapter, told) if told.standing == "free" else None
    if line.fixed:
        return None
    if line.clause.place != framework.place.id:
        return Wanted(chapter, told, fills=line.about) if told.standing == "free" else None
    if (line.clause.text, line.clause.meeting, line.clause.standing) == (told.text, told.meeting, told.standing):
        return None
    return Wanted(chapter, told, of=line.clause.key)


def _said(agreed: Agreed, meeting: Meeting, line: Line | None) -> Said:
    """What a clause says after an evening; the reason is the room's, or that it was agreed there."""
    standing = "dropped" if agreed.settled == "dropped" else "free"
    reason = agreed.reason or (_("Afgesproken op een avond.") if line else "")
    tally = agreed.tally
    return Said(
        text=agreed.text,
        standing=standing,
        reason=reason,
        agreed_by=meeting.title,
        meeting=meeting.code,
        agreed=tally.agreed,
        against=tally.against,
    )


def as_fields(place: Place) -> dict[str, str]:
    """The fields of a draft with what holds at a place: what is fixed and by whom, apart from what is open.

    A chapter of which nothing holds keeps the ready-made words of the desk.
    """
    framework = effective.of_place(place)
    fields: dict[str, str] = {}
    for chapter, lines in groupby(framework.lines, key=lambda line: line.clause.chapter):
        fields |= {
            f"frame.{chapter}.{name}": text for name, text in _frame(list(lines), framework.names, place).items()
        }
    evenings = [line.clause for line in framework.lines if line.clause.meeting and not line.fixed]
    last = max(evenings, key=lambda clause: clause.at, default=None)
    return fields | ({FROM: last.meeting} if last and last.meeting else {})


def _frame(lines: Sequence[Line], names: Mapping[str, str], place: Place) -> dict[str, str]:
    """A chapter as the fields of a frame. Raises Refused: frames_too_long where not all that is free fits in it."""
    fixed = [line for line in lines if line.fixed]
    free = "\n".join(line.text for line in lines if not line.fixed)
    if len(free) > LONGEST_DESCRIPTION:
        raise Refused("frames_too_long", chapter=lines[0].clause.topic)
    if not fixed:
        return {"text": free, "fixed": "", "by": "", "open": ""}
    by = in_a_row(dict.fromkeys(names[line.clause.place] for line in fixed))
    return {
        "text": _fitting([line.text for line in fixed], place),
        "fixed": "1",
        "by": by[:LONGEST_TITLE],
        "open": free,
    }


def _fitting(texts: Sequence[str], place: Place) -> str:
    """As many lines as fit in a frame; where there are more, the last one says where all of them can be read."""
    whole = "\n".join(texts)
    if len(whole) <= LONGEST_DESCRIPTION:
        return whole
    shorter = ("\n".join([*texts[:kept], _more(len(texts) - kept, place)]) for kept in reversed(range(len(texts))))
    return next(each for each in shorter if len(each) <= LONGEST_DESCRIPTION)


def _more(count: int, place: Place) -> str:
    address = f"{current_app.config['PUBLIC_URL']}/buurt/{place.id}/kaders"
    return ngettext(
        "En nog %(num)s afspraak die vastligt: %(address)s",
        "En nog %(num)s afspraken die vastliggen: %(address)s",
        count,
        address=address,
    )


def begin(place: Place, agenda: str) -> str:
    """Make a draft of an evening that begins with what holds at a place; its id.

    Raises Refused: unknown_agenda, too_many_drafts, frames_too_long.
    """
    fields = as_fields(place)
    alone = agenda == "kadersessie"
    title = _("Kadersavond %(place)s", place=place.name) if alone else _("Overleg in %(place)s", place=place.name)
    draft = drafts.begin({"agenda": AGENDAS.get(agenda, agenda), "title": title[:LONGEST_TITLE]})
    if fields:
        saving.save(draft, [Wish(name, text) for name, text in fields.items()], drafts.NOBODY)
    return draft
