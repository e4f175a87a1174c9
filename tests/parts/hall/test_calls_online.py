"""Where an online table sees each other: who reads it, what is no address, and that no log or record holds it."""

import pytest
from flask import Flask

from app.live.meetings import load
from app.services import services
from facilitation.parts.hall.address import require_secure
from facilitation.refusals import Malformed
from tests.devices import CODE, Browser

CALL = "https://bel.voorbeeld.example/kamer/7?stil=1"


def test_who_sits_there_and_the_console_read_it_and_nobody_else(context: Flask, console: Browser) -> None:
    home, room = Browser(context.test_client(), "livecast"), Browser(context.test_client())
    home.join(channel="online")
    room.join(table="T1")
    assert console.act("table.meet T9", address=f" {CALL} ").status_code == 200
    shown = f'href="{CALL}" target="_blank"\n rel="noopener noreferrer"'
    assert shown in home.get("/livecast").text
    assert f'href="{CALL}" target="_blank" rel="noopener noreferrer"' in console.get("/regie").text
    for page in (room.get(), console.get("/scherm"), console.get("/besluit.json"), console.get("/besluit")):
        assert "bel.voorbeeld" not in page.text


def test_it_is_in_no_event_and_a_server_that_starts_again_knows_it(context: Flask, console: Browser) -> None:
    seq = load(CODE).state.seq
    console.act("table.meet T9", address=CALL)
    assert load(CODE).state.seq == seq
    with services().database.read.connect() as connection:
        load(CODE).restore(connection)
    assert CALL in console.get("/regie").text
    console.act("table.meet T9", address="")
    assert CALL not in console.get("/regie").text


@pytest.mark.parametrize(
    "address",
    [
        "http://bel.example/x", "javascript:alert(1)", "//bel.example", "https://", "https:///x", "https://jan@bel.example",
        "https://bel.example/een kamer", "https://bel.example/\u202ex", 'https://bel.example/"onclick=', "https://[::1",
        "https://bel.example:99999/", "https://localhost/x", "bel.example", "https://bel.example\\@kwaad.example",
    ],
)  # fmt: skip
def test_what_is_no_plain_secure_address_is_refused(address: str) -> None:
    with pytest.raises(Malformed, match="address_unsafe"):
        require_secure(address)


@pytest.mark.parametrize("address", [CALL, "https://meet.example.org:8443/a-b_c~d", "https://teams.example/l/#19%3a"])
def test_an_address_of_a_usual_call_is_kept(address: str) -> None:
    require_secure(address)
