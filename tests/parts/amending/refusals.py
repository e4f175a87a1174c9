"""Improvements that are not taken over: what was no improvement, by whom, too late, or for more than there is."""

from facilitation.parts.arguments.acts import ModerateArgument
from facilitation.parts.decision.acts import RecordDecision
from facilitation.parts.plans import WithdrawInitiative
from facilitation.refusals import Forbidden, Malformed, Refused
from tests.facilitation.evening import GARDEN, LEADER, POT, Evening
from tests.facilitation.refusals.asking import Case
from tests.parts.amending.room import GARDENER, PAINTER, adopt, improved


def hidden() -> Evening:
    """The improvement was hidden."""
    evening = improved()
    evening.play(ModerateArgument(argument="A1", verdict="hide", reason="Noemt iemand."))
    return evening


def taken() -> Evening:
    """It was taken over."""
    evening = improved()
    evening.play(adopt(), GARDENER)
    return evening


def withdrawn() -> Evening:
    """The plan does not take part any more."""
    evening = improved()
    evening.play(WithdrawInitiative(initiative="garden", reason="Verhuisd."))
    return evening


def voting() -> Evening:
    """The room votes."""
    return improved().reach("ranking")


def settled() -> Evening:
    """The decision stands, in an evening in which somebody wrote an improvement."""
    evening = improved().agreed()
    evening.play(RecordDecision())
    return evening


REFUSED: list[Case] = [
    (Refused, "unknown_argument", improved, adopt("A9"), GARDENER),
    (Refused, "argument_hidden", hidden, adopt(), GARDENER),
    (Refused, "not_an_improvement", improved, adopt("A2"), LEADER),
    (Forbidden, "not_your_plan", improved, adopt(), PAINTER),
    (Refused, "improvement_adopted", taken, adopt(text="Nog eens."), GARDENER),
    (Refused, "initiative_withdrawn", withdrawn, adopt(), GARDENER),
    (Malformed, "nothing_corrected", improved, adopt(title=GARDEN.title, ask=GARDEN.ask), GARDENER),
    (Malformed, "minimum_over_ask", improved, adopt(minimum=GARDEN.ask + 1), GARDENER),
    (Malformed, "text_too_long", improved, adopt(text="x" * 4001), GARDENER),
    (Refused, "over_pot", improved, adopt(ask=POT + 1), GARDENER),
    (Refused, "already_divided", voting, adopt(), GARDENER),
    (Refused, "decision_recorded", settled, adopt(), GARDENER),
]
