"""What the tables gave with their chips, in the record."""

from collections.abc import Iterator, Mapping
from typing import Any

from flask_babel import gettext, lazy_gettext, ngettext

from app.record.blocks import Block, Grid, Text
from app.record.reading import Reading, gets
from app.record.section import Section


def _blocks(read: Reading) -> Iterator[Block]:
    titles = {plan["id"]: plan["title"] for plan in read.record["plans"]}
    for told in read.record.get("chips", ()):
        yield Text(_who(told))
        head = (gettext("Waarop"), gettext("Fiches"), gettext("Een volle tafel gaf"))
        rows = [[titles.get(e["thing"], e["thing"]), str(e["chips"]), gets(e["amount"])] for e in told["given"]]
        yield Grid(gettext("Wat de tafels samen gaven"), head, rows, 1)
        if told["suggested"] is not None and read.began() == "chips" and (read.decided or read.departed):
            yield Text(_talked(len(read.departed)))
        for void in told["voided"]:
            yield Text(gettext("Het leggen werd heropend: %(reason)s", reason=void["reason"]))


def proposed_by(record: Mapping[str, Any]) -> bool:
    """Whether the package of a record began from chips: what is said to have been proposed is what tables gave."""
    given = [told["suggested"] for told in record.get("chips", ()) if told["suggested"] is not None]
    plans = [plan for plan in record["plans"] if plan["suggested"] is not None]
    return any(all(plan["suggested"] == each.get(plan["id"], 0) for plan in plans) for each in given) and bool(plans)


def _who(told: Mapping[str, Any]) -> str:
    tables = ngettext("%(num)s tafel was het eens", "%(num)s tafels waren het eens", len(told["tables"]))
    people = ngettext("%(num)s mens", "%(num)s mensen", told["people"])
    each = ngettext("Ieder had %(num)s fiche en telt even zwaar.", "Ieder had %(num)s fiches en telt even zwaar.",
                    told["rules"]["chips"])  # fmt: skip
    return f"{tables}, {people}. {each}"


def _talked(departed: int) -> str:
    """What the room made of it."""
    if not departed:
        return gettext("De zaal nam over wat de tafels gaven.")
    return ngettext(
        "Daarna praatte de zaal verder. Bij %(num)s plan koos ze een ander bedrag dan de tafels gaven. "
        "De reden staat bij het plan.",
        "Daarna praatte de zaal verder. Bij %(num)s plannen koos ze een ander bedrag dan de tafels gaven. "
        "De reden staat bij het plan.",
        departed,
    )


SECTIONS = (
    Section(name="chips", part="chips", title=lazy_gettext("Wat de tafels gaven"), blocks=_blocks, shows="blocks"),
)
