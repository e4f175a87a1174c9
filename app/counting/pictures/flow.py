"""Where the money went: from the budget a stream to each plan that voters paid, as wide as what it cost.

What voters were given to pay with is the rule's own arithmetic, and may be more than there is: it is in no picture.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any, ClassVar

import msgspec
from flask_babel import gettext as _
from flask_babel import ngettext

from app.counting.picture import Numbers, Picture
from app.counting.told.outcome import Tale
from app.languages import euro
from facilitation.counting.chips import half_up

ROW, WIDEST = 10.0, 8.0


class Stream(msgspec.Struct, frozen=True):
    """One stream: what it went to, the amount, who paid it how, its path in the picture, and its state."""

    title: str
    amount: str
    who: str
    path: str
    state: str


class Flow(Picture, frozen=True, kw_only=True):
    """All streams, in a drawing 100 wide and `tall` high that may be stretched, a row of 10 per stream."""

    kind: ClassVar[str] = "flow"
    streams: tuple[Stream, ...]
    tall: float


class Source(msgspec.Struct, frozen=True):
    """What a stream is drawn from, in cents."""

    title: str
    amount: Fraction
    who: str
    state: str = ""


def draw(tale: Tale, done: Sequence[Any] | None = None, now: str = "", most: int = 0) -> Flow:
    """The purchases of equal shares, or of Phragmén; with `most` the earliest of them stand together."""
    turns = tale.result.rounds if done is None else done
    bought = [found for found in turns if _paid(found)]
    total = Fraction(tale.result.free)
    sources = [_source(tale, found, now) for found in bought]
    if most and len(sources) > most:
        early, sources = sources[: 1 - most], sources[1 - most :]
        sources.insert(0, _together(early))
    listed = sum(found.amount for found in turns if found.funded and not _paid(found))
    if listed:
        sources.append(Source(_("langs de ranglijst"), Fraction(listed), ""))
    unspent = total - sum(source.amount for source in sources)
    if unspent > 0:
        sources.append(Source(_("over") if done is None else _("nog te verdelen"), unspent, "", "rest"))
    streams = tuple(_stream(source, place, before, total, len(sources)) for source, place, before in _placed(sources))
    return Flow(label=_label(tale, bought, total), table=_table(tale, bought), streams=streams, tall=ROW * len(streams))


def _paid(found: Any) -> bool:
    return bool(found.funded and (hasattr(found, "payers") or hasattr(found, "load")))


def _source(tale: Tale, found: Any, now: str) -> Source:
    return Source(tale.plans[found.id].title, Fraction(found.cost), _who(tale, found), "now" if found.id == now else "")


def _who(tale: Tale, found: Any) -> str:
    """Who paid how much; a ballot that gives points pays the price for each of them."""
    if hasattr(found, "load"):
        return ngettext("%(num)s kiezer", "%(num)s kiezers", found.backers)
    said = f"{found.payers} × {euro(half_up(found.price))}" + ("" if tale.plain else str(_(" per punt")))
    return f"{said} + {euro(half_up(found.rest))}" if found.rest else said


def _together(early: Sequence[Source]) -> Source:
    title = ngettext("%(num)s plan eerder", "%(num)s plannen eerder", len(early))
    return Source(title, sum((source.amount for source in early), Fraction(0)), "", "early")


def _placed(sources: Sequence[Source]) -> list[tuple[Source, int, Fraction]]:
    before, found = Fraction(0), []
    for place, source in enumerate(sources):
        found.append((source, place, before))
        before += source.amount
    return found


def _stream(source: Source, place: int, before: Fraction, total: Fraction, rows: int) -> Stream:
    """A band from its part of the money, at the left, to its own row at the right."""
    scale = ROW * rows / float(total) if total else 0.0
    top, wide = float(before) * scale, float(source.amount) * scale
    end = min(wide, WIDEST)
    right = ROW * place + (ROW - end) / 2
    path = (
        f"M6 {top:.2f}C50 {top:.2f} 50 {right:.2f} 100 {right:.2f}"
        f"V{right + end:.2f}C50 {right + end:.2f} 50 {top + wide:.2f} 6 {top + wide:.2f}Z"
    )
    return Stream(source.title, euro(half_up(source.amount)), source.who, path, source.state)


def _label(tale: Tale, bought: Sequence[Any], total: Fraction) -> str:
    plans = ngettext("%(num)s plan", "%(num)s plannen", len(bought))
    spent = euro(sum(found.cost for found in bought))
    return _(
        "Van %(total)s ging %(spent)s naar %(plans)s, betaald door de kiezers.",
        total=euro(half_up(total)),
        spent=spent,
        plans=plans,
    )


def _table(tale: Tale, bought: Sequence[Any]) -> Numbers:
    return Numbers(
        _("Wie betaalde wat"),
        (_("Plan"), _("Kost"), _("Kiezers en wat zij betaalden")),
        tuple((tale.plans[found.id].title, euro(found.cost), _who(tale, found)) for found in bought),
    )
