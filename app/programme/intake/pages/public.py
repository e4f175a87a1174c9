"""What everybody sees of the plans of a round: the list, one plan, where they are handed in, and giving support."""

from collections.abc import Mapping
from typing import Any

from flask import current_app, redirect, render_template, request
from werkzeug.wrappers import Response

from app.pages import device
from app.programme.intake import checks, intakes, merging, people, plans, supports, writing
from app.programme.intake.moments import now
from app.programme.intake.pages import shown
from app.programme.intake.plans import DRAFT, MERGED, Plan
from app.programme.rounds.rounds import Round
from facilitation.refusals import Refused


def listed(round: Round) -> str:
    """The plans of a round. Raises Refused: unknown_here."""
    shown.require_public(round)
    intake = intakes.load(round.id)
    told = shown.listing(round) | {"intake": intake, "open": intake.takes(now())}
    return render_template("programme/intake/listed.html", round=round, **told)


def one(round: Round, number: int) -> str:
    """A plan. Raises Refused: unknown_here, unknown_proposal."""
    plan, intake = _found(round, number), intakes.load(round.id)
    told = shown.told(plan) | {"intake": intake, "map": shown.map_of(intake, plan.point)}
    told |= {"names": people.named(people.behind(plan.id)), "supporters": supports.names(plan.id)}
    told |= {"given": supports.given(device(), plan.id), "open": intake.supports(now()) and plan.alive}
    told |= {"became": plans.of_id(plan.became) if plan.became else None, "parts": merging.came_of(plan.id)}
    told["bundle"] = told["map"].script
    theme = plans.themes(round.id).get(plan.theme or "", "")
    return render_template("programme/intake/one.html", round=round, plan=plan, theme=theme, MERGED=MERGED, **told)


def photo(round: Round, number: int) -> Response:
    """Its photo. Raises Refused: unknown_here, unknown_proposal."""
    return shown.photo_of(_found(round, number))


def _found(round: Round, number: int) -> Plan:
    shown.require_public(round)
    return plans.load(round.id, number)


def support(round: Round, number: int) -> Response:
    """Support a plan. Raises Refused: unknown_here, unknown_proposal, cookie_needed; and what `supports.give` does."""
    _require_cookie()
    plan = _found(round, number)
    supports.give(device(), plan, request.form.get("name", ""))
    return _to(plan)


def support_no_more(round: Round, number: int) -> Response:
    """Support it no longer. Raises Refused: unknown_here, unknown_proposal, cookie_needed, support_over, plan_fixed."""
    _require_cookie()
    plan = _found(round, number)
    supports.take_back(device(), plan)
    return _to(plan)


def _require_cookie() -> None:
    """A device that keeps no cookie would count as a new one each time."""
    if current_app.config["SESSION_COOKIE_NAME"] not in request.cookies:
        raise Refused("cookie_needed")


def _to(plan: Plan) -> Response:
    return redirect(f"/ronde/{plan.round}/plannen/{plan.number}#steun", 303)


def handing_in(round: Round) -> str:
    """Where a plan begins: what is asked, until when, and those of this device. Raises Refused: unknown_here."""
    shown.require_public(round)
    intake = intakes.load(round.id)
    told = {"open": intake.takes(now()), "own": people.own(device(), round.id)}
    told |= {"criteria": checks.criteria(round.id), "steps": len(writing.STEPS)}
    return render_template("programme/intake/handing_in.html", round=round, intake=intake, **told)


def begin(round: Round) -> Response:
    """Begin a plan; on to its first step. Raises Refused: unknown_here, and what `writing.begin` raises."""
    shown.require_public(round)
    person = writing.begin(device(), round.id, request.form)
    return redirect(f"{people.PATH}/{person}/{writing.STEPS[0]}", 303)


def of_round(round: Round) -> Mapping[str, Any] | None:
    """On the page of a round: how many plans there are, and where one is handed in."""
    counts, intake = plans.counts(round.id), intakes.load(round.id)
    number = sum(count for state, count in counts.items() if state != DRAFT)
    if intake.opens is None and not number:
        return None
    return {"round": round, "intake": intake, "number": number, "open": intake.takes(now())}
