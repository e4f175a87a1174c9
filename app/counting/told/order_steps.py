"""How the order came about in which the money goes round: one function per kind of step."""

from collections.abc import Callable, Mapping
from fractions import Fraction

from flask_babel import gettext as _
from flask_babel import ngettext

from app.counting.told import rules
from app.counting.told.outcome import Tale, Words, euros, measure, names
from app.languages import count, euro, onward
from facilitation.counting.steps import Step, eliminations, partings
from facilitation.state.groups import FEWEST

FIRST = 3


def _start(tale: Tale, step: Step) -> Words:
    result = tale.result
    if not result.counted:
        left = _("Er is geen stembiljet. Alles blijft te verdelen: %(free)s.", free=euro(result.free))
        return _("Niemand stemde"), [left]
    lines = [ngettext("%(num)s stembiljet telt mee.", "%(num)s stembiljetten tellen mee.", result.counted)]
    if tale.merged:
        lines += [merged()]
    if result.free < result.budget:
        taken = euro(result.budget - result.free)
        lines += [_("Het budget is %(pot)s. Daarvan is %(taken)s al vergeven.", pot=euro(result.budget), taken=taken)]
    lines += [_("Er is %(free)s te verdelen.", free=euro(result.free)), str(rules.HOW[result.rule])]
    if result.rule == "borda":
        lines[-1] %= {"top": result.params.get("top", 0)}
    return _("Zo tellen we"), lines


def merged() -> str:
    """Why ballots weigh the same, though shares were agreed."""
    return _(
        "Uit de zaal of online kwamen minder dan %(fewest)s stembiljetten. Daarom telt elk biljet even zwaar.",
        fewest=FEWEST,
    )


def _order(tale: Tale, step: Step) -> Words:
    first = tale.result.standings[:FIRST]
    lines = [f"{each.rank}. {tale.title(each.id)}: {measure(tale, each.id)}." for each in first]
    if tale.result.rule == "phragmen":
        return _("Hoeveel steun elk plan heeft"), lines
    down = _("Nu het geld: van boven naar beneden krijgt elk plan wat het vraagt, zolang dat past.")
    return _("De ranglijst"), [*lines, down]


def _duels(tale: Tale, step: Step) -> Words:
    first = tale.result.standings[0]
    others = len(tale.result.standings) - 1
    if first.points == others:
        line = _("%(plan)s wint van alle andere plannen: het zijn er %(n)s.", plan=tale.title(first.id), n=others)
    else:
        line = _(
            "%(plan)s staat het hoogst: boven %(n)s van de %(others)s andere plannen.",
            plan=tale.title(first.id), n=first.points, others=others,
        )  # fmt: skip
    down = _("Nu het geld: van boven naar beneden krijgt elk plan wat het vraagt, zolang dat past.")
    return _("De duels"), [line, down]


def _grades(tale: Tale, step: Step) -> Words:
    parted = _parted(tale)
    shown = tale.result.standings[: 1 if parted else FIRST]
    lines = [f"{tale.title(each.id)}: {measure(tale, each.id)}." for each in shown]
    down = _("Nu het geld: van boven naar beneden krijgt elk plan wat het vraagt, zolang dat past.")
    return _("De cijfers"), [*lines, *parted, down]


