"""Signing a closed log: each role once, each on its own device, and the head stays what it was."""

import json
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from app import create_app
from app.access import links
from app.live.meetings import load
from app.record.signing import eight_words, house_key, signing
from app.record.verify.verdict import verify
from app.services import services, services_of
from app.storage import log
from app.storage.startup_checks import Unsound
from app.storage.tables import SIGNATURE
from facilitation.roles import KEYED, SIGNERS, Role
from tests.devices import CODE, JSON, Browser

PAGE = "/tekenen"


def helper(app: Flask, role: Role, secret: str = "") -> Browser:
    """A device of somebody with a link of this role."""
    browser = Browser(app.test_client(), "console")
    key = secret or links.make(CODE, role)
    assert browser.client.post(f"/t/{CODE}/regie/key", data={"key": key}).status_code == 204
    return browser


@pytest.fixture
def closed(console: Browser) -> Browser:
    """The laptop of the gespreksleider, after closing."""
    console.lead_to("review")
    assert console.act("meeting.close").status_code == 200
    return console


def head() -> str:
    with services().database.read.connect() as connection:
        return log.verify(connection, CODE)[1]


def sign(browser: Browser, path: str = PAGE, **fields: str) -> Any:
    data = {"csrf_token": browser.token(), "head": head()} | fields
    return browser.client.post(f"/t/{CODE}{path}", data=data, headers=JSON)


def refused(answer: Any) -> str:
    return str(answer.json["error"]["key"])


def exported(browser: Browser) -> dict[str, Any]:
    return dict(json.loads(browser.get("/besluit.json").text))


def test_everybody_signs_once_and_the_signatures_hold(context: Flask, closed: Browser) -> None:
    before = head()
    for role in (Role.COUNTER, Role.COUNTER, Role.SCRIBE, Role.AREA_BROKER):
        assert sign(helper(context, role)).status_code == 303
    assert sign(closed).status_code == 303
    whole = exported(closed)
    roles = [signed["role"] for signed in whole["signatures"]]
    assert roles == ["installation", "counter", "counter", "scribe", "area-broker", "facilitator"]
    for signed in whole["signatures"]:
        said = {"code": CODE, "head": before, "role": signed["role"], "at": signed["at"]}
        assert house_key.genuine(whole["key"], signed["signature"], said)
        assert not house_key.genuine(whole["key"], signed["signature"], said | {"head": "0" * 64})
    assert whole["head"] == before == head()


def test_nobody_signs_before_the_closing(context: Flask, console: Browser) -> None:
    counter = helper(context, Role.COUNTER)
    assert "De bijeenkomst loopt nog" in counter.get(PAGE).text
    assert refused(sign(counter)) == "not_closed_yet"


def test_a_third_counter_and_a_second_scribe_are_one_too_many(context: Flask, closed: Browser) -> None:
    for role, most in SIGNERS.items():
        for _ in range(most - (role is Role.FACILITATOR)):
            assert sign(helper(context, role)).status_code == 303
    assert sign(closed).status_code == 303
    for role in SIGNERS:
        assert refused(sign(helper(context, role))) == "already_signed"


def test_two_people_means_two_links_and_two_devices(context: Flask, closed: Browser) -> None:
    link = links.make(CODE, Role.COUNTER)
    first = helper(context, Role.COUNTER, link)
    assert sign(first).status_code == 303
    assert refused(sign(helper(context, Role.COUNTER, link))) == "signed_elsewhere"
    first.client.post(f"/t/{CODE}/regie/key", data={"key": links.make(CODE, Role.COUNTER)})
    assert refused(sign(first)) == "signed_elsewhere"
    assert len(exported(closed)["signatures"]) == 2


def test_signing_twice_is_harmless(context: Flask, closed: Browser) -> None:
    counter = helper(context, Role.COUNTER)
    assert [sign(counter).status_code for _ in range(3)] == [303] * 3
    assert len(exported(closed)["signatures"]) == 2


def test_who_saw_another_head_signs_nothing(closed: Browser) -> None:
    assert refused(sign(closed, head="f" * 64)) == "head_differs"
    assert refused(sign(closed, head="")) == "head_differs"


