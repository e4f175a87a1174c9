"""How everybody divided the pot by themselves, in the record."""

import msgspec
from flask_babel import lazy_gettext

from app.record.reading import Plan, Reading, gets
from app.record.section import Section


class Share(msgspec.Struct, frozen=True):
    """One plan: how many seats gave it nothing, its minimum and all of its ask; what half of them gave it, in words."""

    title: str
    nothing: int
    minimum: int
    full: int
    middle: str


def _shares(read: Reading) -> list[Share] | None:
    """The plans of which is known what people gave, in order; None where there are none."""
    return [_share(plan) for plan in read.taking if _known(plan)] or None


def _known(plan: Plan) -> bool:
    shares = plan["shares"]
    return bool(shares) and any(shares[name] for name in ("nothing", "minimum", "full"))


def _share(plan: Plan) -> Share:
    shares = plan["shares"]
    return Share(plan["title"], shares["nothing"], shares["minimum"], shares["full"], gets(shares["middle"]))


SECTIONS = (Section(name="shares", part="allocation", title=lazy_gettext("Wat iedereen zelf gaf"), shows=_shares),)
