"""Small elections for tests: plans from asks, ballots from lists, and random ones for hypothesis."""

from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import strategies as st

from facilitation.counting.election import Agreed, Ballot, Election
from facilitation.room import Initiative

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


@st.composite
def elections(draw: Any, kinds: Sequence[str] = ("approval", "ranking", "points"), most: int = 6) -> Election:
    """Up to six plans in up to two themes, up to eight ballots, with caps, exclusions and thresholds now and then."""
    keys = KEYS[: draw(st.integers(1, most))]
    asks = st.one_of(st.integers(1, 6).map(lambda n: n * 10), st.integers(1, 97))
    plans = [plan(key, draw(asks), draw(st.sampled_from(["groen", "jeugd"]))) for key in keys]
    kind = draw(st.sampled_from(list(kinds)))
    chosen = st.lists(st.sampled_from(keys), unique=True, max_size=len(keys))
    if kind == "points":
        ballots = [{key: draw(st.integers(0, 4)) for key in draw(chosen)} for _ in range(draw(st.integers(0, 8)))]
    else:
        ballots = draw(st.lists(chosen, max_size=8))
    return election(
        plans, ballots, draw(st.integers(0, 300)), kind, top=draw(st.integers(1, 5)), **draw(agreements(keys))
    )


@st.composite
def agreements(draw: Any, keys: str) -> dict[str, Any]:
    """What a neighbourhood may agree, most of it mostly absent."""
    caps = draw(st.dictionaries(st.sampled_from(["groen", "jeugd"]), st.integers(0, 120), max_size=2))
    pairs = st.tuples(st.sampled_from(keys), st.sampled_from(keys)).filter(lambda pair: pair[0] != pair[1])
    return {
        "caps": draw(st.sampled_from([{}, caps])),
        "exclusive": tuple(draw(st.lists(pairs, max_size=1))) if len(keys) > 1 and draw(st.booleans()) else (),
        "least_votes": draw(st.sampled_from([0, 0, 2])),
        "committed": draw(st.sampled_from([0, 0, 15])),
        "leftover": draw(st.sampled_from(["skip", "skip", "stop", "partial"])),
        "floor": draw(st.sampled_from([100, 40])),
        "seed": draw(st.sampled_from(["", "klaver"])),
    }
