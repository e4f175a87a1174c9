"""Two processes serve one meeting: one order, every act once, and each hears what the other kept."""

import itertools
from collections.abc import Iterator
from contextlib import ExitStack
from random import Random

import pytest

from tests.cluster.conftest import Build
from tests.cluster.house import House, Member
from tests.realtime.servers import Device, Live, new_id, opening
from tests.reliability.halls import PLANS, at_the_arguments, rounds
from tests.reliability.length import length
from tests.reliability.phones import Crowd, Phone, arguing

ROOMS = [f"ZAAL{number}" for number in range(6)]
PHONES, ACTS = length((8, 120), (60, 20_000))
BOXES = "DOZEN"
VOTERS, RACES = length((12, 2), (200, 40))
rooms = itertools.cycle(ROOMS)


@pytest.fixture(scope="module")
def house(build: Build) -> House:
    """Two processes with some meetings."""
    made = build(*map(opening, ROOMS), rounds(BOXES, RACES))
    made.add()
    made.add()
    return made


@pytest.fixture
def two(house: House) -> Iterator[tuple[Member, Member]]:
    """Both, at a meeting at its arguments that no other test is at."""
    code = next(rooms)
    first, second = (member.at(code) for member in house.members)
    first.lines = second.lines = ExitStack()
    at_the_arguments(first)
    yield first, second  # type: ignore[misc]
    first.lines.close()


def over(member: Member, device: Device) -> Live:
    """A socket of a device at this process, whichever seated it."""
    there = Device(member, device.face)
    there.web.cookies, there.seat = device.web.cookies, device.seat
    return there.joined()


def test_who_was_seated_by_one_process_acts_at_the_other_at_once(two: tuple[Member, Member]) -> None:
    first, second = two
    second.device().joined()  # it knows the meeting by then
    device = first.seated(name="Fatima")
    seq = over(second, device).ok("argument.support", argument="A1")
    assert over(first, device).ok("argument.unsupport", argument="A1") == seq + 1


def test_what_is_kept_by_one_is_seen_at_the_other(two: tuple[Member, Member]) -> None:
    first, second = two
    wall, phone = second.device("screen").joined(), second.seated().joined()
    said = first.seated().joined().ok("argument.post", initiative="P1", side="for", text="Een boom in elke straat")
    seen = phone.wire.wait("regions", lambda message: "Een boom in elke straat" in str(message["html"]))
    assert seen["seq"] == said
    assert wall.wire.wait("regions", lambda message: message["seq"] >= said)


def test_an_act_that_is_sent_to_both_is_kept_once_and_both_answer_the_same(two: tuple[Member, Member]) -> None:
    first, second = two
    device = first.seated()
    lines = [over(member, device) for member in (first, second)]
    head = int(lines[0].ok("argument.support", argument="A1"))
    for number in range(1, length(6, 300)):
        act = {"id": new_id(), "kind": "argument.unsupport" if number % 2 else "argument.support", "argument": "A1"}
        asked = [line.wire.emit("act", act) for line in lines]
        answers = [line.wire.answer(which) for line, which in zip(lines, asked, strict=True)]
        assert answers == [{"ok": True, "seq": head + number}] * 2


def test_of_a_crowd_at_both_every_act_is_kept_once_in_one_order(house: House, two: tuple[Member, Member]) -> None:
    chance, seated = Random(83), [two[number % 2].seated() for number in range(PHONES)]
    phones = [Phone(device, two[number // 2 % 2].base, arguing(chance)) for number, device in enumerate(seated)]
    with Crowd(phones) as crowd:
        assert crowd.connect() == PHONES
        assert crowd.act_on(600, lambda: sum(len(phone.answers) for phone in phones) >= ACTS)
        crowd.finish()
        kept = house.kept(two[0].code)
        assert kept.chained()
        assert kept.missing(crowd.answers) == []
        assert all(answer["ok"] for answer in crowd.answers.values())
    supports = kept.by_seat("argument.supported", "argument.unsupported")
    for phone in phones:
        told = [phone.answers[key]["seq"] for key, act in phone.acts.items() if act["kind"] != "argument.post"]
        assert told == supports[phone.device.seat]


def test_both_show_the_same_in_the_end(two: tuple[Member, Member]) -> None:
    lines = [member.seated().joined() for member in two]
    for number, line in enumerate(lines * 3):
        line.ok("argument.post", initiative="P1", side="against", text=f"Bezwaar {number}")
    seq = lines[0].ok("argument.support", argument="A1")
    for line in lines:
        line.wire.wait("regions", lambda message: message["seq"] >= seq)
    shown = [member.device("screen").joined().face for member in two]
    assert shown[0]["seq"] == shown[1]["seq"] == seq
    assert shown[0]["html"] == shown[1]["html"]
    assert shown[0]["rev"].partition(".")[0] != shown[1]["rev"].partition(".")[0]


def test_a_ballot_that_one_process_took_is_in_the_box_that_the_other_closes_and_a_late_one_is_refused(
    house: House,
) -> None:
    members = [member.at(BOXES) for member in house.members]
    chance, consoles = Random(17), [member.leader() for member in members]
    phones = [Phone(members[n % 2].seated(), members[n // 2 % 2].base) for n in range(VOTERS)]
    with Crowd(phones) as crowd:
        assert crowd.connect() == VOTERS
        for number in range(1, RACES + 1):
            lead(consoles[number % 2], "stage.advance")
            orders = dict(zip(phones, itertools.permutations((plan.id for plan in PLANS), 5), strict=False))
            for phone in phones:
                phone.acts, phone.answers, phone.said = {}, {}, {}
            early = chance.sample(phones, VOTERS // 2)
            for phone in early:
                phone.ask("ballot.cast", ballot={"order": orders[phone]})
            assert crowd.listen(60, lambda waiting=early: all(phone.answers for phone in waiting))
            closing = consoles[(number + 1) % 2].joined()
            for phone in set(phones) - set(early):
                phone.ask("ballot.cast", ballot={"order": orders[phone]})
            closing.ok("stage.close")
            closing.wire.close()
            crowd.finish()
            sealed = house.kept(BOXES).sealed(f"round-{number}")
            assert sealed is not None
            answered = {phone: answer for phone in phones for answer in phone.answers.values()}
            taken = sorted(orders[phone] for phone in phones if answered[phone]["ok"])
            assert sorted(tuple(ballot["order"]) for ballot in sealed) == taken
            assert {phone for phone in early if not answered[phone]["ok"]} == set()
            refused = {answer["error"]["key"] for answer in answered.values() if not answer["ok"]}
            assert refused <= {"ballot_closed", "stage_closed", "stage_not_open"}
            assert house.kept(BOXES).open_ballots == []


def lead(console: Device, act: str) -> None:
    """The console comes in, does this and goes."""
    here = console.joined()
    here.ok(act)
    here.wire.close()
