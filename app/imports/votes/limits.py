"""The limits that a file states bind: a ballot outside them does not count, and is told with its line."""

from collections import Counter
from collections.abc import Iterator, Mapping

import msgspec

from app.forms.amounts import exact
from app.imports.votes.recorded import MARKED, Recorded, Vote
from app.imports.votes.told import Told
from facilitation.state.plan import Initiative

Found = tuple[str, Mapping[str, object]]
PER_THEME = ("min_length", "max_length", "min_sum_cost", "max_sum_cost")


class Kept(msgspec.Struct, frozen=True):
    """The vote within its limits, and how many ballots were left out, by the limit that they did not keep."""

    recorded: Recorded
    outside: Mapping[str, int]


def kept(recorded: Recorded) -> Kept:
    """The ballots that keep every limit, and blank ones; the others are added to what is told."""
    plans = {plan.id: plan for plan in recorded.source.initiatives}
    places, told = [], []
    for place, vote in enumerate(recorded.votes):
        found = next(_outside(recorded, vote, plans), None) if vote.choices else None
        if found is None:
            places.append(place)
        else:
            told.append(Told(recorded.lines[place] if recorded.lines else None, *found))
    if not told:
        return Kept(recorded, {})
    within = msgspec.structs.replace(
        recorded,
        votes=tuple(recorded.votes[n] for n in places),
        lines=tuple(recorded.lines[n] for n in places) if recorded.lines else (),
        told=(*recorded.told, *told),
    )
    return Kept(within, Counter(each.key for each in told))


def _outside(recorded: Recorded, vote: Vote, plans: Mapping[str, Initiative]) -> Iterator[Found]:
    form = recorded.form("points" if recorded.kind in MARKED else "approval")
    yield from _length(len(vote.choices), form.least, form.most)
    if recorded.kind in MARKED:
        yield from _marks(recorded, vote)
    else:
        cost = sum(plans[key].ask for key in vote.choices)
        yield from _cost(cost, form.total_least, form.total)
    yield from _themes(recorded, vote, plans)


def _length(found: int, least: int | None, most: int | None) -> Iterator[Found]:
    if least is not None and found < least:
        yield "too_few_choices", {"found": found, "least": least}
    if most is not None and found > most:
        yield "too_many_choices", {"found": found, "most": most}


def _cost(cents: int, least: int | None, most: int | None) -> Iterator[Found]:
    if most is not None and cents > most:
        yield "cost_over_total", {"found_cents": cents, "limit": most}
    if least is not None and cents < least:
        yield "cost_under_total", {"found_cents": cents, "limit": least}


def _marks(recorded: Recorded, vote: Vote) -> Iterator[Found]:
    least, most = recorded.limit("min_points"), recorded.limit("max_points")
    if most is not None and max(vote.points) > most:
        yield "too_much_for_one", {"found": max(vote.points), "most": most}
    if least is not None and min(vote.points) < least:
        yield "too_little_for_one", {"found": min(vote.points), "least": least}
    least, most = recorded.limit("min_sum_points"), recorded.limit("max_sum_points")
    if most is not None and sum(vote.points) > most:
        yield "points_over_total", {"found": sum(vote.points), "most": most}
    if least is not None and sum(vote.points) < least:
        yield "points_under_total", {"found": sum(vote.points), "least": least}


def _themes(recorded: Recorded, vote: Vote, plans: Mapping[str, Initiative]) -> Iterator[Found]:
    """The limits per theme: one number for all, or as many as there are themes."""
    themes = [part.strip() for part in recorded.meta.get("categories", "").split(",") if part.strip()]
    stated = {name: _list(recorded.meta.get(f"{name}_per_category", ""), len(themes)) for name in PER_THEME}
    if not any(stated.values()):
        return
    for place, theme in enumerate(themes):
        own = [plans[key] for key in vote.choices if theme in plans[key].theme.split(", ")]
        limit = {name: values[place] if values else None for name, values in stated.items()}
        cost = sum(plan.ask for plan in own)
        for key, details in _length(len(own), _whole(limit["min_length"]), _whole(limit["max_length"])):
            yield f"{key.removesuffix('_choices')}_of_theme", {**details, "theme": theme}
        for key, details in _cost(cost, limit["min_sum_cost"], limit["max_sum_cost"]):
            yield key.replace("cost", "theme"), {**details, "theme": theme}


def _list(text: str, themes: int) -> list[int]:
    """Cents per theme; nothing where they cannot be read or are not as many as there are themes."""
    try:
        values = [exact(part) for part in text.split(",") if part.strip()]
    except ValueError:
        return []
    return values * themes if len(values) == 1 else values if len(values) == themes else []


def _whole(hundredths: int | None) -> int | None:
    return None if hundredths is None else -(-hundredths // 100)
