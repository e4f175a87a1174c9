"""An agenda played with the rules alone: the residents of a rehearsal speak, and the console presses its big button."""

from collections.abc import Sequence
from random import Random
from typing import Any

import msgspec
from werkzeug.datastructures import MultiDict

from app.counting.workers import HOUSE
from app.forms import schema
from app.parts.common_ground.counted import jobs
from app.rehearsal.cast import Resident
from app.rehearsal.evening import asked_at
from app.rehearsal.residents import begins, leads, rounds
from facilitation.agenda import Template, agenda
from facilitation.counting.common_ground.compute import common_ground
from facilitation.next_step import next_step
from facilitation.state.groups import FEWEST
from facilitation.state.plan import Initiative
from facilitation.state.stage import Stage
from tests.facilitation.evening import ANNA, BRAM, DORA, PLANS, Evening

PEOPLE = {
    ANNA: Resident("Anna", "room", 1, "writer"),
    BRAM: Resident("Bram", "room", 1, "objector"),
    DORA: Resident("Dora", "online", 0, "slow"),
}
MOST_PRESSES = 400


def play(stages: Sequence[Stage], chance: Random, plans: Sequence[Initiative] = PLANS) -> Evening:
    """The evening after its last press; closed, unless it does not come to its end."""
    template = Template(name="a", title="A", stages=tuple(stages))
    evening, done = Evening(agenda(template), plans), None
    for _ in range(MOST_PRESSES):
        if evening.meeting.closed:
            break
        moment = asked_at(evening.meeting)
        if evening.meeting.current.status == "open" and moment != done:
            live(evening, chance)
            done = moment
        press(evening.wait(60))
    return evening


def live(evening: Evening, chance: Random) -> None:
    """What the residents do at this stage, after what the console began."""
    for message in begins(evening.meeting):
        evening.play(schema.from_message(dict(message)))
    for each in rounds(evening.meeting):
        for actor, who in PEOPLE.items():
            for message in each(evening.meeting, who, actor.seat or "", chance):
                evening.play(schema.from_message(dict(message)), actor)


def press(evening: Evening) -> None:
    """The console's own part first, then its big button; at the end the evening is closed."""
    for message in leads(evening.meeting):
        evening.play(schema.from_message(dict(message)))
        work(evening)
    step = next_step(evening.meeting)
    act: Any = MultiDict({"do": step.button.act if step else "meeting.close"})
    evening.play(schema.from_form(act))


def work(evening: Evening) -> None:
    """What a worker would find."""
    for job in jobs(evening.meeting):
        found = msgspec.to_builtins(common_ground(job.asked, FEWEST))
        evening.play(job.keep(found), HOUSE)
