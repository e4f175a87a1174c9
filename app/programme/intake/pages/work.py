"""Plans in the workspace: the table for who checks, how the round takes plans, its criteria, and on to the desk."""

from flask import g, redirect, render_template, request
from werkzeug.wrappers import Response

from app.languages import AMSTERDAM
from app.programme import seen
from app.programme.intake import appeals, checks, drafting, intakes, people, plans
from app.programme.intake.intakes import MOMENTS, Intake
from app.programme.intake.map.places import written
from app.programme.intake.pages import shown
from app.programme.rights import holder
from app.programme.rounds.rounds import Round


def listed(round: Round) -> str:
    """The plans of a round as a table, with how many stand how."""
    told = shown.listing(round) | {"intake": intakes.load(round.id)}
    return render_template("programme/intake/work.html", round=round, **told)


def settings(round: Round) -> str:
    """How a round takes plans, and its criteria."""
    intake, criteria = intakes.load(round.id), checks.criteria(round.id)
    told = {"intake": intake, "times": _times(intake), "criteria": criteria, "written": written}
    told |= {"seen": seen.mark(*_said(intake)), "seen_criteria": seen.mark(*criteria.values())}
    return render_template("programme/intake/settings.html", round=round, **told)


def _said(intake: Intake) -> list[object]:
    """What the form of how a round takes plans changes, as it is now."""
    return [getattr(intake, name) for name in Intake.__struct_fields__ if name != "frozen"]


def _times(intake: Intake) -> dict[str, str]:
    """Its moments as a browser's field writes them."""
    found = {name: getattr(intake, name) for name in MOMENTS}
    return {name: f"{at.astimezone(AMSTERDAM):%Y-%m-%dT%H:%M}" if at else "" for name, at in found.items()}


def save_settings(round: Round) -> Response:
    """Write how it takes plans. Raises what `intakes.save` raises, and Refused: changed_meanwhile."""
    seen.require(request.form, *_said(intakes.load(round.id)))
    intakes.save(round.id, request.form)
    return _to(round, "/inrichten")


def save_criteria(round: Round) -> Response:
    """Write the criteria. Raises what `checks.set_criteria` raises, and Refused: changed_meanwhile."""
    seen.require(request.form, *checks.criteria(round.id).values())
    checks.set_criteria(round.id, request.form.get("criteria", ""))
    return _to(round, "/inrichten#criteria")


def freeze(round: Round) -> Response:
    """Let the criteria stand, as who says so saw them. Raises what `checks.freeze` raises, and changed_meanwhile."""
    seen.require(request.form, *checks.criteria(round.id).values())
    checks.freeze(round.id, holder())
    return _to(round, "/inrichten#criteria")


def one(round: Round, number: int) -> str:
    """A plan for who checks it. Raises Refused: unknown_proposal."""
    plan, intake = plans.load(round.id, number), intakes.load(round.id)
    told = shown.told(plan) | {"people": people.behind(plan.id), "map": shown.map_of(intake, plan.point)}
    theme = plans.themes(round.id).get(plan.theme or "", "")
    return render_template("programme/intake/work_one.html", round=round, plan=plan, intake=intake, theme=theme, **told)


def check(round: Round, number: int) -> Response:
    """Write down what was found. Raises what `checks.check` raises."""
    plan, form = plans.load(round.id, number), request.form
    key = form.get("criterion", "")
    criterion = int(key) if key.isascii() and key.isdecimal() and len(key) < 4 else 0
    checks.check(plan.id, criterion, form.get("colour", ""), form.get("reason", ""), holder(), g.path)
    return _to(round, f"/{number}#criterium-{criterion}")


def answer(round: Round, number: int) -> Response:
    """Answer the appeal that waits. Raises what `appeals.answer` raises."""
    plan, form = plans.load(round.id, number), request.form
    appeals.answer(plan.id, form.get("colour", ""), form.get("reason", ""), holder(), g.path)
    return _to(round, f"/{number}#bezwaar")


def forget(round: Round, number: int) -> Response:
    """Remove the names and addresses of who stands behind a plan. Raises Refused: unknown_proposal."""
    people.forget(plans.load(round.id, number).id)
    return _to(round, f"/{number}")


def to_the_table(round: Round) -> str:
    """The plans that can go to the table, to choose of."""
    ready = plans.ready(round.id)
    stands = {state: str(words) for state, words in plans.STATES.items()}  # of a thousand plans each is said once
    return render_template("programme/intake/table.html", round=round, ready=ready, stands=stands, most=drafting.MOST)


def make_draft(round: Round) -> Response:
    """Make a draft at the desk of those that were chosen. Raises what `drafting.make` raises."""
    draft = drafting.make(round, request.form.getlist("plan"))
    return redirect(f"/voorbereiden/{draft}/plannen", 303)


def _to(round: Round, where: str) -> Response:
    return redirect(f"/programma/ronde/{round.id}/plannen{where}", 303)
