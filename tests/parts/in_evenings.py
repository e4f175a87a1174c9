"""What the parts do in random evenings, each told in the folder of its part."""

from tests.parts.amending.in_evenings import Improving
from tests.parts.captions.in_evenings import Captioning
from tests.parts.chips.in_evenings import Laying
from tests.parts.committee.in_evenings import Choosing
from tests.parts.common_ground.in_evenings import Sharing
from tests.parts.deciding.in_evenings import Entitling
from tests.parts.frames.in_evenings import Agreeing
from tests.parts.hands.in_evenings import Raising
from tests.parts.mixing.in_evenings import Mixing
from tests.parts.paper.in_evenings import OnPaper
from tests.parts.platform.in_evenings import Mandating
from tests.parts.questions.in_evenings import Bundling
from tests.parts.roll.in_evenings import AtTheDoor
from tests.parts.turnout.in_evenings import Explaining
from tests.parts.twins.in_evenings import Pairing
from tests.parts.viewers.in_evenings import Watching
from tests.parts.window.in_evenings import AtHome


class OfParts(
    Mixing,
    Laying,
    Entitling,
    Choosing,
    Agreeing,
    Captioning,
    Improving,
    AtHome,
    OnPaper,
    Raising,
    Watching,
    Bundling,
    Sharing,
    Mandating,
    Pairing,
    AtTheDoor,
    Explaining,
):
    """Everything that a part does beside what every evening has."""
