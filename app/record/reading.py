"""The record as its page reads it: plans in the order of the ranking, and the sums that the sentences need."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

Plan = Mapping[str, Any]


class Reading:
    """The plain values of `facilitation.record.compose`, looked at by a reader."""

    def __init__(self, record: Mapping[str, Any]) -> None:
        self.record = record

    @cached_property
    def plans(self) -> dict[str, Plan]:
        """Every plan by its id."""
        return {plan["id"]: plan for plan in self.record["plans"]}

    @cached_property
    def taking(self) -> list[Plan]:
        """The plans that took part to the end, from the first place to the last."""
        ranking = self.record["ranking"]
        ranked = [self.plans[key] for key in ranking["order"]] if ranking else []
        rest = [plan for plan in self.plans.values() if plan not in ranked]
        return [plan for plan in ranked + rest if plan["withdrawn"] is None]

    @cached_property
    def withdrawn(self) -> list[Plan]:
        """The plans that left the evening."""
        return [plan for plan in self.plans.values() if plan["withdrawn"] is not None]

    @property
    def funded(self) -> list[Plan]:
        """The plans that get money."""
        return [plan for plan in self.taking if plan["amount"]]

    @property
    def departed(self) -> list[Plan]:
        """The plans for which the room chose another amount than the ranking did."""
        return [p for p in self.taking if p["suggested"] is not None and p["amount"] != p["suggested"]]

    @property
    def parts(self) -> list[dict[str, Any]]:
        """The pieces of the budget bar, numbered by place."""
        numbered = enumerate(self.taking, 1)
        return [{"n": n, "amount": p["amount"], "part": p["amount"] < p["ask"]} for n, p in numbered]

    @property
    def asked(self) -> int:
        """What the plans asked together, in cents."""
        return sum(plan["ask"] for plan in self.taking)

    @property
    def people(self) -> int:
        """How many seats there were."""
        return sum(self.record["turnout"]["seats"].values())

    @property
    def arguments(self) -> int:
        """How many arguments can be read."""
        return sum(len(plan["arguments"]) for plan in self.plans.values())

    @property
    def steps(self) -> dict[str, Any]:
        """Each plan's turn in the ranking's own proposal."""
        return {step["initiative"]: step for step in self.record["ranking"]["steps"]}

    @property
    def shared(self) -> list[Plan]:
        """The plans of which is known how everybody divided the pot."""
        return [p for p in self.taking if p["shares"] and any(p["shares"][k] for k in ("nothing", "minimum", "full"))]

    def kind_of(self, key: str) -> str:
        """The kind of a stage by its key."""
        return str(next(stage["kind"] for stage in self.record["agenda"] if stage["key"] == key))

    @property
    def ballots(self) -> list[tuple[str, Mapping[str, int]]]:
        """The kind of each stage with sealed ballots, and how many came in over which channel."""
        kinds = {stage["key"]: stage["kind"] for stage in self.record["agenda"]}
        return [(kinds[key], counts) for key, counts in self.record["turnout"]["ballots"].items()]
