"""Where seats stand whose words fall away when they are taken out."""

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """Where seats stand that fall away with them: the kind of utterance, and which seats.

    With `words` it is what they wrote, which falls away only where that was asked.
    """

    kind: str
    seats: Collection[str]
    words: bool = False
