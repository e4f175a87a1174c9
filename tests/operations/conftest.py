"""Commands on copies of the small meeting's folder, and a full evening that is over."""

import json
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from app import create_app
from app.commands import main
from app.live import meetings
from app.live.meetings import perform
from app.services import services, services_of
from facilitation.parts.arguments.acts import ModerateArgument, PostArgument
from facilitation.parts.ballots import CastBallot, Paper
from facilitation.parts.stages import AdvanceStage
from tests.devices import CODE, opening
from tests.operations.copied import Run
from tests.operations.full_evening import HIDDEN, NAMES, close_evening, sit
from tests.people import LEADER, lead_to, post


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command that should work; the one JSON object that it prints."""
    for name in ("OVERLEGTAFEL_DATA_DIR", "DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)

    def command(*args: object) -> Any:
        assert main([*map(str, args), "--json"]) == 0, capsys.readouterr().err
        return json.loads(capsys.readouterr().out)

    return command


@pytest.fixture
def complaint(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command that should not work; its one sentence."""

    def command(*args: object) -> str:
        assert main([*map(str, args)]) == 2
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err.count("\n") == 1
        return said.err

    return command


@pytest.fixture(scope="session")
def evening(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an evening with 200 names and twenty hidden texts, closed, with copies of it."""
    folder = tmp_path_factory.mktemp("evening")
    app = create_app({"DATA_DIR": folder, "TESTING": True})
    keeper = services_of(app).keeper
    with app.app_context():
        meetings.create(opening(), public=True)
        actors = [sit(number, name) for number, name in enumerate(NAMES)]
        lead_to("arguments")
        post(actors[0], "Een goed plan")
        for number, text in enumerate(HIDDEN):
            perform(CODE, PostArgument(id=f"post-{number}", initiative="P1", side="against", text=text), actors[number])
            hidden = ModerateArgument(argument=f"A{number + 2}", verdict="hide", reason="Noemt buurman Zwartjes")
            perform(CODE, hidden, LEADER)
        perform(CODE, AdvanceStage(to="ranking"), LEADER)
        for actor in actors[:9]:
            perform(CODE, CastBallot(id=f"vote-{actor.id}", ballot=Paper(order=["P1"])), actor)
        keeper.due = True
        keeper.tend(services().database.offload)
        close_evening()
    services_of(app).database.backend.copy(keeper.folder / "overlegtafel-20990101T000000Z.db")
    services_of(app).database.close()
    return folder


@pytest.fixture
def past(evening: Path, tmp_path: Path) -> Iterator[datetime]:
    """That evening in a folder of this test; when it ended."""
    shutil.copytree(evening, tmp_path, dirs_exist_ok=True)
    app = create_app({"DATA_DIR": tmp_path, "TESTING": True})
    with app.app_context():
        yield datetime.now(UTC)
    services_of(app).database.close()
