"""The words about chips: what was agreed about them, what is missing, and how far the tables are."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from flask_babel import gettext, ngettext

from app.faces.view import View
from app.languages import euro
from app.languages.refusals import sentence
from app.parts.chips.board import each, hall, rules
from app.wording import ByHand
from facilitation.counting.chips import half_up
from facilitation.events import Event
from facilitation.parts.chips.events import ChipsAgreed, ChipsPlaced
from facilitation.parts.chips.state import Options
from facilitation.refusals import Refused
from facilitation.step import Say

BY_HAND: Mapping[type[Event], ByHand] = {
    ChipsPlaced: ByHand(
        lambda n: ngettext("%(num)s keer fiches gelegd", "%(num)s keer fiches gelegd", n),
        lambda event, who: gettext("%(who)s legde jouw fiches.", who=who),
    ),
    ChipsAgreed: ByHand(
        lambda n: ngettext("%(num)s keer eens gezegd over fiches", "%(num)s keer eens gezegd over fiches", n),
        lambda event, who: (
            gettext("%(who)s zei voor jou dat je het eens bent met de tafel.", who=who)
            if event.on
            else gettext("%(who)s zei voor jou dat je het niet meer eens bent met de tafel.", who=who)
        ),
    ),
}


def chips_so_far(view: View) -> str:
    """How many tables handed in, and which are missing."""
    states = hall(view)
    done, missing = sum(state.done for state in states), [state for state in states if not state.done]
    said = ngettext("%(n)s van %(num)s tafel is klaar.", "%(n)s van %(num)s tafels zijn klaar.", len(states), n=done)
    named = [
        ngettext(
            "%(table)s: %(num)s stoel niet eens.",
            "%(table)s: %(num)s stoelen niet eens.",
            each.missing,
            table=each.name,
        )
        for each in missing[:6]
    ]
    more = [gettext("En nog %(n)s.", n=len(missing) - 6)] if len(missing) > 6 else []
    counts = [gettext("Een tafel die niet klaar is, telt niet mee.")] if missing else []
    return " ".join([said, *named, *more, *counts])


def agreed_rules(view: View) -> list[str]:
    """What was agreed about the chips of the present stage, a sentence each."""
    return list(sentences(rules(view), each(view)))


def sentences(told: Options, worth: int | None) -> Iterator[str]:
    """The same of any agreement; `worth` is what a chip of a full table is, in cents, None where nobody knows yet."""
    yield _stack(told, worth)
    if told.each is not None:
        yield ngettext(
            "Jij legt op één plek hoogstens %(num)s fiche.", "Jij legt op één plek hoogstens %(num)s fiches.", told.each
        )
    if told.step > 1:
        yield gettext("Op elke plek liggen %(n)s fiches, of een veelvoud daarvan.", n=told.step)
    if told.least > 1:
        yield gettext("Waar fiches liggen, liggen er minstens %(n)s.", n=told.least)
    if told.behind > 1:
        yield gettext("Achter elke plek staan minstens %(n)s mensen van de tafel.", n=told.behind)
    if told.spread > 1:
        yield gettext("Er liggen fiches op minstens %(n)s plekken.", n=told.spread)
    yield gettext("Overhouden mag.") if told.spare else gettext("Alle fiches moeten op tafel.")


def _stack(told: Options, worth: int | None) -> str:
    """How many everybody has, and what one is."""
    if worth is None:
        return ngettext("Iedereen heeft %(num)s fiche.", "Iedereen heeft %(num)s fiches.", told.chips)
    return ngettext(
        "Iedereen heeft %(num)s fiche. Aan een tafel van %(people)s is een fiche %(worth)s.",
        "Iedereen heeft %(num)s fiches. Aan een tafel van %(people)s is een fiche %(worth)s.",
        told.chips, people=told.complete, worth=euro(worth),
    )  # fmt: skip


def whole(cents: int) -> str:
    """An amount in whole euros: what tables give on average seldom comes out in them."""
    return euro(half_up(Fraction(cents), 100))


def wrong(said: Say) -> str:
    """Why a table cannot agree yet, as the refusal says it."""
    return sentence(Refused(said.key, **said.details))