APART = {Role.PROJECTOR, Role.PROPOSER, Role.TABLE, Role.CAPTIONER, Role.PAPER, Role.OVERLAY}
APART |= {Role.LIVECAST, Role.DOORKEEPER}
"""Whose links are for a page of their own."""


@pytest.mark.parametrize("role", sorted(set(KEYED) - set(SIGNERS) - APART))
def test_other_roles_do_not_sign(context: Flask, closed: Browser, role: Role) -> None:
    browser = helper(context, role)
    assert browser.get(PAGE).status_code == 403
    assert refused(sign(browser)) == "not_allowed"


def test_a_resident_signs_nothing_without_a_link_and_with_one_keeps_the_seat(context: Flask, closed: Browser) -> None:
    resident = Browser(context.test_client())
    assert refused(sign(resident)) == "sign_link_needed"
    resident.client.post(f"/t/{CODE}/regie/key", data={"key": links.make(CODE, Role.COUNTER)})
    assert sign(resident).status_code == 303
    assert resident.get("/regie").headers["Location"] == f"/t/{CODE}{PAGE}"


def test_a_revoked_link_signs_nothing(context: Flask, closed: Browser) -> None:
    counter = helper(context, Role.COUNTER)
    links.revoke(CODE, links.links(CODE)[-1].id)
    assert refused(sign(counter)) == "sign_link_needed"
    assert len(exported(closed)["signatures"]) == 1


def test_a_name_stands_beside_the_signature_and_never_in_the_file(context: Flask, closed: Browser) -> None:
    counter = helper(context, Role.COUNTER)
    sign(counter, name="Wilma Bakker")
    assert "Wilma Bakker" in counter.get("/scherm").text
    assert "Wilma Bakker" not in closed.get("/besluit.json").text


def test_every_face_shows_the_eight_words_and_who_signed(context: Flask, seated: Browser, closed: Browser) -> None:
    phone = seated
    sign(helper(context, Role.COUNTER))
    for browser, path in ((phone, ""), (phone, "/scherm"), (phone, "/livecast"), (closed, "/regie"), (closed, PAGE)):
        page = browser.get(path).text
        assert all(f"<li>{word}</li>" in page for word in eight_words.words(head())), path
        assert "getekend 2" in page or "getekend 0" in page or "getekend 1" in page, path


def test_a_wall_that_was_black_or_frozen_shows_the_head_after_closing(console: Browser) -> None:
    console.act("wall.freeze on=true")
    console.act("wall.show black")
    console.lead_to("review")
    console.act("meeting.close")
    assert eight_words.words(head())[0] in console.get("/scherm").text


def test_words_differ_where_heads_differ_and_are_2048_plain_ones() -> None:
    known = eight_words.vocabulary()
    assert len(set(known)) == 2048
    assert all(word.isalpha() and word.islower() and 3 <= len(word) <= 10 for word in known)
    assert list(known) == sorted(known)
    assert len({eight_words.words(f"{number:022x}" + "0" * 42) for number in range(3000)}) == 3000
    assert eight_words.words("f" * 64) == (known[-1],) * 8


def test_a_correction_is_public_once_two_people_signed_it(context: Flask, closed: Browser) -> None:
    text = "Op tafel 3 zaten zes mensen, en geen vijf."
    scribe, counter = helper(context, Role.SCRIBE), helper(context, Role.COUNTER)
    before = head()
    assert sign(scribe, f"{PAGE}/verbetering", text=text).status_code == 303
    whole = exported(closed)
    assert whole["addenda"] == []
    assert text not in json.dumps(whole, ensure_ascii=False)
    [waiting] = signing.seal(load(CODE)).addenda  # type: ignore[union-attr]
    assert sign(scribe, about=waiting.digest).status_code == 303
    assert exported(closed)["addenda"] == []
    assert sign(counter, about=waiting.digest).status_code == 303
    whole = exported(closed)
    [addendum] = whole["addenda"]
    assert whole["texts"][addendum["text"]]["text"] == text
    for signed in addendum["signatures"]:
        said = {"code": CODE, "head": before, "role": signed["role"], "at": signed["at"], "addendum": addendum["text"]}
        assert house_key.genuine(whole["key"], signed["signature"], said)
    assert refused(sign(closed, about=addendum["text"])) == "already_signed"
    assert refused(sign(closed, about="f" * 64)) == "unknown_addendum"
    assert sign(counter).status_code == 303  # a correction is not the record itself
    assert head() == before


