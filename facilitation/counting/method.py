"""Whether a vote can be voted and counted as the room chose."""

import msgspec

from facilitation.counting.election import Election
from facilitation.counting.rules import RULES
from facilitation.state.method import Agreed, Method

SHARED = frozenset({"room", "online"})  # a ballot tells its channel only where these two are weighed


def flaw(method: Method, election: Election) -> str | None:
    """The name of what cannot be: a rule or a param that there is not, limits nobody can keep, unknown plans."""
    rule = RULES.get(method.rule)
    if rule is None or method.form.kind not in rule.kinds:
        return "rule"
    try:
        msgspec.convert(dict(method.params), rule.params, strict=False)
    except msgspec.ValidationError:
        return "params"
    return _unkeepable(method, len(election.plans)) or _unfitting(method.agreed, election)


def _unkeepable(method: Method, plans: int) -> str | None:
    """Limits between which no ballot fits."""
    form = method.form
    if not 1 <= form.least <= plans or (form.most is not None and form.most < form.least):
        return "most"
    if form.total is not None and form.total < max(1, form.total_least or 0):
        return "total"
    if form.each is not None and form.each < 1:
        return "each"
    return "top" if method.top < 1 else None


def _unfitting(agreed: Agreed, election: Election) -> str | None:
    """What was agreed about plans and themes that there are not, or about more money than there is."""
    known = {plan.id for plan in election.plans}
    if not 0 <= agreed.committed <= election.pot:
        return "committed"
    if any(theme not in {plan.theme for plan in election.plans} or cap < 0 for theme, cap in agreed.caps.items()):
        return "caps"
    if any(len(group) < 2 or not known.issuperset(group) for group in agreed.exclusive):
        return "exclusive"
    if not 0 <= agreed.floor <= 100 or agreed.unit < 1 or min(agreed.least_votes, agreed.least_points or 0) < 0:
        return "agreed"
    shares = agreed.shares
    return "shares" if shares and (set(shares) != SHARED or min(shares.values()) < 1) else None
