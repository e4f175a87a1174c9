"""From a printed code to a seat that decides, over HTTP."""

import re
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from app.access import links
from app.live.meetings import load
from app.parts.deciding import codes, making
from app.services import services
from app.storage.beside.voting_codes import CODE as ROWS
from facilitation.parts.door.acts import ShutDoor
from facilitation.parts.door.asked import mark_of
from facilitation.refusals import Malformed, Refused
from facilitation.roles import Role
from facilitation.state.deciding import may_decide
from tests.devices import CODE, JSON, Browser
from tests.parts.deciding.halls import batch, phone


def joined(browser: Browser, **fields: str) -> tuple[int, str]:
    """What a device is answered that sits down: the status, and its seat or the key of the refusal."""
    answer = browser.client.post(f"/t/{CODE}/join", data=fields, headers=JSON)
    said: dict[str, Any] = answer.json or {}
    return answer.status_code, said.get("seat") or said["error"]["key"]


def test_a_code_from_a_sheet_gives_a_seat_that_decides_and_without_one_a_seat_only_speaks(
    hall: Flask, regie: Browser
) -> None:
    (one, *_rest), ours, theirs = batch(), phone(hall), phone(hall)
    status, seat = joined(ours, voting_code=one, table="T1")
    assert status == 200
    assert may_decide(load(CODE).state, seat)
    status, other = joined(theirs, table="T1")
    assert status == 200
    assert not may_decide(load(CODE).state, other)
    regie.lead_to("ranking")
    ballot = {"ballot": {"order": ["P1"]}}
    assert ours.say("ballot.cast", **ballot).status_code == 200
    refused = theirs.say("ballot.cast", **ballot)
    assert refused.status_code == 409
    assert refused.json["error"]["key"] == "code_first"
    assert "Meebeslissen kan met een code." in theirs.get().text
    assert "Meebeslissen kan met een code." not in ours.get().text


def test_a_seat_gets_its_decision_later_by_its_code_however_that_is_typed(hall: Flask) -> None:
    (one, *_rest), ours = batch(), phone(hall)
    _, seat = joined(ours)
    typed = f" {one.lower().replace('-', ' ')} "
    answer = ours.client.post(f"/t/{CODE}/join", data={"voting_code": typed, "face": "phone"})
    assert answer.status_code == 303
    assert may_decide(load(CODE).state, seat)
    assert joined(ours, voting_code=one) == (200, seat), "given twice it is still its own"


def test_a_typo_is_told_at_once_and_seats_nobody(hall: Flask) -> None:
    (one, *_rest), ours = batch(), phone(hall)
    wrong = ("C" if one[0] != "C" else "D") + one[1:]
    assert joined(ours, voting_code=wrong) == (422, "code_mistyped")
    assert joined(ours, voting_code=one[:-1]) == (422, "code_length")
    assert joined(ours, voting_code=codes.new_code()) == (409, "code_unknown")
    assert not load(CODE).state.parts["seating"].seats  # type: ignore[attr-defined]
    assert "tikfout" in ours.client.post(f"/t/{CODE}/join", data={"voting_code": wrong}).text


def test_every_wrong_sign_and_every_two_that_changed_places_are_told() -> None:
    for _ in range(20):
        code = codes.new_code()
        assert codes.read(codes.shown(code).lower()) == code
        for place, sign in enumerate(code):
            for other in codes.SIGNS.replace(sign, ""):
                with pytest.raises(Malformed):
                    codes.read(code[:place] + other + code[place + 1 :])
            for further in range(place + 1, codes.LENGTH):
                swapped = [*code]
                swapped[place], swapped[further] = swapped[further], swapped[place]
                if "".join(swapped) != code:
                    with pytest.raises(Malformed):
                        codes.read("".join(swapped))


def test_a_spent_code_opens_nothing_on_another_device_until_somebody_at_the_console_looked(
    hall: Flask, regie: Browser
) -> None:
    (one, *_rest), old, new = batch(), phone(hall), phone(hall)
    _, seat = joined(old, voting_code=one)
    regie.lead_to("ranking")
    assert old.say("ballot.cast", ballot={"order": ["P1"]}).status_code == 200
    assert joined(new, voting_code=one) == (409, "code_elsewhere")
    assert "Een ander toestel heeft jouw code." in new.get().text
    (waiting,) = load(CODE).state.parts["deciding"].doubles  # type: ignore[attr-defined]
    assert new.say("ballot.cast", ballot={"order": ["P2"]}).json["error"]["key"] == "code_first"
    said = {"person": waiting, "same": True, "reason": "Nieuwe telefoon."}
    assert regie.say("double.settle", **said).status_code == 200
    assert may_decide(load(CODE).state, waiting)
    assert seat not in load(CODE).voted[load(CODE).state.current.key]
    assert new.say("ballot.cast", ballot={"order": ["P2"]}).json["error"]["key"] == "ballot_elsewhere"
    assert [*load(CODE).voted[load(CODE).state.current.key]] == [waiting], "one ballot a code"
    assert joined(new, voting_code=one) == (200, waiting)


