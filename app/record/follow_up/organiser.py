"""What the page shows where the organiser tells what happened with a step or a condition."""

import msgspec

from app.record.follow_up.ladder import STATES as KEYS
from app.record.follow_up.ladder import STEPS, Item
from app.record.follow_up.section import Standing, standing
from app.record.follow_up.words import STATES, subject
from app.record.reading import Reading


class Task(msgspec.Struct, frozen=True):
    """One thing to tell about: its subject on the wire, what it is called, whose it is, and how it stands.

    `states` are the keys that can be told, each with its words and whether it is the present one.
    """

    subject: str
    name: str
    owner: str
    standing: Standing
    states: list[tuple[str, str, bool]]


def tasks(read: Reading) -> list[Task] | None:
    """Every step but the first, which the closing itself did, and every condition; None where nothing follows."""
    follow = read.follow
    if follow is None:
        return None
    names = {key: plan["title"] for key, plan in read.plans.items()}
    items = [item for item in follow.items if item.subject != STEPS[0]]
    return [_task(item, standing(item, follow.today, names.get(item.plan, ""))) for item in items]


def _task(item: Item, stands: Standing) -> Task:
    states = [(key, str(STATES[key]), key == item.state) for key in KEYS]
    return Task(item.subject, subject(item), item.condition["owner"] if item.condition else "", stands, states)
