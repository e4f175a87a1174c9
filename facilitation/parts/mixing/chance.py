"""Numbers that anybody can draw again from the same words, on any machine and in any language."""

from collections.abc import Iterator
from hashlib import sha256
from typing import TypeVar

T = TypeVar("T")
WIDTH = 4  # bytes of one number
SPAN = 256**WIDTH


class Chance:
    """Numbers made from a text: SHA-256 of `text:0`, `text:1` and so on, each cut in eight numbers of four bytes.

    The bytes of a number stand with the highest first, as they stand in the hexadecimal digest.
    """

    def __init__(self, text: str) -> None:
        self._numbers = _numbers(text)

    def below(self, limit: int) -> int:
        """A number from 0 to `limit` - 1, each as likely: numbers of the last, unfinished round are passed over."""
        whole = SPAN - SPAN % limit
        return next(number for number in self._numbers if number < whole) % limit

    def shuffled(self, things: list[T]) -> list[T]:
        """The same things in an order of chance: from the last place down, each changes place with one up to it."""
        order = list(things)
        for place in range(len(order) - 1, 0, -1):
            other = self.below(place + 1)
            order[place], order[other] = order[other], order[place]
        return order


def _numbers(text: str) -> Iterator[int]:
    turn = 0
    while True:
        block = sha256(f"{text}:{turn}".encode()).digest()
        for at in range(0, len(block), WIDTH):
            yield int.from_bytes(block[at : at + WIDTH])
        turn += 1
