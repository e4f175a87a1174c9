"""Checks of the money: whether the pot can be used, what there is to choose, and what a plan can do with."""

from collections import defaultdict
from collections.abc import Iterator

from flask_babel import gettext as _
from flask_babel import ngettext

from app.desk.checks.found import MISSING, RISK, Found
from app.desk.checks.plans import name
from app.desk.evening import Evening
from app.languages import euro, in_a_row

NAMED = 6
"""So many plans without a minimum are named one by one; of more there is one sentence."""


def no_money_frame(evening: Evening) -> Iterator[Found]:
    """Residents want to know who keeps the money."""
    if not evening.text("frame.money.text"):
        says = _("Er is nog geen afspraak over geld.")
        why = _("Bewoners willen weten: wie beheert het, en voor wanneer is het op?")
        yield Found(MISSING, says, why, _("Schrijf die in Kaders"), "kaders", "frame.money.text")


def no_minimum(evening: Evening) -> Iterator[Found]:
    """A plan without a minimum is all or nothing."""
    plans = [plan for plan in evening.items("plan") if plan.cents("ask") and not plan.text("minimum")]
    if len(plans) > NAMED:
        says = ngettext("%(num)s plan heeft geen minimum.", "%(num)s plannen hebben geen minimum.", len(plans))
        why = _("Die worden alles of niets. Vraag de indieners of het ook met minder kan.")
        yield Found(RISK, says, why, _("Vul minima in"), "plannen", plans[0].name("minimum"))
        return
    for plan in plans:
        says = _("%(plan)s heeft geen minimum.", plan=name(plan))
        why = _("Het wordt dan alles of niets: %(ask)s.", ask=euro(plan.cents("ask")))
        yield Found(RISK, says, why, _("Vul het minimum in"), "plannen", plan.name("minimum"))


def nothing_to_choose(evening: Evening) -> Iterator[Found]:
    """All plans together ask no more than there is: nobody has to choose, and money stays."""
    pot, asks = evening.cents("pot"), [plan.cents("ask") or 0 for plan in evening.items("plan")]
    if pot and asks and sum(asks) <= pot:
        says = _("De pot kan niet op: alle plannen samen vragen %(ask)s.", ask=euro(sum(asks)))
        why = _("Er blijft %(left)s over, en er valt niets te kiezen.", left=euro(pot - sum(asks)))
        yield Found(RISK, says, why, _("Kijk naar de pot"), "avond", "pot")


def out_of_reach(evening: Evening) -> Iterator[Found]:
    """A plan that cannot be funded even if it got everything."""
    pot = evening.cents("pot")
    for plan in evening.items("plan"):
        least = plan.cents("minimum") or plan.cents("ask")
        if pot and least and least > pot:
            says = _("%(plan)s kan nooit geld krijgen.", plan=name(plan))
            why = _("Het heeft minstens %(least)s nodig, en de pot is %(pot)s.", least=euro(least), pot=euro(pot))
            yield Found(RISK, says, why, _("Kijk naar dit plan"), "plannen", plan.name("ask"))


def twice_proposed(evening: Evening) -> Iterator[Found]:
    """A proposer of two plans sits at one table: for one of them somebody else has to speak."""
    of = defaultdict(list)
    for plan in evening.items("plan"):
        if plan.text("proposer"):
            of[plan.text("proposer").casefold()].append(plan)
    for plans in of.values():
        if len(plans) > 1:
            who = plans[0].text("proposer")
            says = _("%(who)s heeft meer dan één plan.", who=who)
            titles = in_a_row(map(name, plans))
            why = _("Aan tafel kan iemand maar voor één plan tegelijk spreken: %(titles)s.", titles=titles)
            yield Found(RISK, says, why, _("Kijk wie het woord doet"), "plannen", plans[1].name("proposer"))


def too_many_proposers(evening: Evening) -> Iterator[Found]:
    """More proposers than seats for them at two a table."""
    tables, plans = evening.whole("tables") or 0, len(evening.items("plan"))
    if tables and plans > 2 * tables:
        says = _("Aan elke tafel zitten straks drie indieners of meer.")
        why = _("Plannen: %(n)s, tafels: %(m)s. Met hooguit twee per tafel praat het makkelijker.", n=plans, m=tables)
        yield Found(RISK, says, why, _("Zet meer tafels neer"), "tafels", "tables")
