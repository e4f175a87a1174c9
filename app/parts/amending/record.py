"""Improvements that were taken over, in the record."""

from collections.abc import Iterator, Mapping
from typing import Any

from flask_babel import gettext, lazy_gettext

from app.languages import hours
from app.parts.amending.told import were
from app.record.blocks import Block, Terms
from app.record.reading import Reading, kept
from app.record.section import Section


def _blocks(read: Reading) -> Iterator[Block]:
    taken = read.record.get("amendments", ())
    if taken:
        yield Terms([(_named(read, one), _told(read, one)) for one in taken])


def _named(read: Reading, one: Mapping[str, Any]) -> str:
    """The plan, and when it changed."""
    time = gettext("%(time)s uur", time=hours(one["at"]))
    return f"{read.plans[one['initiative']]['title']} ({time})"


def _told(read: Reading, one: Mapping[str, Any]) -> str:
    """The argument with its support, who said yes and how, and what the plan said before."""
    texts = {a["id"]: kept(a["text"]) for a in read.plans[one["initiative"]]["arguments"]}
    argument = texts.get(one["argument"], gettext("(niet meer te lezen)"))
    yes = gettext("De indiener nam dit over (hardop)") if one["aloud"] else gettext("De indiener nam dit over")
    said = f"{yes}: ‘{one['words']}’" if one["words"] else yes
    quoted = f"‘{argument}’ ({one['argument']}, {gettext('steun: %(n)s', n=one['support'])})"
    return "\n".join([quoted, said, *(_before(each.label, each.was) for each in were(one["changes"]))])


def _before(label: str, was: str) -> str:
    return gettext("%(field)s, eerst: %(was)s", field=label, was=was or gettext("(leeg)"))


SECTIONS = (
    Section(
        name="amendments",
        part="amending",
        title=lazy_gettext("Verbeteringen die een indiener overnam"),
        blocks=_blocks,
        shows="blocks",
    ),
)
