"""Plans with the same name are told apart by their ids, in every sentence and picture."""

from collections import Counter
from collections.abc import Mapping

from msgspec.structs import replace

from facilitation.state.plan import Initiative


def apart(plans: Mapping[str, Initiative]) -> Mapping[str, Initiative]:
    """The same plans by id; a title that more than one of them has is followed by the id."""
    same = Counter(_spoken(plan) for plan in plans.values())
    if len(same) == len(plans):
        return plans
    return {
        key: replace(plan, title=f"{plan.title} ({plan.id})") if same[_spoken(plan)] > 1 else plan
        for key, plan in plans.items()
    }


def _spoken(plan: Initiative) -> str:
    return " ".join(plan.title.casefold().split())
