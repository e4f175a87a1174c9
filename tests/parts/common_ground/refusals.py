"""Common ground: where nobody is asked, about what nobody can be, and what there is not to count or to show."""

from facilitation.parts.arguments.acts import ModerateArgument, PostArgument
from facilitation.parts.common_ground.acts import AskGround, CountGround, MarkArgument, ShowGround
from facilitation.parts.stages import CloseStage
from facilitation.refusals import Refused
from tests.facilitation.evening import ANNA, BRAM, LEADER, Evening, at
from tests.facilitation.refusals.asking import Case

talking = at("arguments")


def asking() -> Evening:
    """Anna argued and asked something; everybody is asked what they think."""
    evening = talking()
    evening.play(PostArgument(initiative="garden", side="for", text="Mooi."), ANNA)
    evening.play(PostArgument(initiative="garden", side="question", text="Hoe groot?"), ANNA)
    evening.play(AskGround(), LEADER)
    return evening


def hidden() -> Evening:
    """What Anna said is hidden."""
    evening = asking()
    evening.play(ModerateArgument(argument="A1", verdict="hide", reason="Gaat over iemand."), LEADER)
    return evening


def closed() -> Evening:
    """Nobody argues any more."""
    evening = asking()
    evening.play(CloseStage(), LEADER)
    return evening


def agree(argument: str = "A1") -> MarkArgument:
    return MarkArgument(argument=argument, mark="agree")


REFUSED: list[Case] = [
    (Refused, "wrong_stage", at("welcome"), AskGround(), LEADER),
    (Refused, "stage_closed", closed, AskGround(), LEADER),
    (Refused, "stage_closed", closed, agree(), BRAM),
    (Refused, "ground_not_asked", talking, agree(), BRAM),
    (Refused, "unknown_argument", asking, agree("A9"), BRAM),
    (Refused, "unknown_argument", asking, agree("A2"), BRAM),
    (Refused, "argument_hidden", hidden, agree(), BRAM),
    (Refused, "own_argument", asking, agree(), ANNA),
    (Refused, "nothing_answered", talking, CountGround(), LEADER),
    (Refused, "ground_not_found", asking, ShowGround(), LEADER),
]
