"""How everybody divided the pot by themselves, in the record."""

from collections.abc import Iterator

from flask_babel import gettext, lazy_gettext

from app.record.blocks import Block, Grid, Text
from app.record.reading import Plan, Reading, gets
from app.record.section import Section


def _blocks(read: Reading) -> Iterator[Block]:
    """The plans of which is known what people gave, in order; nothing where there are none."""
    plans = [plan for plan in read.taking if _known(plan)]
    if plans:
        yield Text(
            gettext(
                "Iedereen verdeelde ook zelf het hele budget: niets, minimaal of alles per plan. "
                "Midden: de helft gaf dit bedrag of meer."
            )
        )
        head = (gettext("Plan"), gettext("Niets"), gettext("Minimaal"), gettext("Alles"), gettext("Midden"))
        yield Grid(gettext("Wat iedereen zelf gaf, per plan"), head, [_row(plan) for plan in plans], 1)


def _known(plan: Plan) -> bool:
    shares = plan["shares"]
    return bool(shares) and any(shares[name] for name in ("nothing", "minimum", "full"))


def _row(plan: Plan) -> list[str]:
    """How many seats gave it nothing, its minimum and all of its ask; what half of them gave it or more, in words."""
    shares = plan["shares"]
    numbers = [str(shares[name]) for name in ("nothing", "minimum", "full")]
    return [plan["title"], *numbers, gets(shares["middle"])]


SECTIONS = (Section(name="shares", part="allocation", title=lazy_gettext("Wat iedereen zelf gaf"), blocks=_blocks),)
