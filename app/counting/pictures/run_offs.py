"""The run-offs: how many ballots lay with each plan at one of them, and over all of them."""

from typing import ClassVar

import msgspec
from flask_babel import gettext as _
from flask_babel import ngettext

from app.counting.picture import Bar, Bars, Numbers, Picture, percent
from app.counting.told.outcome import Tale
from facilitation.counting.rules.irv import Elimination
from facilitation.counting.steps import eliminations

ROUNDS, PLANS = 8, 12


def draw(tale: Tale, at: int, most: int = 0) -> Bars:
    """One run-off: who has how many ballots, who goes out, and to whom its ballots go."""
    found = eliminations(tale.result)[at]
    order = sorted(found.tally, key=lambda key: (-found.tally[key], key == found.out))
    shown = order if not most or len(order) <= most else [*order[: most - 1], found.out]
    top = max(found.tally.values(), default=0)
    rows = tuple(_bar(tale, found, key, top) for key in dict.fromkeys(shown))
    head = (_("Plan"), _("Biljetten"), _("Erbij"))
    cells = tuple((tale.plans[key].title, str(found.tally[key]), str(found.to.get(key, 0) or "")) for key in order)
    label = _("Afvalronde %(n)s: %(plan)s valt af.", n=at + 1, plan=tale.title(found.out))
    table = Numbers(_("Afvalronde %(n)s", n=at + 1), head, cells)
    return Bars(label=label, table=table, rows=rows, more=len(order) - len(rows))


def _bar(tale: Tale, found: Elimination, key: str, top: int) -> Bar:
    gets = found.to.get(key, 0)
    return Bar(
        id=key, n="", title=tale.plans[key].title, wide=percent(found.tally[key], top), text=str(found.tally[key]),
        note=_("valt af") if key == found.out else f"+ {gets}" if gets else "",
        state="out" if key == found.out else "now" if gets else "",
    )  # fmt: skip


class Lane(msgspec.Struct, frozen=True):
    """One plan through the run-offs: per shown round its ballots, how tall its bar is in percent, and if it leaves."""

    n: str
    title: str
    cells: tuple[tuple[str, float, bool], ...]


class RunOffs(Picture, frozen=True, kw_only=True):
    """The last run-offs of the plans that stayed in longest."""

    kind: ClassVar[str] = "run_offs"
    heads: tuple[str, ...]
    rows: tuple[Lane, ...]


def whole(tale: Tale) -> RunOffs:
    """The last rounds of all, with the plans that were in them, the winner first."""
    found = eliminations(tale.result)
    last = list(enumerate(found, 1))[-ROUNDS:]
    seen = {key for _n, each in last for key, votes in each.tally.items() if votes}
    keys = [standing.id for standing in tale.result.standings if standing.id in seen][:PLANS]
    top = max((votes for _n, each in last for votes in each.tally.values()), default=0)
    rows = tuple(
        Lane(str(n), tale.plans[key].title, tuple(_cell(each, key, top) for _n, each in last))
        for n, key in enumerate(keys, 1)
    )
    heads = tuple(str(n) for n, _each in last)
    label = ngettext("De laatste afvalronde.", "De laatste %(num)s afvalrondes.", len(last))
    if keys:
        label = _("%(label)s %(plan)s bleef over.", label=label, plan=tale.title(keys[0]))
    head = ("", _("Plan"), *(_("Ronde %(n)s", n=n) for n in heads))
    cells = tuple((row.n, row.title, *(text for text, _tall, _out in row.cells)) for row in rows)
    caption = _("Biljetten per afvalronde. Een × betekent: hier valt het plan af.")
    return RunOffs(label=label, table=Numbers(caption, head, cells), heads=heads, rows=rows)


def _cell(found: Elimination, key: str, top: int) -> tuple[str, float, bool]:
    if key not in found.tally:
        return "", 0.0, False
    out = key == found.out
    return f"{found.tally[key]}{' ×' if out else ''}", percent(found.tally[key], top), out
