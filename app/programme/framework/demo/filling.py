"""Fills an installation for show: what the city fixes and leaves free, and what a neighbourhood made of that.

Facts about the pilots name where they come from; each clause that is made up says so in who agreed with it.
"""

import json
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from app.live.opening import DATA
from app.programme.editions import filling as editions
from app.programme.framework import clauses, deviations, plans_opened, versions
from app.programme.framework.clauses import Named, Said
from app.programme.places import places
from app.programme.places.places import Place
from app.programme.rounds import filling
from app.services import services

BY = "demo"
Known = dict[str, Named]
"""The clauses by the name that the file calls them."""


def fill() -> None:
    """Add the framework where there is none yet; again changes nothing."""
    filling.fill()
    editions.fill()
    told: Mapping[str, Any] = json.loads((DATA / "programme" / "kaders.json").read_text("utf-8"))
    here = {place.id: place for place in places.everywhere()}
    if clauses.of_place(editions.CITY):
        return
    named: Known = {}
    services().database.commit(lambda connection: _clauses(connection, told, here, named))
    for each in told["deviations"]:
        _deviate(here[each["place"]], named[each["of"]], each)
    services().database.commit(lambda connection: _published(connection, told, here, named))


def _clauses(connection: sa.Connection, told: Mapping[str, Any], here: Mapping[str, Place], named: Known) -> None:
    """The clauses of all places, what was published of them, and what a talk with the city changed."""
    for each in told["clauses"]:
        said = Said(text=each["text"], standing=each.get("standing", "free"), agreed_by=each["agreed_by"])
        fills = named[each["fills"]] if "fills" in each else None
        key = clauses.write(connection, here[each["place"]], each.get("chapter", ""), said, BY, fills)
        named[each.get("as", f"{each['place']} {key}")] = (each["place"], key)
    for place, note in told["publish"]:
        versions.written(connection, here[place], note)
    for each in told["changes"]:
        _change(connection, here, named, each)


def _change(connection: sa.Connection, here: Mapping[str, Place], named: Known, told: Mapping[str, str]) -> None:
    place, key = named[told["of"]]
    why, who = told["reason"], told["agreed_by"]
    said = Said(text=told["text"], standing=told["standing"], reason=why, agreed_by=who)
    clauses.write_again(connection, here[place], key, said, BY)


def _deviate(place: Place, of: Named, told: Mapping[str, str]) -> None:
    number = deviations.ask(place, of, told["text"], told["reason"], told["agreed_by"], BY)
    if "answer" in told:
        deviations.answer(of[0], place.id, number, told["answer"], told["why"], BY)


def _published(connection: sa.Connection, told: Mapping[str, Any], here: Mapping[str, Place], named: Known) -> None:
    """What holds now, also for the round for which plans are handed in; and a clause that changed after that."""
    for place, note in told["publish_after"]:
        versions.written(connection, here[place], note)
    plans_opened.follow(connection, filling.PLANS)
    _change(connection, here, named, told["after_plans"])
