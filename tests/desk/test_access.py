"""The way to the desk: a link whose key stands in the fragment, exchanged once, revocable at once."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.access import organisers
from facilitation.refusals import Forbidden
from tests.desk.organiser import DESK, JSON, Organiser


def test_without_a_link_there_is_a_door_and_nothing_of_any_evening(stranger: FlaskClient, organiser: Organiser) -> None:
    draft = organiser.begin(title="Geheim plan")
    for path in (DESK, f"{DESK}/archief", f"{DESK}/links", f"{DESK}/{draft}", f"{DESK}/{draft}/avond"):
        answer = stranger.get(path)
        assert (answer.status_code, "Geheim plan" in answer.text) == (403, False)
        assert f'action="{DESK}/key"' in answer.text


ACTIONS = (
    "bijeenkomsten", "links", "{draft}/veld", "{draft}/weg", "{draft}/openen", "{draft}/oefenen/begin",
    "{draft}/oefenen/weg", "uit",
)  # fmt: skip


@pytest.mark.parametrize("action", ACTIONS)
def test_nobody_without_a_link_does_anything(stranger: FlaskClient, organiser: Organiser, action: str) -> None:
    draft = organiser.begin(title="Proef")
    answer = stranger.post(f"{DESK}/{action.format(draft=draft)}", data={"name": "title", "value": "x"}, headers=JSON)
    assert (answer.status_code, answer.json["error"]["key"]) == (403, "desk_key_needed")
    assert "Proef" in organiser.client.get(DESK).text


def test_a_key_is_exchanged_whatever_was_pasted_with_it(stranger: FlaskClient) -> None:
    key = organisers.make()
    answer = stranger.post(f"{DESK}/key", data={"key": f"http://hal.example{DESK}#{key}.", "then": "1"})
    assert (answer.status_code, answer.location) == (303, DESK)
    assert stranger.get(DESK).status_code == 200


def test_a_wrong_key_is_refused_in_words(stranger: FlaskClient) -> None:
    answer = stranger.post(f"{DESK}/key", data={"key": "geraden"})
    assert answer.status_code == 403
    assert "Deze link werkt niet" in answer.text


def test_whoever_uses_a_revoked_link_is_out_at_once(organiser: Organiser) -> None:
    (link,) = organisers.links()
    assert (link.note, link.devices) == ("Noor", 1)
    assert organiser.client.post(f"{DESK}/links/revoke", data={"link": link.id}).status_code == 303
    assert organiser.client.get(DESK).status_code == 403
    organisers.revoke(link.id)
    with pytest.raises(Forbidden, match="key_unknown"):
        organisers.revoke(link.id[:4])


def test_a_link_for_a_colleague_is_shown_once_and_opens_the_desk(organiser: Organiser, desk_app: Flask) -> None:
    page = organiser.client.post(f"{DESK}/links", data={"note": "Sam"}).text
    key = page.partition(f"{DESK}#")[2][:43]
    assert key not in organiser.client.get(f"{DESK}/links").text
    Organiser.with_key(desk_app.test_client(), key)


def test_a_device_that_signs_off_needs_the_link_again(organiser: Organiser) -> None:
    organiser.client.post(f"{DESK}/uit")
    assert organiser.client.get(DESK).status_code == 403


def test_a_form_of_another_site_does_nothing(organiser: Organiser) -> None:
    for headers in ({"Origin": "https://boos.example"}, {"Sec-Fetch-Site": "cross-site"}):
        answer = organiser.client.post(f"{DESK}/bijeenkomsten", data={"title": "Boos"}, headers=headers)
        assert answer.status_code == 403
    assert "Boos" not in organiser.client.get(DESK).text


def test_the_command_line_makes_lists_and_revokes_links_to_the_desk(tmp_path: Path) -> None:
    def run(*args: str) -> dict[str, object]:
        command = [
            sys.executable,
            "-m",
            "app.commands",
            "links",
            "--organiser",
            "--json",
            "--data",
            str(tmp_path),
            *args,
        ]
        found: dict[str, object] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
        return found

    made = run("--note", "Noor")
    assert made["desk"] == f"http://127.0.0.1:8000{DESK}#{made['organiser_key']}"
    (link,) = run("--list")["links"]  # type: ignore[misc]
    assert link["note"] == "Noor"
    assert run("--revoke", link["id"])["links"] == []
