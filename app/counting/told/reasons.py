"""A count in words: why a plan got nothing, what decided a tie, and where two rules differ."""

from collections.abc import Iterable, Mapping
from typing import Any

from flask_babel import lazy_gettext as _
from flask_babel import ngettext
from flask_babel.speaklater import LazyString

from app.languages import euro, in_a_row
from app.languages.refusals import sentence
from facilitation.counting.chips import half_up
from facilitation.counting.forms import Fault
from facilitation.counting.money.offers import Purchase
from facilitation.counting.result import Loser, Result
from facilitation.counting.ties import Tie
from facilitation.refusals import Refused
from facilitation.state.plan import Initiative

PERCENT = 100
MOST_NAMED = 3

REASONS: dict[str, LazyString] = {
    "no_support": _("‘%(title)s’: niemand koos dit plan."),
    "too_few_votes": _("‘%(title)s’: te weinig stemmen (%(votes)s)."),
    "too_few_points": _("‘%(title)s’: te weinig punten, %(near)s%% van wat nodig is."),
    "does_not_fit": _("‘%(title)s’: paste niet meer, %(short)s te kort."),
    "over_cap": _("‘%(title)s’: paste niet meer in het deelbudget voor %(theme)s, %(short)s te kort."),
    "excluded": _("‘%(title)s’: kan niet samen met %(of)s."),
    "not_reached": _("‘%(title)s’: het tellen was klaar voordat dit plan aan de beurt was."),
    "too_little_support": _("‘%(title)s’: te weinig steun, want de kiezers hadden samen te weinig geld."),
    "supporters_spent": _(
        "‘%(title)s’: het geld van de kiezers was al besteed aan %(of)s; er was nog %(near)s%% van wat nodig was."
    ),
    "outweighed": _("‘%(title)s’: de gekozen plannen zijn samen meer waard dan elke verdeling met dit plan."),
}

SHORT: dict[str, LazyString] = {
    "no_support": _("niemand koos dit"),
    "too_few_votes": _("te weinig stemmen"),
    "too_few_points": _("te weinig punten"),
    "does_not_fit": _("%(short)s te kort"),
    "over_cap": _("%(short)s te kort in %(theme)s"),
    "excluded": _("kan niet samen met %(of)s"),
    "not_reached": _("kwam niet aan de beurt"),
    "too_little_support": _("te weinig steun"),
    "supporters_spent": _("het geld van zijn kiezers was op"),
    "outweighed": _("andere plannen zijn samen meer waard"),
}
"""Why in a few words, for where the name stands beside it."""

CRITERIA: dict[str, LazyString] = {
    "first_places": _("Gelijk: %(plans)s. De meeste eerste plaatsen gaan voor."),
    "cost": _("Gelijk: %(plans)s. Het goedkoopste plan gaat voor."),
    "lot": _("Gelijk: %(plans)s. Het lot besliste."),
    "ranking": _("Twee verdelingen zijn even goed; zij verschillen in %(plans)s. De rangschikking ging voor."),
}

PASSED: dict[str, LazyString] = {
    "does_not_fit": _("%(plan)s vraagt %(ask)s: %(short)s te kort."),
    "over_cap": _("%(plan)s vraagt %(ask)s: %(short)s te kort in het deelbudget voor %(theme)s."),
    "excluded": _("%(plan)s kan niet samen met %(of)s."),
}

NEAR: dict[str, LazyString] = {
    "does_not_fit": _("Er was nog %(near)s%% van wat het vraagt."),
    "over_cap": _("In het deelbudget was nog %(near)s%% van wat het vraagt."),
    "too_few_votes": _("Dat is %(near)s%% van wat nodig is."),
    "too_little_support": _("Samen hadden zij nog %(near)s%% van wat het vraagt."),
    "not_reached": _("Het was op %(near)s%% van zijn beurt."),
}

CHANNELS: dict[str, LazyString] = {
    "room": _("In de zaal"),
    "online": _("Online"),
    "internet": _("Online"),
    "paper": _("Op papier"),
    "assisted": _("Met hulp"),
}


