"""Role × act × seat of another: every hand is refused with its key, or stands in the log with role and link."""

from collections import Counter
from datetime import timedelta
from itertools import product
from typing import Any, NamedTuple

import msgspec
import pytest
from flask import Flask

from app.access import links
from app.live.meetings import load, perform
from app.part import SHOWN
from app.services import services
from app.storage import log
from facilitation.acts import VoiceAct
from facilitation.events import Hand
from facilitation.evolve import fold
from facilitation.parts.arguments.acts import PostArgument, SupportArgument
from facilitation.parts.decision.acts import GiveConsent, JoinView
from facilitation.parts.decision.state import KIND as DECISION
from facilitation.parts.seating import seats
from facilitation.parts.turns.acts import RequestTurn
from facilitation.registry import PARTS
from facilitation.roles import KEYED, ON_BEHALF, Actor, Role
from facilitation.situation import voice
from facilitation.state.meeting import Meeting
from tests.devices import CODE, Browser
from tests.live.clocks import SetTime
from tests.people import LEADER

ALLOWED = ("paper", "assisted", "asked for help")
COLUMNS = ("phone in the hall", "phone at home", "asked for help", "help is over", "ended it", *ALLOWED[:2], "gone")
FACES = {Role.RESIDENT: "phone", Role.VISITOR: "phone", Role.PROJECTOR: "screen", Role.TABLE: "table"}
AT_A_TABLE = [Role.FACILITATOR, Role.CO_FACILITATOR, Role.TABLE_CHAIR]  # seats go to and fro, and its chair is third
ROLES = [*AT_A_TABLE, *(role for role in KEYED if role not in AT_A_TABLE), Role.RESIDENT, Role.VISITOR]
Said = dict[str, Any]
ACTS: list[tuple[str, str, Said]] = [
    ("welcome", "seat.move", {"table": "T2"}),
    ("frames", "choice.answer", {"marks": {"O1": 3}}),
    ("frames", "frame.propose", {"frame": "purpose", "text": "Ook voor kinderen."}),
    ("frames", "frame.answer", {"wording": "F1", "agrees": True}),
    ("arguments", "argument.post", {"initiative": "P1", "side": "for", "text": "Goed plan."}),
    ("arguments", "argument.support", {"argument": "A1"}),
    ("arguments", "argument.unsupport", {"argument": "A1"}),
    ("arguments", "argument.mark", {"argument": "A1", "mark": "disagree"}),
    ("arguments", "pairing.answer", {"yes": True}),
    ("arguments", "speak.request", {}),
    ("arguments", "speak.withdraw", {}),
    ("ranking", "ballot.cast", {"ballot": {"order": ["P1"]}}),
    ("decision", "consent.give", {"position": "objection", "reason": "Te duur."}),
    ("decision", "minority.post", {"text": "Liever niet."}),
    ("decision", "minority.join", {"view": "M1"}),
    ("decision", "minority.leave", {"view": "M1"}),
    ("objections", "objection.accept", {}),
    ("objections", "objection.withdraw", {}),
    ("objections", "objection.accept", {"aloud": True}),
    ("objections", "objection.withdraw", {"aloud": True}),
    ("review", "review.give", {"grade": 8}),
]


class Hall(NamedTuple):
    """A meeting at a stage: who tries it, the seats by what they are, and the link of every role."""

    people: dict[Role, Browser]
    seats: dict[str, str]
    links: dict[Role, str]


@pytest.fixture
def hall(context: Flask, monkeypatch: pytest.MonkeyPatch) -> Hall:
    clock = SetTime(monkeypatch)
    people = {role: Browser(context.test_client(), FACES.get(role, "console")) for role in ROLES}
    made = {}
    for role in KEYED:
        place = {Role.TABLE_CHAIR: "T1", Role.TABLE: "T1", Role.PROPOSER: "P1"}.get(role)
        key = links.make(CODE, role, place)
        people[role].client.post(f"/t/{CODE}/regie/key", data={"key": key})
        made[role] = next(link.id for link in links.links(CODE) if link.role is role)
    people[Role.RESIDENT].join(table="T1")
    return Hall(people, seated(context, people[Role.FACILITATOR], clock), made)


