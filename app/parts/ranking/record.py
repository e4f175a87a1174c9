"""The vote in the record: how it was counted, step by step, and what other rules would have made of it."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from flask_babel import gettext, lazy_gettext, ngettext

from app.counting.told import ties
from app.counting.told.compared import Beside
from app.counting.told.counted import Counted
from app.counting.told.order_steps import merged
from app.languages import euro
from app.record.blocks import Block, Bullets, Grid, Terms, Text
from app.record.reading import Plan, Reading
from app.record.section import Section

USUAL = ("borda", "approval")
"""The rules whose count the record tells in its own words."""
Ranking = Mapping[str, Any]


class Compared(msgspec.Struct, frozen=True):
    """The other rules, or where they are counted as long as they are not."""

    found: Beside | None
    address: str


def _counting(read: Reading) -> Iterator[Block]:
    """How it was counted; the usual rules in the record's own words, with the table of their steps."""
    ranking = read.ranking
    if not ranking:
        return
    if not ranking["counted"]:
        yield Text(gettext("Niemand stemde. Er is dus geen uitslag."))
        return
    usual = read.outcome is None or ranking["rule"] in USUAL
    equal = [" · ".join(read.plans[key]["title"] for key in tie) for tie in ranking["ties"]]
    yield Bullets([
        *_first(ranking, read.outcome if not usual else None),
        *([merged()] if usual and _merged(read, ranking) else []),
        *(gettext("Gelijk eindigden: %(plans)s.", plans=plans) for plans in equal),
        *([ties.first(ranking["method"]["form"]["kind"])] if equal else []),
        *([_bought(ranking)] if usual else []),
        *([_talked(read)] if read.began() == "ranking" and (read.decided or read.departed) else []),
    ])  # fmt: skip
    if usual:
        yield _standings(read, ranking)


def _merged(read: Reading, ranking: Ranking) -> bool:
    """Whether shares were agreed, and the ballots were sealed without the channel that would weigh them."""
    papers = [paper for papers in read.ballots.values() for paper in papers]
    shares = ranking.get("method", {}).get("agreed", {}).get("shares")
    return bool(shares) and not any("channel" in paper for paper in papers)


def _first(ranking: Ranking, outcome: Counted | None) -> list[str]:
    """What people filled in, and what a place on it counted for; for another rule than the usual ones its own words."""
    top, number = ranking["top"], ranking["counted"]
    counted = ngettext("%(num)s stembiljet telt mee.", "%(num)s stembiljetten tellen mee.", number)
    if ranking["rule"] == "borda":
        return [
            gettext("Iedereen koos zelf de beste %(top)s plannen, op volgorde.", top=top) + f" {counted}",
            " ".join([
                gettext("Plek 1 gaf %(top)s punten, de plek daarna steeds 1 punt minder.", top=top),
                gettext("We telden de punten per plan op."),
            ]),
        ]  # fmt: skip
    if outcome is None:
        return [
            gettext("Iedereen koos zelf plannen, zonder volgorde.") + f" {counted}",
            gettext("Elk gekozen plan kreeg 1 stem. We telden de stemmen per plan op."),
        ]
    return [f"{counted} {outcome.how}"]


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


def _standings(read: Reading, ranking: Ranking) -> Grid:
    borda = ranking["rule"] == "borda"
    points = (gettext("Punten"), gettext("Op biljetten")) if borda else (gettext("Stemmen"),)
    steps = {step["initiative"]: step for step in ranking["steps"]}
    rows = [_standing(read.plans[key], steps.get(key), borda) for key in ranking["order"]]
    head = ("", gettext("Plan"), *points, gettext("Vroeg"), gettext("Voorstel"), gettext("Nog over"))
    return Grid(gettext("De rangschikking, stap voor stap"), head, rows, 2)


def _standing(plan: Plan, step: Ranking | None, borda: bool) -> list[str]:
    """The row of a plan; `step` is its turn in the proposal, which it had with any points at all."""
    ranked = plan["ranked"]
    points = [str(ranked["points"]), str(ranked["ballots"])] if borda else [str(ranked["points"])]
    if step is None:
        turn = [gettext("geen punten") if borda else gettext("geen stemmen"), ""]
    else:
        turn = [gettext("past") if step["funded"] else gettext("past niet"), euro(step["left"])]
    return [str(ranked["rank"]), plan["title"], *points, euro(plan["ask"]), *turn]


def _outcome(read: Reading) -> Counted | None:
    return None if read.outcome is None or read.outcome.nobody else read.outcome


def _compared(read: Reading) -> Compared | None:
    if read.outcome is None or read.outcome.nobody:
        return None
    found = read.compared if read.compared and read.compared.others else None
    return Compared(found, f"/t/{read.record['code']}/besluit/anders")


def _steps(read: Reading) -> Iterator[Block]:
    """Every step in words; the page shows its pictures too."""
    told = read.outcome.told if read.outcome else ()
    yield Terms([(step.head, "\n".join(step.lines)) for step in told])


SECTIONS = (
    Section(name="count", part="ranking", title=lazy_gettext("Zo is er geteld"), blocks=_counting),
    Section(
        name="outcome",
        part="ranking",
        title=lazy_gettext("Zo kwam de uitslag tot stand"),
        blocks=_steps,
        shows=_outcome,
    ),
    Section(
        name="compared",
        part="ranking",
        title=lazy_gettext("Ter informatie: andere manieren van tellen"),
        shows=_compared,
    ),
)
