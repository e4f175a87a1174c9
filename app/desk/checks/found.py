"""What a check says: in one sentence, with why it matters, and where it is mended."""

from collections.abc import Callable, Iterable
from typing import TypeAlias

import msgspec

from app.desk.evening import Evening

MISSING, RISK = "missing", "risk"


class Found(msgspec.Struct, frozen=True):
    """One thing to look at. `mend` names the mend, `chapter` and `at` are where it is done.

    `press` is the address under the draft of a button that mends it at once, where one can.
    """

    weight: str
    says: str
    why: str
    mend: str
    chapter: str
    at: str = ""
    press: str = ""


Check: TypeAlias = Callable[[Evening], Iterable[Found]]
