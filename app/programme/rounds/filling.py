"""Fills an installation for show: the Klaverbuurt, a neighbourhood that does not exist, with a round of each age.

One is carried out, one divides its pot at an evening, and for one people hand in plans. What other features show of
them is their own to fill in.
"""

from datetime import date, timedelta

import sqlalchemy as sa

from app.demo import demo_meetings
from app.live import meetings
from app.programme.places import places
from app.programme.places.places import Place
from app.programme.places.tables import PLACE
from app.programme.rounds import money, outcome, rounds
from app.programme.rounds.money import Part
from app.programme.rounds.tables import AWARD, ROUND, SHARE
from app.programme.storage import rows
from app.record.follow_up import telling
from app.services import services

NEIGHBOURHOOD = "klaverbuurt"
PLACES = ((None, "city", "Amsterdam"), ("amsterdam", "district", "Noord"), ("noord", "neighbourhood", "Klaverbuurt"))
SMALL, TABLES, PLANS = (
    f"{NEIGHBOURHOOD}-{name}-fictief" for name in ("kleine-plannen", "overlegtafels", "tweede-buurtbudget")
)
"""The rounds: carried out, at its evening, and with plans that are handed in."""
CODE, POT = demo_meetings.KLAVERBUURT, 8_400_000
FICTION = "Bedacht om te laten zien hoe het werkt; geen echte buurt."
THEMES = (Part("groen", "Groen en spelen", 1_500_000), Part("samen", "Samen doen", 1_500_000))


def day(weeks: float) -> date:
    """The day so many weeks from now; before it where they are less than nothing."""
    return telling.today() + timedelta(weeks=weeks)


def fill() -> None:
    """Add what is not there yet; again changes nothing."""

    def work(connection: sa.Connection) -> None:
        there = set(connection.scalars(sa.select(PLACE.c.id)))
        for parent, level, name in PLACES:
            if places.slug(name) not in there:
                places.write(connection, parent, level, name)
        row = connection.execute(sa.select(PLACE).where(PLACE.c.id == NEIGHBOURHOOD)).one()
        known = set(connection.scalars(sa.select(ROUND.c.id).where(ROUND.c.place == NEIGHBOURHOOD)))
        _rounds(connection, Place(**row._mapping), known)

    services().database.commit(work)
    if demo_meetings.exists(CODE):
        _evening()


def _evening() -> None:
    """Let the evening of the Klaverbuurt divide the pot of its round, and once it is closed take over what it decided.

    Where somebody put it in another round it stays there.
    """
    shared = rows(sa.select(SHARE.c.round).where(SHARE.c.meeting == CODE))
    if not shared:
        outcome.join(TABLES, CODE, POT)
    taken = rows(sa.select(AWARD.c.plan).where(AWARD.c.meeting == CODE).limit(1))
    if not taken and meetings.load(CODE).state.closed:
        outcome.take(shared[0].round if shared else TABLES, CODE)


def _rounds(connection: sa.Connection, here: Place, known: set[str]) -> None:
    said = {"public": True, "source": FICTION, "model": "tables"}
    if SMALL not in known:
        told = {
            "stage": "carrying_out",
            "begins": day(-32).isoformat(),
            "ends": day(20).isoformat(),
            "mandate": "De bewoners aan de tafels beslissen. Het stadsdeel bevestigt het besluit.",
            "about": "Een eerste ronde om te oefenen: vijf kleine plannen, met lessen voor wie ze uitvoeren.",
        }
        rounds.write(connection, here, "Kleine plannen (fictief)", 2_000_000, **said | told)
    if TABLES not in known:
        told = {"stage": "carrying_out", "begins": "2025-03-20"}
        rounds.write(connection, here, "Overlegtafels (fictief)", POT, **said | told)
    if PLANS not in known:
        told = {
            "stage": "plans",
            "begins": day(-4).isoformat(),
            "ends": day(30).isoformat(),
            "mandate": "Bewoners beslissen aan overlegtafels. Het stadsdeel bevestigt het besluit.",
            "about": "Wat maakt de Klaverbuurt fijner? Bewoners dienen plannen in, en steunen die van elkaar.",
        }
        rounds.write(connection, here, "Tweede buurtbudget (fictief)", 4_000_000, **said | told)
        money.keep(connection, PLANS, THEMES)
