"""Fills an installation for show: what people of the Klaverbuurt answered and what they learned."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from app.demo import demo_meetings
from app.imports import listing
from app.live.opening import DATA
from app.programme.duties import filling as evening
from app.programme.lessons import lessons, polls
from app.programme.lessons.questions import ASKED, YES
from app.programme.lessons.tables import LESSON, POLL, TALLY
from app.programme.measures import kept
from app.programme.rights import Holder
from app.programme.rounds import filling
from app.programme.storage import rows
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
    """Add the lessons, and of each evening that is closed what people answered; again changes nothing."""
    evening.fill()
    told: Mapping[str, Any] = listing.load(DATA / "klaverbuurt.json")
    small = json.loads((DATA / "programme" / "nakomen.json").read_text("utf-8"))
    _teach(told["learning"]["lessons"], small["lessons"])
    for code, learning in ((evening.CODE, small), (CODE, told["learning"])):
        if demo_meetings.exists(code):
            _answered(code, learning)


def _teach(found: Sequence[Mapping[str, str]], small: Sequence[Mapping[str, str]]) -> None:
    """The lessons of both rounds; the file says to which frame one belongs, and its kind of stage stands beside it."""
    stages = json.loads((DATA / "programme" / "klaverbuurt.json").read_text("utf-8"))["stages"]
    tables = [
        {"stage": stages[each["kader"]], "tags": each["kader"], "saw": each["text"], "otherwise": each["action"]}
        for each in found
    ]
    known = {row.round for row in rows(sa.select(LESSON.c.round).distinct())}
    told = {filling.SMALL: small, ROUND: tables}
    written = [
        lessons.read(HOLDER, round_, {**each, "public": "1"}) for round_ in told.keys() - known for each in told[round_]
    ]

    def work(connection: sa.Connection) -> None:
        for lesson in written:
            lessons.write(connection, lesson)

    services().database.commit(work)


def _answered(code: str, learning: Mapping[str, Any]) -> None:
    """As many sheets of paper as the file says, whose means are those of the file; the asking is over."""
    if polls.load(code) or kept.refresh(code) is None:
        return
    sheets = learning["exit_poll"]["respondents"]
    found = {each["key"]: each for each in learning["exit_poll"]["questions"]}
    after = {item: _spread(found[key], "mean", sheets) for item, key in KEYS.items()}
    before = {item: _spread(found[KEYS[item]], "mean_before", sheets) for item in ASKED["before"] if item in KEYS}
    before["newcomer"] = _spread({"pct_yes": learning["process_metrics"]["first_time_pct"]}, "", sheets)

    def work(connection: sa.Connection) -> None:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        row = {"meeting": code, "salt": "", "opened": now, "closed": now, "paper_before": sheets, "paper_after": sheets}
        connection.execute(sa.insert(POLL).values(row))
        connection.execute(sa.insert(TALLY), [*_counted(code, "before", before), *_counted(code, "after", after)])

    services().database.commit(work)


def _counted(code: str, moment: str, answers: Mapping[str, Sequence[int]]) -> Iterator[Mapping[str, Any]]:
    """How many gave each answer to each item, and how many sheets there were."""
    sheets = len(next(iter(answers.values())))
    for item, given in {polls.SHEET: [YES] * sheets, **answers}.items():
        for answer, number in Counter(given).items():
            yield {"meeting": code, "moment": moment, "item": item, "answer": answer, "number": number}


def _spread(told: Mapping[str, Any], mean: str, sheets: int) -> Sequence[int]:
    """Answers, as even as can be, that come to the mean or the percentage that is told."""
    total = round(told["pct_yes"] * sheets / 100) if "pct_yes" in told else round(told[mean] * sheets)
    return [total // sheets + (number < total % sheets) for number in range(sheets)]
