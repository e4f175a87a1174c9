"""How a vote is voted and counted: the ballot and its limits, the rule, and what was agreed about both."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, Literal

import msgspec

BallotKind = Literal["approval", "ranking", "points", "amounts", "grades", "resistance"]
Leftover = Literal["skip", "stop", "partial"]
RANKED: BallotKind = "ranking"
APPROVED: BallotKind = "approval"


class BallotForm(msgspec.Struct, frozen=True):
    """What a list of plans says about its ballots: an ordered top, or approvals within limits (amounts in cents)."""

    kind: Literal["ranking", "approval"] = "ranking"
    top: int = 5
    min_choices: int = 1
    max_choices: int | None = None
    max_sum: int | None = None
    min_sum: int | None = None


class Form(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The limits of a ballot; None is no limit.

    least, most  how many plans stand on it
    total_least, total  the sum: of the asks of approvals, of points or chips, of amounts in cents
    each  the most that one plan can be given
    """

    kind: Literal["approval", "ranking", "points", "amounts", "grades", "resistance", "chips"]
    least: int = 1
    most: int | None = None
    total_least: int | None = None
    total: int | None = None
    each: int | None = None


class Agreed(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What holds for every rule; all amounts in cents.

    committed  comes off the pot first
    caps       the most that goes to one theme
    exclusive  groups of plans of which at most one is funded
    least_votes  a plan on fewer ballots gets nothing
    least_points  a plan with fewer (weighed) points gets nothing; unset, and in no log or hash, where not agreed
    leftover   at a plan that does not fit: pass over it, stop there, or give it what is left and stop
    floor      percent of the ask with which a plan can go ahead that states no minimum of its own
    unit       a partial amount is rounded down to a whole multiple of this
    shares     how much each channel weighs, all its ballots together; empty: every ballot weighs the same
    seed       the public word from which lots are drawn
    """

    committed: int = 0
    caps: Mapping[str, int] = {}
    exclusive: tuple[tuple[str, ...], ...] = ()
    least_votes: int = 0
    least_points: int | msgspec.UnsetType = msgspec.UNSET
    leftover: Leftover = "skip"
    floor: int = 100
    unit: int = 1
    shares: Mapping[str, int] = {}
    seed: str = ""


class Method(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Belongs to the frames and is fixed once voting opens; `top` places of a ranking earn points."""

    form: Form = Form(kind="ranking", most=5)
    rule: str = "borda"
    params: Mapping[str, Any] = {}
    agreed: Agreed = Agreed()
    top: int = 5

    @property
    def digest(self) -> str:
        """The hash that is shown from the frames on: SHA-256 of everything that was chosen."""
        return digest(self.form, self.rule, {"top": self.top, **self.params}, msgspec.to_builtins(self.agreed))

    @property
    def weighs(self) -> bool:
        """Whether the hall and those online weigh by shares that were agreed."""
        return bool(self.agreed.shares)


def digest(form: Form, rule: str, params: Mapping[str, Any], agreed: Mapping[str, Any]) -> str:
    """SHA-256 of everything that was fixed, as JSON with sorted names and without spaces."""
    fixed = {"agreed": agreed, "form": msgspec.to_builtins(form), "params": params, "rule": rule}
    text = json.dumps(msgspec.to_builtins(fixed), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return sha256(text.encode()).hexdigest()


def method_of(form: BallotForm) -> Method:
    """The method that goes with what a list of plans says about its ballots."""
    if form.kind == RANKED:
        return Method(form=Form(kind=RANKED, most=form.top), rule="borda", top=form.top)
    limits = Form(
        kind=APPROVED, least=form.min_choices, most=form.max_choices, total=form.max_sum, total_least=form.min_sum
    )
    return Method(form=limits, rule="approval")
