"""The pages of rounds in the workspace: those of a place, one round, and its pot."""

from flask import redirect, render_template, request
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from app.forms import fields
from app.programme import seen
from app.programme.leaves import leaf
from app.programme.places.places import Place, slug
from app.programme.rights import require
from app.programme.rounds import money, outcome, rounds
from app.programme.rounds.money import Part, Pot
from app.programme.rounds.rounds import Round
from app.services import services
from facilitation.refusals import Malformed

COLUMNS = ("model", "stage", "begins", "ends", "mandate", "about", "source", "language")


def of_place(place: Place) -> str:
    """The rounds of a place, and the form for another one."""
    above = rounds.above(place)
    told = {"rounds": rounds.of_place(place.id), "above": above, "MODELS": rounds.MODELS}
    told["kept"] = money.kept([each.id for each in above])
    return render_template("programme/rounds/of_place.html", place=place, **told)


def add(place: Place) -> Response:
    """Add a round. Who takes its pot from another round needs the right to that pot.

    `parent` names that round, or `round/envelope` where it comes from an envelope of it.

    Raises what `rounds.add` raises, and Forbidden: not_allowed.
    """
    given = request.form
    parent, _slash, envelope = given.get("parent", "").partition("/")
    if parent:
        require("round.pot", _path(rounds.load(parent)))
    more = {name: given[name] for name in COLUMNS if name in given}
    more["envelope"] = envelope or given.get("envelope", "")
    made = rounds.add(place, given.get("title", ""), cents(given, "amount"), parent=parent, **more)
    return redirect(f"/programma/ronde/{made}", 303)


def one(round: Round) -> str:
    """What is said of a round, to change."""
    told = {"MODELS": rounds.MODELS, "STAGES": rounds.STAGES, "inside": leaf(rounds.inside(round.id), "rondes")}
    return render_template("programme/rounds/one.html", round=round, seen=seen.mark(*_said(round)), **told)


def change(round: Round) -> Response:
    """Change what is said of a round. Raises what `rounds.change` raises, and Refused: changed_meanwhile."""
    seen.require(request.form, *_said(round))
    given = {name: request.form[name] for name in COLUMNS if name in request.form}
    rounds.change(round.id, request.form.get("title", ""), public=request.form.get("public", ""), **given)
    return redirect(f"/programma/ronde/{round.id}", 303)


def _said(round: Round) -> list[object]:
    """What the form of a round changes, as it is now."""
    return [round.title, round.public, *(getattr(round, name) for name in COLUMNS)]


def pot(round: Round) -> str:
    """Where the pot of a round comes from and goes to."""
    with services().database.read.connect() as connection:
        found = money.pot(connection, round.id)
        told: dict[str, object] = {
            "pot": found,
            "seen": seen.mark(found.amount),
            "seen_parts": seen.mark(*_kept(found)),
            "awards": leaf(money.awards(connection, round.id), "plannen"),
        }
        told["shares"] = list(money.shares(connection, round.id))
    parent = rounds.load(round.parent) if round.parent else None
    told["inside"] = leaf(rounds.inside(round.id), "rondes")
    return render_template("programme/rounds/pot.html", round=round, parent=parent, **told)


def change_pot(round: Round) -> Response:
    """Give a round another pot.

    Raises what `money.set_pot` raises, Forbidden: not_allowed, and Refused: changed_meanwhile.
    """
    seen.require(request.form, round.amount)
    if round.parent:
        require("round.pot", _path(rounds.load(round.parent)))
    money.set_pot(round.id, cents(request.form, "amount"))
    return _to_pot(round)


def envelopes(round: Round) -> Response:
    """Keep the parts of the pot that the form lists, a title and an amount each; a line without a title goes.

    Raises what `money.set_envelopes` raises, Malformed: malformed, and Refused: changed_meanwhile.
    """
    form = request.form
    with services().database.read.connect() as connection:
        seen.require(form, *_kept(money.pot(connection, round.id)))
    lists = [form.getlist(name) for name in ("key", "title", "amount")]
    if not lists[0] or len({len(each) for each in lists}) > 1:
        raise Malformed("malformed", field="title")
    lines = zip(*lists, strict=True)
    wanted = [Part(slug(key or title), title, _whole(amount)) for key, title, amount in lines if title.strip()]
    money.set_envelopes(round.id, wanted)
    return _to_pot(round)


def _kept(found: Pot) -> list[tuple[str, str, int]]:
    """The envelopes of a pot, as their form has them."""
    return [(each.key, each.title, each.amount) for each in found.parts[1:]]


def meeting(round: Round) -> Response:
    """Let a meeting divide a part of the pot. Raises what `outcome.join` raises."""
    code = request.form.get("code", "").strip().upper()
    outcome.join(round.id, code, cents(request.form, "amount"), request.form.get("envelope") or None)
    return _to_pot(round)


def take(round: Round) -> Response:
    """Take over what a meeting decided. Raises what `outcome.take` raises."""
    outcome.take(round.id, request.form.get("code", ""))
    return _to_pot(round)


def let_go(round: Round) -> Response:
    """Take a meeting out of a round. Raises Refused: share_in_use."""
    outcome.leave(round.id, request.form.get("code", ""))
    return _to_pot(round)


def cents(form: MultiDict[str, str], name: str) -> int:
    """The cents of an amount in a form. Raises Malformed: malformed, amount_unreadable."""
    return _whole(form.get(name, ""))


def _whole(text: str) -> int:
    found = fields.cents(text)
    if not found:
        raise Malformed("malformed", field="amount")
    return int(found)


def _to_pot(round: Round) -> Response:
    return redirect(f"/programma/ronde/{round.id}/pot", 303)


def _path(round: Round) -> str:
    from app.programme.places import places

    return places.load(round.place).path
