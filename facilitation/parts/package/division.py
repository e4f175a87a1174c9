"""The room's division as it stands: composed, or what the vote by itself would give; its versions and departures."""

from collections.abc import Mapping

import msgspec

from facilitation.parts.package.votes import vote_at, votes
from facilitation.parts.plans import active, known
from facilitation.parts.ranking.votes import shown
from facilitation.refusals import Refused
from facilitation.registry import PARTS
from facilitation.situation import home, require_unblocked, require_unsettled
from facilitation.state.award import Award, Awards
from facilitation.state.meeting import Meeting
from facilitation.state.plan import Initiative

NAME = "package"


class Division(msgspec.Struct, frozen=True):
    """The package of one stage. `awards` is None as long as nobody composed one; `version` counts those composed.

    `former` are all that the room had before the present one, from version 0. `settled` is what the decision fixed: a
    line for every plan, each condition with its owner and its date.
    """

    awards: Awards | None = None
    version: int = 0
    former: tuple[Awards, ...] = ()
    settled: Awards | None = None


Packages = Mapping[str, Division]
"""The divisions by the key of the stage that they belong to."""


class Proposal(msgspec.Struct, frozen=True):
    """What an outcome by itself would give: cents per plan, what is left of the pot, and the kind of its stage."""

    amounts: Mapping[str, int]
    remainder: int
    kind: str


def division_of(meeting: Meeting, key: str | None = None) -> Division:
    """What is kept of the package of this home, by default of the one that the room is at."""
    packages: Packages = PARTS.parts[NAME].of(meeting)
    return packages.get(home(meeting) if key is None else key) or Division()


def version(meeting: Meeting) -> int:
    """The number of the present package; 0 before anybody composed one."""
    return division_of(meeting).version


def former(meeting: Meeting) -> Awards:
    """The package that the room had before the present one."""
    before = division_of(meeting).former
    return before[-1] if before else {}


def proposal(meeting: Meeting, key: str | None = None) -> Proposal | None:
    """What the revealed outcome would give the plans that still take part, or None without one; amounts in cents.

    For a package that the room has left it is what the outcome gave then.
    """
    here = home(meeting)
    found = _proposed(meeting, here if key is None else key)
    if found is None:
        return None
    kind, given = found
    amounts = _possible(meeting, given) if key in (None, here) else dict(given)
    return Proposal(amounts, meeting.free - sum(amounts.values()), kind)


def _proposed(meeting: Meeting, key: str) -> tuple[str, Mapping[str, int]] | None:
    """What tables gave together last, as long as a package may be changed after it; else what a vote did."""
    composes, kinds = False, [PARTS.kind(stage) for stage in meeting.stages]
    for at, stage in reversed(list(enumerate(meeting.stages))):
        found = kinds[at].proposes(meeting, stage) if composes and home(meeting, at) == key else None
        if found is not None:
            return kinds[at].name, found
        composes = composes or bool(kinds[at].composes)
    seen = ((vote.plan.kind, shown(vote)) for vote in votes(meeting, key))
    return next(((kind, outcome.awards) for kind, outcome in seen if outcome is not None), None)


def _possible(meeting: Meeting, awards: Mapping[str, int]) -> dict[str, int]:
    """What plans that take part can still get of it."""
    plans = {plan.id: plan for plan in active(meeting)}
    return {key: cents for key, cents in awards.items() if key in plans and cents <= plans[key].ask}


def current(meeting: Meeting, key: str | None = None) -> Awards:
    """The division as it stands: composed, or else the ranking's own proposal, or nothing yet."""
    composed = division_of(meeting, key).awards
    if composed is not None:
        return composed
    suggested = proposal(meeting, key)
    return {plan: Award(plan, amount) for plan, amount in suggested.amounts.items()} if suggested else {}


def final(meeting: Meeting, key: str | None = None) -> Awards:
    """What the decision fixed, else the division as it stands."""
    fixed = division_of(meeting, key).settled
    return current(meeting, key) if fixed is None else fixed


def settle(meeting: Meeting, awards: Awards) -> Meeting:
    """The meeting with this as what its decision fixed."""
    part = PARTS.parts[NAME]
    fixed = msgspec.structs.replace(division_of(meeting), settled=awards)
    return part.put(meeting, {**part.of(meeting), home(meeting): fixed})


def unsettle(meeting: Meeting) -> Meeting:
    """The meeting with nothing fixed by a decision on the package that it has now."""
    part = PARTS.parts[NAME]
    return part.put(
        meeting, {**part.of(meeting), home(meeting): msgspec.structs.replace(division_of(meeting), settled=None)}
    )


def package(meeting: Meeting, number: int) -> Awards:
    """The package of this version, empty where there was none; the one of now, or an earlier one."""
    kept = division_of(meeting)
    return [*kept.former, current(meeting)][number] if number <= kept.version else {}


def total(awards: Awards) -> int:
    """The sum of all awards, in cents."""
    return sum(award.amount for award in awards.values())


def departures(meeting: Meeting, awards: Awards) -> list[str]:
    """Ids of the plans whose amount differs from the ranking's own proposal."""
    suggested = proposal(meeting)
    if suggested is None:
        return []
    return [p.id for p in active(meeting) if _amount(awards, p.id) != suggested.amounts.get(p.id, 0)]


def _amount(awards: Awards, key: str) -> int:
    return awards[key].amount if key in awards else 0


def ordered(meeting: Meeting) -> list[Initiative]:
    """The plans that take part, in the order of the revealed vote that the package follows from, else their own."""
    plans = {plan.id: plan for plan in active(meeting)}
    outcome = shown(vote_at(meeting, home(meeting)))
    first = [plans[each.id] for each in outcome.standings if each.id in plans] if outcome else []
    return first + [plan for plan in plans.values() if plan not in first]


def lacking_reason(meeting: Meeting, awards: Awards) -> list[Initiative]:
    """The plans that depart from the ranking while nobody wrote down why."""
    return [known(meeting, key) for key in departures(meeting, awards) if key not in awards or not awards[key].reason]


def require_reasons(meeting: Meeting, awards: Awards) -> None:
    """Raises Refused(departure_needs_reason) for the first departure from the ranking without a reason."""
    for plan in lacking_reason(meeting, awards):
        raise Refused("departure_needs_reason", initiative=plan.id, title=plan.title)


def require_ranking_seen(meeting: Meeting) -> None:
    """Raises Refused(ranking_unrevealed) while the vote is counted but not yet shown."""
    vote = vote_at(meeting, home(meeting))
    if vote is not None and vote.status == "closed":
        raise Refused("ranking_unrevealed")


def require_composing(meeting: Meeting) -> None:
    """Raises Refused(decision_recorded, wrong_stage, close_first, ranking_unrevealed), and what blocks the room."""
    require_unsettled(meeting)
    stage = meeting.current
    allowed = PARTS.kind(stage).composes
    if not allowed:
        raise Refused("wrong_stage", stage=next(kind.name for kind in PARTS.kinds.values() if kind.composes))
    if stage.status not in allowed:
        raise Refused("close_first")
    require_unblocked(meeting)
    require_ranking_seen(meeting)


def composing(meeting: Meeting) -> bool:
    """Whether the package can be changed now."""
    try:
        require_composing(meeting)
    except Refused:
        return False
    return True
