"""Acts over a socket: answered, kept once, seen by all."""

import itertools
import time
from statistics import median

import pytest
import sqlalchemy as sa

from tests.realtime.servers import Live, Server, new_id
from tests.realtime.wire import Wire
from tests.reliability.length import length

EACH = length(34, 100)
"""Acts of each of thirty people."""


def at_arguments(server: Server) -> tuple[Live, Live]:
    """A console and a seated phone, at the arguments."""
    console, phone = server.leader().joined(), server.seated().joined()
    console.lead_to("arguments", at="welcome")
    phone.wire.all(0.4)
    return console, phone


def argue(phone: Live, text: str = "Goed voor de buurt", plan: str = "P1") -> int:
    return phone.ok("argument.post", initiative=plan, side="for", text=text)


def test_an_act_is_answered_with_how_far_the_log_is(server: Server) -> None:
    console = server.leader().joined()
    assert console.act("clock.set", seconds=60) == {"ok": True, "seq": 2}


def test_what_one_does_all_see(server: Server) -> None:
    console, phone = at_arguments(server)
    wall = server.device("screen").joined()
    argue(phone, "Zichtbaar voor iedereen")
    for live in (console, phone, wall):
        news = live.wire.wait("regions", lambda message: "Zichtbaar voor iedereen" in str(message["html"]))
        assert news["seq"] >= 10


def test_every_message_continues_the_one_before_it(server: Server) -> None:
    console, phone = at_arguments(server)
    for number in range(5):
        argue(phone, f"Argument {number}")
        console.wire.all(0.3)
    rev = server.seated().joined().face["rev"]
    watcher = server.seated().joined(rev=rev)
    argue(phone, "En nog een")
    message = watcher.wire.wait("regions")
    assert message["prev"] == watcher.face["rev"]
    assert message["rev"] != message["prev"]
    assert message["html"]
    assert set(message) == {"seq", "rev", "prev", "html", "gone", "order"}


def test_a_new_argument_costs_one_item_and_not_the_list(server: Server) -> None:
    _, phone = at_arguments(server)
    for number in range(3):
        argue(phone, f"Argument nummer {number}")
    phone.wire.all(0.6)
    argue(phone, "De vierde")
    message = phone.wire.wait("regions", lambda message: "De vierde" in str(message["html"]))
    items = [name for name in message["html"] if name.startswith("arguments-")]
    assert items == ["arguments-A4"]
    assert "arguments-A4" in message["order"]["arguments"]


def test_a_hidden_argument_is_gone_and_its_author_is_told(server: Server) -> None:
    console, phone = at_arguments(server)
    other = server.seated().joined()
    argue(phone, "Dit gaat te ver")
    other.wire.wait("regions", lambda message: "Dit gaat te ver" in str(message["html"]))
    console.ok("argument.moderate", argument="A1", verdict="hide", reason="Graag vriendelijk")
    gone = other.wire.wait("regions", lambda message: "arguments-A1" in message["gone"])
    assert "arguments-A1" not in gone["html"]
    mine = phone.wire.wait("mine", lambda message: message["marks"]["hidden"])
    assert "Graag vriendelijk" in mine["html"]
    assert not [name for name, _ in other.wire.all(0.3) if name == "mine" and "Graag" in str(_)]


def test_what_is_yours_comes_to_you_alone(server: Server) -> None:
    _, phone = at_arguments(server)
    other = server.seated().joined()
    argue(other)
    other.wire.all(0.3)
    phone.ok("argument.support", argument="A1")
    assert phone.wire.wait("mine", lambda message: message["marks"]["supported"])["marks"]["supported"] == ["A1"]
    assert all(payload["marks"]["supported"] == [] for name, payload in other.wire.all(0.4) if name == "mine")


def test_what_the_console_does_for_a_seat_shows_on_the_phone_of_that_seat(server: Server) -> None:
    console, _ = at_arguments(server)
    device = server.seated()
    phone = device.joined()
    said = {"initiative": "P1", "side": "for", "text": "Door de regie opgeschreven", "seat": device.seat}
    assert console.act("argument.post", **said)["error"]["key"] == "help_not_asked"
    phone.ok("help.ask")
    console.ok("argument.post", **said)
    told = phone.wire.wait("mine", lambda message: message["marks"]["helped"])
    assert "De gespreksleider schreef voor jou een argument op." in told["html"]
    assert told["marks"]["arguments"] == ["A1"]