def test_a_review_that_was_forgotten_is_an_addendum_of_two_and_the_decision_stays(
    context: Flask, closed: Browser
) -> None:
    before = exported(closed)
    assert "De terugblik was nog niet te zien" in closed.get("/regie").text
    scribe, counter = helper(context, Role.SCRIBE), helper(context, Role.COUNTER)
    sign(scribe, f"{PAGE}/verbetering", text="Terugblik. Houden zo: de soep. Beter: meer tijd per plan.")
    [waiting] = signing.seal(load(CODE)).addenda  # type: ignore[union-attr]
    sign(scribe, about=waiting.digest), sign(counter, about=waiting.digest)
    after = exported(closed)
    assert [after["texts"][each["text"]]["text"][:9] for each in after["addenda"]] == ["Terugblik"]
    assert (after["record"]["decision"], after["head"]) == (before["record"]["decision"], before["head"])
    assert verify(closed.get("/besluit.json").data).ok


def test_the_database_refuses_to_change_or_drop_a_signature_and_to_go_on_after_the_closing(closed: Browser) -> None:
    sign(closed)
    row = {"meeting": CODE, "seq": load(CODE).state.seq + 1, "kind": "wall.lit", "at": "", "body": "{}", "link": ""}
    columns = ", ".join(row)
    for statement in (
        "UPDATE signature SET role = 'scribe'",
        "UPDATE signature SET signature = ''",
        "DELETE FROM signature WHERE number = 1",
        "DELETE FROM signature",
        f"INSERT INTO event ({columns}) VALUES ({', '.join(f':{name}' for name in row)})",
        "INSERT INTO signature SELECT meeting, 9, '', 'f', role, 2, at, key, signature, '', '' FROM signature LIMIT 1",
    ):
        with pytest.raises(sa.exc.IntegrityError):
            services().database.commit(lambda connection, said=statement: connection.execute(sa.text(said), row))
    with services().database.read.connect() as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(SIGNATURE)) == 2


def test_the_key_is_made_once_for_its_owner_alone_and_a_given_one_goes_first(tmp_path: Path) -> None:
    made = services_of(create_app({"DATA_DIR": tmp_path})).house_key.key
    file = tmp_path / "signing.key"
    assert file.stat().st_mode & 0o777 == 0o600
    assert services_of(create_app({"DATA_DIR": tmp_path})).house_key.key == made
    given = services_of(create_app({"DATA_DIR": tmp_path, "SIGNING_KEY": "ab" * 32})).house_key.key
    assert given != made
    file.write_text("geen sleutel")
    with pytest.raises(Unsound, match=r"signing\.key has to hold 64 hexadecimal digits"):
        create_app({"DATA_DIR": tmp_path})


def test_with_another_key_nobody_signs_a_log_that_the_old_one_closed(context: Flask, closed: Browser) -> None:
    services_of(context).house_key = house_key.Signet("cd" * 32)
    assert refused(sign(closed)) == "signing_key_changed"


def test_the_record_shows_its_words_its_signatures_and_the_forms_to_keep(context: Flask, closed: Browser) -> None:
    sign(helper(context, Role.COUNTER))
    page = Browser(context.test_client()).get("/besluit").text
    assert all(f"<li>{word}</li>" in page for word in eight_words.words(head()))
    assert services_of(context).house_key.key in page
    for form in ("pdf", "json", "md", "csv", "pb"):
        assert f'href="/t/{CODE}/besluit.{form}"' in page
    assert 'href="/static/verify.html" download' in page
    assert f'content="http://127.0.0.1:8000/t/{CODE}/besluit.png"' in page
