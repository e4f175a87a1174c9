"""What was found, as faces and the record show it: groups by their size, and how each answers about an argument."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
from flask_babel import gettext, ngettext

from app.faces.view import View
from app.parts.common_ground.counted import state
from facilitation.counting.common_ground.found import Cell
from facilitation.parts.arguments.state import KIND as ARGUMENTS
from facilitation.parts.arguments.state import Argument
from facilitation.parts.common_ground.asked import answers, ground, sayings
from facilitation.parts.common_ground.state import Ground, Line
from facilitation.parts.plans import plans
from facilitation.state.meeting import Meeting

ON_WALL = 4
HUNDRED = 100


class Bar(msgspec.Struct, frozen=True):
    """How one group answered: how many agree and disagree of those who answered, and both in whole per cents."""

    group: str
    agree: int
    disagree: int
    seen: int
    agrees: int
    disagrees: int

    @property
    def label(self) -> str:
        """How many agree of those who answered, in words."""
        return gettext("%(agree)s van %(seen)s eens", agree=self.agree, seen=self.seen)


class Row(msgspec.Struct, frozen=True):
    """An argument with a bar for each group; `said` is empty where its text was removed."""

    id: str
    side: str
    said: str
    plan: str
    carried: bool
    tables: str
    bars: tuple[Bar, ...]


class Told(msgspec.Struct, frozen=True):
    """What was found: who answered, the groups with their sizes, what all of them carry, and what they do not.

    `few` says that there were too few people for anything of it.
    """

    people: int
    few: bool
    groups: tuple[str, ...]
    carried: tuple[Row, ...]
    others: tuple[Row, ...]

    @property
    def lead(self) -> str:
        """How many answered, and in how many groups they stand."""
        people = ngettext("%(num)s mens gaf antwoord.", "%(num)s mensen gaven antwoord.", self.people)
        if self.few:
            return f"{people} {gettext('Dat zijn er te weinig om groepen te zien.')}"
        if len(self.groups) == 1:
            return f"{people} {gettext('Wie genoeg antwoorden gaf, denkt ongeveer hetzelfde: er is één groep.')}"
        apart = gettext(
            "Wie genoeg antwoorden gaf, staat in een van %(n)s groepen die anders denken.", n=len(self.groups)
        )
        return f"{people} {apart}"


def told(found: Ground, known: Mapping[str, tuple[str, str, str]]) -> Told:
    """What was found, with side, text and plan of each argument; one that is not `known` any more is left out."""
    sizes = enumerate(found.sizes, start=1)
    groups = tuple(gettext("Groep %(n)s (mensen: %(size)s)", n=n, size=size) for n, size in sizes)
    rows = [_row(line, found, known[line.argument]) for line in found.lines if line.argument in known]
    return Told(
        people=found.people,
        few=not found.sizes,
        groups=groups,
        carried=tuple(row for row in rows if row.carried),
        others=tuple(row for row in rows if not row.carried),
    )


def _row(line: Line, found: Ground, known: tuple[str, str, str]) -> Row:
    tables = gettext("tafels: %(n)s van %(of)s", n=line.tables, of=found.tables) if found.tables else ""
    side, text, plan = known
    return Row(line.argument, side, text, plan, line.carried, tables, tuple(_bars(line.cells)))


def _bars(cells: Iterable[Cell]) -> Iterable[Bar]:
    for number, cell in enumerate(cells, start=1):
        shares = (cell.agree * HUNDRED // cell.seen, cell.disagree * HUNDRED // cell.seen)
        yield Bar(gettext("Groep %(n)s", n=number), cell.agree, cell.disagree, cell.seen, *shares)


def known(view: View, arguments: Iterable[Argument]) -> dict[str, tuple[str, str, str]]:
    """Side, text and title of the plan of each argument that may be read."""
    titles = {key: plan.title for key, plan in plans(view.meeting).items()}
    return {each.id: (each.side, each.text, titles[each.initiative]) for each in arguments if each.status == "shown"}


def found(view: View) -> Told | None:
    """What was found last at the arguments of now, or of before; None where nobody counted."""
    stage = ARGUMENTS.at(view.meeting)
    here = ground(view.meeting).found.get(stage.key) if stage else None
    return told(here, known(view, stage.state.arguments.values())) if stage and here else None


def shown(view: View) -> Told | None:
    """The same, where everybody may see it now."""
    stage = ARGUMENTS.at(view.meeting)
    return found(view) if stage and ground(view.meeting).shown == stage.key and not view.meeting.closed else None


class Saying(msgspec.Struct, frozen=True):
    """An argument that everybody is asked about."""

    id: str
    side: str
    text: str
    plan: str


def asked(view: View) -> tuple[Saying, ...]:
    """The arguments that everybody is asked about now, in order of arrival; none where nobody is asked."""
    stage = ARGUMENTS.here(view.meeting)
    if stage is None or stage.status != "open" or ground(view.meeting).asked != stage.key or view.meeting.closed:
        return ()
    titles = {key: plan.title for key, plan in plans(view.meeting).items()}
    return tuple(Saying(each.id, each.side, each.text, titles[each.initiative]) for each in sayings(stage))


class Desk(msgspec.Struct, frozen=True):
    """What the console can do: whether it may ask and does, and whether a count runs, failed or is shown.

    How much was answered, by how many people, is told while everybody is asked. `files` is where the files are, if any.
    """

    open: bool
    asks: bool
    people: int
    answers: int
    count: str
    shown: bool
    files: str


def desk(view: View) -> Desk | None:
    """What the console can do; None before people argue and after the evening."""
    stage = ARGUMENTS.at(view.meeting)
    if stage is None or stage.status == "waiting" or view.meeting.closed:
        return None
    here = ground(view.meeting)
    given = [answers(view.meeting, each) for each in sayings(stage)] if here.asked == stage.key else []
    return Desk(
        open=ARGUMENTS.here(view.meeting) is not None and stage.status == "open",
        asks=here.asked == stage.key,
        people=len({seat for each in given for seat in each}),
        answers=sum(map(len, given)),
        count=state(view.meeting),
        shown=here.shown == stage.key,
        files=f"/t/{view.meeting.code}/regie/gedeelde-grond.zip" if to_take(view.meeting) else "",
    )


def to_take(meeting: Meeting) -> bool:
    """Whether there are files to take along: somebody argued, and nobody can now.

    Files from before and after an answer would tell between them who gave it when.
    """
    every = ARGUMENTS.stages(meeting)
    return any(sayings(stage) for stage in every) and all(stage.status != "open" for stage in every)


def pressed(view: View, saying: Saying, mark: int) -> bool:
    """Whether this is what somebody thinks of an argument, on a page of their own."""
    marked: Mapping[str, Any] = view.me["marked"] if view.me else {}
    return bool(marked.get(saying.id) == mark)


def head(found: Told) -> tuple[str, ...]:
    """The head of the table of numbers."""
    return (gettext("Argument"), *found.groups, gettext("Tafels"))


def cells(row: Row) -> tuple[str, ...]:
    """The numbers of an argument, as its table shows them."""
    return (*(bar.label for bar in row.bars), row.tables)
