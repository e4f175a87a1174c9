"""`overlegtafel new`: a meeting from a list of plans, and the links of its faces."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app import create_app
from app.access import links
from app.live.meetings import load
from app.live.opening import DATA
from facilitation.parts.frames import frames
from facilitation.parts.plans import active
from facilitation.parts.seating import tables
from facilitation.situation import stage_named

FACES = ["join", "phone", "screen", "console", "livecast", "overlay", "record"]


def test_new_makes_a_meeting_and_names_the_links_of_every_face(said: Callable[..., Any], plans: str, data: str) -> None:
    made = said(
        "new", "--title", "Onze buurt", "--pot", "84.000", "--initiatives", plans, "--data", data, "--tables", "3"
    )
    code, key = made["code"], made["facilitator_key"]
    assert list(made) == ["code", "links", "facilitator_key"]
    assert list(made["links"]) == FACES
    assert made["links"]["join"] == made["links"]["phone"] == f"http://127.0.0.1:8000/t/{code}"
    assert made["links"]["console"] == f"http://127.0.0.1:8000/t/{code}/regie#{key}"
    with create_app({"DATA_DIR": data}).app_context():
        meeting = load(code).state
        assert (meeting.title, meeting.pot, list(tables(meeting))[:3]) == ("Onze buurt", 8_400_000, ["T1", "T2", "T3"])
        assert [(plan.id, plan.ask, plan.minimum) for plan in active(meeting)] == [
            ("T", 1_200_050, 800_000),
            ("F", 1_500_000, 1_500_000),
        ]
        assert "€\xa084.000" in frames(meeting)["money"].text
        assert links.exchange(code, key)


@pytest.mark.parametrize("pot", ["84000", "84000.00", "84.000", "€ 84.000,00"])
def test_new_takes_a_pot_as_people_write_it(said: Callable[..., Any], plans: str, data: str, pot: str) -> None:
    code = said("new", "--pot", pot, "--initiatives", plans, "--data", data)["code"]
    assert said("replay", code, "--data", data)["pot"] == 8_400_000


def test_new_takes_title_pot_and_ballot_form_from_the_file_and_agenda_and_frames_from_options(
    said: Callable[..., Any], tmp_path: Path, data: str
) -> None:
    kaders = tmp_path / "kaders.json"
    kaders.write_text('[{"key": "money", "title": "Geld", "text": "Samen {pot}.", "fixed": false}]', "utf-8")
    file = str(DATA / "kleine_wereld_2019.json")
    code = said(
        "new", "--initiatives", file, "--agenda", "stemavond", "--frames", str(kaders), "--place", "Hal", "--data", data
    )["code"]
    with create_app({"DATA_DIR": data}).app_context():
        meeting = load(code).state
    assert (meeting.title, meeting.place, meeting.pot) == ("Buurtbudget Kleine Wereld 2019", "Hal", 25_000_000)
    assert [stage.plan.key for stage in meeting.stages] == [
        "welcome", "frames", "initiatives", "ranking", "decision", "review",
    ]  # fmt: skip
    assert stage_named(meeting, "ranking").method.form.total == 25_000_000
    assert frames(meeting)["money"].text == "Samen €\xa0250.000."
    assert len(frames(meeting)) == 5


@pytest.mark.parametrize(
    ("options", "base"),
    [
        (["--host", "10.1.2.3", "--port", "9000"], "http://10.1.2.3:9000"),
        (["--public-url", "https://tafel.example/"], "https://tafel.example"),
        (["--host", "::1"], "http://[::1]:8000"),
    ],
)
def test_links_begin_with_the_address_that_others_use(
    said: Callable[..., Any], plans: str, data: str, options: list[str], base: str
) -> None:
    made = said("new", "--pot", "5", "--initiatives", plans, "--data", data, *options)
    assert made["links"]["screen"] == f"{base}/t/{made['code']}/scherm"


def test_open_to_the_network_the_links_name_an_address_that_phones_can_reach(
    said: Callable[..., Any], plans: str, data: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOST", "0.0.0.0")
    made = said("new", "--pot", "5", "--initiatives", plans, "--data", data)
    assert "0.0.0.0" not in made["links"]["join"]
