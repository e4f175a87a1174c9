"""A database that cannot be made to forget holds no secret votes, and says so before anybody votes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from app import create_app
from app.languages import speaking
from app.languages.refusals import sentence
from app.live import meetings
from app.live.meetings import load, perform
from app.services import services
from app.storage import database
from app.storage.backend import OtherKind
from app.storage.startup_checks import Unsound
from facilitation.parts.ballots import CastBallot, Paper
from facilitation.parts.decision.acts import GiveConsent
from facilitation.parts.package.acts import AwardWish, ProposeDecision
from facilitation.parts.stages import AdvanceStage
from facilitation.refusals import Refused
from facilitation.roles import Actor
from tests.devices import CODE, opening
from tests.people import LEADER, lead_to, post, sit


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Flask]:
    """An app on a database of which we know no more than SQLAlchemy does."""
    monkeypatch.setattr(database, "_backend", lambda url, patience: OtherKind(url))
    app = create_app({"DATA_DIR": tmp_path, "TESTING": True, "LIMITS": {}})
    with app.app_context():
        assert isinstance(services().database.backend, OtherKind)
        meetings.create(opening())
        yield app


def refused(actor: Actor, act: object) -> Refused:
    with pytest.raises(Refused) as refusal:
        perform(CODE, act, actor)  # type: ignore[arg-type]
    return refusal.value


@pytest.mark.parametrize("stage", ["ranking", "allocation"])
def test_no_secret_vote_is_opened_and_no_ballot_is_kept(stage: str, elsewhere: Flask) -> None:
    seat = sit(1)
    lead_to("arguments")
    post(seat)
    before = load(CODE).state
    refusal = refused(LEADER, AdvanceStage(to=stage))
    assert refusal.key == "store_cannot_forget"
    assert load(CODE).state == load(CODE).pending == before
    with speaking("nl"):
        assert sentence(refusal).startswith("Geheim stemmen kan hier niet: de database")
    services().database.backend.forgets = True  # type: ignore[misc]
    perform(CODE, AdvanceStage(to=stage), LEADER)
    services().database.backend.forgets = False  # type: ignore[misc]
    paper = Paper(order=["P1"]) if stage == "ranking" else Paper(amounts={"P1": 300_000})
    assert refused(seat, CastBallot(ballot=paper)).key == "store_cannot_forget"


def test_the_evening_goes_on_to_a_decision_by_consent_and_the_console_knows_why(elsewhere: Flask) -> None:
    seat = sit(1)
    lead_to("decision")
    perform(CODE, ProposeDecision(awards=[AwardWish(initiative="P2", amount=500_000)]), LEADER)
    perform(CODE, GiveConsent(position="agree"), seat)
    assert services().watch.problems == ("store_cannot_forget",)
    assert not services().database.scrub()
    assert not services().database.unscrubbed, "no ballots stand there"


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("mysql+aiomysql://tafel:geheim@host/tafel", "needs the driver aiomysql, which is not installed"),
        ("postgresql+asyncpg://tafel:geheim@host/tafel", "needs the driver asyncpg, which is not installed"),
        ("ergens://tafel:geheim@host/tafel", "cannot be read"),
        ("geheim", "cannot be read"),
    ],
)
def test_a_database_that_cannot_be_spoken_to_is_one_sentence_without_its_password(
    url: str, why: str, tmp_path: Path
) -> None:
    with pytest.raises(Unsound, match=why) as said:
        create_app({"DATA_DIR": tmp_path, "DATABASE_URL": url})
    assert "geheim" not in str(said.value)
    assert "\n" not in str(said.value)
