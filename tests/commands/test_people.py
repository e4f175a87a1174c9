"""`people`: the first invitation, who works where, and a way back in."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app import create_app
from app.commands import main
from app.programme.accounts import invitations
from app.programme.places import places
from app.services import services_of
from tests.programme.accounts.joining import SAM, took

Said = Callable[..., Any]


@pytest.fixture
def city(data: str) -> str:
    """A data folder with a city in it."""
    app = create_app({"DATA_DIR": Path(data)})
    with app.app_context():
        places.add(None, "city", "Amsterdam")
    services_of(app).database.close()
    return data


def test_the_first_of_a_city_is_invited_by_the_command_and_comes_in(said: Said, city: str) -> None:
    options = ["--data", city, "--public-url", "https://tafel.example", "--place", "amsterdam"]
    link = said("people", *options, "--invite", SAM, "--role", "lead", "--name", "Sam")["link"]
    assert link.startswith("https://tafel.example/account/uitnodiging#")
    app = create_app({"DATA_DIR": Path(city), "LIMITS": {}})
    client = app.test_client()
    assert client.post("/account/uitnodiging", data={"key": link}).status_code == 303
    assert took(client).location == "/programma/plek/amsterdam"  # type: ignore[attr-defined]
    assert "iemand uitgenodigd: leiding" in client.get("/programma/plek/amsterdam/logboek").text
    services_of(app).database.close()
    (found,) = said("people", *options)["people"]
    assert (found["email"], found["role"], found["name"]) == (SAM, "lead", "Sam")
    secret = said("people", *options[:4], "--recover", SAM)["link"].partition("#")[2]
    app = create_app({"DATA_DIR": Path(city), "LIMITS": {}})
    with app.app_context():
        assert invitations.look(secret).account == found["id"]
    services_of(app).database.close()


def test_a_link_is_printed_alone_and_people_a_line_each(city: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["people", "--data", city, "--place", "amsterdam", "--invite", SAM]) == 0
    assert capsys.readouterr().out.startswith("http://127.0.0.1:8000/account/uitnodiging#")
    assert main(["people", "--data", city, "--place", "amsterdam"]) == 0
    assert capsys.readouterr().out == ""


def test_what_cannot_be_is_said_in_one_sentence(complaint: Callable[..., str], city: str) -> None:
    assert "--place" in complaint("people", "--data", city)
    assert "e-mail address" in complaint("people", "--data", city, "--place", "amsterdam", "--invite", "niemand")
    assert complaint("people", "--data", city, "--place", "weg", "--invite", SAM)
    assert SAM in complaint("people", "--data", city, "--recover", SAM)
