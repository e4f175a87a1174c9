"""Arguments as one in the golden evening: asked, agreed, apart again, and asked by an author."""

from facilitation.parts.arguments.acts import PostArgument, SupportArgument, UnsupportArgument
from facilitation.parts.twins.acts import AnswerPairing, PairArguments, PartArguments
from facilitation.state.stage import Stage
from tests.facilitation.evening import ANNA, BRAM, DORA, LEADER
from tests.golden.asking import Asked

STAGE = Stage("samen", "arguments").saying(title="Samenzetten")
FIRST, SECOND, THIRD = "A7", "A8", "A9"


def played() -> Asked:
    """Two say the same; who stands behind either counts once, and goes back where they part."""
    for who, text in ((ANNA, "Het is er dan licht."), (BRAM, "Dan is het er licht."), (DORA, "Licht is fijn.")):
        yield PostArgument(initiative="lamps", side="for", text=text), who
    yield SupportArgument(argument=SECOND), DORA
    yield SupportArgument(argument=SECOND), ANNA
    yield PairArguments(argument=FIRST, other=SECOND), LEADER
    yield AnswerPairing(other=SECOND, yes=True), ANNA
    yield AnswerPairing(other=SECOND, yes=True), BRAM
    yield UnsupportArgument(argument=FIRST), DORA
    yield PartArguments(other=SECOND), BRAM
    yield PairArguments(argument=FIRST, other=THIRD), DORA
    yield AnswerPairing(other=THIRD, yes=False), ANNA
    yield PairArguments(argument=FIRST, other=SECOND), BRAM
    yield AnswerPairing(other=SECOND, yes=True), ANNA
