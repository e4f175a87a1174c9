"""The vote in the record: how it was counted, step by step, and what other rules would have made of it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec
from flask_babel import gettext, lazy_gettext, ngettext

from app.counting.told.compared import Beside
from app.counting.told.counted import Counted
from app.languages import euro
from app.record.blocks import Block, Grid, Text
from app.record.reading import Plan, Reading, gets
from app.record.section import Section

USUAL = ("borda", "approval")
"""The rules whose count the record tells in its own words."""
Ranking = Mapping[str, Any]


class Standings(msgspec.Struct, frozen=True):
    """Every plan in the order of the outcome: its rank, its title, and a cell for each further column of the head."""

    head: list[str]
    rows: list[tuple[int, str, list[str]]]


class Counting(msgspec.Struct, frozen=True):
    """How it was counted: sentences, the titles of plans that ended equal with what went before, and sentences again.

    `standings` is there for the usual rules.
    """

    first: list[str]
    ties: list[list[str]]
    before: str
    then: list[str]
    standings: Standings | None


class Compared(msgspec.Struct, frozen=True):
    """The other rules, or where they are counted as long as they are not."""

    found: Beside | None
    address: str


def _counting(read: Reading) -> Counting | None:
    ranking = read.ranking
    if not ranking:
        return None
    usual = read.outcome is None or ranking["rule"] in USUAL
    return Counting(
        first=_first(ranking, read.outcome if not usual else None),
        ties=[[read.plans[key]["title"] for key in tie] for tie in ranking["ties"]],
        before=_before(ranking),
        then=[*([_bought(ranking)] if usual else []), _talked(read)],
        standings=_standings(read, ranking) if usual else None,
    )


def _first(ranking: Ranking, outcome: Counted | None) -> list[str]:
    """What people filled in, and what a place on it counted for; for another rule than the usual ones its own words."""
    number, top = ranking["counted"], ranking["top"]
    if ranking["rule"] == "borda":
        return [
            gettext(
                "Iedereen koos zelf de beste %(top)s plannen, op volgorde. %(n)s stembiljetten telden mee.",
                top=top,
                n=number,
            ),
            " ".join([
                gettext("Plek 1 gaf %(top)s punten, de plek daarna steeds 1 punt minder.", top=top),
                gettext("We telden de punten per plan op."),
            ]),
        ]  # fmt: skip
    if outcome is None:
        return [
            gettext("Iedereen koos zelf plannen, zonder volgorde. %(n)s stembiljetten telden mee.", n=number),
            gettext("Elk gekozen plan kreeg 1 stem. We telden de stemmen per plan op."),
        ]
    counted = ngettext("%(num)s stembiljet telt mee.", "%(num)s stembiljetten tellen mee.", number)
    return [f"{counted} {outcome.how}"]


def _before(ranking: Ranking) -> str:
    """What goes first among plans that ended equal."""
    if ranking["rule"] == "borda":
        return gettext("Dan gaat het plan met de meeste eerste plekken voor. Daarna het plan dat het minst vraagt.")
    return gettext("Dan gaat het plan voor dat het minst vraagt.")


def _bought(ranking: Ranking) -> str:
    """How the order became a proposal, and what was left."""
    steps = ranking["steps"]
    left = gettext("Er bleef %(amount)s over.", amount=euro(steps[-1]["left"])) if steps else ""
    bought = gettext(
        "Van boven naar beneden kreeg elk plan wat het vroeg, zolang dat paste. Wat niet paste, sloegen we over. "
        "Dat is het voorstel van de rangschikking."
    )
    return f"{bought} {left}".strip()


def _talked(read: Reading) -> str:
    """What the room made of the proposal."""
    departed = len(read.departed)
    if not departed:
        return gettext("De zaal nam het voorstel van de rangschikking over.")
    return ngettext(
        "Daarna praatte de zaal verder. Bij %(num)s plan koos ze een ander bedrag dan de rangschikking. "
        "De reden staat bij het plan.",
        "Daarna praatte de zaal verder. Bij %(num)s plannen koos ze een ander bedrag dan de rangschikking. "
        "De reden staat bij het plan.",
        departed,
    )


def _standings(read: Reading, ranking: Ranking) -> Standings:
    borda = ranking["rule"] == "borda"
    points = [gettext("Punten"), gettext("Op biljetten")] if borda else [gettext("Stemmen")]
    steps = {step["initiative"]: step for step in ranking["steps"]}
    rows = [_standing(read.plans[key], steps.get(key), borda) for key in ranking["order"]]
    return Standings([*points, gettext("Vroeg"), gettext("Voorstel"), gettext("Nog over")], rows)


def _standing(plan: Plan, step: Ranking | None, borda: bool) -> tuple[int, str, list[str]]:
    """The row of a plan; `step` is its turn in the proposal, which it had with any points at all."""
    ranked = plan["ranked"]
    points = [str(ranked["points"]), str(ranked["ballots"])] if borda else [str(ranked["points"])]
    if step is None:
        turn = [gettext("geen punten") if borda else gettext("geen stemmen"), ""]
    else:
        turn = [gettext("past") if step["funded"] else gettext("past niet"), euro(step["left"])]
    return ranked["rank"], plan["title"], [*points, euro(plan["ask"]), *turn]


def _outcome(read: Reading) -> Counted | None:
    return read.outcome


def _compared(read: Reading) -> Compared | None:
    if read.outcome is None:
        return None
    found = read.compared if read.compared and read.compared.others else None
    return Compared(found, f"/t/{read.record['code']}/besluit/anders")


def _blocks(read: Reading) -> Iterator[Block]:
    ranking = read.ranking
    if ranking:
        yield Text(f"{ranking['counted']} stembiljetten telden mee. Regel: {ranking['rule']}.")
        yield _grid([read.plans[key] for key in ranking["order"]])


def _grid(plans: Sequence[Plan]) -> Grid:
    head = ("", "Plan", "Stemmen of punten", "Op biljetten", "Zonder overleg")
    return Grid("De uitslag van de stemming", head, [_ranked(plan) for plan in plans], 2)


def _ranked(plan: Plan) -> list[str]:
    ranked = plan["ranked"] or {"rank": "", "points": "", "ballots": ""}
    numbers = [str(ranked["points"]), str(ranked["ballots"])]
    return [str(ranked["rank"]), plan["title"], *numbers, gets(plan["suggested"])]


SECTIONS = (
    Section(name="count", part="ranking", title=lazy_gettext("Zo is er geteld"), blocks=_blocks, shows=_counting),
    Section(name="outcome", part="ranking", title=lazy_gettext("Zo kwam de uitslag tot stand"), shows=_outcome),
    Section(
        name="compared",
        part="ranking",
        title=lazy_gettext("Ter informatie: andere manieren van tellen"),
        shows=_compared,
    ),
)
