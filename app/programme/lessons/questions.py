"""What people are asked before and after an evening: at most thirteen things, from 1 to 10, or yes or no."""

from collections.abc import Mapping
from typing import Literal

import msgspec
from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

Moment = Literal["before", "after"]
MOMENTS: tuple[Moment, ...] = ("before", "after")
YES, NO = 1, 0


class Question(msgspec.Struct, frozen=True):
    """One thing that is asked: a sentence to agree with, and whether it is answered by yes or no."""

    text: LazyString
    yes_or_no: bool = False

    @property
    def answers(self) -> range:
        """What can be answered: 1 to 10, or 0 (no) and 1 (yes)."""
        return range(2) if self.yes_or_no else range(1, 11)


TRUST: Mapping[str, Question] = {
    "trust_neighbours": Question(_("Ik vertrouw mijn buurtgenoten.")),
    "trust_municipality": Question(_("Ik vertrouw de gemeente.")),
}
ASKED: Mapping[Moment, Mapping[str, Question]] = {
    "before": {**TRUST, "newcomer": Question(_("Ik ben voor het eerst bij zo’n bijeenkomst."), yes_or_no=True)},
    "after": {
        "heard": Question(_("Mijn mening is gehoord.")),
        "equal_turn": Question(_("Iedereen aan mijn tafel kreeg evenveel ruimte.")),
        "understood": Question(_("Ik begreep waar het over ging.")),
        "informed": Question(_("Ik had genoeg informatie om te kiezen.")),
        "fair": Question(_("Het geld is eerlijk verdeeld.")),
        "behind": Question(_("Ik kan achter het besluit staan.")),
        "say": Question(_("Wij bepaalden echt wat er gebeurt.")),
        "ownership": Question(_("Ik voel mij mede-eigenaar van wat nu gaat gebeuren.")),
        "liveable": Question(_("De buurt wordt hier prettiger van.")),
        **TRUST,
        "contacts": Question(_("Ik heb iemand leren kennen."), yes_or_no=True),
        "again": Question(_("Ik doe een volgende keer weer mee."), yes_or_no=True),
    },
}
"""What is asked at each moment, in its order."""