def test_whoever_lost_a_seat_comes_back_with_its_code_by_the_desk_at_the_door(hall: Flask) -> None:
    (one, *_rest), old, new = batch(), phone(hall), phone(hall)
    _, lost = joined(old, voting_code=one, table="T1")
    assert joined(new, voting_code=one, table="T1") == (409, "code_elsewhere")
    (waiting,) = load(CODE).state.parts["deciding"].doubles  # type: ignore[attr-defined]
    desk = Browser(hall.test_client(), face="door")
    desk.client.post(f"/t/{CODE}/regie/key", data={"key": links.make(CODE, Role.DOORKEEPER)})
    assert f"Telefoon {mark_of(waiting)} gaf een code die een ander toestel heeft." in desk.get("/deur").text
    assert desk.act(f"double.settle {waiting} same=true", **{f"{waiting}.reason": "Andere browser."}).status_code == 200
    assert may_decide(load(CODE).state, waiting)
    assert not may_decide(load(CODE).state, lost)
    assert "gaf een code" not in desk.get("/deur").text
    assert joined(new, voting_code=one) == (200, waiting), "its own device goes on"
    assert joined(old, voting_code=one)[0] == 409, "and no other"


def test_of_two_devices_with_one_code_the_first_has_it(hall: Flask) -> None:
    """Both looked it up while nobody had it yet."""
    from app.parts.deciding import entering

    (one, *_rest), ours, theirs = batch(), phone(hall), phone(hall)
    room = load(CODE)
    found = entering.given(room, one)
    _, seat = joined(ours)
    _, other = joined(theirs)
    from facilitation.roles import Actor, Role

    entering.enter(room, found, Actor("a", Role.RESIDENT, seat))
    with pytest.raises(Refused, match="code_in_use"):
        entering.enter(room, found, Actor("b", Role.RESIDENT, other))
    assert may_decide(room.state, seat)
    assert not may_decide(room.state, other)


def test_paper_and_phone_exclude_each_other_and_paper_is_one_ballot_a_stage(hall: Flask, regie: Browser) -> None:
    (one, two, three), ours, theirs = batch(), phone(hall), phone(hall)
    joined(ours, voting_code=one)
    regie.lead_to("ranking")
    room, stage = load(CODE), load(CODE).state.current.key

    def handed(*typed: str) -> None:
        making.spend_on_paper(room, stage, typed, making.HOST)

    with pytest.raises(Refused, match="code_on_phone"):
        handed(two, one)
    handed(two)
    with pytest.raises(Refused, match="code_on_paper"):
        handed(three, two)
    handed(three)
    with pytest.raises(Refused, match="code_twice"):
        handed(three, three.lower())
    assert joined(theirs, voting_code=two) == (409, "code_on_paper")
    making.spend_on_paper(room, "decision", [two, three], making.HOST)
    assert room.state.parts["deciding"].paper == 2  # type: ignore[attr-defined]


def test_a_void_code_opens_nothing_and_a_used_one_is_not_voided(hall: Flask) -> None:
    (one, two, three), ours, theirs = batch(), phone(hall), phone(hall)
    room = load(CODE)
    joined(ours, voting_code=one)
    with pytest.raises(Refused, match="code_in_use"):
        making.void(room, one, making.HOST)
    assert making.void(room, two, making.HOST) == 1
    assert joined(theirs, voting_code=two) == (409, "code_void")
    assert making.void_batch(room, 1, making.HOST) == 1
    assert joined(theirs, voting_code=three) == (409, "code_void")
    with pytest.raises(Refused, match="nothing_to_void"):
        making.void_batch(room, 1, making.HOST)


def test_a_code_comes_in_by_a_door_that_is_shut_unless_another_seat_has_it(hall: Flask, regie: Browser) -> None:
    (one, *_rest), ours, theirs = batch(), phone(hall), phone(hall)
    regie.act(ShutDoor.kind())
    assert joined(ours)[1] == "door_shut"
    assert joined(ours, voting_code=one)[0] == 200
    assert joined(theirs, voting_code=one)[1] == "door_shut"


def test_many_wrong_codes_hold_up_that_device_alone_and_never_a_right_code(
    hall: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    (one, two, *_rest), stranger, ours = batch(), phone(hall), phone(hall)
    from app.live.limits import SHIPPED

    services().limits.rates = SHIPPED
    told = [joined(stranger, voting_code=codes.new_code())[1] for _ in range(14)]
    assert told[0] == "code_unknown"
    assert told[-1] == "too_many_codes"
    assert joined(ours, voting_code=codes.new_code())[1] == "code_unknown"
    assert joined(ours, voting_code=one)[0] == 200
    assert joined(stranger, voting_code=two)[0] == 200


def test_no_code_stands_anywhere_and_rows_tell_no_order(hall: Flask) -> None:
    made = batch(50)
    with services().database.read.connect() as connection:
        rows = connection.execute(sa.select(ROWS)).all()
        (log,) = connection.execute(sa.text("SELECT group_concat(body) FROM event")).scalars()
    assert len(rows) == 50
    assert [row.mark for row in rows] == sorted(row.mark for row in rows)
    assert all(re.fullmatch("[0-9a-f]{64}", row.mark) for row in rows)
    for code in made:
        assert code not in log
        assert code.replace("-", "") not in log
        assert all(row.mark not in log for row in rows)


def test_after_the_closing_nothing_is_kept_of_codes_and_the_record_tells_how_many(hall: Flask, regie: Browser) -> None:
    for code in batch(6)[:5]:
        joined(phone(hall), voting_code=code)
    batch(2)
    regie.lead_to("review")
    assert regie.act("meeting.close").status_code == 200
    told = regie.get("/besluit.json").json["record"]["deciding"]
    assert told["mode"] == "code"
    assert told["binding"] is True
    assert told["codes"]["used"] == 5
    assert [batch.get("used") for batch in told["codes"]["batches"]] == [5, 0]
    with services().database.read.connect() as connection:
        assert not connection.execute(sa.select(ROWS)).all()
