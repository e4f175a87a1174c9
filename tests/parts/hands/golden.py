"""Hands in the golden evening: for one clause more, a count that is voided and one that two people agree on."""

from collections.abc import Iterator

from facilitation.acts import Act
from facilitation.parts.frames.acts import AnswerWording, OfferClause, SettleWording
from facilitation.parts.hands.acts import ConfirmHands, CountHands, ExplainHands, OpenHands, SettleHands, VoidHands
from facilitation.roles import Actor
from facilitation.state.stage import Stage
from tests.facilitation.evening import ANNA, LEADER
from tests.parts.paper.room import JAMAL, NOOR

STAGE = Stage("handen", "frames").saying(title="Afspraken met de hand")
SEEN, OTHERWISE, NOBODY = {"agreed": 2, "against": 1}, {"agreed": 1, "against": 1}, {"agreed": 0, "against": 0}


def played() -> Iterator[tuple[Act, Actor]]:
    """The second counts otherwise, the first counts again, and then they agree; another clause has no hands at all."""
    yield OfferClause(frame="cooperation", text="Wie niet kan lezen, hoort het voorgelezen."), LEADER
    yield AnswerWording(wording="F7", agrees=True), ANNA
    yield OpenHands(about="F7"), LEADER
    yield VoidHands(count="1", reason="Er liep iemand binnen."), LEADER
    yield OpenHands(about="F7"), LEADER
    yield CountHands(count="2", numbers=SEEN), NOOR
    yield CountHands(count="2", numbers=OTHERWISE), JAMAL
    yield CountHands(count="2", numbers=NOBODY), NOOR
    yield SettleHands(count="2", numbers=SEEN), JAMAL
    yield ConfirmHands(count="2", numbers=SEEN), NOOR
    yield SettleWording(wording="F7", verdict="agreed"), LEADER
    yield OfferClause(frame="cooperation", text="Wij praten in het Nederlands."), LEADER
    yield OpenHands(about="F8"), LEADER
    yield CountHands(count="3", numbers=NOBODY), NOOR
    yield CountHands(count="3", numbers=NOBODY), JAMAL
    yield ExplainHands(count="3", code="W.2", words="Niemand wilde dit."), JAMAL
    yield ConfirmHands(count="3", numbers=NOBODY), JAMAL
    yield ConfirmHands(count="3", numbers=NOBODY), NOOR
    yield SettleWording(wording="F8", verdict="dropped", reason="Niemand wilde dit."), LEADER
