"""What it all came to: what stood equal, who got nothing and why, what the voters got, and who follows."""

from collections.abc import Callable, Iterator, Mapping

from flask_babel import gettext as _

from app.counting.told import reasons
from app.counting.told.outcome import Tale, Words, names
from facilitation.counting.steps import Step

LOT_SIGNS = 8


def _ties(tale: Tale, step: Step) -> Words:
    return _("Ook gelijk"), [_("Deze plannen stonden ook gelijk. Voor het geld maakte dat niets uit.")]


def tie(tale: Tale, number: int) -> Iterator[str]:
    """What stood equal and what decided; with the lot numbers, so that anybody can draw them again."""
    found = tale.result.ties[number]
    yield reasons.tie(found, tale.plans, tale.most)
    if found.lots:
        numbers = ", ".join(f"{tale.title(key)} {found.lots[key][:LOT_SIGNS]}" for key in found.ids[: tale.most])
        yield _("De lotnummers: %(numbers)s. Het kleinste nummer gaat voor.", numbers=numbers)


def _lost(tale: Tale, step: Step) -> Words:
    losers = {each.id: each for each in tale.result.losers}
    return _("Wie kreeg niets, en waarom"), [reasons.loser_near(losers[key], tale.plans) for key in step.ids]


def _wins(tale: Tale, step: Step) -> Words:
    lines = []
    for group, found in tale.wins.items():
        names = {"none": found["0"], "one": found["1"], "more": found["2+"]}
        who = str(reasons.CHANNELS.get(group, group)) if group != "all" else ""
        line = _("Biljetten die geen enkel plan kregen: %(none)s, 1 plan: %(one)s, 2 of meer: %(more)s.", **names)
        lines.append(f"{who}: {line}" if who else line)
    return _("Hoeveel kregen de kiezers van wat zij kozen?"), lines


def _reserve(tale: Tale, step: Step) -> Words:
    line = _("Komt er geld vrij? Dan is dit de volgorde: %(plans)s.", plans=names(tale, step.ids))
    return _("De reservelijst"), [line]


WORDS: Mapping[str, Callable[[Tale, Step], Words]] = {
    "ties": _ties, "lost": _lost, "wins": _wins, "reserve": _reserve,
}  # fmt: skip
