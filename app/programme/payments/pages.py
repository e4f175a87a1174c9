"""The payments of a round in the workspace."""

from flask import redirect, render_template, request
from werkzeug.wrappers import Response

from app.programme.leaves import leaf
from app.programme.payments import payments
from app.programme.rights import holder
from app.programme.rounds.pages import cents
from app.programme.rounds.rounds import Round


def of_round(round: Round) -> str:
    """What of each award was paid, what waits for a second person, and every payment."""
    found = payments.of_round(round.id)
    waiting = [each for each in found if each.state == payments.WRITTEN]
    settled = [each for each in found if each.state != payments.WRITTEN]
    paid = payments.paid(round.id)
    told: dict[str, object] = {
        "paid": leaf(paid, "plannen"),
        "titles": {each.plan: each.title for each in paid},
        "own": holder().id,
    }
    told |= {"open": [each for each in paid if each.left]}
    told |= {"waiting": waiting, "settled": leaf(settled, "eerder"), "confirmed": payments.CONFIRMED}
    return render_template("programme/payments/of_round.html", round=round, **told)


def write(round: Round) -> Response:
    """Write a payment down. Raises what `payments.write` raises."""
    payments.write(round.id, holder(), request.form.get("plan", ""), cents(request.form, "amount"), request.form)
    return _back(round)


def confirm(round: Round, number: int) -> Response:
    """Confirm what somebody else wrote down. Raises what `payments.settle` raises."""
    payments.settle(round.id, number, holder(), confirmed=True)
    return _back(round)


def refuse(round: Round, number: int) -> Response:
    """Say that a payment was not made. Raises what `payments.settle` raises."""
    payments.settle(round.id, number, holder(), confirmed=False)
    return _back(round)


def _back(round: Round) -> Response:
    return redirect(f"/programma/ronde/{round.id}/betalen", 303)
