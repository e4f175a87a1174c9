"""How many ballots got none, one, or more of the plans on them; and which of two outcomes gives more ballots more."""

from collections.abc import Mapping

from flask_babel import gettext as _

from app.counting.picture import Numbers, Part, Stack, Stacked, percent
from app.counting.told import reasons
from app.counting.told.outcome import Tale
from app.languages import in_a_row


def draw(tale: Tale) -> Stacked | None:
    """One bar for everybody, and one per channel where that may be told."""
    if not tale.wins:
        return None
    names = (("2+", _("2 of meer plannen")), ("1", _("1 plan")), ("0", _("geen plan")))
    rows = tuple(_stack(_group(group), found, names) for group, found in tale.wins.items())
    cells = tuple(
        (row.title, *(str(found[key]) for key, _name in names))
        for row, found in zip(rows, tale.wins.values(), strict=True)
    )
    caption = _("Hoeveel kregen de kiezers van wat zij kozen?")
    said = in_a_row(f"{name} {tale.wins['all'][key]}" for key, name in names)
    return Stacked(
        label=f"{caption} {said}.",
        table=Numbers(caption, (_("Stembiljetten"), *(name for _key, name in names)), cells),
        names=names,
        rows=rows,
    )


def compared(tale: Tale) -> Stacked:
    """Equal shares beside the most votes."""
    found = tale.result.details["comparison"]
    names = (
        ("prefer_equal_shares", _("meer door gelijke delen")),
        ("same", _("evenveel")),
        ("prefer_greedy", _("meer door de meeste stemmen")),
    )
    row = _stack(_("Alle kiezers"), found, names)
    caption = _("De vergelijking")
    table = Numbers(caption, tuple(name for _key, name in names), (tuple(str(found[key]) for key, _name in names),))
    return Stacked(
        label=f"{caption}: {', '.join(f'{name} {found[key]}' for key, name in names)}.",
        table=table,
        names=names,
        rows=(row,),
    )


def _group(group: str) -> str:
    return _("Alle biljetten") if group == "all" else str(reasons.CHANNELS.get(group, group))


def _stack(title: str, found: Mapping[str, int], names: tuple[tuple[str, str], ...]) -> Stack:
    whole = sum(found[key] for key, _name in names)
    return Stack(
        title, tuple(Part(key, percent(found[key], whole), str(found[key])) for key, _name in names if found[key])
    )