def seated(context: Flask, leader: Browser, clock: SetTime) -> dict[str, str]:
    """A seat of every kind, all at table 1; the one that is gone sat there."""
    phones = {name: Browser(context.test_client()) for name in COLUMNS if name not in ("paper", "assisted")}
    there = {name: each.join(table="T1") for name, each in phones.items()}
    there |= {channel: leader.put(channel=channel, table="T1") for channel in ("paper", "assisted")}
    assert phones["help is over"].say("help.ask").status_code == 200
    clock.ahead += timedelta(minutes=10)
    for name, act in (("asked for help", "help.ask"), ("ended it", "help.ask"), ("ended it", "help.end")):
        assert phones[name].say(act).status_code == 200
    assert leader.say("seat.remove", seat=there["gone"], reason="Zat er twee keer.").status_code == 200
    return there


BEFORE: dict[str, VoiceAct] = {
    "argument.unsupport": SupportArgument(argument="A1"),
    "speak.withdraw": RequestTurn(),
    "minority.leave": JoinView(view="M1"),
    "objection.accept": GiveConsent(position="objection", reason="Te duur."),
    "objection.withdraw": GiveConsent(position="objection", reason="Te duur."),
}


def prepared(hall: Hall, stage: str, kind: str) -> dict[str, str]:
    """The room is where this belongs, and every seat said what goes before; the objections by what their seat is."""
    leader, resident = hall.people[Role.FACILITATOR], hall.people[Role.RESIDENT]
    leader.lead_to("decision" if stage == "objections" else stage)
    if stage == "frames":
        assert leader.say("choice.open", question="Hoe?", options=["Zo", "Anders"]).status_code == 200
        assert resident.say("frame.propose", frame="purpose", text="Elk jaar weer.").status_code == 200
    if stage == "arguments":
        said = {"initiative": "P1", "side": "for", "text": "Mooi."}
        assert resident.say("argument.post", **said).status_code == 200
    if kind == "argument.mark":
        assert leader.say("ground.ask").status_code == 200
    if stage == "decision":
        assert resident.say("minority.post", text="Eerst het pad.").status_code == 200
    for name, seat in hall.seats.items():
        if kind in BEFORE and name != "gone":
            by = LEADER if name in ("paper", "assisted") else Actor(seat, Role.RESIDENT, seat)
            perform(CODE, msgspec.structs.replace(BEFORE[kind], seat=seat), by)
    if kind == "pairing.answer":
        return paired(hall, leader)
    return objections(hall, leader) if stage == "objections" else {}


def paired(hall: Hall, leader: Browser) -> dict[str, str]:
    """Every seat that is there wrote an argument that may stand with the first one; each by what its seat is."""
    there = [name for name in hall.seats if name != "gone"]
    for name in there:
        by = LEADER if name in ("paper", "assisted") else Actor(hall.seats[name], Role.RESIDENT, hall.seats[name])
        perform(CODE, PostArgument(initiative="P1", side="for", text="Mooi!", seat=hall.seats[name]), by)
    keys = {name: f"A{number}" for number, name in enumerate(there, start=2)}
    for key in keys.values():
        assert leader.say("arguments.pair", argument="A1", other=key).status_code == 200
    return keys


def objections(hall: Hall, leader: Browser) -> dict[str, str]:
    """The round is closed; each objection by what its seat is."""
    assert leader.say("stage.close").status_code == 200
    owners = DECISION.named(load(CODE).state, "decision").state.owners(shown=True)  # type: ignore[union-attr]
    return {name: key for key, owner in owners.items() for name, seat in hall.seats.items() if seat == owner}


def events() -> list[log.Logged]:
    with services().database.read.connect() as connection:
        return list(log.read(connection, CODE))


def folded(lines: list[log.Logged]) -> Meeting:
    return fold(line.event for line in lines)