def test_the_same_act_again_gets_the_same_answer_and_happens_once(server: Server) -> None:
    _, phone = at_arguments(server)
    act = {"id": new_id(), "kind": "argument.post", "initiative": "P1", "side": "for", "text": "Eén keer"}
    first = phone.wire.call("act", act)
    numbers = [phone.wire.emit("act", act) for _ in range(5)]
    assert [phone.wire.answer(number) for number in numbers] == [first] * 5
    assert phone.ok("argument.post", initiative="P1", side="for", text="De tweede") == first["seq"] + 1


def test_acts_of_one_socket_happen_in_the_order_they_came(server: Server) -> None:
    _, phone = at_arguments(server)
    argue(server.seated().joined())
    kinds = ["argument.support", "argument.unsupport"] * 20 + ["argument.support"]
    numbers = [phone.wire.emit("act", {"id": new_id(), "kind": kind, "argument": "A1"}) for kind in kinds]
    assert all(phone.wire.answer(number)["ok"] for number in numbers)
    phone.wire.all(0.5)
    phone.wire.call("join", {"code": server.code, "face": "phone", "locale": "nl", "rev": ""})
    assert phone.wire.wait("mine")["marks"]["supported"] == ["A1"]


def test_of_two_facilitators_who_go_on_at_once_one_is_told_so(server: Server) -> None:
    consoles = [server.leader().joined() for _ in range(2)]
    numbers = [
        each.wire.emit("act", {"id": new_id(), "kind": "stage.advance", "expecting": "welcome"}) for each in consoles
    ]
    answers = [each.wire.answer(number) for each, number in zip(consoles, numbers, strict=True)]
    assert sorted(answer["ok"] for answer in answers) == [False, True]
    assert [answer["error"]["key"] for answer in answers if not answer["ok"]] == ["stage_moved"]


def test_a_form_can_be_sent_over_a_socket_as_it_is(server: Server) -> None:
    console, phone = at_arguments(server)
    form = [["do", "argument.post P1 side=for"], ["text", "Met een formulier"], ["csrf_token", "x"], ["face", "phone"]]
    assert phone.wire.call("act", {"id": new_id(), "form": form})["ok"]
    assert console.wire.call("act", {"id": new_id(), "form": [["do", "clock.set 90"]]})["ok"]
    assert console.wire.call("act", {"id": new_id(), "form": [["do", "wall.freeze on=true"]]})["ok"]


def test_a_form_sent_twice_over_a_socket_counts_once(server: Server) -> None:
    _, phone = at_arguments(server)
    message = {"id": new_id(), "form": [["do", "argument.post P1 side=for"], ["text", "Eén keer"]]}
    assert phone.wire.call("act", message) == phone.wire.call("act", message)


def test_a_burst_is_shown_at_most_five_times_a_second(server: Server) -> None:
    _, phone = at_arguments(server)
    watcher = server.device().joined()
    for number in range(100):
        phone.wire.emit("act", {"id": new_id(), "kind": "argument.post", "initiative": "P1", "side": "for",
                                "text": f"Argument {number}"})  # fmt: skip
    moments = []
    while watcher.wire.wait("regions", seconds=20)["seq"] < phone.face["seq"] + 100:
        moments.append(time.monotonic())
    gaps = [later - earlier for earlier, later in itertools.pairwise(moments)]
    assert not gaps or median(gaps) >= 0.21


@pytest.mark.soak
def test_the_log_read_while_acts_by_the_thousand_are_written_misses_none(server: Server) -> None:
    console, phone = at_arguments(server)
    console.wire.close()  # its face is not what is measured
    engine = sa.create_engine(server.address)
    seqs = sa.text("SELECT seq FROM event WHERE meeting = :code ORDER BY seq").bindparams(code=server.code)
    wires = [phone.wire, *(server.seated().joined().wire for _ in range(29))]
    argue(server.seated().joined())
    for wire in wires:
        start(wire)
    answered = 0
    while answered < len(wires) * EACH:
        answered += sum(collect(wire) for wire in wires)
        with engine.connect() as connection:
            found = list(connection.scalars(seqs))
        assert found == list(range(1, len(found) + 1))
    engine.dispose()
    assert len(found) >= len(wires) * EACH


def start(wire: Wire) -> None:
    """Send so many acts without waiting for an answer."""
    for number in range(EACH):
        kind = "argument.unsupport" if number % 2 else "argument.support"
        wire.emit("act", {"id": new_id(), "kind": kind, "argument": "A1"})


def collect(wire: Wire) -> int:
    """How many answers came since the last time; every one says yes."""
    wire.pump(0.001)
    found, wire.answers, wire.events = wire.answers, {}, []
    assert all(answer[0]["ok"] for answer in found.values())
    return len(found)
