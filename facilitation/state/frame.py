"""The five agreements that an evening rests on."""

import msgspec

FRAME_KEYS = ("purpose", "roles", "cooperation", "money", "contact")


class Frame(msgspec.Struct, frozen=True):
    """One of the five agreements; `fixed` frames are given, open ones are the room's to change."""

    key: str
    title: str
    text: str
    fixed: bool = True
    confirmed: bool = False
