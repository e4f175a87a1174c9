"""The turns of the plans: who gets money and who paid it, and for whom it no longer fits."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext

from app.counting.told import reasons
from app.counting.told.outcome import Tale, Words, decimal, euros, measure, names
from app.languages import euro
from facilitation.counting.result import Round
from facilitation.counting.steps import Step


def _given(tale: Tale, step: Step) -> Words:
    found = tale.result.rounds[step.at[0]]
    return _("%(plan)s krijgt %(amount)s", plan=tale.title(found.id), amount=euro(found.amount)), [
        *_why(tale, found),
        _("Daarna is er nog %(left)s.", left=euro(found.left)),
    ]


def _why(tale: Tale, found: Any) -> Iterator[str]:
    """What paid for a plan, or what it stood on."""
    title, ask = tale.title(found.id), euro(found.cost)
    if hasattr(found, "payers"):
        yield reasons.paid(found, tale.plans, per_point=not tale.plain)
        if tale.result.params.get("utility") == "cost":
            yield _(
                "Het kost %(support)s keer wat één kiezer betaalt. Dat getal is de steun. De meeste steun gaat voor.",
                support=decimal(found.points),
            )
    elif hasattr(found, "load"):
        paid = euros(found.load)
        yield ngettext(
            "%(plan)s kost %(ask)s. %(num)s kiezer betaalt het en heeft dan in alles %(paid)s betaald.",
            "%(plan)s kost %(ask)s. %(num)s kiezers betalen het samen en hebben dan elk in alles %(paid)s betaald.",
            found.backers, plan=title, ask=ask, paid=paid,
        )  # fmt: skip
    else:
        what = measure(tale, found.id)
        yield _("%(plan)s: %(what)s. Het vraagt %(ask)s.", plan=title, what=what, ask=ask)
    if found.amount < found.cost:
        yield _("Zoveel is er niet meer. Het krijgt een deel.")


def _passed(tale: Tale, step: Step) -> Words:
    lines = [_pass(tale, tale.result.rounds[at]) for at in step.at]
    return ngettext("%(num)s plan past niet", "%(num)s plannen passen niet", len(lines)), lines


def _pass(tale: Tale, found: Round) -> str:
    said = {
        "plan": tale.title(found.id), "ask": euro(found.cost), "short": euro(found.short),
        "theme": tale.plans[found.id].theme, "of": names(tale, found.of),
    }  # fmt: skip
    return str(reasons.PASSED[found.why]) % said


def _rest(tale: Tale, step: Step) -> Words:
    return _("Wat er over is"), [
        _("De kiezers kunnen samen geen plan meer betalen. Er is nog %(left)s.", left=euro(step.left)),
        _("Dat geld gaat langs de ranglijst. Van boven naar beneden krijgt een plan wat het vraagt, als dat past."),
    ]


WORDS: Mapping[str, Callable[[Tale, Step], Words]] = {"given": _given, "passed": _passed, "rest": _rest}
