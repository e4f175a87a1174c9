"""The ranking as bars, at any moment of the division: who got money by then, and for whom it no longer fitted."""

from collections.abc import Sequence

from flask_babel import gettext as _
from flask_babel import ngettext

from app.counting.picture import Bar, Bars, Numbers, percent
from app.counting.told.outcome import Tale, measure
from app.languages import euro
from facilitation.counting.result import Round, Standing


def draw(tale: Tale, done: Sequence[Round] = (), now: Sequence[str] = (), most: int = 0) -> Bars:
    """All standings, or `most` of them around the plans of this moment; `done` are the rounds that were told."""
    standings = list(tale.result.standings)
    shown = _around(standings, now, most) if most else standings
    top = max((standing.points for standing in standings), default=0)
    turns = {found.id: found for found in done}
    rows = tuple(
        Bar(
            id=each.id,
            n=str(each.rank),
            title=tale.plans[each.id].title,
            wide=percent(each.points, top),
            text=measure(tale, each.id),
            note=_note(turns.get(each.id)),
            state=" ".join(filter(None, [_state(turns.get(each.id)), "now" if each.id in now else ""])),
        )
        for each in shown
    )
    return Bars(label=_label(tale), table=_table(tale, turns), rows=rows, more=len(standings) - len(shown))


def _around(standings: list[Standing], now: Sequence[str], most: int) -> list[Standing]:
    """As many as fit, those of this moment in the middle."""
    places = [place for place, standing in enumerate(standings) if standing.id in now] or [0]
    start = min(max(0, sum(places) // len(places) - most // 2), max(0, len(standings) - most))
    return standings[start : start + most]


def _state(turn: Round | None) -> str:
    if turn is None:
        return ""
    return "passed" if not turn.funded else "part" if turn.amount < turn.cost else "given"


def _note(turn: Round | None) -> str:
    if turn is None:
        return ""
    if turn.funded:
        return _("krijgt %(amount)s", amount=euro(turn.amount))
    return _("%(short)s te kort", short=euro(turn.short)) if turn.short else _("past niet")


def _label(tale: Tale) -> str:
    first = tale.result.standings[:3]
    said = "; ".join(f"{each.rank}. {tale.title(each.id)}, {measure(tale, each.id)}" for each in first)
    plans = ngettext("De ranglijst van %(num)s plan.", "De ranglijst van %(num)s plannen.", len(tale.result.standings))
    return _("%(plans)s Bovenaan: %(first)s.", plans=plans, first=said)


def _table(tale: Tale, turns: dict[str, Round]) -> Numbers:
    return Numbers(
        _("De ranglijst"),
        (_("Plek"), _("Plan"), _("Waarom hier"), _("Vraagt"), _("Uitkomst")),
        tuple(
            (
                str(each.rank),
                tale.plans[each.id].title,
                measure(tale, each.id),
                euro(tale.plans[each.id].ask),
                _note(turns.get(each.id)),
            )
            for each in tale.result.standings
        ),
    )
