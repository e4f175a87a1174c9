"""What was said for and against, in the record."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec
from flask_babel import gettext, lazy_gettext, ngettext

from app.languages import in_a_row
from app.parts.arguments.words import SIDES
from app.record.blocks import Block, Bullets, Text, Title
from app.record.reading import Plan, Reading, kept
from app.record.section import Fact, Section


class Argument(msgspec.Struct, frozen=True):
    """One argument as it is shown; `support` is how many people stand behind it, `table` where it came from if told.

    `beside` is what stands as one with it, as text and table.
    """

    id: str
    side: str
    text: str
    support: int
    table: str = ""
    beside: tuple[tuple[str, str], ...] = ()


class Topic(msgspec.Struct, frozen=True):
    """The arguments about one plan, the most supported first."""

    plan: str
    title: str
    arguments: list[Argument]


def said(plan: Plan) -> list[Argument]:
    """What was said about a plan."""
    return [_one(a) for a in _of(plan)]


def _one(a: Mapping[str, Any]) -> Argument:
    beside = tuple((kept(each["text"]), each.get("table", "")) for each in a.get("with", ()))
    return Argument(a["id"], a["side"], kept(a["text"]), a["support"], a.get("table", ""), beside)


def _of(plan: Plan) -> Sequence[Mapping[str, Any]]:
    found: Sequence[Mapping[str, Any]] = plan["arguments"]
    return found


def _spoken_of(read: Reading) -> list[Plan]:
    """The plans with arguments, those that were withdrawn last."""
    return [plan for plan in read.taking + read.withdrawn if _of(plan)]


def _topics(read: Reading) -> list[Topic] | None:
    return [Topic(plan["id"], plan["title"], said(plan)) for plan in _spoken_of(read)] or None


def facts(read: Reading) -> Iterator[Fact]:
    """How many arguments can be read, and how many were hidden."""
    number, hidden = sum(len(_of(plan)) for plan in read.plans.values()), read.record["hidden"]
    if not number and not hidden:
        return
    more = gettext("De gespreksleider verborg er %(n)s, steeds met een reden aan de schrijver.", n=hidden)
    yield Fact(
        term=gettext("Argumenten"),
        said=ngettext(
            "%(num)s argument, vraag of verbetering.", "%(num)s argumenten, vragen en verbeteringen.", number
        ),
        link="h-arguments",
        words=gettext("Lees ze allemaal"),
        more=more if hidden else "",
    )


def _blocks(read: Reading) -> Iterator[Block | Title]:
    for number, plan in enumerate(_spoken_of(read)):
        yield Title(gettext("Argumenten: %(plan)s", plan=plan["title"]))
        yield Text("" if number else gettext("Per plan, het meest gesteunde eerst."))
        yield Bullets([f"{SIDES[a.side]}: {a.text} ({_beside(a)})" for a in said(plan)])


def _beside(argument: Argument) -> str:
    """Its support, and the table that it came from where that is told."""
    support = gettext("steun: %(n)s", n=argument.support)
    table = [gettext("uit %(table)s", table=argument.table)] if argument.table else []
    return in_a_row((support, *table, *(_together(*each) for each in argument.beside)))


def _together(text: str, table: str) -> str:
    """What stands as one with it, and the table that this came from where that is told."""
    told = gettext("samen met ‘%(text)s’", text=text)
    return f"{told} {gettext('uit %(table)s', table=table)}" if table else told


SECTIONS = (
    Section(name="arguments", part="arguments", title=lazy_gettext("Alle argumenten"), blocks=_blocks, shows=_topics),
)
