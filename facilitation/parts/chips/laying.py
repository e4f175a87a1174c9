"""Whose chips move where a table lays them together: as few as can be, and spread over all who sit there."""

from collections.abc import Mapping, Sequence

from facilitation.parts.chips.state import Laid

Stacks = dict[str, dict[str, int]]


def lay(people: Sequence[str], laid: Mapping[str, Laid], wanted: Laid, stack: int, each: int | None) -> Stacks | None:
    """The chips of everybody at a table so that together they are `wanted`; None where that cannot be.

    Taken back is from whoever has most there, laid by whoever has most left, of equal ones in the order of `people`.
    Where that comes to no end, everybody takes theirs back and all are laid anew.
    """
    kept: Stacks = {seat: {k: n for k, n in laid.get(seat, {}).items() if n} for seat in people}
    return _laid(kept, wanted, stack, each) or _laid({seat: {} for seat in people}, wanted, stack, each)


def _laid(stacks: Stacks, wanted: Laid, stack: int, each: int | None) -> Stacks | None:
    stacks = {seat: dict(own) for seat, own in stacks.items()}
    there = {thing for own in stacks.values() for thing in own}
    for thing in sorted(there):
        for _ in range(_on(stacks, thing) - wanted.get(thing, 0)):
            most = max(stacks.values(), key=lambda own: own.get(thing, 0))
            most[thing] -= 1
    for thing in sorted(wanted):
        for _ in range(wanted[thing] - _on(stacks, thing)):
            free = [own for own in stacks.values() if _left(own, stack) > 0 and own.get(thing, 0) < (each or stack)]
            if not free:
                return None
            most = max(free, key=lambda own: (_left(own, stack), -own.get(thing, 0)))
            most[thing] = most.get(thing, 0) + 1
    return {seat: {thing: n for thing, n in own.items() if n} for seat, own in stacks.items()}


def _on(stacks: Stacks, thing: str) -> int:
    return sum(own.get(thing, 0) for own in stacks.values())


def _left(own: Laid, stack: int) -> int:
    return stack - sum(own.values())
