"""Who may do what about arguments that say the same, in the letters of tests/facilitation/test_roles.py."""

from facilitation.acts import Act
from facilitation.parts.twins.acts import AnswerPairing, PairArguments, PartArguments

ACTS: list[tuple[Act, str]] = [
    (PairArguments(argument="A1", other="A2"), "FCMR"),
    (AnswerPairing(other="A2", yes=True), "FCSTR"),
    (PartArguments(other="A2"), "FCMR"),
]
HOMES = {"arguments": "arguments", "pairing": "arguments"}
