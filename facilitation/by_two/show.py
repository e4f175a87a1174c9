"""What is asked of a room now, as a show of hands could answer it."""

from collections.abc import Mapping

import msgspec

Numbers = Mapping[str, int]
"""How many hands there were for each option."""


class Show(msgspec.Struct, frozen=True):
    """What a stage asks of the room, while it is open; or asked last.

    about     what names it there; another question of the same stage has another name
    options   what one hand can stand for; everybody puts up theirs for one of them
    unfit     the key of the refusal where hands cannot answer it, such as `hands_secret`
    answered  how many gave an answer of their own
    """

    about: str = ""
    options: tuple[str, ...] = ()
    unfit: str = ""
    answered: int = 0
