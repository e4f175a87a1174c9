"""Links that give rights: narrow, listed, shown once, and ended at once."""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask

from app import commands
from app.access import grants, links
from app.access.codes import digest
from app.access.devices import Device
from app.live import meetings
from app.services import services
from app.storage.tables import GRANT
from facilitation.parts.clock import SetClock
from facilitation.parts.seating import seats
from facilitation.refusals import Forbidden, Refused
from facilitation.registry import PARTS
from facilitation.roles import CONSOLE, KEYED, Role
from tests.devices import CODE, Browser

Helper = Callable[..., Browser]


@pytest.fixture
def helper(context: Flask) -> Helper:
    """A device of somebody who got a link for this role."""

    def make(role: Role, table: str | None = None) -> Browser:
        browser = Browser(context.test_client(), "screen" if role is Role.PROJECTOR else "console")
        secret = links.make(CODE, role, table)
        assert browser.client.post(f"/t/{CODE}/regie/key", data={"key": secret}).status_code == 204
        return browser

    return make


def ended(role: Role) -> None:
    """Revoke the newest link of this role."""
    links.revoke(CODE, [link.id for link in links.links(CODE) if link.role is role][-1])


@pytest.mark.parametrize("role", sorted(CONSOLE | {Role.PROJECTOR}))
def test_a_link_does_what_its_role_may_until_it_is_revoked(console: Browser, helper: Helper, role: Role) -> None:
    browser = helper(role, "T1" if role in (Role.TABLE_CHAIR, Role.TABLE) else None)
    do = {"wall.freeze": "wall.freeze on=true", "seat.add": "seat.add", "approval.set": "approval.set on=true"}
    allowed = [act for kind, act in do.items() if kind in PARTS.matrix[role]]
    refused = [act for kind, act in do.items() if kind not in PARTS.matrix[role]]
    assert [browser.act(act).status_code for act in allowed] == [200] * len(allowed)
    assert [browser.act(act).json["error"]["key"] for act in refused] == ["not_allowed"] * len(refused)
    ended(role)
    again = browser.act(allowed[0])
    assert (again.status_code, again.json["error"]["key"]) in [(403, "key_needed"), (403, "seat_needed")]


def test_a_console_that_was_left_open_is_ended_from_another_one_and_what_it_did_is_listed(
    console: Browser, helper: Helper
) -> None:
    left = helper(Role.CO_FACILITATOR)
    assert left.act("wall.show black").status_code == 200
    page = console.get("/regie/links").get_data(as_text=True)
    assert "Het scherm iets anders laten tonen" in page.partition("Wat dit apparaat deed")[2]
    session = next(each.id for each in links.sessions(CODE) if each.role is Role.CO_FACILITATOR)
    form = {"session": session, "csrf_token": console.token()}
    assert console.client.post(f"/t/{CODE}/regie/links/uit", data=form | {"reason": " "}).status_code == 422
    assert left.act("wall.show live").status_code == 200
    answer = console.client.post(f"/t/{CODE}/regie/links/uit", data=form | {"reason": "Stond open in de zaal."})
    assert answer.status_code == 303
    assert left.act("wall.show black").json["error"]["key"] == "key_needed"
    assert console.act("wall.show black").status_code == 200
    record = " ".join(console.get("/besluit").get_data(as_text=True).split())
    assert "een andere regie is afgemeld. Reden: Stond open in de zaal." in record


def test_only_a_gespreksleider_ends_the_session_of_another(console: Browser, helper: Helper) -> None:
    second = helper(Role.CO_FACILITATOR)
    session = links.sessions(CODE)[0].id
    form = {"session": session, "reason": "Zomaar.", "csrf_token": second.token()}
    assert second.client.post(f"/t/{CODE}/regie/links/uit", data=form).status_code == 403
    form = {"session": "f" * 16, "reason": "Zomaar.", "csrf_token": console.token()}
    assert console.client.post(f"/t/{CODE}/regie/links/uit", data=form).status_code == 403


