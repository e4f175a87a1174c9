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
        for void in told["voided"]:
            yield Text(gettext("Het leggen werd heropend: %(reason)s", reason=void["reason"]))


def _who(told: Mapping[str, Any]) -> str:
    tables = ngettext("%(num)s tafel was het eens", "%(num)s tafels waren het eens", len(told["tables"]))
    people = ngettext("%(num)s mens", "%(num)s mensen", told["people"])
    each = ngettext("Ieder had %(num)s fiche en telt even zwaar.", "Ieder had %(num)s fiches en telt even zwaar.",
                    told["rules"]["chips"])  # fmt: skip
    return f"{tables}, {people}. {each}"


SECTIONS = (
    Section(name="chips", part="chips", title=lazy_gettext("Wat de tafels gaven"), blocks=_blocks, shows="blocks"),
)
