"""What follows the decision, in the record: the ladder of steps and the conditions, and what was told about each."""

from collections.abc import Iterator
from datetime import date

import msgspec
from flask_babel import gettext, lazy_gettext, ngettext

from app.languages import day, hours
from app.record.blocks import Block, Terms, Text
from app.record.follow_up.ladder import STEPS, Entry, Item
from app.record.follow_up.telling import Following
from app.record.follow_up.words import AGREED, LADDER, STATES
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
    code: str


def standing(item: Item, today: date, plan: str = "") -> Standing:
    """An item as it stands today, with the title of its plan where that has to be said."""
    condition = item.condition
    return Standing(
        id=item.subject.replace(".", "-"),
        name=str(AGREED[condition["kind"]] if condition else LADDER[item.subject]),
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
    return Steps(_late(follow), [standing(item, follow.today) for item in follow.steps], follow.code)


def _conditions(read: Reading) -> list[Standing] | None:
    follow = read.follow
    if follow is None:
        return None
    return [standing(item, follow.today, read.plans[item.plan]["title"]) for item in follow.conditions] or None


def _late(follow: Following) -> str:
    number = len(follow.late)
    return ngettext("%(num)s afspraak is te laat.", "%(num)s afspraken zijn te laat.", number) if number else ""


def _step_blocks(read: Reading) -> Iterator[Block]:
    """What is too late depends on the day of reading, so it is not on paper."""
    if read.follow is None:
        return
    last = read.follow.entries[-1].at if read.follow.entries else ""
    yield Terms([(str(LADDER[item.subject]), _told(item)) for item in read.follow.steps])
    yield Text(
        gettext(
            "Bijgewerkt op %(day)s, %(time)s uur. Wat later gebeurt, staat op de website.",
            day=day(last),
            time=hours(last),
        )
        if last
        else ""
    )


def _condition_blocks(read: Reading) -> Iterator[Block]:
    if read.follow is not None:
        yield Terms([_condition(read, item) for item in read.follow.conditions])


def _condition(read: Reading, item: Item) -> tuple[str, str]:
    """Its kind; then how it stands, its plan and text, and who sees to it."""
    plan = read.plans[item.plan]["title"]
    said = f"{plan}: {kept(item.condition['text'])} {_who(item)}".strip()
    return str(AGREED[item.condition["kind"]]), f"{_told(item)}\n{said}"


def _told(item: Item) -> str:
    """How a step or a condition stands, by when, and line by line what was told about it."""
    happened = item.state == "done" and item.subject == STEPS[0]
    due = day(item.due) if happened else gettext("uiterlijk %(day)s", day=day(item.due))
    told = [f"{day(e.at)}: {STATES[e.state]}{_moved(e)}. {kept(e.text)}" for e in item.entries]
    return "\n".join([f"{STATES[item.state]} · {due}", *told])


SECTIONS = (
    Section(name="follow_up", title=lazy_gettext("Wat er nu gebeurt"), blocks=_step_blocks, shows=_steps),
    Section(
        name="conditions",
        title=lazy_gettext("Hoe het staat met de voorwaarden, wensen en verzoeken"),
        blocks=_condition_blocks,
        shows=_conditions,
    ),
)
