"""What the desk asks about chips, and how it says what was filled in."""

from collections.abc import Iterator
from fractions import Fraction

from flask_babel import gettext
from flask_babel import lazy_gettext as _

from app.parts.chips.words import sentences
from app.wording import Agreed, RuleAsked
from facilitation.parts.chips import KIND
from facilitation.parts.chips.state import Options
from facilitation.state.stage import Stage

ASKS = {
    "on": RuleAsked(
        _("Waarop liggen de fiches?"),
        _("Op thema’s maken ze deelbudgetten: geen plan krijgt meer dan zijn thema."),
        (("", _("op plannen")), ("themes", _("op thema’s"))),
    ),
    "chips": RuleAsked(_("Hoeveel fiches heeft ieder?"), _("Gewoon: 14.")),
    "each": RuleAsked(_("Hoeveel legt één persoon hoogstens op één plek?"), _("Leeg: zoveel als iemand wil.")),
    "step": RuleAsked(_("Met hoeveel tegelijk worden ze gelegd?"), _("Gewoon: 1.")),
    "least": RuleAsked(
        _("Hoeveel liggen er minstens op een plek waar fiches liggen?"), _("Bij thema’s is dit het minimum per thema.")
    ),
    "behind": RuleAsked(_("Hoeveel mensen van de tafel staan er minstens achter?"), _("Gewoon: 1.")),
    "spread": RuleAsked(_("Op hoeveel plekken liggen er minstens fiches?"), _("Gewoon: 1.")),
    "spare": RuleAsked(
        _("Mogen er fiches overblijven?"), "", (("", _("ja, overhouden mag")), ("false", _("nee, alles moet op tafel")))
    ),
    "interim": RuleAsked(
        _("Ziet de zaal een tussenstand?"), "", (("", _("nee, pas als het sluit")), ("true", _("ja, op het scherm")))
    ),
    "gives": RuleAsked(
        _("Hoe worden fiches geld voor een plan?"),
        "",
        (("", _("door hoeveel het van zijn vraag kreeg")), ("order", _("op volgorde, zolang het past"))),
    ),
    "complete": RuleAsked(_("Hoeveel mensen heeft een volle tafel?"), _("Gewoon: 6."), seldom=True),
    "whole": RuleAsked(_("Vanaf hoeveel procent krijgt een plan alles?"), _("Gewoon: 80."), seldom=True),
    "partial": RuleAsked(_("Vanaf hoeveel procent krijgt een plan een deel?"), _("Gewoon: 40."), seldom=True),
    "unit": RuleAsked(_("Op hoeveel centen wordt dat deel afgerond?"), _("Gewoon: 50000, dat is € 500."), seldom=True),
}


def _told(stage: Stage, pot: int | None) -> list[str]:
    rules: Options = KIND.told(stage)
    full = rules.chips * rules.complete
    worth = round(Fraction(pot, full)) if pot and full > 0 else None
    return [*_where(rules), *sentences(rules, worth), *_gives(rules)]


def _where(rules: Options) -> Iterator[str]:
    if rules.on == "themes":
        yield gettext("Tafels leggen fiches op thema’s. Zo krijgt elk thema een deelbudget.")
    else:
        yield gettext("Tafels leggen fiches op plannen.")


def _gives(rules: Options) -> Iterator[str]:
    if rules.on == "plans" and rules.gives == "order":
        yield gettext("Daarna krijgen plannen wat ze vragen, op volgorde van hun fiches, zolang het past.")
    elif rules.on == "plans":
        yield gettext(
            "Wie %(whole)s%% van zijn vraag of meer kreeg, krijgt alles. Vanaf %(partial)s%% krijgt een plan wat het "
            "kreeg. Daaronder niets.",
            whole=rules.whole,
            partial=rules.partial,
        )
    if rules.interim:
        yield gettext("De zaal ziet een tussenstand op het scherm.")


AGREED = Agreed(ASKS, _told)
