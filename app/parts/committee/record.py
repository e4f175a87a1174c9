"""What a committee chose and why, in the record."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from flask_babel import gettext, lazy_gettext, ngettext

from app.languages import in_a_row
from app.parts.committee.told import marked, reasons
from app.parts.committee.words import abstaining
from app.record.blocks import Block, Grid, Text
from app.record.reading import Reading, kept
from app.record.section import Section

Plans = Mapping[str, Mapping[str, Any]]


def _blocks(read: Reading) -> Iterator[Block]:
    titles = {plan["id"]: plan["title"] for plan in read.record["plans"]}
    for committee in read.record.get("committees", ()):
        plans = {plan["initiative"]: plan for plan in committee["plans"]}
        yield Text(_how(committee["criteria"]))
        yield _list(gettext("Gekozen"), committee["chosen"], plans, titles)
        yield _list(gettext("Op de reservelijst"), committee["reserve"], plans, titles)
        yield _list(gettext("Niet gekozen"), committee["others"], plans, titles)


def _how(criteria: Sequence[Mapping[str, Any]]) -> str:
    weights = [ngettext("%(name)s telt %(num)s keer", "%(name)s telt %(num)s keer", each["weight"],
                        name=kept(each["name"])) for each in criteria]  # fmt: skip
    return gettext(
        "Elk lid gaf eerst alleen cijfers, daarna praatte de commissie erover. %(weights)s. Wie een belang had bij een "
        "plan, besliste daar niet over mee.",
        weights=in_a_row(weights),
    )


def _list(label: str, keys: Sequence[str], plans: Plans, titles: Mapping[str, str]) -> Grid:
    head = (label, gettext("Waarom"), gettext("Gewogen cijfer"))
    return Grid(label, head, [[titles[key], _why(plans[key]), marked(plans[key])] for key in keys], 2)


def _why(plan: Mapping[str, Any]) -> str:
    """The committee's reason, else what members wrote; and how many did not decide."""
    given = [plan["reason"]] if plan["reason"] else list(reasons(plan))
    return "\n".join([*given, *filter(None, [abstaining(len(plan["interests"]))])])


SECTIONS = (
    Section(
        name="committees",
        part="committee",
        title=lazy_gettext("Wat de commissie koos"),
        blocks=_blocks,
        shows="blocks",
    ),
)
