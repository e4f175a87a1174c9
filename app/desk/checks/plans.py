"""Checks of the plans: whether each can be put on the table as it is."""

from collections import Counter
from collections.abc import Iterator

from flask_babel import gettext as _

from app.desk.agenda import steps
from app.desk.checks.found import MISSING, RISK, Found
from app.desk.evening import Evening, Item
from facilitation.registry import PARTS
from facilitation.state.stage import Stage


def name(plan: Item) -> str:
    """What a plan is called; its number where it has no title yet."""
    number = 1 + [item.key for item in plan.evening.items("plan")].index(plan.key)
    return plan.text("title") or _("Plan %(n)s", n=number)


def no_plans(evening: Evening) -> Iterator[Found]:
    """Without plans there is nothing to talk about, where the agenda has a step that is about them."""
    if not evening.items("plan") and any(_about_plans(stage) for stage in steps.stages(evening)):
        says, why = _("Er zijn nog geen plannen."), _("Lees een lijst in, of schrijf de plannen zelf op.")
        yield Found(MISSING, says, why, _("Zet plannen klaar"), "plannen")


def _about_plans(stage: Stage) -> bool:
    kind = PARTS.kinds.get(stage.kind)
    return kind is not None and (kind.task in ("shows", "weighs", "decides") or kind.has_floor)


def untitled(evening: Evening) -> Iterator[Found]:
    """A plan without a title cannot be chosen."""
    for plan in evening.items("plan"):
        if not plan.text("title"):
            says = _("%(plan)s heeft geen titel.", plan=name(plan))
            why = _("Op het stembiljet staat alleen de titel.")
            yield Found(MISSING, says, why, _("Geef het een titel"), "plannen", plan.name("title"))


def no_ask(evening: Evening) -> Iterator[Found]:
    """An amount is never guessed."""
    for plan in evening.items("plan"):
        text, ask = plan.text("ask"), plan.cents("ask")
        if ask is None or ask <= 0:
            says = _("%(plan)s heeft geen gevraagd bedrag.", plan=name(plan))
            if text:
                says = _("%(plan)s: het bedrag ‘%(text)s’ kunnen we niet lezen.", plan=name(plan), text=text)
            why = _asked(plan) or _("Een bedrag raden we nooit. Vraag het de indiener.")
            yield Found(MISSING, says, why, _("Vul het bedrag in"), "plannen", plan.name("ask"))


def _asked(plan: Item) -> str:
    """What the list left open, as a sentence."""
    said = plan.text("open").rstrip(".")
    return f"{said[:1].upper()}{said[1:]}." if said else ""


def untold_photo(evening: Evening) -> Iterator[Found]:
    """Who does not see a photo hears what is on it."""
    for plan in evening.items("plan"):
        if plan.picture and not plan.picture.shows:
            says = _("Bij %(plan)s staat niet wat er op de foto staat.", plan=name(plan))
            why = _("Wie hem niet ziet, hoort dan alleen dat er een foto is.")
            yield Found(RISK, says, why, _("Schrijf het op"), "plannen", plan.name("alt"))


def minimum_over_ask(evening: Evening) -> Iterator[Found]:
    """The least that a plan can do with is never more than what it asks."""
    for plan in evening.items("plan"):
        text, ask, least = plan.text("minimum"), plan.cents("ask"), plan.cents("minimum")
        says = ""
        if text and (least is None or least <= 0):
            says = _("%(plan)s: het minimum ‘%(text)s’ kunnen we niet lezen.", plan=name(plan), text=text)
        elif least is not None and ask is not None and least > ask:
            says = _("Het minimum van %(plan)s is hoger dan wat het vraagt.", plan=name(plan))
        if says:
            why = _("Het minimum is hooguit het gevraagde bedrag.")
            yield Found(MISSING, says, why, _("Verbeter het minimum"), "plannen", plan.name("minimum"))


def same_id(evening: Evening) -> Iterator[Found]:
    """Two plans never have one id: ballots name plans by it."""
    plans = evening.items("plan")
    often = Counter(plan.text("id") for plan in plans if plan.text("id"))
    for plan in plans:
        if often[plan.text("id")] > 1 and plan.text("id"):
            says = _("Het kenmerk %(id)s staat bij meer dan één plan.", id=plan.text("id"))
            why = _("Aan het kenmerk zien we welk plan iemand koos.")
            yield Found(MISSING, says, why, _("Geef het een eigen kenmerk"), "plannen", plan.name("id"))
