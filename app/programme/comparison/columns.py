"""What is laid side by side: rounds as they were told or awarded, and meetings as they were counted and answered.

A round and its meetings have no numbers in common that could be subtracted: of people a round has only how many voted,
as it was told; what was counted and answered stands with each meeting alone, and is never added up.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from app.programme.lessons import polls
from app.programme.lessons.polls import Answers
from app.programme.lessons.questions import Moment
from app.programme.measures import few, kept
from app.programme.measures.definitions import Found
from app.programme.measures.tables import MEASURED
from app.programme.measures.words import published
from app.programme.places.tables import PLACE
from app.programme.rounds.rounds import Round
from app.programme.rounds.tables import AWARD, FIGURE, ROUND, SHARE
from app.programme.storage import rows

MOST = 8
"""Columns that stand side by side."""
OFFERED = 60
"""Rounds that are offered to choose from, and meetings."""
ROUNDS, MEETINGS = "r-", "t-"
"""What the keys of columns begin with: the id of a round, or the code of a meeting, comes after."""


class Column(msgspec.Struct, frozen=True, kw_only=True):
    """One column: a round, or a meeting of one. Money in cents; HIDDEN for people who are too few to tell of.

    `plans`, `funded` and `partly` are numbers of plans, `out` what they got together; None where it is not known.
    `found` is what was counted of a meeting, `answers` what its people said.
    """

    key: str
    title: str
    place: str
    round: Round
    year: str
    pot: int
    applications: int | None = None
    plans: int | None = None
    funded: int | None = None
    partly: int | None = None
    out: int | None = None
    voters: int | None = None
    found: Found = {}
    answers: Mapping[Moment, Answers] = {}

    @property
    def people(self) -> int | None:
        """How many took part: those at the tables, or those who voted; HIDDEN where they are too few."""
        return self.found["people"] if self.found else self.voters

    def answered(self, moment: Moment) -> int | None:
        """How many answered then; None where nobody was asked."""
        return self.answers[moment].answered if moment in self.answers else None


class Option(msgspec.Struct, frozen=True):
    """Something that can be chosen: its key, what it is called, where and when it was."""

    key: str
    title: str
    place: str
    year: str
    round: Round


def choice(model: str = "", words: str = "") -> Sequence[Option]:
    """What can be chosen, of a model and with these words in its name or place; each meeting after its round.

    By place and time, never by what it came to; no more than OFFERED rounds.
    """
    where = [ROUND.c.public, *([ROUND.c.model == model] if model else [])]
    if words.strip():
        said = words.strip()
        where.append(sa.or_(*(name.icontains(said, autoescape=True) for name in (ROUND.c.title, PLACE.c.name))))
    of_rounds = list(_rounds(*where))
    meetings = _meetings(SHARE.c.round.in_([round_.id for round_, _place in of_rounds]))
    found: list[Option] = []
    for round_, place in of_rounds:
        found.append(Option(f"{ROUNDS}{round_.id}", round_.title, place, _year(round_), round_))
        own = [each for each in meetings if each.round == round_.id]
        found += [Option(f"{MEETINGS}{each.meeting}", each.title, place, each.closed[:4], round_) for each in own]
    return found


def chosen(keys: Sequence[str]) -> Sequence[Column]:
    """The columns with these keys, in this order; no more than MOST, and none that the public may not see."""
    wanted = list(dict.fromkeys(keys))[:MOST]
    codes = [key.removeprefix(MEETINGS) for key in wanted if key.startswith(MEETINGS)]
    meetings = {each.meeting: each for each in _meetings(SHARE.c.meeting.in_(codes), ROUND.c.public)}
    ids = [key.removeprefix(ROUNDS) for key in wanted if key.startswith(ROUNDS)]
    around = [*ids, *(each.round for each in meetings.values())]
    rounds = {round_.id: (round_, place) for round_, place in _rounds(ROUND.c.id.in_(around), ROUND.c.public)}
    made = {f"{ROUNDS}{each}": _of_round(*rounds[each], told) for each, told in _told(ids).items() if each in rounds}
    counted, answers = kept.of(meetings), polls.told(meetings)
    for code, each in meetings.items():
        about = {"pot": each.amount, "answers": _answers(answers.get(code, {}), counted[code])}
        made[f"{MEETINGS}{code}"] = _of_meeting(*rounds[each.round], counted[code], about)
    return [made[key] for key in wanted if key in made]


def _answers(answers: Mapping[Moment, Answers], counted: kept.Counted) -> Mapping[Moment, Answers]:
    """What people said, so that it cannot be found how few of those who took part did not answer."""
    people = counted.found["people"] or 0
    told = {moment: (each, few.part(each.answered, people)) for moment, each in answers.items()}
    return {
        moment: polls.NOTHING[moment] if number == few.HIDDEN else msgspec.structs.replace(each, answered=number)
        for moment, (each, number) in told.items()
    }


def _of_round(round_: Round, place: str, told: Mapping[str, int]) -> Column:
    voters = told.get("voters")
    return Column(
        key=f"{ROUNDS}{round_.id}",
        title=round_.title,
        place=place,
        round=round_,
        year=_year(round_),
        pot=round_.amount,
        applications=told.get("applications"),
        plans=told.get("plans", told.get("awards")),
        funded=told.get("chosen", told.get("funded")),
        partly=told.get("partly"),
        out=told.get("out"),
        voters=None if voters is None else few.count(voters),
    )


def _of_meeting(round_: Round, place: str, counted: kept.Counted, about: Mapping[str, Any]) -> Column:
    found = published(counted.found)
    got = [found["plans_all"], found["plans_part"]]
    return Column(
        key=f"{MEETINGS}{counted.meeting}",
        title=counted.title,
        place=place,
        round=round_,
        year=counted.closed[:4],
        plans=found["plans"],
        funded=None if None in got else sum(each or 0 for each in got),
        partly=found["plans_part"],
        out=found["awarded"],
        found=found,
        **about,
    )


def _told(ids: Sequence[str]) -> Mapping[str, Mapping[str, int]]:
    """What was told of these rounds in numbers, and what their awards come to, by their ids.

    Of awards that stand for more plans than one (another number was chosen than is there) only their sum is told.
    """
    found: dict[str, dict[str, int]] = {round_: {} for round_ in ids}
    for row in rows(sa.select(FIGURE).where(FIGURE.c.round.in_(ids))):
        found[row.round][row.name] = row.value
    got = sa.func.sum(sa.case((AWARD.c.amount > 0, 1), else_=0))
    part = sa.func.sum(sa.case((sa.and_(AWARD.c.amount > 0, AWARD.c.amount < AWARD.c.asked), 1), else_=0))
    query = sa.select(AWARD.c.round, sa.func.count(), got, part, sa.func.sum(AWARD.c.amount)).group_by(AWARD.c.round)
    for row in rows(query.where(AWARD.c.round.in_(ids))):
        round_, awarded = row[0], dict(zip(("awards", "funded", "partly", "out"), map(int, row[1:]), strict=True))
        alone = found[round_].get("chosen", awarded["funded"]) == awarded["funded"]
        found[round_] |= awarded if alone else {"out": awarded["out"]}
    return found


def _rounds(*where: sa.ColumnElement[bool]) -> Iterator[tuple[Round, str]]:
    """Rounds, each with the name of its place: by place, then by when they began."""
    query = sa.select(ROUND, PLACE.c.name).join(PLACE, PLACE.c.id == ROUND.c.place).where(*where)
    for row in rows(query.order_by(PLACE.c.path, ROUND.c.begins, ROUND.c.title).limit(OFFERED)):
        yield Round(**{column.name: row._mapping[column] for column in ROUND.c}), row.name


def _meetings(*where: sa.ColumnElement[bool]) -> Sequence[Any]:
    """Meetings that were counted: `meeting`, `round`, the `amount` of their share, `title` and `closed`."""
    query = sa.select(SHARE.c.meeting, SHARE.c.round, SHARE.c.amount, MEASURED.c.title, MEASURED.c.closed)
    query = query.join(MEASURED, MEASURED.c.meeting == SHARE.c.meeting).join(ROUND, ROUND.c.id == SHARE.c.round)
    return rows(query.where(*where).order_by(MEASURED.c.closed, SHARE.c.meeting).limit(OFFERED))


def _year(round_: Round) -> str:
    return (round_.begins or "")[:4]
