"""An evening in which residents wrote improvements."""

from typing import Any

from facilitation.parts.amending.acts import AdoptImprovement
from facilitation.parts.arguments.acts import PostArgument, SupportArgument
from facilitation.roles import Actor, Role
from tests.facilitation.evening import ANNA, BRAM, DORA, Evening

GARDENER = Actor("gardener", Role.PROPOSER, plan="garden")
PAINTER = Actor("painter", Role.PROPOSER, plan="mural")
BENCH = "Zet er een bankje bij, en laat het hek weg."


def improved() -> Evening:
    """Anna wrote an improvement of the garden (A1), which two others support, and that it is a good plan (A2)."""
    evening = Evening(pseudonymous=True).reach("arguments")
    evening.play(PostArgument(initiative="garden", side="improvement", text=BENCH), ANNA)
    evening.play(PostArgument(initiative="garden", side="for", text="Samen groeien."), ANNA)
    for who in (BRAM, DORA):
        evening.play(SupportArgument(argument="A1"), who)
    return evening


def adopt(argument: str = "A1", **changes: Any) -> AdoptImprovement:
    """Take it over: the plan gets a text, where nothing else is said."""
    return AdoptImprovement(argument=argument, **(changes or {"text": "Dertig bakken en een bankje."}))