def _parted(tale: Tale) -> list[str]:
    """What went on to part plans of which as many ballots gave higher, or lower; on a wall there is room for one."""
    return [
        ngettext(
            "%(above)s gaat voor %(below)s. Tot zover gelijk; zonder dat middelste cijfer is het %(high)s tegen "
            "%(low)s.",
            "%(above)s gaat voor %(below)s. Tot zover gelijk; na %(num)s keer het middelste cijfer weghalen is het "
            "%(high)s tegen %(low)s.",
            each.removed,
            above=tale.title(each.above), below=tale.title(each.below), high=each.grades[0], low=each.grades[1],
        )
        for each in partings(tale.result)[: tale.most // 4]
    ]  # fmt: skip


def _run_off(tale: Tale, step: Step) -> Words:
    told = [eliminations(tale.result)[at] for at in step.at]
    first, last = step.at[0] + 1, step.at[-1] + 1
    head = _("Afvalronde %(n)s", n=first) if first == last else _("Afvalronde %(n)s tot en met %(m)s", n=first, m=last)
    if not told[0].tally[told[0].out]:
        return head, [_("Deze plannen hebben geen biljetten en vallen af: %(plans)s.", plans=names(tale, step.ids))]
    out = told[0]
    fewest = ngettext("%(num)s biljet", "%(num)s biljetten", out.tally[out.out])
    lines = [_("%(plan)s heeft de minste: %(ballots)s. Het valt af.", plan=tale.title(out.out), ballots=fewest)]
    for key, ballots in sorted(out.to.items(), key=lambda pair: (not pair[0], -pair[1])):
        moved = ngettext("%(num)s biljet", "%(num)s biljetten", ballots)
        goal = tale.title(key) if key else _("geen volgende keuze")
        lines += [f"{moved} {onward()} {goal}."]
    return head, lines


def _shares(tale: Tale, step: Step) -> Words:
    result = tale.result
    first, share = (Fraction(result.details[name]) for name in ("first_share", "share"))
    said = {"free": euro(result.free), "n": count(result.counted), "share": euros(share)}
    if not result.counted or first * result.counted != result.free:
        return _("Ieder een deel"), [
            _("Alle biljetten samen krijgen %(free)s. Hoe zwaarder een biljet telt, hoe groter zijn deel.", **said)
        ]
    lines = [
        _(
            "Elk biljet krijgt een even groot deel: %(free)s gedeeld door %(n)s is %(first)s.",
            first=euros(first),
            **said,
        )
    ]
    if result.details["step"]:
        raised = ngettext(
            "Zo bleef er geld over. Daarom groeide elk deel een keer, met %(size)s. Het is nu %(share)s.",
            "Zo bleef er geld over. Daarom groeide elk deel %(num)s keer met %(size)s. Het is nu %(share)s.",
            result.details["step"], size=_size(result.params["step"]), share=said["share"],
        )  # fmt: skip
        lines += [raised, _("Wat de plannen samen kosten, past nog steeds in het echte budget.")]
    if result.params.get("utility") == "cost":
        much = _(
            "Kost een plan veel en betaalt elke kiezer er weinig voor? Dan is er veel steun. De meeste steun gaat voor."
        )
        lines += [much]
    else:
        lines += [_("Het plan waarvoor kiezers het minst betalen, gaat voor.")]
    return _("Ieder een even groot deel"), lines


def _size(step: str) -> str:
    """How large a step is: `add1` is a euro, `1%` a part of the first share."""
    return euro(int(step.removeprefix("add")) * 100) if step.startswith("add") else step


def _pack(tale: Tale, step: Step) -> Words:
    worth = int(tale.result.details["worth"])
    if tale.result.params.get("utility") == "cost":
        return _("De beste combinatie"), [_("Geen andere combinatie geeft zoveel geld aan plannen met zoveel steun.")]
    what = ngettext("%(num)s punt", "%(num)s punten", worth)
    if tale.plain:
        what = ngettext("%(num)s stem", "%(num)s stemmen", worth)
    line = ngettext(
        "%(num)s plan past en heeft %(what)s. Geen andere combinatie heeft er meer.",
        "%(num)s plannen passen samen en hebben %(what)s. Geen andere combinatie heeft er meer.",
        len(tale.result.awards), what=what,
    )  # fmt: skip
    return _("De beste combinatie"), [line]


def _compared(tale: Tale, step: Step) -> Words:
    found = tale.result.details["comparison"]
    lines = [
        ngettext(
            "%(num)s kiezer krijgt meer van zijn plannen door gelijke delen.",
            "%(num)s kiezers krijgen meer van hun plannen door gelijke delen.",
            found["prefer_equal_shares"],
        ),
        ngettext(
            "%(num)s kiezer krijgt meer door de meeste stemmen.",
            "%(num)s kiezers krijgen meer door de meeste stemmen.",
            found["prefer_greedy"],
        ),
        ngettext(
            "Voor %(num)s kiezer maakt het niets uit.", "Voor %(num)s kiezers maakt het niets uit.", found["same"]
        ),
    ]
    taken = _("Daarom tellen we hier de meeste stemmen. Zo was het afgesproken.")
    kept = _("Daarom blijft de uitslag van gelijke delen staan. Zo was het afgesproken.")
    return _("De vergelijking"), [*lines, taken if found["taken"] == "greedy" else kept]


WORDS: Mapping[str, Callable[[Tale, Step], Words]] = {
    "start": _start, "order": _order, "duels": _duels, "grades": _grades, "run_off": _run_off, "shares": _shares,
    "pack": _pack, "compared": _compared,
}  # fmt: skip
