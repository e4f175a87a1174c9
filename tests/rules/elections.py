"""Small elections for tests: plans from asks, ballots from lists, and random ones for hypothesis."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from hypothesis import strategies as st
from msgspec import UNSET

from facilitation.counting.election import Ballot, Election
from facilitation.state.method import Agreed
from facilitation.state.plan import Initiative

KEYS = "abcdefgh"


def plan(key: str, ask: int, theme: str = "", minimum: int | None = None) -> Initiative:
    return Initiative(key, key.upper(), ask, ask if minimum is None else minimum, minimum is not None, theme)


def election(
    asks: Mapping[str, int] | Sequence[Initiative],
    ballots: Sequence[Any],
    pot: int,
    kind: str = "approval",
    **rest: Any,
) -> Election:
    """Ballots are lists of ids, or maps of marks; what is no field of an election was agreed."""
    plans = [plan(key, ask) for key, ask in asks.items()] if isinstance(asks, Mapping) else asks
    fields = {name: rest.pop(name) for name in ("top",) if name in rest}
    return Election(
        plans=tuple(plans), pot=pot, ballots=tuple(ballot(each) for each in ballots), kind=kind,  # type: ignore[arg-type]
        agreed=Agreed(**rest), **fields,
    )  # fmt: skip


def ballot(said: Any) -> Ballot:
    if isinstance(said, Ballot):
        return said
    return Ballot(tuple(said), tuple(said.values())) if isinstance(said, Mapping) else Ballot(tuple(said))


def mostly(usual: int, values: st.SearchStrategy[int], least: int, most: int) -> st.SearchStrategy[list[int]]:
    """Lists that seldom have fewer than the usual number of values."""
    lists = st.lists(values, min_size=min(usual, most), max_size=most)
    return st.one_of(lists, lists, lists, st.lists(values, min_size=least, max_size=most))


@st.composite
def elections(draw: Any, kinds: Sequence[str] = ("approval", "ranking", "points"), most: int = 6) -> Election:
    """Up to six plans in two themes, up to eight ballots, and now and then caps, exclusions and thresholds.

    Ballots are drawn as numbers, and read as a ballot of the kind: far faster than lists of choices.
    """
    asks = draw(mostly(3, st.integers(1, 97), 1, most))
    rounded = draw(st.booleans())
    plans = [
        plan(key, -(-asking // 10) * 10 if rounded else asking, ("groen", "jeugd")[asking % 2])
        for key, asking in zip(KEYS, asks, strict=False)
    ]
    kind, pot, drawn = draw(
        st.tuples(st.sampled_from(list(kinds)), st.integers(0, 300), mostly(4, st.integers(0, 5**6), 0, 8))
    )
    keys = [each.id for each in plans]
    ballots = [READ[kind](keys, number) for number in drawn]
    return election(plans, ballots, pot, kind, top=draw(st.integers(1, 5)), **draw(AGREEMENTS)(keys))


def _approved(keys: list[str], number: int) -> list[str]:
    return [key for place, key in enumerate(keys) if number >> place & 1]


def _ranked(keys: list[str], number: int) -> list[str]:
    """Every order of every part of the plans has numbers."""
    number, length = divmod(number, len(keys) + 1)
    left, found = list(keys), []
    for _ in range(length):
        number, place = divmod(number, len(left))
        found.append(left.pop(place))
    return found


def _marked(keys: list[str], number: int) -> dict[str, int]:
    return {key: number // 5**place % 5 for place, key in enumerate(keys)}


READ: Mapping[str, Callable[[list[str], int], Any]] = {"approval": _approved, "ranking": _ranked, "points": _marked}


def _agreement(number: int, cap: int) -> Callable[[list[str]], dict[str, Any]]:
    """What a neighbourhood may agree, most of it mostly absent."""

    def read(keys: list[str]) -> dict[str, Any]:
        pair = (keys[number % len(keys)], keys[-1])
        return {
            "caps": {0: {"groen": cap}, 1: {"groen": cap, "jeugd": 120 - cap}}.get(number & 3, {}),
            "exclusive": (pair,) if number >> 2 & 3 == 0 and pair[0] != pair[1] else (),
            "least_votes": 2 if number >> 4 & 3 == 0 else 0,
            "least_points": 3 if number >> 12 & 3 == 0 else UNSET,
            "committed": 15 if number >> 6 & 3 == 0 else 0,
            "leftover": ("skip", "skip", "stop", "partial")[number >> 8 & 3],
            "floor": 40 if number >> 10 & 1 else 100,
            "seed": "klaver" if number >> 11 & 1 else "",
        }

    return read


AGREEMENTS = st.builds(_agreement, st.integers(0, 2**14 - 1), st.integers(0, 120))
