"""Common ground in the golden evening: asked, answered in three ways, counted by too few people, and shown."""

from facilitation.parts.arguments.acts import PostArgument
from facilitation.parts.common_ground.acts import AskGround, CountGround, KeepGround, MarkArgument, ShowGround
from facilitation.parts.common_ground.state import Ground
from facilitation.roles import Actor, Role
from facilitation.state.stage import Stage
from tests.facilitation.evening import ANNA, BRAM, DORA, LEADER
from tests.golden.asking import Asked

HOUSE = Actor("house", Role.HOUSE)
ARGUMENT = "A6"
STAGE = Stage("grond", "arguments").saying(title="Gedeelde grond")


def played() -> Asked:
    """One argument, on which people think differently."""
    yield PostArgument(initiative="lamps", side="for", text="Iedereen kan meedoen."), ANNA
    yield AskGround(), LEADER
    yield MarkArgument(argument=ARGUMENT, mark="agree"), BRAM
    yield MarkArgument(argument=ARGUMENT, mark="disagree"), DORA
    yield MarkArgument(argument=ARGUMENT, mark="pass", seat="chris"), LEADER
    yield MarkArgument(argument=ARGUMENT, mark="pass"), BRAM
    yield CountGround(), LEADER
    yield KeepGround(stage=STAGE.key, wanted=1, ground=Ground(4, (), 0, 3, ())), HOUSE
    yield ShowGround(), LEADER
    yield AskGround(on=False), LEADER
