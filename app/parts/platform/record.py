"""The mandates of residents' platforms, in the record."""

from collections.abc import Iterator, Mapping
from typing import Any

from flask_babel import gettext, lazy_gettext

from app.languages import day, euro, in_a_row
from app.record.blocks import Block, Terms
from app.record.reading import Reading, kept
from app.record.section import Section


def _blocks(read: Reading) -> Iterator[Block]:
    found = read.record.get("mandates", ())
    if found:
        yield Terms([(kept(each["platform"]), _told(read, each)) for each in found])


def _told(read: Reading, each: Mapping[str, Any]) -> str:
    plan = read.plans[each["initiative"]]
    said = gettext(
        "‘%(plan)s’: %(amount)s, voor %(purpose)s",
        plan=plan["title"],
        amount=euro(plan["amount"]),
        purpose=kept(each["purpose"]),
    )
    days = in_a_row(day(one) for one in each["accounts"])
    return f"{said.rstrip('.')}. {gettext('Verantwoording op %(days)s.', days=days)}"


TITLE = lazy_gettext("Mandaat van een bewonersplatform")
SECTIONS = (Section(name="mandates", part="platform", title=TITLE, blocks=_blocks),)
