"""What one audience was shown last, and of what that was made: what shows the same is not rendered again."""

from collections.abc import Mapping

import msgspec


class Item(msgspec.Struct, frozen=True):
    """One item of a list as it was rendered, and everything that it was made of."""

    made_of: tuple[object, ...]
    html: str


class Made(msgspec.Struct, frozen=True):
    """One region as it was rendered: the template and slices that it was made of, and its list items in their order."""

    template: str
    seen: tuple[object, ...]
    html: str
    order: Mapping[str, list[str]]
    items: Mapping[str, Item]


class Remembered:
    """The regions of one audience by name; replaced whole, so that who reads them sees one moment."""

    def __init__(self) -> None:
        self.regions: Mapping[str, Made] = {}


def same(before: object, now: object) -> bool:
    """Whether two slices hold the same in the same order.

    What is the same object is not looked into, so that comparing frozen values costs no more than what changed in them.
    """
    if before is now:
        return True
    if type(before) is not type(now):
        return False
    if isinstance(before, tuple) and isinstance(now, tuple):
        return len(before) == len(now) and all(map(same, before, now))
    if isinstance(before, Mapping) and isinstance(now, Mapping):
        return same((*before, *before.values()), (*now, *now.values()))
    if isinstance(before, msgspec.Struct):
        return all(same(getattr(before, name), getattr(now, name)) for name in before.__struct_fields__)
    return before == now
