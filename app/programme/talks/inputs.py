"""What was said at a talk: written down or taken from an evening, and answered by what became of a clause."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec
import sqlalchemy as sa
from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from app.live import meetings
from app.programme.framework import clauses
from app.programme.framework.clauses import Clause, Named
from app.programme.framework.tables import CLAUSE, CLAUSE_VERSION
from app.programme.places import places
from app.programme.places.tables import PLACE
from app.programme.storage import rows
from app.programme.talks.tables import CITY_TALK, TALK_INPUT
from app.programme.talks.talks import Talk
from app.services import services
from facilitation.parts.arguments.state import KIND as ARGUMENTS
from facilitation.parts.practice import is_practice
from facilitation.parts.questions.state import KIND as QUESTIONS
from facilitation.refusals import Malformed, Refused
from facilitation.state.meeting import Meeting
from facilitation.texts import LONGEST_DESCRIPTION, LONGEST_REASON, clean, why

CHANNELS: dict[str, LazyString] = {"hall": _("in de zaal"), "home": _("thuis"), "paper": _("op papier")}
ANSWERS: dict[str, LazyString] = {
    "taken_in": _("overgenomen"),
    "partly": _("deels overgenomen"),
    "not": _("niet overgenomen"),
}
CAME_BY = {"room": "hall", "online": "home", "viewer": "home", "paper": "paper", "assisted": "paper"}
"""How somebody spoke at a talk, by how they took part in a meeting."""
PAGE, MOST = 50, 2_000
REMOVED = "Weggehaald uit het verslag van de avond."
"""Why words are gone that were removed from the meeting itself; it stands where an organiser says why."""


class Input(msgspec.Struct, frozen=True):
    """One thing that was said; `about` is the clause that it is about, `words` and `topic` that clause's.

    `answer` is what became of it, and `version` the version of the clause that it came to.
    """

    number: int
    text: str
    channel: str
    about: Named | None
    answer: str
    reason: str
    version: int | None
    answered: datetime | None
    hidden: str
    words: str = ""
    chapter: str = ""

    @property
    def came(self) -> LazyString:
        """Whether it was said in the hall, from home or on paper."""
        return CHANNELS[self.channel]

    @property
    def became(self) -> LazyString | None:
        """What became of it, in words; None while nobody answered."""
        return ANSWERS.get(self.answer)

    @property
    def waits(self) -> bool:
        """Whether it still has to be answered."""
        return not self.answer and not self.hidden

    @property
    def topic(self) -> LazyString | None:
        """What the chapter of its clause is called."""
        return clauses.CHAPTERS.get(self.chapter)


def page(talk: str, after: tuple[int, int] | None = None) -> Sequence[Input]:
    """Fifty of what was said at a talk: without an answer first, in order of arrival.

    `after` is where the page before ended: 0 or 1 for whether that had an answer, and its number.
    """
    waits = sa.and_(TALK_INPUT.c.answer == "", TALK_INPUT.c.hidden == "")
    answered = sa.case((waits, 0), else_=1)
    query = _query().where(TALK_INPUT.c.talk == talk).order_by(answered, TALK_INPUT.c.number).limit(PAGE)
    if after is not None:
        first, number = after
        query = query.where(sa.or_(answered > first, sa.and_(answered == first, TALK_INPUT.c.number > number)))
    return [_read(row) for row in rows(query)]


def load(talk: str, number: int) -> Input:
    """One thing that was said at a talk. Raises Refused: unknown_input."""
    found = rows(_query().where(TALK_INPUT.c.talk == talk, TALK_INPUT.c.number == number))
    if not found:
        raise Refused("unknown_input")
    return _read(found[0])


def came_to(place: str, key: str, public: bool = False) -> Sequence[Input]:
    """What was said about a clause, or was answered by it, the first two hundred; at `public` talks alone if asked."""
    query = _query().where(TALK_INPUT.c.clause_place == place, TALK_INPUT.c.clause_key == key)
    if public:
        query = query.where(TALK_INPUT.c.talk.in_(sa.select(CITY_TALK.c.id).where(CITY_TALK.c.public)))
    return [_read(row) for row in rows(query.where(TALK_INPUT.c.hidden == "").order_by(TALK_INPUT.c.number).limit(200))]


def _query() -> sa.Select[Any]:
    at = sa.and_(CLAUSE.c.place == TALK_INPUT.c.clause_place, CLAUSE.c.key == TALK_INPUT.c.clause_key)
    words = (CLAUSE_VERSION.c.text.label("words"), CLAUSE.c.chapter)
    return sa.select(TALK_INPUT, *words).select_from(TALK_INPUT.outerjoin(clauses.NEWEST, at))


def _read(row: sa.Row[Any]) -> Input:
    return Input(
        number=row.number,
        text=row.text,
        channel=row.channel,
        about=(row.clause_place, row.clause_key) if row.clause_place else None,
        answer=row.answer,
        reason=row.reason,
        version=row.clause_version,
        answered=row.answered.replace(tzinfo=UTC) if row.answered else None,
        hidden=row.hidden,
        words=row.words or "",
        chapter=row.chapter or "",
    )


def add(talk: Talk, text: str, channel: str, about: Named | None) -> int:
    """Write down one thing that was said; its number.

    Raises Malformed: malformed, text_empty, text_too_long, text_unreadable; Refused: unknown_clause, too_much_said.
    """
    if channel not in CHANNELS:
        raise Malformed("malformed", field="channel")
    text = clean(text, LONGEST_DESCRIPTION)

    def work(connection: sa.Connection) -> int:
        if about is not None:
            _around(connection, talk, about)
        return _write(connection, talk, [(text, channel, None)], about)

    return int(services().database.commit(work))


def _around(connection: sa.Connection, talk: Talk, about: Named) -> Clause:
    """The clause that something is about: of the place of a talk, or of one around it. Raises Refused: unknown_clause.

    What was said stands on the page of that clause: nobody puts words on a page of a place beside theirs.
    """
    path = connection.execute(sa.select(PLACE.c.path).where(PLACE.c.id == talk.place)).scalar() or "/"
    near = sa.select(PLACE.c.id).where(PLACE.c.id == about[0], PLACE.c.path.in_(places.paths(path)))
    if connection.execute(near).first() is None:
        raise Refused("unknown_clause")
    return clauses.the(connection, about)


def _write(
    connection: sa.Connection,
    talk: Talk,
    said: Sequence[tuple[str, str, str | None]],
    about: Named | None = None,
) -> int:
    """Write down what was said: a text, a channel, and where it stands in the log; the number of the last one."""
    query = sa.select(sa.func.max(TALK_INPUT.c.number)).where(TALK_INPUT.c.talk == talk.id)
    last = int(connection.execute(query).scalar() or 0)
    if last + len(said) > MOST:
        raise Refused("too_much_said", most=MOST)
    place, key = about or (None, None)
    for number, (text, channel, where) in enumerate(said, last + 1):
        row = {"talk": talk.id, "number": number, "text": text, "channel": channel, "said": where}
        connection.execute(sa.insert(TALK_INPUT).values(**row, clause_place=place, clause_key=key))
    return last + len(said)


def take(talk: Talk) -> int:
    """Take in what was said at the meeting of a talk, once it is closed: how much was new.

    Without what was hidden or joined with something else, and without who said it.
    Raises Refused: talk_without_meeting, unknown_meeting, practice_agrees_nothing, talk_not_over, too_much_said.
    """
    if not talk.meeting:
        raise Refused("talk_without_meeting")
    meeting = meetings.load(talk.meeting).state
    if is_practice(meeting):
        raise Refused("practice_agrees_nothing")
    if not meeting.closed:
        raise Refused("talk_not_over")
    said = list(_said(meeting))

    def work(connection: sa.Connection) -> int:
        there = sa.select(TALK_INPUT.c.said).where(TALK_INPUT.c.talk == talk.id, TALK_INPUT.c.said.is_not(None))
        known = set(connection.execute(there).scalars())
        new = [each for each in said if each[2] not in known]
        _write(connection, talk, new)
        return len(new)

    return int(services().database.commit(work))


def _said(meeting: Meeting) -> Iterator[tuple[str, str, str]]:
    """What may be read of what was said in an evening: arguments, questions and improvements, as `_write` takes it."""
    for stage in ARGUMENTS.stages(meeting):
        for one in stage.state.arguments.values():
            if one.status == "shown" and one.text:
                yield one.text, CAME_BY[one.channel], f"{stage.key}/{one.id}"
    for place in QUESTIONS.stages(meeting):
        for asked in place.state.asked.values():
            if not asked.hidden and asked.text:
                yield asked.text, CAME_BY[asked.channel], f"{place.key}/{asked.id}"


def answer(talk: Talk, number: int, given: Mapping[str, str], about: Named | None, by: str) -> None:
    """Say what became of something that was said, and why: taken in, partly, or not; and which clause it came to.

    What was taken in names the clause, of which the newest version is kept with it. A new answer replaces the last one.
    Raises Malformed: malformed, reason_needed; Refused: unknown_input, unknown_clause, clause_needed.
    """
    became, reason = given.get("answer", ""), why(given.get("reason", ""))
    if became not in ANSWERS:
        raise Malformed("malformed", field="answer")
    if about is None and became != "not":
        raise Refused("clause_needed")

    def work(connection: sa.Connection) -> None:
        told: dict[str, Any] = {"answer": became, "reason": reason, "answered_by": by, "answered": datetime.now(UTC)}
        told |= {"clause_place": None, "clause_key": None, "clause_version": None}
        if about is not None:
            clause = _around(connection, talk, about)
            told |= {"clause_place": about[0], "clause_key": about[1], "clause_version": clause.number}
        _change(connection, talk, number, told)

    services().database.commit(work)


def hide(talk: Talk, number: int, reason: str) -> None:
    """Take the words of something that was said out of the installation for good, with the reason.

    Raises Malformed: reason_needed, text_too_long; Refused: unknown_input.
    """
    told = {"text": "", "hidden": clean(why(reason), LONGEST_REASON, field="reason")}
    services().database.commit(lambda connection: _change(connection, talk, number, told))


def let_go(connection: sa.Connection, code: str, texts: Collection[str]) -> None:
    """Let the words go of what was taken from this meeting where they were removed there.

    An older copy of the database has no talks.
    """
    if sa.inspect(connection).has_table(TALK_INPUT.name):
        here = TALK_INPUT.c.talk.in_(sa.select(CITY_TALK.c.id).where(CITY_TALK.c.meeting == code))
        which = sa.and_(here, TALK_INPUT.c.said.is_not(None), TALK_INPUT.c.text.in_(texts))
        connection.execute(sa.update(TALK_INPUT).where(which).values(text="", hidden=REMOVED))


def _change(connection: sa.Connection, talk: Talk, number: int, told: Mapping[str, Any]) -> None:
    where = (TALK_INPUT.c.talk == talk.id, TALK_INPUT.c.number == number)
    if connection.execute(sa.update(TALK_INPUT).where(*where).values(**told)).rowcount == 0:
        raise Refused("unknown_input")
