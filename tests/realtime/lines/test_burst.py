"""What a phone is sent while everybody argues: what changed and nothing around it, and as small as it goes."""

import json
from random import Random
from typing import Any

import pytest
from flask import Flask

from app.faces import regions
from app.live.meetings import load, perform
from facilitation.parts.arguments.acts import PostArgument, SupportArgument, UnsupportArgument
from facilitation.roles import Actor
from realtime.lines.frames import Framed
from realtime.rooms import Audience
from tests.devices import CODE
from tests.people import lead_to, post, sit

SEATS, ACTS, EACH = 30, 200, 25  # acts to a flush, as in a burst of a thousand in ten seconds


class Watching:
    """The phones of a meeting, and what they are sent."""

    def __init__(self) -> None:
        self.audience = Audience(CODE, "phone", "nl")
        self.sent: list[dict[str, Any]] = []
        self.audience.begin(self.rendered(), load(CODE).state.seq)

    def rendered(self) -> regions.Rendered:
        return regions.regions(load(CODE), "phone", "nl", remembered=self.audience.remembered)

    def flush(self) -> dict[str, Any]:
        message = self.audience.news(self.rendered(), load(CODE).state.seq)
        self.sent += [message] if message else []
        return message or {}


@pytest.fixture
def seats(context: Flask) -> list[Actor]:
    made = [sit(number) for number in range(1, SEATS + 1)]
    lead_to("arguments")
    for number in (0, 1, 2):
        post(made[number])
    return made


def framed(message: dict[str, Any]) -> Framed:
    return Framed("42" + json.dumps(["regions", message], separators=(",", ":")))


def test_a_support_is_one_number_on_the_line(seats: list[Actor]) -> None:
    watching = Watching()
    perform(CODE, SupportArgument(argument="A1"), seats[5])
    message = watching.flush()
    assert message["html"] == {"support-A1": "1"}
    assert (message["gone"], message["order"]) == ([], {})
    assert len(framed(message).plain) < 160


def test_an_argument_is_sent_once_with_how_many_there_are(seats: list[Actor]) -> None:
    watching = Watching()
    post(seats[5])
    html = watching.flush()["html"]
    assert html.keys() == {"arguments-A4", "support-A4", "said-all", "said-for"}
    assert (html["said-all"], html["said-for"]) == ("4", "4")


def test_a_burst_costs_a_phone_little_and_nothing_of_it_twice(seats: list[Actor]) -> None:
    watching, chance = Watching(), Random(2019)
    for number in range(ACTS):
        actor = seats[number % SEATS]
        if number % 5 == 0:
            plan = chance.choice(("P1", "P2", "P3"))
            perform(CODE, PostArgument(initiative=plan, side="for", text=f"Reden {number}, en waarom"), actor)
        else:
            kind = SupportArgument if number % 3 else UnsupportArgument
            perform(CODE, kind(argument="A1" if actor is not seats[0] else "A2"), actor)
        if number % EACH == EACH - 1:
            watching.flush()
    names = [name for message in watching.sent for name in message["html"] if name.startswith("arguments-")]
    assert len(names) == len(set(names))
    assert "stage" not in {name for message in watching.sent for name in message["html"]}
    sizes = [framed(message) for message in watching.sent]
    assert sum(len(each.plain) for each in sizes) < 100 * ACTS  # a thousand acts: 100 kB as they are
    assert sum(len(each.small) for each in sizes) < 35 * ACTS  # and 35 kB compressed
    whole = watching.rendered().whole("stage")
    assert "<!--" not in whole
    assert whole.count("data-argument=") == 3 + len(names)
