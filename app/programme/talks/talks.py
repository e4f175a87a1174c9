"""Talks with the city (stadsgesprekken): held here or elsewhere, and how much of what was said is answered."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import msgspec
import sqlalchemy as sa

from app.live import meetings
from app.programme.places.places import Place, slug
from app.programme.storage import rows
from app.programme.talks.tables import CITY_TALK, TALK_INPUT
from app.services import services
from facilitation.refusals import Malformed, Refused
from facilitation.texts import LONGEST_DESCRIPTION, LONGEST_TITLE, clean, optional

LONGEST_SOURCE = 400


class Talk(msgspec.Struct, frozen=True):
    """A talk; `day` is an ISO date. `said` is how much of it may be read, `open` how much of that has no answer."""

    id: str
    place: str
    title: str
    day: str | None
    meeting: str | None
    source: str
    about: str
    public: bool
    said: int = 0
    open: int = 0

    @property
    def linked(self) -> bool:
        """Whether its source is an address that may be followed."""
        return self.source.startswith(("https://", "http://"))


def of_place(place: str, public: bool = False) -> Sequence[Talk]:
    """The talks of a place, the last two hundred, newest first; `public` ones alone where that is asked."""
    return _found(CITY_TALK.c.place == place, *([CITY_TALK.c.public] if public else []))


def of_places(ids: Sequence[str]) -> Sequence[Talk]:
    """The public talks of these places, newest first."""
    return _found(CITY_TALK.c.place.in_(ids), CITY_TALK.c.public)


def load(place: str, talk: str) -> Talk:
    """The talk of a place with this id. Raises Refused: unknown_talk."""
    found = _found(CITY_TALK.c.place == place, CITY_TALK.c.id == talk)
    if not found:
        raise Refused("unknown_talk")
    return found[0]


def _found(*where: sa.ColumnElement[bool]) -> Sequence[Talk]:
    shown = sa.case((TALK_INPUT.c.hidden == "", 1), else_=0)
    still = sa.case((sa.and_(TALK_INPUT.c.hidden == "", TALK_INPUT.c.answer == ""), 1), else_=0)
    of_talk = sa.select(TALK_INPUT.c.talk, sa.func.sum(shown).label("said"), sa.func.sum(still).label("open"))
    here = TALK_INPUT.c.talk.in_(sa.select(CITY_TALK.c.id).where(*where))
    counted = of_talk.where(here).group_by(TALK_INPUT.c.talk).subquery()
    numbers = (sa.func.coalesce(counted.c.said, 0).label("said"), sa.func.coalesce(counted.c.open, 0).label("open"))
    query = sa.select(CITY_TALK, *numbers).outerjoin(counted, counted.c.talk == CITY_TALK.c.id).where(*where)
    query = query.order_by(sa.func.coalesce(CITY_TALK.c.day, "").desc(), CITY_TALK.c.title).limit(200)
    return [Talk(**row._mapping) for row in rows(query)]


def add(place: Place, given: Mapping[str, str]) -> str:
    """Add a talk at a place; its id. Raises what `checked` raises, and Refused: talk_taken."""
    values = checked(given)
    made = slug(f"{place.id} {values['title']} {values['day'] or ''}")

    def work(connection: sa.Connection) -> None:
        if connection.execute(sa.select(CITY_TALK.c.id).where(CITY_TALK.c.id == made)).first() is not None:
            raise Refused("talk_taken")
        connection.execute(sa.insert(CITY_TALK).values(**values, id=made, place=place.id))

    services().database.commit(work)
    return made


def change(talk: Talk, given: Mapping[str, str]) -> None:
    """Change what is said of a talk; its id stays. Raises what `checked` raises."""
    said = sa.update(CITY_TALK).where(CITY_TALK.c.id == talk.id).values(checked(given))
    services().database.commit(lambda connection: connection.execute(said))


def checked(given: Mapping[str, str]) -> dict[str, Any]:
    """The columns that a form tells of a talk.

    Raises Malformed: malformed, text_empty, text_too_long, text_unreadable; Refused: unknown_meeting.
    """
    found: dict[str, Any] = {"title": clean(given.get("title", ""), LONGEST_TITLE, field="title")}
    found["about"] = optional(given.get("about", ""), LONGEST_DESCRIPTION, field="about")
    found["source"] = " ".join(optional(given.get("source", ""), LONGEST_SOURCE, field="source").split())
    code = given.get("code", "").replace(" ", "").upper()
    found["meeting"] = meetings.load(code).code if code else None
    found["public"] = given.get("public") == "1"
    try:
        found["day"] = date.fromisoformat(given["day"]).isoformat() if given.get("day") else None
    except ValueError:
        raise Malformed("malformed", field="day") from None
    return found
