"""An outcome step by step, in the order in which it is told: as data; `app.counting.steps` has the sentences.

Whoever leads the evening plays these steps on the wall, so how many there are has to follow from the result alone.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, Literal

import msgspec

from facilitation.counting.result import Result, Round
from facilitation.counting.rules.irv import Elimination
from facilitation.counting.rules.majority_judgement import Judgement, Parting

TOGETHER = 4  # plans without money that fit in one step on a wall
Kind = Literal[
    "start", "order", "duels", "grades", "run_off", "shares", "pack", "compared",
    "given", "passed", "rest", "ties", "lost", "wins", "reserve",
]  # fmt: skip


class Step(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One moment of the story.

    `ids` are the plans that it is about, `at` the places in `rounds` (of a run-off: in the eliminations) that it
    tells, `ties` the places in `ties` of what stood equal there, and `left` what the pot holds after it, in cents.
    """

    kind: Kind
    ids: tuple[str, ...] = ()
    at: tuple[int, ...] = ()
    ties: tuple[int, ...] = ()
    left: int


def steps(result: Result) -> tuple[Step, ...]:
    """Every step; each plan with money is in one `given`, each without in one `lost`, each tie in one step.

    Of a vote in which nobody voted there is nothing more to tell than that.
    """
    if not result.counted:
        return (Step(kind="start", left=result.free),)
    found = [Step(kind="start", left=result.free), *_ranking(result), *_rounds(result), *_ending(result)]
    return tuple(_with_ties(result, found))


def eliminations(result: Result) -> list[Elimination]:
    """The run-offs of an outcome by `irv`, also of one that was read back from the log."""
    return _details(result, "eliminations", list[Elimination])


def judgements(result: Result) -> dict[str, Judgement]:
    """The grades of an outcome by `majority-judgement`, also of one that was read back from the log."""
    return _details(result, "judgements", dict[str, Judgement])


def partings(result: Result) -> list[Parting]:
    """What parted plans with equal gauges, where the rule goes on to the majority value."""
    return _details(result, "further", list[Parting])


def _details(result: Result, name: str, kind: Any) -> Any:
    return msgspec.convert(msgspec.to_builtins(result.details.get(name, kind())), kind)


def _ranking(result: Result) -> Iterator[Step]:
    """How the order came about in which the money goes round."""
    if result.rule == "irv":
        yield from _run_offs(result)
    kind = ORDERED.get(result.rule, "shares" if "share" in result.details else "order")
    yield Step(kind=kind, ids=tuple(standing.id for standing in result.standings), left=result.free)
    if _greedy_taken(result):
        yield Step(kind="compared", left=result.free)


ORDERED: Mapping[str, Kind] = {
    "schulze": "duels", "majority-judgement": "grades", "knapsack": "pack",
}  # fmt: skip


def _run_offs(result: Result) -> Iterator[Step]:
    """One step per run-off; plans that nobody was with go out together."""
    told = eliminations(result)
    for _, same in groupby(enumerate(told), lambda found: -1 if not found[1].tally[found[1].out] else found[0]):
        at = tuple(place for place, _ in same)
        yield Step(kind="run_off", ids=tuple(told[place].out for place in at), at=at, left=result.free)


def _rounds(result: Result) -> Iterator[Step]:
    bought = len(result.details.get("bought", ()))
    yield from _turns(result, 0, bought)
    if "share" in result.details and len(result.rounds) > bought:
        yield Step(kind="rest", left=result.rounds[bought - 1].left if bought else result.free)
    yield from _turns(result, bought, len(result.rounds))


def _turns(result: Result, start: int, end: int) -> Iterator[Step]:
    """A step per plan that gets money; those that are passed over in a row stand together."""
    for funded, same in groupby(range(start, end), lambda at: result.rounds[at].funded):
        places = list(same)
        for at in _bundles(places, 1 if funded else TOGETHER):
            rounds = [result.rounds[place] for place in at]
            yield Step(kind="given" if funded else "passed", ids=_ids(rounds), at=at, left=rounds[-1].left)


def _ids(rounds: Sequence[Round]) -> tuple[str, ...]:
    return tuple(each.id for each in rounds)


def _bundles(things: Sequence[Any], most: int) -> Iterator[tuple[Any, ...]]:
    for start in range(0, len(things), most):
        yield tuple(things[start : start + most])


def _greedy_taken(result: Result) -> bool:
    return bool(result.details.get("comparison", {}).get("taken") == "greedy")


def _ending(result: Result) -> Iterator[Step]:
    """What all of it came to: who got nothing and why, how many got what they chose, and who follows."""
    left = result.free - result.spent
    if "comparison" in result.details and not _greedy_taken(result):
        yield Step(kind="compared", left=left)
    for lost in _bundles(result.losers, TOGETHER):
        yield Step(kind="lost", ids=tuple(each.id for each in lost), left=left)
    yield Step(kind="wins", left=left)
    if result.reserve:
        yield Step(kind="reserve", ids=tuple(result.reserve), left=left)


def _with_ties(result: Result, told: list[Step]) -> Iterator[Step]:
    """Each tie at the first step that it mattered to; what mattered to none stands in a step before the ending."""
    places: dict[int, list[int]] = {}
    for number, tie in enumerate(result.ties):
        fits = FITS.get(tie.on, _turn_of)
        found = next((at for at, step in enumerate(told) if fits(result, step, tie.ids)), -1)
        places.setdefault(found, []).append(number)
    for at, step in enumerate(told):
        if step.kind in ("lost", "wins") and -1 in places:
            yield Step(kind="ties", ties=tuple(places.pop(-1)), left=step.left)
        yield msgspec.structs.replace(step, ties=tuple(places.get(at, ())))


def _run_off_of(result: Result, step: Step, ids: tuple[str, ...]) -> bool:
    return step.kind == "run_off" and ids[-1] in step.ids


def _purchase_of(result: Result, step: Step, ids: tuple[str, ...]) -> bool:
    return step.kind in ("given", "passed") and ids[0] in step.ids


def _turn_of(result: Result, step: Step, ids: tuple[str, ...]) -> bool:
    """A tie in the ranking matters at the first turn that follows the ranking."""
    bought = len(result.details.get("bought", ()))
    return step.kind in ("given", "passed") and step.at[0] >= bought and bool({*ids} & {*step.ids})


FITS: Mapping[str, Callable[[Result, Step, tuple[str, ...]], bool]] = {
    "run_off": _run_off_of, "price": _purchase_of, "load": _purchase_of,
}  # fmt: skip
