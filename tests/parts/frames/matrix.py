"""Who may do what with clauses, in the letters of tests/facilitation/test_roles.py."""

from facilitation.acts import Act
from facilitation.parts.frames.acts import (
    AnswerWording,
    ConfirmFrames,
    HideObjection,
    HideProposal,
    OfferClause,
    ProposeClause,
    SettleWording,
)

ACTS: list[tuple[Act, str]] = [
    (ConfirmFrames(), "FC"),
    (ProposeClause(frame="money", text="Een reserve."), "FCSTR"),
    (OfferClause(frame="money", text="Een reserve."), "FC"),
    (AnswerWording(wording="F1", agrees=True), "FCR"),
    (SettleWording(wording="F1", verdict="agreed"), "FC"),
    (HideProposal(proposal="F1"), "FCM"),
    (HideObjection(wording="F1", objection="0"), "FCM"),
]
HOMES = {"frame": "frames"}
