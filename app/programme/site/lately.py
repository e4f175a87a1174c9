"""What was decided and what was told since, newest first, everywhere or at one place."""

from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Any

import msgspec
import sqlalchemy as sa
from flask_babel.speaklater import LazyString

from app.programme.findable import NEWS
from app.programme.places.tables import PLACE
from app.programme.publication.tables import PUBLICATION
from app.programme.rounds.tables import AWARD, FIGURE, ROUND, SHARE
from app.programme.site import index
from app.programme.storage import rows
from app.record.follow_up.words import STATES
from app.storage.tables import FOLLOW_UP

FEW = 6
"""How much of each stands on a page."""
SEVERAL = 8
"""How often something may have been told of one plan before another one is missed."""


class Told(msgspec.Struct, frozen=True):
    """A plan of which something was told, where that stands, and how it stands now."""

    title: str
    address: str
    stands: LazyString
    round: str
    place: str


def decided(_subject: None) -> Mapping[str, Any] | None:
    """On the front: what was decided lately."""
    index.refresh()
    found = decisions("/", FEW)
    return {"decisions": found} if found else None


def decisions(path: str, most: int) -> Sequence[sa.Row[Any]]:
    """The rounds of a place that decided something, with how many plans got what of how much.

    What was told in numbers of a round that was held elsewhere counts before the lines that are known of it.
    """
    chosen = sa.func.coalesce(_figure("chosen"), sa.func.sum(sa.case((AWARD.c.amount > 0, 1), else_=0)))
    plans = sa.func.coalesce(_figure("applications"), _figure("plans"), sa.func.count())
    query = (
        sa.select(
            ROUND.c.id, ROUND.c.title, PLACE.c.name.label("place"), NEWS.c.at, chosen.label("chosen"),
            plans.label("plans"), sa.func.sum(AWARD.c.amount).label("given"),
        )
        .join(NEWS, sa.and_(NEWS.c.round == ROUND.c.id, NEWS.c.kind == "decided"))
        .join(PLACE, PLACE.c.id == ROUND.c.place)
        .join(AWARD, AWARD.c.round == ROUND.c.id)
        .where(ROUND.c.public, PLACE.c.path.startswith(path, autoescape=True), ROUND.c.id.in_(_latest(path, most)))
        .group_by(ROUND.c.id, ROUND.c.title, PLACE.c.name, NEWS.c.at)
        .order_by(NEWS.c.at.desc(), ROUND.c.id)
    )  # fmt: skip
    return rows(query)


def _figure(name: str) -> sa.ScalarSelect[int]:
    """What was told in numbers of a round; nothing where that was not."""
    query = sa.select(FIGURE.c.value).where(FIGURE.c.round == ROUND.c.id, FIGURE.c.name == name)
    return query.correlate(ROUND).scalar_subquery()


def _latest(path: str, most: int) -> sa.Select[Any]:
    """The rounds that decided last, so that only their plans are summed up."""
    query = (
        sa.select(NEWS.c.round)
        .join(ROUND, ROUND.c.id == NEWS.c.round)
        .join(PLACE, PLACE.c.id == ROUND.c.place)
        .where(ROUND.c.public, NEWS.c.kind == "decided", PLACE.c.path.startswith(path, autoescape=True))
        .order_by(NEWS.c.at.desc(), NEWS.c.round)
        .limit(most)
    )
    return sa.select(query.subquery().c.round)


def became(_subject: None) -> Mapping[str, Any] | None:
    """On the front: what was told of plans since, and what was published."""
    found = told("/", FEW)
    return {"told": found, "published": published("/", FEW)} if found or published("/", 1) else None


def told(path: str, most: int) -> Sequence[Told]:
    """The plans of which something was told last after the decision, each once."""
    newest = _newest(path, SEVERAL * most)
    query = (
        sa.select(newest, ROUND.c.title.label("round"), PLACE.c.name.label("place"))
        .join(SHARE, SHARE.c.meeting == newest.c.meeting)
        .join(ROUND, ROUND.c.id == SHARE.c.round)
        .join(PLACE, PLACE.c.id == ROUND.c.place)
        .order_by(newest.c.at.desc(), newest.c.meeting, newest.c.number.desc())
    )
    last: dict[tuple[str, str], Any] = {}
    for row in rows(query):
        last.setdefault((row.meeting, row.subject.partition(".")[0]), row)
    titles = _titles({f"{meeting}-{plan}": meeting for meeting, plan in last})
    found = (
        Told(titles[f"{meeting}-{plan}"], f"/t/{meeting}/besluit/plan/{plan}", STATES[row.state], row.round, row.place)
        for (meeting, plan), row in last.items()
        if f"{meeting}-{plan}" in titles
    )
    return list(islice(found, most))


def _newest(path: str, most: int) -> sa.Subquery:
    """What was told last of plans in public rounds: one after another is asked, so that not all of it is sorted."""
    here = (
        sa.exists()
        .where(SHARE.c.meeting == FOLLOW_UP.c.meeting, ROUND.c.id == SHARE.c.round, PLACE.c.id == ROUND.c.place)
        .where(ROUND.c.public, PLACE.c.path.startswith(path, autoescape=True))
    )
    told = (FOLLOW_UP.c.meeting, FOLLOW_UP.c.number, FOLLOW_UP.c.subject, FOLLOW_UP.c.state, FOLLOW_UP.c.at)
    query = sa.select(*told).where(FOLLOW_UP.c.subject.contains("."), here)
    return query.order_by(FOLLOW_UP.c.at.desc(), FOLLOW_UP.c.meeting, FOLLOW_UP.c.number.desc()).limit(most).subquery()


def _titles(plans: Mapping[str, str]) -> dict[str, str]:
    """What plans are called, by what their rounds know them by; each is given with its meeting."""
    of_meetings = AWARD.c.meeting.in_(set(plans.values()))
    query = sa.select(AWARD.c.plan, AWARD.c.title).where(of_meetings, AWARD.c.plan.in_(list(plans)))
    return {row.plan: row.title for row in rows(query)} if plans else {}


def published(path: str, most: int) -> Sequence[sa.Row[Any]]:
    """The newest publications of rounds of a place."""
    query = (
        sa.select(ROUND.c.id, ROUND.c.title, PLACE.c.name.label("place"), PUBLICATION.c.number, PUBLICATION.c.at)
        .join(ROUND, ROUND.c.id == PUBLICATION.c.round)
        .join(PLACE, PLACE.c.id == ROUND.c.place)
        .where(ROUND.c.public, PUBLICATION.c.content.is_not(None))
        .where(PLACE.c.path.startswith(path, autoescape=True))
        .order_by(PUBLICATION.c.at.desc(), PUBLICATION.c.round)
        .limit(most)
    )
    return rows(query)
