"""At the end of the golden evening the room talks about its frames once more, clause by clause."""

from collections.abc import Iterator

from facilitation.acts import Act
from facilitation.parts.frames.acts import (
    AnswerWording,
    HideObjection,
    HideProposal,
    OfferClause,
    ProposeClause,
    SettleWording,
)
from facilitation.parts.frames.state import objection_key
from facilitation.roles import Actor
from facilitation.state.stage import Stage
from tests.facilitation.evening import ANNA, BRAM, DORA, LEADER

STAGE = Stage("clauses", "frames")


def played() -> Iterator[tuple[Act, Actor]]:
    """One clause more, which is amended; another is left to the city, a third dropped and a fourth out of sight."""
    yield ProposeClause(frame="contact", text="Elke maand\neen bericht.", reason="Dan weet je het."), ANNA
    yield AnswerWording(wording="F1", agrees=False, reason="Te vaak."), BRAM
    yield HideObjection(wording="F1", objection=objection_key("F1", "Te vaak."), reason="Herkenbaar."), LEADER
    yield AnswerWording(wording="F1", agrees=True), DORA
    yield AnswerWording(wording="F1", agrees=True, seat="chris"), LEADER
    yield SettleWording(wording="F1", verdict="agreed"), LEADER
    yield ProposeClause(clause="contact-2", text="Elk kwartaal een bericht.", reason="Minder werk."), BRAM
    yield AnswerWording(wording="F2", agrees=True), ANNA
    yield AnswerWording(wording="F2", agrees=True), BRAM
    yield SettleWording(wording="F2", verdict="agreed"), LEADER
    yield ProposeClause(frame="roles", text="De gemeente stemt mee."), DORA
    yield SettleWording(wording="F3", verdict="dropped", reason="Bewoners beslissen."), LEADER
    yield ProposeClause(frame="money", text="Wat overblijft, blijft in de buurt."), ANNA
    yield AnswerWording(wording="F4", agrees=True), ANNA
    yield SettleWording(wording="F4", verdict="city", reason="Het stadsdeel zegt het voor 1 juni."), LEADER
    yield ProposeClause(frame="roles", text="Niet met buurman Jan."), BRAM
    yield OfferClause(frame="money", text="Zo verdelen we: overlegtafels.", reason="Minste weerstand."), LEADER
    yield AnswerWording(wording="F6", agrees=True), DORA
    yield SettleWording(wording="F6", verdict="agreed"), LEADER
    yield HideProposal(proposal="F5", reason="Noemt iemand."), LEADER
