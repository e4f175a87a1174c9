"""The budget as one bar: what plans got, whole or in part, and beyond its end what no longer fitted."""

from collections.abc import Sequence
from typing import Any, ClassVar

from flask_babel import gettext as _
from flask_babel import ngettext

from app.counting.picture import Numbers, Picture
from app.counting.told.outcome import Tale
from app.languages import euro
from facilitation.counting.result import Round


class Budget(Picture, frozen=True, kw_only=True):
    """`parts` and `ghost` as the macro `bar` draws them: `n`, `amount` in cents, `part`, `now`; `pot` in cents.

    `free` is what is left, and `over` what the ghost is short, in words.
    """

    kind: ClassVar[str] = "budget"
    pot: int
    parts: tuple[dict[str, Any], ...]
    ghost: dict[str, Any] | None
    free: str
    over: str


def draw(tale: Tale, done: Sequence[Round] | None = None, now: Sequence[str] = ()) -> Budget:
    """The bar after these rounds, or after all; the ghost is the first plan of this moment that does not fit."""
    rounds = tale.result.rounds if done is None else done
    given = [found for found in rounds if found.funded]
    parts = tuple(
        {"n": n, "amount": found.amount, "part": found.amount < found.cost, "now": found.id in now}
        for n, found in enumerate(given, 1)
    )
    passed = [found for found in rounds if not found.funded and found.short and (done is None or found.id in now)]
    outside = passed[0] if passed else None
    spent, free = sum(found.amount for found in given), tale.result.free
    short = _short(outside, free - spent) if outside else ""
    return Budget(
        label=_label(tale, len(given), spent, outside, short),
        table=_table(tale, rounds),
        pot=free,
        parts=parts,
        ghost={"n": "", "amount": outside.cost} if outside else None,
        free=_("nog %(left)s", left=euro(free - spent)),
        over=_("%(plan)s: %(short)s te kort", plan=tale.title(outside.id), short=short) if outside else "",
    )


def _short(outside: Round, left: int) -> str:
    """How much is lacking at this moment: of the pot, or of a cap."""
    return euro(outside.cost - left if outside.why == "does_not_fit" else outside.short)


def _label(tale: Tale, plans: int, spent: int, outside: Round | None, short: str) -> str:
    said = ngettext(
        "%(spent)s van %(pot)s verdeeld over %(num)s plan.", "%(spent)s van %(pot)s verdeeld over %(num)s plannen.",
        plans, spent=euro(spent), pot=euro(tale.result.free),
    )  # fmt: skip
    if outside is None:
        return said
    line = _("%(plan)s past niet: %(short)s te kort.", plan=tale.title(outside.id), short=short)
    return f"{said} {line}"


def _table(tale: Tale, rounds: Sequence[Round]) -> Numbers:
    given = [found for found in rounds if found.funded]
    numbers = {found.id: str(n) for n, found in enumerate(given, 1)}
    return Numbers(
        _("Het budget"),
        (_("Nummer"), _("Plan"), _("Vraagt"), _("Krijgt"), _("Te kort"), _("Nog over")),
        tuple(
            (
                numbers.get(found.id, ""),
                tale.plans[found.id].title,
                euro(found.cost),
                euro(found.amount) if found.funded else _("niets"),
                euro(found.short) if found.short else "",
                euro(found.left),
            )
            for found in rounds
        ),
    )