@pytest.mark.parametrize("role", sorted(CONSOLE))
def test_every_helper_sees_the_console_with_the_name_of_their_role(helper: Helper, role: Role) -> None:
    page = helper(role, "T1" if role in (Role.TABLE_CHAIR, Role.TABLE) else None).get("/regie")
    assert page.status_code == 200
    assert f'data-role="{role}"' in page.text


def test_an_act_under_way_is_refused_when_its_link_was_revoked_meanwhile(console: Browser, helper: Helper) -> None:
    browser = helper(Role.CO_FACILITATOR)
    with browser.client.session_transaction() as cookie:
        actor = Device(cookie).actor(meetings.load(CODE).state, "console")
    ended(Role.CO_FACILITATOR)
    before = meetings.load(CODE).state
    with pytest.raises(Forbidden) as refusal:
        meetings.perform(CODE, SetClock(seconds=60), actor)
    assert refusal.value.key == "key_needed"
    assert meetings.load(CODE).state == meetings.load(CODE).pending == before


def test_the_last_link_of_a_gespreksleider_cannot_be_revoked(console: Browser, helper: Helper) -> None:
    helper(Role.CO_FACILITATOR)
    with pytest.raises(Refused) as refusal:
        ended(Role.FACILITATOR)
    assert refusal.value.key == "last_key"
    assert console.act("clock.set", seconds="60").status_code == 200


def test_gespreksleiders_who_revoke_each_other_at_once_leave_one(app: Flask, console: Browser) -> None:
    links.make(CODE)

    def revoke(shown: str) -> str:
        with app.app_context():
            try:
                links.revoke(CODE, shown)
            except Refused as refusal:
                return refusal.key
        return "revoked"

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(revoke, [link.id for link in links.links(CODE)]))
    assert sorted(answers) == ["last_key", "revoked"]
    assert len(links.links(CODE)) == 1


def test_ending_a_link_twice_is_harmless_and_an_unknown_one_is_said(console: Browser, helper: Helper) -> None:
    helper(Role.SCRIBE)
    shown = links.links(CODE)[-1].id
    links.revoke(CODE, shown)
    links.revoke(CODE, shown)
    for wrong in ("", "%", shown[:4], "0" * 12):
        with pytest.raises(Forbidden):
            links.revoke(CODE, wrong)


def test_each_exchange_gives_a_new_session_and_ends_the_one_before(console: Browser) -> None:
    secret = links.make(CODE)
    seen = []
    for _ in range(3):
        console.client.post(f"/t/{CODE}/regie/key", data={"key": secret})
        with console.client.session_transaction() as cookie:
            seen.append(cookie["grants"][CODE])
    assert len(set(seen)) == 3
    with services().database.read.connect() as connection:
        assert connection.execute(sa.select(sa.func.count()).select_from(GRANT)).scalar() == 1
        assert [grants.held(connection, CODE, token) is not None for token in seen] == [False, False, True]


def test_a_device_that_is_signed_off_leads_no_more_and_its_link_goes_on_working(context: Flask) -> None:
    secret = links.make(CODE)
    here, elsewhere = Browser(context.test_client(), "console"), Browser(context.test_client(), "console")
    for browser in (here, elsewhere):
        browser.client.post(f"/t/{CODE}/regie/key", data={"key": secret})
    with here.client.session_transaction() as session:
        before = dict(session)
    assert here.client.post(f"/t/{CODE}/regie/uit").status_code == 403  # another site cannot sign anybody off
    answer = here.client.post(f"/t/{CODE}/regie/uit", data={"csrf_token": here.token()})
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/t/{CODE}/regie")
    assert here.act("clock.set 60").json["error"]["key"] == "key_needed"
    with here.client.session_transaction() as session:
        session.update(before)  # a copy of the cookie opens nothing either
    assert here.act("clock.set 60").json["error"]["key"] == "key_needed"
    assert elsewhere.act("clock.set 60").status_code == 200
    assert here.client.post(f"/t/{CODE}/regie/key", data={"key": secret}).status_code == 204
    assert here.act("clock.set 60").status_code == 200


