"""The page of who stands behind a plan: to write it in small steps, and to follow what becomes of it."""

from collections.abc import Callable, Mapping
from typing import Any

from flask import current_app, redirect, render_template, request
from werkzeug.wrappers import Response

from app.access import links
from app.pages import device
from app.pictures import handed_in, making
from app.programme.intake import appeals, checks, intakes, merging, people, plans, supports, writing
from app.programme.intake.moments import now
from app.programme.intake.pages import shown
from app.programme.intake.people import PATH, Person
from app.programme.intake.plans import DRAFT, WITHDRAWN, Plan
from app.programme.rounds import rounds
from app.services import services
from facilitation.refusals import Refused


def door() -> str:
    """The door: the key stands in the fragment, which no server ever sees."""
    return render_template("programme/intake/door.html")


def key() -> Response:
    """Exchange the key of a link; on to its page. Raises Forbidden: key_unknown; TooMany: too_many_keys."""
    here = device()
    with services().wrong_codes.trying(here.cookie["device"], "too_many_keys"):
        found = people.enter(here, links.secret_in(request.form.get("key", "")))
    return redirect(f"{PATH}/{found.id}", 303)


def one(person: str) -> str:
    """A plan as who stands behind it sees it. Raises Forbidden: plan_link_needed."""
    found = people.held(device(), person)
    return _page(found)


def _page(found: Person, **more: Any) -> str:
    plan = plans.of_id(found.plan)
    intake, at = intakes.load(plan.round), now()
    told = shown.told(plan) | {"intake": intake, "link": _link(people.secret(device(), found)), "person": found}
    until = appeals.until(checks.history(plan.id), told["appeals"], intake.appeal_days)
    behind = people.behind(plan.id)
    may_leave = people.may_leave(found, behind)
    ends = found.role == people.PROPOSER and not may_leave and (plan.alive or plan.state == DRAFT)
    told |= {
        "people": behind,
        "may_leave": may_leave,
        "ends": ends,
        "supporters": supports.names(plan.id),
        "steps": writing.STEPS,
    }
    told["erasable"] = found.role == people.PROPOSER and _erasable(plan)
    told |= {"merges": merging.of_plan(plan.id), "until": until if until and at < until else None}
    told |= {"changeable": _changeable(plan) and intake.takes(at) and not any(row.found for row in told["checks"])}
    told["DRAFT"] = DRAFT
    round_ = rounds.load(plan.round)
    return render_template(
        "programme/intake/own.html", plan=plan, about=round_, PROPOSER=people.PROPOSER, **told, **more
    )


def _changeable(plan: Plan) -> bool:
    """Whether it still takes part, or may."""
    return plan.alive or plan.state == DRAFT


def _erasable(plan: Plan) -> bool:
    """Whether there is something of it that its proposer may remove: it was taken back, or never handed in."""
    return plan.state == DRAFT or (plan.state == WITHDRAWN and bool(plan.short))


def _link(secret: str) -> str:
    return f"{current_app.config['PUBLIC_URL']}{PATH}#{secret}"


def photo(person: str) -> Response:
    """The photo of a plan, also before it is handed in. Raises Forbidden: plan_link_needed."""
    return shown.photo_of(plans.of_id(people.held(device(), person).plan))


def step(person: str, step: str) -> str:
    """One step of the form. Raises Forbidden: plan_link_needed; Refused: unknown_here."""
    found = people.held(device(), person)
    if step not in writing.STEPS:
        raise Refused("unknown_here")
    plan = plans.of_id(found.plan)
    intake, number = intakes.load(plan.round), writing.STEPS.index(step) + 1
    map_ = shown.map_of(intake, plan.point)
    told = {"themes": plans.themes(plan.round), "map": map_, "steps": writing.STEPS}
    told |= {
        "bundle": map_.script,
        "lacks": lacks(plan),
        "DRAFT": DRAFT,
        "intake": intake,
        "about": rounds.load(plan.round),
    }
    return render_template("programme/intake/step.html", plan=plan, person=found, step=step, number=number, **told)


def lacks(plan: Plan) -> tuple[str, ...]:
    """The steps that have to say more before a plan can be handed in."""
    needed = {"wat": plan.short, "geld": plan.ask}
    return tuple(name for name, said in needed.items() if not said)


def save(person: str, step: str) -> Response:
    """Keep a step, and on to the next; back to the plan where it was handed in. Raises what `writing.save` raises."""
    request.max_content_length = making.LARGEST_FILE + (1 << 20)
    found = _counted(person)
    if step == writing.STEPS[-1]:
        writing.hand_in(found)
        return redirect(f"{PATH}/{found.id}?klaar=1", 303)
    writing.save(found, step, request.form, handed_in.given(request.files.get("photo")))
    return redirect(f"{PATH}/{found.id}{_next(found, step)}", 303)


def _counted(person: str) -> Person:
    """Who this device is, for one act more. Raises Forbidden: plan_link_needed; TooMany: too_many."""
    found = people.held(device(), person)
    services().limits.spend("acts", found.id)
    return found


def _next(person: Person, step: str) -> str:
    if plans.of_id(person.plan).state != DRAFT or person.role != people.PROPOSER:
        return ""
    return f"/{writing.STEPS[writing.STEPS.index(step) + 1]}"


def act(person: str, what: str) -> Response | str:
    """Do one thing with a plan: invite, leave, agree, be forgotten, withdraw, remove, appeal, or merge.

    Raises Refused: unknown_here, and what the act raises.
    """
    found = _counted(person)
    if what not in ACTS:
        raise Refused("unknown_here")
    return ACTS[what](found, request.form) or redirect(f"{PATH}/{found.id}", 303)


def _invite(person: Person, form: Mapping[str, str]) -> str:
    """The page with the new link, which is shown once."""
    writing.require_agreed(person)
    return _page(person, invited=_link(people.invite(person)))


def _leave(person: Person, form: Mapping[str, str]) -> Response | None:
    people.leave(person, form.get("who", ""))
    return redirect(PATH, 303) if form.get("who") == person.id else None


def _erase(person: Person, form: Mapping[str, str]) -> Response:
    """On to the page of the plan, of which its number is left, or to its round where it never was handed in."""
    plan = plans.of_id(person.plan)
    writing.erase(person)
    if plan.number is None:
        return redirect(f"/ronde/{plan.round}/indienen", 303)
    return redirect(f"{PATH}/{person.id}?weg=1", 303)


def _say(person: Person, form: Mapping[str, str]) -> None:
    merging.say(person, form.get("merge", ""), form.get("yes") == "1")


ACTS: Mapping[str, Callable[[Person, Mapping[str, str]], Response | str | None]] = {
    "uitnodigen": _invite,
    "weg": _leave,
    "ja": lambda person, form: people.introduce(person, form),
    "vergeten": lambda person, form: people.forget_one(person),
    "weghalen": _erase,
    "intrekken": lambda person, form: writing.withdraw(person),
    "bezwaar": lambda person, form: appeals.appeal(person, form.get("text", "")),
    "samen": lambda person, form: merging.propose(person, form) and None,
    "antwoord": _say,
}
"""What can be done with a plan, by how its address calls it."""
