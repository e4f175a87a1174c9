"""Arguments as one: what cannot be, whom nobody asks, and what is not theirs."""

from facilitation.parts.amending.acts import AdoptImprovement
from facilitation.parts.arguments.acts import ModerateArgument, PostArgument
from facilitation.parts.arguments.state import Side
from facilitation.parts.stages import CloseStage
from facilitation.parts.twins.acts import AnswerPairing, PairArguments, PartArguments
from facilitation.refusals import Forbidden, Refused
from facilitation.roles import Actor
from tests.facilitation.evening import ANNA, BRAM, DORA, LEADER, Evening, at
from tests.facilitation.refusals.asking import Case

talking = at("arguments")
TEXTS: tuple[tuple[str, Side, Actor], ...] = (
    ("garden", "improvement", ANNA),
    ("garden", "improvement", BRAM),
    ("garden", "question", ANNA),
    ("garden", "question", BRAM),
    ("lamps", "improvement", BRAM),
)


def argued() -> Evening:
    """Anna and Bram would improve one plan, both ask something, and Bram would improve another."""
    evening = talking()
    for plan, side, who in TEXTS:
        evening.play(PostArgument(initiative=plan, side=side, text="Met een bank."), who)
    return evening


def asked() -> Evening:
    """Both are asked about their improvements."""
    evening = argued()
    evening.play(pair(), LEADER)
    return evening


def joined() -> Evening:
    """Both said yes."""
    evening = asked()
    for who in (ANNA, BRAM):
        evening.play(AnswerPairing(other="A2", yes=True), who)
    return evening


def adopted() -> Evening:
    """One became part of the plan while both were asked."""
    evening = asked()
    evening.play(AdoptImprovement(argument="A1", short="Met een bank."), LEADER)
    return evening


def hidden() -> Evening:
    """What Anna said is hidden."""
    evening = argued()
    evening.play(ModerateArgument(argument="A1", verdict="hide", reason="Gaat over iemand."), LEADER)
    return evening


def closed() -> Evening:
    """Nobody argues any more."""
    evening = asked()
    evening.play(CloseStage(), LEADER)
    return evening


def pair(argument: str = "A1", other: str = "A2") -> PairArguments:
    return PairArguments(argument=argument, other=other)


YES, APART = AnswerPairing(other="A2", yes=True), PartArguments(other="A2")
REFUSED: list[Case] = [
    (Refused, "wrong_stage", at("welcome"), pair(), LEADER),
    (Refused, "wrong_stage", at("welcome"), YES, ANNA),
    (Refused, "wrong_stage", at("welcome"), APART, LEADER),
    (Refused, "stage_closed", closed, pair(), LEADER),
    (Refused, "stage_closed", closed, YES, ANNA),
    (Refused, "stage_closed", closed, APART, LEADER),
    (Refused, "unknown_argument", argued, pair(other="A9"), LEADER),
    (Refused, "argument_hidden", hidden, pair(), LEADER),
    (Refused, "pair_itself", argued, pair(other="A1"), LEADER),
    (Refused, "pair_apart", argued, pair(other="A5"), LEADER),
    (Refused, "pair_question", argued, pair("A3", "A4"), LEADER),
    (Refused, "pair_asked", asked, pair(), LEADER),
    (Refused, "pair_asked", joined, pair("A2", "A1"), LEADER),
    (Refused, "improvement_adopted", adopted, YES, BRAM),
    (Forbidden, "not_your_argument", argued, pair(), DORA),
    (Forbidden, "not_your_argument", asked, YES, DORA),
    (Forbidden, "not_your_argument", joined, APART, DORA),
    (Refused, "pair_unknown", argued, YES, ANNA),
    (Refused, "pair_unknown", joined, YES, ANNA),
    (Refused, "pair_unknown", argued, APART, LEADER),
]
