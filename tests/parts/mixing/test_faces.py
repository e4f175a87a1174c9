"""Mixing in the room: what phones tell stands beside the log and goes, all read their table, anyone draws again."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from flask import Flask

from app.commands import cli
from app.forms.schema import from_message
from app.live.meetings import load
from app.record.exports import record_json
from app.services import services
from app.storage import log, redaction
from app.storage.sqlite import copies
from facilitation.evolve import fold
from facilitation.parts.mixing.asked import mixing
from facilitation.parts.seating import seats
from facilitation.refusals import Malformed
from tests.devices import CODE, Browser
from tests.plain import Page

STREET = "Vogelweide"
ASKED = ["newcomer", "street", "age", "language"]


@pytest.fixture
def console(console: Browser) -> Browser:
    """It lets people tell all four things."""
    assert console.act("mixing.ask", fields=ASKED).status_code == 200
    return console


def phones(context: Flask, number: int = 12) -> list[Browser]:
    """So many people sit down at two tables, and tell something of themselves."""
    made = [Browser(context.test_client()) for _ in range(number)]
    for place, phone in enumerate(made):
        phone.join(table=f"T{place % 2 + 1}", name=f"Mens {place}")
        street = STREET if place % 2 else f"Kade {place}"
        told = {"newcomer": "yes" if place % 2 else "no", "street": street, "age": "65"}
        assert phone.act("mixing.tell", **told).status_code == 200
    return made


def kept() -> list[Any]:
    """The rows beside the log."""
    with services().database.read.connect() as connection:
        return list(connection.exec_driver_sql("SELECT seat, value FROM beside"))


def mixed(console: Browser, words: str = "rode fiets") -> None:
    assert console.act("mixing.prepare").status_code == 200
    assert console.act("mixing.draw", words=words).status_code == 200
    assert console.act("mixing.seat").status_code == 200


def words(html: str) -> str:
    """What a page says, with single spaces."""
    return " ".join(Page(html).text.split())


# --- what is told


def test_what_phones_tell_is_in_no_event_no_copy_and_no_record_and_goes_at_the_closing(
    context: Flask, console: Browser, tmp_path: Path
) -> None:
    phones(context)
    mixed(console)
    assert len(kept()) == 12
    whole = record_json.whole(services().dossiers.of(CODE)).decode()
    assert STREET not in whole
    assert '"newcomer"' in whole  # that it was asked
    copy = tmp_path / "copy.db"
    copies.make(Path(services().database.write.url.database or ""), copy)
    assert STREET.encode() not in copy.read_bytes()
    console.act("meeting.close")
    assert (kept(), load(CODE).beside) == ([], {})


def test_who_takes_everything_back_or_is_taken_out_or_when_all_is_wiped_has_nothing_there(
    context: Flask, console: Browser
) -> None:
    first, second, third, *_ = phones(context)
    first.act("mixing.tell")
    console.act("seat.remove", seat=second.join(), reason="Ging weg.")
    assert len(kept()) == 10
    assert len(load(CODE).beside["mixing"]) == 10
    third.act("mixing.tell", language="tr")
    assert json.loads(dict(kept())[third.join()]) == {"language": "tr"}
    console.act("mixing.forget")
    assert not kept()
    assert third.act("mixing.tell", age="65").status_code == 409


def test_what_was_told_is_still_there_after_a_restart(context: Flask, console: Browser) -> None:
    phones(context)
    before = load(CODE).beside
    services().rooms.forget(CODE)
    assert load(CODE).beside == before


@pytest.mark.parametrize("field", ["spread", "apart"])
def test_nobody_says_from_outside_in_which_groups_people_are(field: str) -> None:
    with pytest.raises(Malformed):
        from_message({"kind": "mixing.prepare", field: [{"S1": 1}]})


def test_fewer_than_five_alike_are_no_group_of_their_own_and_numbers_say_nothing(
    context: Flask, console: Browser
) -> None:
    made = phones(context)
    for phone in made[:3]:
        phone.act("mixing.tell", language="pl")
    console.act("mixing.prepare")
    hall = mixing(load(CODE).state).mix.hall  # type: ignore[union-attr]
    assert hall
    for column in hall.spread:
        assert all(column.count(group) >= 5 for group in {*column} - {0})


# --- what people read


def test_a_phone_reads_its_new_table_and_the_wall_where_those_go_who_have_none(
    context: Flask, console: Browser
) -> None:
    first, *_ = phones(context)
    console.act("seat.add", channel="paper", name="Riet", table="T1")
    assert "Help mee met mengen" not in words(first.get().text)
    assert "Je hielp mee met mengen" in words(first.get().text)
    mixed(console)
    own = seats(load(CODE).state)[first.join()]
    assert f"Ga naar Tafel {own.table[-1]}." in words(first.get().text)  # type: ignore[index]
    wall = words(Browser(context.test_client()).get("/scherm").text)
    assert "Zoek je nieuwe tafel" in wall
    assert "Stoel 1 Tafel" in wall
    assert "Riet" not in wall
    side = words(console.get("/regie").text)
    assert "Riet Tafel" in side
    assert "12 van 13 vertelden iets over zichzelf." in side
    assert STREET not in side


def test_the_wall_shows_the_number_before_anybody_calls_a_word(context: Flask, console: Browser) -> None:
    phones(context)
    console.act("mixing.prepare")
    digest = mixing(load(CODE).state).mix.digest  # type: ignore[union-attr]
    wall = words(Browser(context.test_client()).get("/scherm").text)
    assert "Roep een paar woorden" in wall
    assert digest[:8] in wall


# --- drawing again


def test_anybody_draws_the_tables_again_from_the_record_until_its_groups_are_gone(
    context: Flask, console: Browser, tmp_path: Path
) -> None:
    phones(context)
    mixed(console)
    with services().database.read.connect() as connection:
        published = fold(line.event for line in log.read_published(connection, CODE))
    sat = {seat.id: seat.table for seat in seats(published).values()}  # by the names that chairs have in a record
    file = tmp_path / "record.json"
    file.write_bytes(record_json.whole(services().dossiers.of(CODE)))
    ran = CliRunner().invoke(cli, ["seat", "--redraw", str(file), "--json"], standalone_mode=False)
    (told,) = json.loads(ran.output)["mixes"]
    assert (ran.return_value, told["same"], told["words"]) == (0, True, "rode fiets")
    assert {seat: table for table, there in told["tables"].items() for seat in there} == sat
    forged = json.loads(file.read_text())
    event = next(each for each in forged["events"] if each["kind"] == "mixing.drawn")
    event["body"]["at"] = [1 - table for table in event["body"]["at"]]
    file.write_text(json.dumps(forged))
    assert CliRunner().invoke(cli, ["seat", "--redraw", str(file)], standalone_mode=False).return_value == 1
    with services().database.read.connect() as connection:
        groups = [digest for digest, row in log.texts(connection, CODE).items() if row["text"].startswith("spread")]
    services().database.commit(lambda c: redaction.redact(c, CODE, groups, redaction.HOST))
    file.write_bytes(record_json.whole(services().dossiers.of(CODE)))
    ran = CliRunner().invoke(cli, ["seat", "--redraw", str(file), "--json"], standalone_mode=False)
    assert (ran.return_value, json.loads(ran.output)["mixes"][0]["same"]) == (1, None)
