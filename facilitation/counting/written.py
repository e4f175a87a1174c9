"""A result as plain values, for the log, for JSON and from a worker; and back, without counting again."""

import json
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

import msgspec

from facilitation.counting.money.offers import Purchase
from facilitation.counting.result import Loser, Result, Round, Standing
from facilitation.counting.rules.irv import Elimination
from facilitation.counting.rules.majority_judgement import Judgement, Parting
from facilitation.counting.rules.phragmen import Load
from facilitation.counting.ties import Tie

NUMBERS = ("points", "near", "price", "rest", "load", "share", "first_share", "worth")  # whole, or exact as "1/3"
LARGEST = 2**53 - 1  # what JSON can hold everywhere


def plain(found: Any) -> Any:
    """Plain values without a float anywhere: a fraction is written as `"1/3"`, a number past 2^53 as one over 1."""
    return json.loads(json.dumps(_holdable(msgspec.to_builtins(found, enc_hook=_written))))


def _holdable(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _holdable(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_holdable(inner) for inner in value]
    return f"{value}/1" if isinstance(value, int) and abs(value) > LARGEST else value


def read(written: Mapping[str, Any]) -> Result:
    """The result that was written as plain values.

    JSON with sorted names, as in the log, does not keep the order in which plans were funded; the rounds do.
    """
    rounds = tuple(_round(each) for each in written["rounds"])
    return Result(
        **{
            **written,
            "awards": {turn.id: written["awards"][turn.id] for turn in rounds if turn.id in written["awards"]},
            "rounds": rounds,
            "losers": tuple(Loser(**_exact(each)) for each in written["losers"]),
            "ties": tuple(Tie(**_exact(each)) for each in written["ties"]),
            "standings": tuple(Standing(**_exact(each)) for each in written["standings"]),
            "details": _details(written["details"]),
        }
    )


def _round(written: Mapping[str, Any]) -> Round:
    kind = Purchase if "price" in written else Load if "load" in written else Round
    return kind(**_exact(written))


def _details(written: Mapping[str, Any]) -> dict[str, Any]:
    found = _exact(written)
    if "eliminations" in found:
        found["eliminations"] = tuple(Elimination(**each) for each in found["eliminations"])
    if "judgements" in found:
        found["judgements"] = {key: Judgement(**each) for key, each in found["judgements"].items()}
    if "further" in found:
        found["further"] = [Parting(**{**each, "grades": tuple(each["grades"])}) for each in found["further"]]
    return found


def _exact(written: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _value(name, value) for name, value in written.items()}


def _value(name: str, value: Any) -> Any:
    if name in NUMBERS and isinstance(value, str):
        return Fraction(value)
    return tuple(value) if isinstance(value, Sequence) and not isinstance(value, str) else value


def _written(value: Any) -> str:
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    raise TypeError(f"no plain value: {type(value).__name__}")
