"""What follows the decision, in the record: the ladder of steps and the conditions, and what was told about each."""

from collections.abc import Iterator
from datetime import date

import msgspec
from flask_babel import gettext, lazy_gettext, ngettext

from app.languages import day, hours
from app.parts.package.words import CONDITIONS
from app.record.blocks import Block, Terms, Text
from app.record.follow_up.ladder import STEPS, Entry, Item
from app.record.follow_up.telling import Following
from app.record.follow_up.words import LADDER, STATES, subject
from app.record.reading import Reading, kept
from app.record.section import Section


class Note(msgspec.Struct, frozen=True):
    """One thing that was told: when (ISO 8601), the state that it gave in words, and its text."""

    at: str
    state: str
    text: str


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """A step or a condition as it stands today; the words of a condition are empty for a step.

    `id` is its subject as the page can have it; `name` is what a step is called, or the kind of a condition. `due` is
    a date to hold, unless it has `happened`. `plan` is the title of its plan, where the page does not say it already.
    """

    id: str
    name: str
    state: str
    words: str
    late: bool
    due: date
    happened: bool
    plan: str = ""
    text: str = ""
    who: str = ""
    notes: list[Note] = []


class Steps(msgspec.Struct, frozen=True):
    """What follows, on the page; `late` is a sentence where anything is."""

    late: str
    steps: list[Standing]
    conditions: list[Standing]
    code: str


def standing(item: Item, today: date, plan: str = "") -> Standing:
    """An item as it stands today, with the title of its plan where that has to be said."""
    condition = item.condition
    return Standing(
        id=item.subject.replace(".", "-"),
        name=str(CONDITIONS[condition["kind"]] if condition else LADDER[item.subject]),
        state=item.state,
        words=str(STATES[item.state]),
        late=item.late(today),
        due=item.due,
        happened=item.state == "done" and item.subject == STEPS[0],
        plan=plan,
        text=kept(condition["text"]) if condition else "",
        who=_who(item),
        notes=[Note(entry.at, f"{STATES[entry.state]}{_moved(entry)}.", kept(entry.text)) for entry in item.entries],
    )


def _who(item: Item) -> str:
    """Who sees to a condition, and who checks it."""
    if not item.condition:
        return ""
    checker = item.condition["checker"]
    checked = gettext("controle: %(who)s", who=checker) if checker else ""
    return f"{item.condition['owner']}{checked and f' · {checked}'}"


def _moved(entry: Entry) -> str:
    """The later date that was told with an entry."""
    return ", " + gettext("nu uiterlijk %(day)s", day=day(entry.due)) if entry.due else ""


def _steps(read: Reading) -> Steps | None:
    follow = read.follow
    if follow is None:
        return None
    steps = [standing(item, follow.today) for item in follow.steps]
    conditions = [standing(item, follow.today, read.plans[item.plan]["title"]) for item in follow.conditions]
    return Steps(_late(follow), steps, conditions, follow.code)


def _late(follow: Following) -> str:
    number = len(follow.late)
    return ngettext("%(num)s afspraak is te laat.", "%(num)s afspraken zijn te laat.", number) if number else ""


def _step_blocks(read: Reading) -> Iterator[Block]:
    """What is too late depends on the day of reading, so it is not on paper."""
    if read.follow is None:
        return
    last = read.follow.entries[-1].at if read.follow.entries else ""
    yield Text(f"Bijgewerkt op {day(last)}, {hours(last)} uur. Wat later gebeurt, staat op de website." if last else "")
    yield Terms([(subject(item), _told(item)) for item in read.follow.steps])


def _condition_blocks(read: Reading) -> Iterator[Block]:
    if read.follow is not None:
        named = ((f"{read.plans[item.plan]['title']}, {subject(item)}", item) for item in read.follow.conditions)
        yield Terms([(name, _told(item)) for name, item in named])


def _told(item: Item) -> str:
    told = [f"{day(e.at)}, {STATES[e.state]}{_moved(e)}: {kept(e.text).rstrip('.')}" for e in item.entries]
    return ". ".join([f"{STATES[item.state]}, uiterlijk {day(item.due)}", *told])


SECTIONS = (
    Section(name="follow_up", title=lazy_gettext("Wat er nu gebeurt"), blocks=_step_blocks, shows=_steps),
    Section(
        name="conditions",
        title="Hoe het staat met de voorwaarden, wensen en verzoeken",
        blocks=_condition_blocks,
        shows=None,
    ),
)
