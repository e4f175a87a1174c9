"""Majority judgement as bars: how many gave a plan a higher grade than its own, how many the same, how many lower."""

from flask_babel import gettext as _

from app.counting.picture import Numbers, Part, Stack, Stacked, percent
from app.counting.told.outcome import Tale
from facilitation.counting.rules.majority_judgement import Judgement
from facilitation.counting.steps import judgements


def draw(tale: Tale, most: int = 0) -> Stacked:
    """From the best plan down, with the line at half of the ballots; ballots are weighed where that was agreed."""
    found = judgements(tale.result)
    keys = [standing.id for standing in tale.result.standings]
    whole = _whole(tale, found)
    rows = tuple(
        Stack(f"{n}. {tale.plans[key].title}", _parts(found[key], whole), _("cijfer %(grade)s", grade=found[key].grade))
        for n, key in enumerate(keys[: most or len(keys)], 1)
    )
    names = (("higher", _("hoger")), ("same", _("dit cijfer")), ("lower", _("lager of geen cijfer")))
    first = f"{tale.title(keys[0])}, {rows[0].text}" if keys else ""
    label = _("De cijfers per plan. Bovenaan: %(first)s.", first=first)
    table = Numbers(
        _("De cijfers"),
        (_("Plan"), _("Cijfer"), *(name.capitalize() for _key, name in names)),
        tuple((tale.plans[key].title, str(found[key].grade), *_counts(found[key], whole)) for key in keys),
    )
    return Stacked(label=label, table=table, names=names, rows=rows, middle=True)


def _whole(tale: Tale, found: dict[str, Judgement]) -> int:
    """All weight together: that of the ballots, or of the largest camps where ballots are weighed."""
    return max([tale.result.counted, *(each.higher + each.lower for each in found.values())])


def _counts(found: Judgement, whole: int) -> tuple[str, str, str]:
    return str(found.higher), str(whole - found.higher - found.lower), str(found.lower)


def _parts(found: Judgement, whole: int) -> tuple[Part, ...]:
    higher, same, lower = (int(text) for text in _counts(found, whole))
    sizes = (("higher", higher), ("same", same), ("lower", lower))
    return tuple(Part(name, percent(size, whole), str(size)) for name, size in sizes if size)
