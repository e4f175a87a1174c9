"""A hash as eight plain words, so that a room can compare it by reading aloud."""

from functools import cache

from app.live.opening import DATA

COUNT, BITS = 8, 11


@cache
def vocabulary() -> tuple[str, ...]:
    """The 2,048 words, in the order in which they are numbered."""
    return tuple((DATA / "words.txt").read_text().split())


def words(head: str) -> tuple[str, ...]:
    """The first 88 bits of a hash in hexadecimal as eight words; different hashes have different words, for people."""
    number = int(head[: COUNT * BITS // 4], 16)
    return tuple(vocabulary()[number >> BITS * (COUNT - 1 - place) & (1 << BITS) - 1] for place in range(COUNT))
