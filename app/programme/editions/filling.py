"""Fills an installation with the two editions of Amsterdammers, maak je stad! and with real rounds of Amsterdam.

Facts come from what Kennisland, Waag and Pakhuis de Zwijger published of both editions (CC BY, kl.nl and waag.org), and
from the ballot files of Pabulib (pabulib.org, arXiv:2012.06539). What those do not tell is said to be assumed.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

import sqlalchemy as sa

from app.live.opening import DATA
from app.programme.editions import learned
from app.programme.places import places
from app.programme.places.places import Place
from app.programme.places.tables import PLACE
from app.programme.rounds import figures, money, rounds
from app.programme.rounds.money import Award, Part
from app.services import services
from facilitation.refusals import Refused

Here = Mapping[str, Place]
"""The places by their id."""
CITY = "amsterdam"
PILOT = "Buurtbudget 2019–2020"
PLACES = (
    (None, "city", "Amsterdam"),
    (CITY, "district", "Noord"),
    (CITY, "district", "Nieuw-West"),
    (CITY, "district", "Zuidoost"),
    (CITY, "district", "Oost"),
    (CITY, "district", "Zuid"),
    (CITY, "district", "Centrum"),
    ("noord", "neighbourhood", "Kleine Wereld"),
    ("noord", "neighbourhood", "Floradorp"),
    ("noord", "neighbourhood", "Bloemenbuurt"),
    ("noord", "neighbourhood", "Terrasdorp"),
    ("noord", "neighbourhood", "Tuindorpen"),
    ("nieuw-west", "neighbourhood", "Slotermeer-Noordoost"),
    ("nieuw-west", "neighbourhood", "Osdorp"),
    ("zuidoost", "neighbourhood", "G-buurt"),
    ("zuidoost", "neighbourhood", "K-buurt"),
    ("oost", "neighbourhood", "Indische Buurt"),
    ("zuid", "neighbourhood", "Diamantbuurt"),
    ("zuid", "neighbourhood", "Rijnbuurt-West"),
)
KL = "Kennisland, Waag en Pakhuis de Zwijger, Amsterdammers, maak je stad! (CC BY, kl.nl; waag.org)"
PABULIB = "Pabulib (pabulib.org), arXiv:2012.06539: titels, kosten, thema’s en aantallen stemmen"
WHERE = {
    "Buurtbudget Kleine Wereld": "kleine-wereld",
    "Buurtbudget Bloemenbuurt": "bloemenbuurt",
    "Oost Begroot Indischebuurt": "indische-buurt",
    "Buurtbudget Terrasdorp": "terrasdorp",
    "Buurtbudget Tuindorpen": "tuindorpen",
    "Buurtbudget Diamantbuurt": "diamantbuurt",
    "Buurtbudget Osdorp": "osdorp",
    "Centrum Begroot": "centrum",
    "Buurtbudget Rijnbuurt West": "rijnbuurt-west",
}
"""The place of each recorded round, by its title."""


def fill() -> None:
    """Add what is not there yet; again changes nothing."""
    services().database.commit(_places)
    here = {place.id: place for place in places.everywhere()}
    recorded = json.loads((DATA / "programme" / "amsterdam.json").read_text("utf-8"))

    def work(connection: sa.Connection) -> None:
        _first_edition(connection, here)
        pots = _second_edition(connection, here)
        for told in recorded:
            _recorded(connection, here, told, pots)

    services().database.commit(work)
    learned.teach()


def _places(connection: sa.Connection) -> None:
    there = set(connection.scalars(sa.select(PLACE.c.id)))
    for parent, level, name in PLACES:
        if places.slug(name) not in there:
            places.write(connection, parent, level, name)


def _first_edition(connection: sa.Connection, here: Here) -> None:
    made = _round(
        connection,
        here[CITY],
        "Amsterdammers, maak je stad! 2017–2018",
        60_000_000,
        model="selection",
        begins="2017-01-01",
        ends="2018-12-31",
        mandate="Een selectiecommissie koos uit de inschrijvingen. Wie gekozen was, kreeg geld en scholing.",
        about="Een ontwikkeltraject rond een gezonde en talentvolle stad, met het prijzengeld van de iCapital Award: "
        "475 inschrijvingen, 36 gekozen, € 5.000 tot € 20.000 voor elk.",
        source=f"{KL}. De namen van de 36 en hun bedragen staan niet in de bron: ze zijn hier één regel.",
    )
    if made is not None:
        all_36 = Award("samen", "De 36 gekozen initiatieven samen", 60_000_000, 60_000_000)
        money.write(connection, made, [all_36])
        told = {"applications": 475, "chosen": 36, "smallest": 500_000, "largest": 2_000_000}
        figures.write(connection, made, told)


PILOTS = (
    ("noord", "floradorp", 25_000_000, "online", "Hoe hier is gekozen en het bedrag zijn aangenomen."),
    ("nieuw-west", "slotermeer-noordoost", 50_000_000, "challenge", "Een challenge met dertien winnaars."),
    ("zuidoost", "g-buurt", 18_000_000, "platform", "Gevraagd werd € 500.000. Het platform is aangenomen."),
    ("zuidoost", "k-buurt", 32_000_000, "tables", "Bewoners kozen met groen en rood. Het bedrag is aangenomen."),
)
"""The pilots beside Kleine Wereld: district, neighbourhood, cents, model, and what is known of it."""


def _second_edition(connection: sa.Connection, here: Here) -> Mapping[str, str]:
    """The edition with a pot for each district, and its five neighbourhoods; the pots by district."""
    told = {"begins": "2019-10-01", "ends": "2020-11-30", "source": KL}
    edition = "Amsterdammers, maak je stad! 2019–2020"
    _round(
        connection,
        here[CITY],
        edition,
        150_000_000,
        model="mixed",
        mandate="Elk stadsdeel vult zelf in hoe bewoners het geld verdelen.",
        about="De eerste buurtbudgetten: vijf buurten in Nieuw-West, Zuidoost en Noord, € 500.000 voor elk stadsdeel, "
        "vier modellen naast elkaar. Het plan was van 1,5 naar 12 miljoen euro te groeien.",
        **told,
    )
    top, pots = places.slug(f"{CITY} {edition}"), {}
    for district in ("noord", "nieuw-west", "zuidoost"):
        _round(connection, here[district], PILOT, 50_000_000, parent=top, model="mixed", **told)
        pots[district] = places.slug(f"{district} {PILOT}")
    for district, place, amount, model, about in PILOTS:
        more = {"model": model, "about": about, "parent": pots[district]}
        _round(connection, here[place], PILOT, amount, **told, **more)
    return pots


def _recorded(connection: sa.Connection, here: Here, told: Mapping[str, Any], pots: Mapping[str, str]) -> None:
    """A round of which the ballot file is recorded; that of Kleine Wereld was one of the five pilots."""
    place, year, plans = WHERE[told["title"]], told["year"], told["plans"]
    got = [plan for plan in plans if plan["got"]]
    pot = max(told["pot"], sum(plan["got"] for plan in got))
    pilot = {"parent": pots["noord"]} if place == "kleine-wereld" else {}
    title = told["title"] if str(year) in told["title"] else f"{told['title']} {year}"
    known = "Wat is toegekend, is de officiële uitslag." if told["known"] else "De officiële uitslag kennen we niet."
    made = _round(
        connection,
        here[place],
        title,
        pot,
        model="mixed" if pilot else "online",
        begins=f"{year}-01-01",
        ends=f"{year}-12-31",
        source=f"{PABULIB}. {known}",
        **pilot,
    )
    if made is None:
        return
    money.keep(connection, made, list(_envelopes(got)))
    if told["known"]:
        money.write(connection, made, [_award(plan) for plan in plans])
    chosen = {"chosen": len(got)} if told["known"] else {}
    figures.write(connection, made, {"plans": len(plans), "voters": told["voters"]} | chosen)


def _envelopes(got: list[Mapping[str, Any]]) -> Iterator[Part]:
    """What went to each theme, as an envelope of its own; the file writes some themes in two ways."""
    themes = {places.slug(plan["theme"]): plan["theme"] for plan in got if plan["theme"]}
    for key, theme in themes.items():
        yield Part(key, theme, sum(plan["got"] for plan in got if plan["theme"] and places.slug(plan["theme"]) == key))


def _award(plan: Mapping[str, Any]) -> Award:
    kept = places.slug(plan["theme"]) if plan["theme"] and plan["got"] else None
    return Award(plan["id"], plan["title"][:120], plan["ask"], plan["got"], None, kept, plan["votes"])


def _round(connection: sa.Connection, place: Place, title: str, amount: int, **more: Any) -> str | None:
    """Add a round that is over, for everybody to see; None where it is there already."""
    told = {"stage": "over", "public": True} | more
    try:
        return rounds.write(connection, place, title, amount, **told)
    except Refused as refusal:
        if refusal.key != "round_taken":
            raise
        return None