def paid(found: Purchase, plans: Mapping[str, Initiative], per_point: bool = False) -> str:
    """How the supporters of a plan paid for it, the price to the nearest cent; per point where ballots give points."""
    price = euro(half_up(found.price)) + (str(_(" per punt")) if per_point else "")
    together = ngettext(
        "%(num)s kiezer betaalt %(price)s",
        "%(num)s kiezers betalen samen, elk %(price)s",
        found.payers,
        price=price,
    )
    cost = str(_("‘%(title)s’ kost %(cost)s: %(together)s."))
    said = cost % {"title": plans[found.id].title, "cost": euro(found.cost), "together": together}
    return f"{said} {_last_money(found)}" if found.poorer else said


def _last_money(found: Purchase) -> str:
    if not found.rest:
        return ngettext("%(num)s kiezer heeft niets meer.", "%(num)s kiezers hebben niets meer.", found.poorer)
    return ngettext(
        "%(num)s kiezer geeft zijn laatste geld: %(rest)s.",
        "%(num)s kiezers geven hun laatste geld: samen %(rest)s.",
        found.poorer,
        rest=euro(half_up(found.rest)),
    )


def fault(found: Fault) -> str:
    """What is wrong with a ballot."""
    return sentence(Refused(found.key, **found.details))


def loser(found: Loser, plans: Mapping[str, Initiative]) -> str:
    """Why this plan got nothing."""
    return str(REASONS[found.reason]) % _details(found, plans)


def loser_short(found: Loser, plans: Mapping[str, Initiative]) -> str:
    """The same in a few words, without its name."""
    return str(SHORT[found.reason]) % _details(found, plans)


def _details(found: Loser, plans: Mapping[str, Initiative]) -> dict[str, Any]:
    return {
        "title": plans[found.id].title,
        "votes": found.votes,
        "short": euro(found.short),
        "near": percent(found),
        "of": named(found.of, plans),
        "theme": found.theme,
    }


def loser_near(found: Loser, plans: Mapping[str, Initiative]) -> str:
    """Why this plan got nothing, and how close it was where that says more."""
    said = loser(found, plans)
    if found.reason not in NEAR or found.near is None:
        return said
    near = str(NEAR[found.reason]) % {"near": percent(found)}
    return f"{said} {near}"


def percent(found: Loser) -> int:
    """How close a plan was, in whole percents, rounded down: only what is there is 100."""
    return int((found.near or 0) * PERCENT)


def tie(found: Tie, plans: Mapping[str, Initiative], most: int = 1000) -> str:
    """Which plans stood equal, and what decided."""
    return str(CRITERIA[found.by]) % {"plans": named(found.ids, plans, most)}


def difference(
    one: Result, other: Result, plans: Mapping[str, Initiative], called: Mapping[str, str] | None = None
) -> str:
    """In one sentence where the second outcome differs from the first, and why; `called` are the names of the rules."""
    names = called or {}
    gained = [key for key in other.awards if key not in one.awards]
    lost = [key for key in one.awards if key not in other.awards]
    details = {
        "rule": names.get(other.rule, other.rule), "first": names.get(one.rule, one.rule),
        "gained": named(gained, plans), "lost": named(lost, plans), "why": _why(other, lost, plans),
    }  # fmt: skip
    if not gained and not lost:
        return str(_("%(rule)s kiest dezelfde plannen als %(first)s.")) % details
    if not lost:
        return str(_("%(rule)s geeft ook geld aan %(gained)s.")) % details
    if not gained:
        return str(_("%(rule)s geeft geen geld aan %(lost)s; %(why)s")) % details
    return str(_("%(rule)s kiest %(gained)s in plaats van %(lost)s; %(why)s")) % details


def _why(result: Result, lost: list[str], plans: Mapping[str, Initiative]) -> str:
    return next((loser(each, plans) for each in result.losers if each.id in lost), "")


def named(keys: Iterable[str], plans: Mapping[str, Initiative], most: int = MOST_NAMED) -> str:
    """Titles in a row, and how many more there are."""
    titles = [f"‘{plans[key].title}’" for key in keys]
    more = len(titles) - most
    rest: list[Any] = [str(_("nog %(number)s", number=more))] if more > 0 else []
    return in_a_row([*titles[:most], *rest])
