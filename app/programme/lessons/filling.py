"""Fills an installation for show: what people of the Klaverbuurt answered and what they learned."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

import sqlalchemy as sa

from app.demo import demo_meetings
from app.imports import listing
from app.live.opening import DATA
from app.programme.lessons import lessons, polls
from app.programme.lessons.questions import ASKED
from app.programme.lessons.tables import LESSON
from app.programme.measures import kept
from app.programme.rights import Holder
from app.programme.rounds import filling, outcome
from app.services import services

CODE = demo_meetings.KLAVERBUURT
ROUND = filling.TABLES
HOLDER = Holder("demo", "")
KEYS = dict(zip(
    ASKED["after"],
    (
        "gehoord", "gelijke_beurt", "begrepen", "genoeg_informatie", "eerlijk", "achter_besluit", "zeggenschap",
        "eigenaarschap", "leefbaarheid", "vertrouwen_buurt", "vertrouwen_gemeente", "nieuwe_contacten", "weer_meedoen",
    ),
    strict=True,
))  # fmt: skip
"""What the file calls each thing that is asked."""


def fill() -> None:
    """Add the lessons, and once its evening is closed what people answered; again changes nothing."""
    filling.fill()
    told: Mapping[str, Any] = listing.load(DATA / "klaverbuurt.json")
    services().database.commit(lambda connection: _teach(connection, told["learning"]["lessons"]))
    if demo_meetings.exists(CODE):
        outcome.join(ROUND, CODE, 100 * told["session"]["budget_eur"])
        _answered(told["learning"])


def _teach(connection: sa.Connection, found: list[Mapping[str, str]]) -> None:
    """The file says to which frame a lesson belongs; of which kind of stage it is stands beside it."""
    if connection.execute(sa.select(LESSON.c.id).where(LESSON.c.round == ROUND)).first() is not None:
        return
    stages = json.loads((DATA / "programme" / "klaverbuurt.json").read_text("utf-8"))["stages"]
    for each in found:
        about = {"stage": stages[each["kader"]], "tags": each["kader"], "public": "1"}
        lessons.write(connection, HOLDER, ROUND, about | {"saw": each["text"], "otherwise": each["action"]})


def _answered(learning: Mapping[str, Any]) -> None:
    """As many sheets as the file says, whose means are those of the file."""
    if polls.load(CODE) or kept.refresh(CODE) is None:
        return
    polls.ask(CODE)
    sheets = learning["exit_poll"]["respondents"]
    found = {each["key"]: each for each in learning["exit_poll"]["questions"]}
    after = {item: _spread(found[key], "mean", sheets) for item, key in KEYS.items()}
    before = {item: _spread(found[KEYS[item]], "mean_before", sheets) for item in ASKED["before"] if item in KEYS}
    before["newcomer"] = _spread({"pct_yes": learning["process_metrics"]["first_time_pct"]}, "", sheets)
    for _ in range(sheets):
        polls.enter_sheet(CODE, "before", {item: next(answers) for item, answers in before.items()})
        polls.enter_sheet(CODE, "after", {item: next(answers) for item, answers in after.items()})
    polls.close(CODE)


def _spread(told: Mapping[str, Any], mean: str, sheets: int) -> Iterator[int]:
    """Answers, as even as can be, that come to the mean or the percentage that is told."""
    total = round(told["pct_yes"] * sheets / 100) if "pct_yes" in told else round(told[mean] * sheets)
    return (total // sheets + (number < total % sheets) for number in range(sheets))
