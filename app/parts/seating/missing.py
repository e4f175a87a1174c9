"""Who has not voted or answered yet, told by table before something is closed; never a name."""

from collections import Counter
from collections.abc import Callable, Sequence

from flask_babel import gettext, ngettext

from app.faces.view import View
from app.parts.seating.behalf import asked_now, handed_in
from facilitation.parts.seating import tables

MOST_NAMED = 8
"""So many tables are named; where people are missing at more, only how many there are is told."""


def still_out(view: View) -> list[tuple[str, int]]:
    """The tables with how many did not hand in yet, in the order of the hall; those without one last.

    Nobody waits for who is away, nor for who does not decide.
    """
    done, names = handed_in(view), {table.id: table.name for table in tables(view.meeting).values()}
    present = (seat for seat in asked_now(view).values() if not seat.away)
    waiting = Counter(seat.table for seat in present if seat.id not in done)
    at_tables = [(name, waiting[key]) for key, name in names.items() if waiting[key]]
    return [*at_tables, (gettext("zonder tafel"), waiting[None])] if waiting[None] else at_tables


def voted_so_far(view: View) -> str:
    """How many voted, of which tables people are missing, and whether to close all the same."""
    done, everybody = _counts(view)
    said = ngettext("%(num)s van %(of)s stemde.", "%(num)s van %(of)s stemden.", done, of=everybody)
    return _asked(said if done else gettext("Nog niemand stemde."), not_yet(view), done == everybody)


def answered_so_far(view: View) -> str:
    """How many answered, of which tables people are missing, and whether to close all the same."""
    done, everybody = _counts(view)
    said = ngettext("%(num)s van %(of)s antwoordde.", "%(num)s van %(of)s antwoordden.", done, of=everybody)
    return _asked(said if done else gettext("Nog niemand antwoordde."), not_answered(view), done == everybody)


def not_yet(view: View) -> str:
    """`Tafel 4: 3 stemden nog niet.`, table by table; of many tables together; empty once everybody voted."""
    out = still_out(view)
    if len(out) > MOST_NAMED:
        return _together(
            lambda n, where: ngettext(
                "%(num)s mens %(where)s stemde nog niet.", "%(num)s mensen %(where)s stemden nog niet.", n, where=where
            ),
            out,
        )
    return " ".join(
        ngettext("%(table)s: %(num)s stemde nog niet.", "%(table)s: %(num)s stemden nog niet.", n, table=_begun(name))
        for name, n in out
    )


def not_answered(view: View) -> str:
    """`Tafel 4: 3 antwoordden nog niet.`, table by table; of many tables together; empty once everybody answered."""
    out = still_out(view)
    if len(out) > MOST_NAMED:
        return _together(
            lambda n, where: ngettext(
                "%(num)s mens %(where)s antwoordde nog niet.",
                "%(num)s mensen %(where)s antwoordden nog niet.",
                n,
                where=where,
            ),
            out,
        )
    return " ".join(
        ngettext(
            "%(table)s: %(num)s antwoordde nog niet.",
            "%(table)s: %(num)s antwoordden nog niet.",
            n,
            table=_begun(name),
        )
        for name, n in out
    )


def _together(said: Callable[[int, str], str], out: Sequence[tuple[str, int]]) -> str:
    """How many people are missing, and at how many tables."""
    where = ngettext("aan %(num)s tafel", "aan %(num)s tafels", len(out))
    return said(sum(n for _, n in out), where)


def _counts(view: View) -> tuple[int, int]:
    everybody = asked_now(view)
    return sum(seat in everybody for seat in handed_in(view)), len(everybody)


def _begun(name: str) -> str:
    return name[:1].upper() + name[1:]


def _asked(said: str, missing: str, whole: bool) -> str:
    asks = gettext("Iedereen is binnen. Sluiten?") if whole else gettext("Toch sluiten?")
    return " ".join(each for each in (said, missing, asks) if each)