def said_for(kind: str, fields: Said, hall: Hall, column: str, key: str) -> Said:
    """The act on this seat; on its objection by name alone where that is said aloud."""
    if kind == "seat.move":
        at = seats(load(CODE).state).get(hall.seats[column])
        return {"seat": hall.seats[column], "table": "T1" if at and at.table == "T2" else "T2"}
    if kind == "pairing.answer":
        return {"seat": hall.seats[column], "other": key or "A9", **fields}
    return {"objection": key} if fields == {"aloud": True} else {"seat": hall.seats[column], **fields}


@pytest.mark.parametrize(("stage", "kind", "fields"), ACTS, ids=lambda value: value if isinstance(value, str) else "")
def test_whoever_acts_for_another_is_refused_or_seen(hall: Hall, stage: str, kind: str, fields: Said) -> None:
    own = prepared(hall, stage, kind)
    seen: Counter[tuple[str, str]] = Counter()
    for role, column in product(ROLES, COLUMNS):
        if fields == {"aloud": True} and column not in own:
            continue
        before = events()
        answer = hall.people[role].say(kind, **said_for(kind, fields, hall, column, own.get(column, "")))
        new = events()[len(before) :]
        if answer.status_code == 200:
            assert (role in ON_BEHALF, column in ALLOWED) == (True, True), (role, column)
            assert all(line.event.hand == Hand(role, hall.links[role]) for line in new)
            assert {voice(folded(before), line.event) for line in new} <= {hall.seats[column]}
            seen[role, column] += len(new)
        else:
            assert answer.json["error"]["key"], (role, column)
            assert not new, (role, column)
    may = [role for role in ROLES if role in PARTS.rules[PARTS.acts[kind]][1].roles and role in ON_BEHALF]
    assert {column for _, column in seen} == {*ALLOWED}
    assert {role for role, _ in seen} <= {*may}
    assert all(seen[may[0], column] for column in ALLOWED)


def test_the_table_has_every_act_of_a_seat() -> None:
    spoken = {kind for kind, act in PARTS.acts.items() if issubclass(act, VoiceAct)}
    elsewhere = {"question.ask", "question.back"}  # tests/parts/questions: the small meeting has no such stage
    elsewhere |= {"chips.place", "chips.move", "chips.agree"}  # tests/parts/chips
    elsewhere |= {"score.give", "interest.tell"}  # tests/parts/committee
    assert {kind for _, kind, _ in ACTS} == spoken - elsewhere


def test_every_event_that_names_a_seat_has_a_voice_or_is_known_to_be_nobodys() -> None:
    nobodys = {
        "seat.removed",
        "seats.merged",
        "concern.hidden",
        "review.hidden",
        "help.asked",
        "help.ended",
        "mixing.kept",
        "seat.away",
        "table.task_taken",
        "speak.given",
        "speak.ended",
        "seat.entitled",
        "seat.dismissed",
        "seat.refused",
        "code.doubled",
        "double.settled",
        "frame.reason_hidden",
        "viewer.joined",
        "viewer.left",
    }
    named = {k for k, event in PARTS.events.items() if {"seat", "author"} & {*event.__struct_fields__}}
    voices = {event.kind() for event in PARTS.voices}
    assert named - voices == nobodys
    assert voices - named == {"objection.settled"}
    assert voices == {*SHOWN.by_hand}


def test_nobody_outside_says_the_id_of_a_seat_that_is_added(console: Browser) -> None:
    for answer in (
        console.say("seat.add", channel="paper", seat="S000000000001"),
        console.say("seat.add", channel="paper", seat=""),
        console.act("seat.add seat=S000000000001", channel="paper"),
        console.act('seat.add seat="S000000000001"', channel="paper"),
    ):
        assert (answer.status_code, answer.json["error"]["key"]) == (422, "malformed")
    assert console.act("seat.add", channel="paper", seat="S000000000001").status_code == 200
    (drawn,) = seats(load(CODE).state)
    assert drawn != "S000000000001"


@pytest.mark.parametrize("channel", ["room", "online"])
def test_the_console_puts_no_phones_there(console: Browser, channel: str) -> None:
    for answer in (console.say("seat.add", channel=channel), console.act("seat.add", channel=channel)):
        assert (answer.status_code, answer.json["error"]["key"]) == (403, "phone_sits_down")
    assert not seats(load(CODE).state)