def test_of_a_link_and_of_a_session_only_the_hash_is_kept(context: Flask, console: Browser, tmp_path: Path) -> None:
    secret = links.make(CODE)
    console.client.post(f"/t/{CODE}/regie/key", data={"key": secret})
    with console.client.session_transaction() as cookie:
        token = cookie["grants"][CODE]
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert secret.encode() not in kept
    assert token.encode() not in kept
    assert digest(secret).encode() in kept


def make(console: Browser, **fields: str) -> str:
    data = {"csrf_token": console.token(), **fields}
    answer = console.client.post(f"/t/{CODE}/regie/links", data=data)
    assert answer.status_code == 200, answer.text
    found = re.search(r">(http\S+#\S+)</textarea>", answer.text)
    assert found
    return found[1]


def test_a_gespreksleider_makes_a_link_that_is_shown_once_and_revokes_it(console: Browser, phone: Browser) -> None:
    link = make(console, role="table-chair", table="T2", note="Bij het raam")
    page = console.get("/regie/links").text
    assert "Bij het raam" in page
    assert link.partition("#")[2] not in page
    assert phone.client.post(f"/t/{CODE}/regie/key", data={"key": link.partition("#")[2]}).status_code == 204
    phone.face = "console"
    assert phone.act("seat.add", name="Eva").status_code == 200
    assert seats(meetings.load(CODE).state).popitem()[1].table == "T2"
    shown = links.links(CODE)[-1].id
    data = {"csrf_token": console.token(), "link": shown}
    assert console.client.post(f"/t/{CODE}/regie/links/revoke", data=data).status_code == 303
    assert "Bij het raam" not in console.get("/regie/links").text
    assert phone.get("/regie").status_code == 403


def test_a_chair_needs_a_table_and_a_link_needs_a_role(console: Browser) -> None:
    def refused(**fields: str) -> int:
        return console.client.post(f"/t/{CODE}/regie/links", data={"csrf_token": console.token(), **fields}).status_code

    assert refused(role="table-chair") == 409
    assert refused(role="table-chair", table="T7") == 409
    assert refused(role="resident") == 422
    assert refused() == 422
    assert len(links.links(CODE)) == 1


@pytest.mark.parametrize("role", sorted(set(KEYED) - {Role.FACILITATOR}))
def test_nobody_but_a_gespreksleider_makes_or_revokes_links(console: Browser, helper: Helper, role: Role) -> None:
    browser = helper(role, "T1" if role in (Role.TABLE_CHAIR, Role.TABLE) else None)
    data = {"csrf_token": browser.token(), "role": "facilitator", "link": links.links(CODE)[0].id}
    for path in ("/regie/links", "/regie/links/revoke"):
        assert browser.client.post(f"/t/{CODE}{path}", data=data).status_code == 403
    assert browser.get("/regie/links").status_code in (303, 403)
    assert len(links.links(CODE)) == 2


def test_links_are_listed_made_and_revoked_on_the_command_line(
    context: Flask, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(*args: str) -> str:
        assert commands.main(["links", CODE, "--data", str(tmp_path), *args]) == 0
        return capsys.readouterr().out

    assert run("--new", "facilitator").startswith(f"http://127.0.0.1:8000/t/{CODE}/regie#")
    assert "/scherm#" in run("--new", "projector", "--note", "Beamer")
    wall = links.links(CODE)[-1]
    assert (wall.role, wall.note) == (Role.PROJECTOR, "Beamer")
    run("--revoke", wall.id)
    assert [link.role for link in links.links(CODE)] == [Role.FACILITATOR]
    assert commands.main(["links", CODE, "--data", str(tmp_path), "--revoke", links.links(CODE)[0].id]) == 2
    assert capsys.readouterr().err == "This is the last link of a facilitator. Make a new one first.\n"
