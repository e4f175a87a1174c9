"""What is hidden is nowhere: evenings that differ only in what is secret look the same until it is shown."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from app import create_app
from app.faces import regions
from app.faces.region import FACES
from app.live import meetings
from facilitation.acts import Act
from facilitation.parts.ballots import CastBallot, Paper
from facilitation.parts.choice.acts import AnswerChoice, CloseChoice, OpenChoice
from facilitation.parts.decision.acts import GiveConsent
from facilitation.parts.frames import ConfirmFrame, frames
from facilitation.parts.review import GiveReview
from facilitation.parts.seating import AddSeat
from facilitation.parts.stages import AdvanceStage, CloseStage, RevealStage
from facilitation.roles import Actor, Role
from tests.realtime.servers import CODE, opening

CONSOLE = Actor("console:test", Role.FACILITATOR, receipt="a receipt")
SEATS = ("S1", "S2", "S3")
ORDERS = (["P1", "P2", "P3"], ["P3", "P2", "P1"])
SHARES: tuple[dict[str, int], ...] = ({"P1": 600_000}, {"P2": 500_000, "P3": 100_000})
ANSWERS = (("agree", ""), ("objection", "Dit gaat ten koste van de bankjes"))
MARKS = ({"O1": 0, "nothing": 9}, {"O1": 10, "O2": 1})
LOOKS = (("Goede sfeer", 9), ("Te warm in de zaal", 3))
TIME = re.compile(r"\d{4}-\d\d-\d\dT[\d:.+Z-]+|\d\d[.:]\d\d")


def do(*acts: Act) -> None:
    for act in acts:
        meetings.perform(CODE, act, CONSOLE)


class Evening:
    """One of two evenings: `side` says which way everybody votes."""

    def __init__(self, folder: Path, side: int) -> None:
        self.app: Flask = create_app({"DATA_DIR": folder, "PUBLIC_URL": "http://tafel.example"})
        self.side = side

    @contextmanager
    def here(self) -> Iterator[None]:
        with self.app.app_context():
            yield

    def begin(self) -> None:
        meetings.create(opening())
        do(*(AddSeat(seat=seat, channel="assisted") for seat in SEATS), AdvanceStage())
        do(*(ConfirmFrame(frame=key) for key in frames(meetings.load(CODE).state)))
        do(AdvanceStage(to="ranking"))

    def rank(self) -> None:
        do(*(CastBallot(seat=seat, ballot=Paper(order=ORDERS[self.side])) for seat in SEATS))

    def share(self) -> None:
        do(*(CastBallot(seat=seat, ballot=Paper(amounts=SHARES[self.side])) for seat in SEATS))

    def answer(self) -> None:
        position, reason = ANSWERS[self.side]
        do(*(GiveConsent(seat=seat, position=position, reason=reason) for seat in SEATS))  # type: ignore[arg-type]

    def resist(self) -> None:
        do(*(AnswerChoice(seat=seat, marks=MARKS[self.side]) for seat in SEATS))

    def look_back(self) -> None:
        words, grade = LOOKS[self.side]
        do(*(GiveReview(seat=seat, keep=words, grade=grade) for seat in SEATS))

    def seen(self, face: str) -> dict[str, Any]:
        """Everything that is sent to a face, without the time of day."""
        rendered = regions.regions(meetings.load(CODE), face, "nl")
        return {name: TIME.sub("", html) for name, html in rendered.html.items()} | {"order": rendered.order}


@pytest.fixture
def evenings(tmp_path: Path) -> tuple[Evening, Evening]:
    """The same evening twice, at the open ranking."""
    both = Evening(tmp_path / "one", 0), Evening(tmp_path / "other", 1)
    each(both, Evening.begin)
    return both


def each(both: tuple[Evening, Evening], *steps: Any) -> None:
    for evening in both:
        with evening.here():
            for step in steps:
                step(evening)


def told(both: tuple[Evening, Evening]) -> set[str]:
    """The faces on which one can see which evening it is."""
    seen = []
    for evening in both:
        with evening.here():
            seen.append({face: evening.seen(face) for face in FACES})
    return {face for face in FACES if seen[0][face] != seen[1][face]}


def lead(*acts: Act) -> Any:
    return lambda evening: do(*acts)


def test_nobody_sees_a_ranking_before_it_is_revealed(evenings: tuple[Evening, Evening]) -> None:
    each(evenings, Evening.rank)
    assert told(evenings) == set()
    each(evenings, lead(CloseStage()))
    assert told(evenings) == set()
    each(evenings, lead(RevealStage()))
    assert told(evenings) == set(FACES) - {"table", "door"}


def test_nobody_sees_how_others_divide_before_it_is_revealed(evenings: tuple[Evening, Evening]) -> None:
    each(evenings, lead(CloseStage(), AdvanceStage(to="allocation")), Evening.share)
    assert told(evenings) == set()
    each(evenings, lead(CloseStage()))
    assert told(evenings) == set()
    each(evenings, lead(RevealStage()))
    assert {"phone", "screen", "console"} <= told(evenings)


def test_nobody_sees_who_agrees_before_the_question_is_closed(evenings: tuple[Evening, Evening]) -> None:
    each(evenings, lead(CloseStage(), AdvanceStage(to="decision")), Evening.answer)
    assert told(evenings) == set()
    each(evenings, lead(CloseStage()))
    assert {"phone", "screen", "console"} <= told(evenings)


def test_nobody_sees_how_much_others_resist_before_the_choice_is_closed(evenings: tuple[Evening, Evening]) -> None:
    each(evenings, lead(CloseStage(), AdvanceStage(to="decision")))
    each(evenings, lead(OpenChoice(question="Hoe?", options=["Zo", "Anders"])), Evening.resist)
    assert told(evenings) == set()
    each(evenings, lead(CloseChoice()))
    assert told(evenings) == set(FACES) - {"table", "door"}


def test_the_wall_and_the_phones_see_nobody_look_back_before_it_is_shown(evenings: tuple[Evening, Evening]) -> None:
    each(evenings, lead(CloseStage(), AdvanceStage(to="decision"), CloseStage(), AdvanceStage(to="review")))
    each(evenings, Evening.look_back)
    assert told(evenings) <= {"console"}
    each(evenings, lead(CloseStage(), RevealStage()))
    assert "screen" in told(evenings)
