"""The secret of a log's pseudonyms: there with the first line or not at all, in copies, and gone with the names."""

import os
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask

from app.live.meetings import load, perform
from app.operations import retention
from app.record.exports import record_json
from app.record.verify.verdict import verify
from app.services import services
from app.storage import log
from app.storage.pseudonyms.names import Pseudonyms, Unreadable, new_secret
from app.storage.sqlite.copies import make
from app.storage.tables import PSEUDONYM
from app.terms import Terms
from facilitation.parts.arguments.acts import SupportArgument
from facilitation.parts.arguments.state import KIND as ARGUMENTS
from facilitation.parts.seating import RemoveSeat, seats
from facilitation.parts.stages import CloseMeeting
from facilitation.refusals import Unavailable
from tests.devices import CODE
from tests.operations.copied import elsewhere
from tests.people import LEADER, lead_to, post, sit
from tests.storage.harmed import everything

IN_A_FILE = pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
OPENS = """
import os, signal, sys
from pathlib import Path
from app import create_app
from app.live import meetings
from app.services import services
from tests.devices import opening
with create_app({"DATA_DIR": Path(sys.argv[1])}).app_context():
    def work(connection):
        meetings.write(connection, opening("EEN111"))
        if sys.argv[2] == "before":
            os.kill(os.getpid(), signal.SIGKILL)
    services().database.commit(work)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def secrets_of(database: Flask | None = None) -> dict[str, str]:
    """What is kept, by meeting."""
    with services().database.read.connect() as connection:
        return {row.meeting: row.secret for row in connection.execute(sa.select(PSEUDONYM))}


def talking() -> None:
    """Two seats at the arguments; one argues, the other stands behind it."""
    first, second = sit(1), sit(2, "online")
    lead_to("arguments")
    post(first, "Goed plan")
    perform(CODE, SupportArgument(argument="A1"), second)


def supported() -> frozenset[str]:
    """The seats behind the argument."""
    return ARGUMENTS.stages(load(CODE).state)[0].state.arguments["A1"].supporters


def test_a_seat_has_another_name_for_each_kind_and_only_the_secret_leads_back() -> None:
    names, others = Pseudonyms(new_secret()), Pseudonyms(new_secret())
    made = {names.of(kind, seat) for kind in ("seat", "support A1", "support A2") for seat in ("S1", "S2")}
    assert len(made) == 6
    assert names.seat("support A1", names.of("support A1", "S1")) == "S1"
    with pytest.raises(Unreadable):
        others.seat("support A1", names.of("support A1", "S1"))
    with pytest.raises(Unreadable):
        names.seat("support A2", names.of("support A1", "S1"))
    with pytest.raises(ValueError, match="too long"):
        names.of("seat", "S" * 17)


def test_what_is_kept_names_no_seat_and_is_read_as_if_it_did(context: Flask) -> None:
    talking()
    with services().database.read.connect() as connection:
        bodies = "".join(connection.exec_driver_sql("SELECT body FROM event").scalars())
        argued = next(line.event for line in log.read(connection, CODE) if line.event.kind() == "argument.supported")
    assert '"S1"' not in bodies
    assert '"S2"' not in bodies
    assert argued.seat == "S2"  # type: ignore[attr-defined]
    assert bodies.count('"channel"') == 2  # of the chairs alone
    here = load(CODE).state
    services().rooms.forget(CODE)
    assert load(CODE).state == here


def test_what_somebody_else_wrote_is_caught_up_with_its_seats_and_channels(context: Flask) -> None:
    first = sit(1, "online")
    lead_to("arguments")
    before = load(CODE).state
    post(first, "Goed plan")
    with services().database.read.connect() as connection:
        late = list(log.read_checked(connection, CODE, before.seq))
    assert [(line.event.author, line.event.channel) for line in late] == [("S1", "online")]  # type: ignore[attr-defined]


@pytest.mark.parametrize(("moment", "kept"), [("before", 0), ("after", 1)])
def test_killed_while_it_opens_a_meeting_has_its_secret_or_is_not_there(
    context: Flask, tmp_path: Path, moment: str, kept: int
) -> None:
    folder, root = tmp_path / "killed", str(Path(__file__).parents[2])
    folder.mkdir()
    killed = subprocess.run(
        [sys.executable, "-c", OPENS, str(folder), moment], env={**os.environ, "PYTHONPATH": root}, check=False
    )
    assert killed.returncode == -signal.SIGKILL
    with elsewhere(folder).app_context():
        assert len(secrets_of()) == kept
        assert [*_codes()] == ["EEN111"] * kept
        assert not kept or load("EEN111").state.pseudonymous


def _codes() -> list[str]:
    with services().database.read.connect() as connection:
        return list(connection.exec_driver_sql("SELECT code FROM meeting").scalars())


@IN_A_FILE
def test_a_copy_has_the_secret_and_goes_on_where_it_was_with_undo_and_removal(context: Flask, tmp_path: Path) -> None:
    talking()
    (tmp_path / "other").mkdir()
    make(tmp_path / "overlegtafel.db", tmp_path / "other" / "overlegtafel.db")
    here = load(CODE).state
    with elsewhere(tmp_path / "other").app_context():
        assert load(CODE).state == here
        assert supported() == {"S2"}
        removed = perform(CODE, RemoveSeat(seat="S2", reason="Zat er twee keer."), LEADER)
        assert supported() == frozenset()
        assert [*seats(load(CODE).state)] == ["S1"]
        services().rooms.forget(CODE)
        assert supported() == frozenset()
        assert removed.seq == load(CODE).state.seq


@IN_A_FILE
def test_a_secret_that_is_gone_or_another_one_is_damage_as_long_as_the_evening_goes_on(
    context: Flask, tmp_path: Path
) -> None:
    talking()
    for harm in ("DELETE FROM pseudonym", f"UPDATE pseudonym SET secret = '{new_secret()}'"):
        folder = tmp_path / harm[:6]
        folder.mkdir()
        make(tmp_path / "overlegtafel.db", folder / "overlegtafel.db")
        with elsewhere(folder).app_context():
            services().database.commit(lambda connection, harm=harm: connection.exec_driver_sql(harm))
            with pytest.raises(Unavailable, match="meeting_damaged"):
                load(CODE)
        assert f"The meeting {CODE} is damaged" in everything(folder)


def test_the_secret_goes_with_the_names_and_the_record_stays_what_it_was(context: Flask) -> None:
    talking()
    perform(CODE, CloseMeeting(), LEADER)
    before = record_json.write(CODE)
    later = datetime.now(UTC) + timedelta(days=43)
    assert retention.expire(services().database, [], Terms(), later)["pseudonyms"] == 1
    assert secrets_of() == {}
    services().rooms.forget(CODE)
    assert load(CODE).state.closed
    assert context.test_client().get(f"/t/{CODE}/besluit").status_code == 200
    assert context.test_client().get(f"/t/{CODE}/scherm").status_code == 200
    assert record_json.write(CODE) == before
    assert verify(before).faults == ()


def test_a_meeting_that_was_never_closed_keeps_its_secret(context: Flask) -> None:
    talking()
    later = datetime.now(UTC) + timedelta(days=500)
    assert "pseudonyms" not in retention.expire(services().database, [], Terms(), later)
    services().rooms.forget(CODE)
    assert supported() == {"S2"}
