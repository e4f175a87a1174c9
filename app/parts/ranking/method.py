"""How the console writes down a method: a few plain fields, made into the method that an act holds."""

from typing import Any

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString
from werkzeug.datastructures import MultiDict

from app.counting.told.rules import NAMES
from app.forms.fields import cents
from app.languages import euro, in_a_row
from facilitation.state.method import Method

KINDS: dict[str, LazyString] = {
    "ranking": _("Op volgorde zetten"),
    "approval": _("Plannen aankruisen"),
    "points": _("Punten verdelen"),
    "amounts": _("Bedragen geven"),
    "grades": _("Elk plan een cijfer geven"),
    "resistance": _("Zeggen hoeveel weerstand je hebt"),
}
USUAL = {
    "ranking": ("borda", "schulze", "irv", "equal-shares", "phragmen"),
    "approval": ("approval", "equal-shares", "phragmen", "greedy-per-euro", "knapsack"),
    "points": ("points", "equal-shares", "knapsack"),
    "amounts": ("greedy",),
    "grades": ("majority-judgement", "greedy"),
    "resistance": ("greedy",),
}
SENT: dict[str, LazyString] = {
    "ranking": _("top ingestuurd"),
    "approval": _("keuze ingestuurd"),
    "points": _("biljet ingestuurd"),
    "amounts": _("verdeling ingestuurd"),
    "grades": _("oordeel ingestuurd"),
    "resistance": _("biljet ingestuurd"),
}
ASKED: dict[str, LazyString] = {
    "ranking": _("Zet de plannen op volgorde. Het beste plan bovenaan."),
    "approval": _("Kies de plannen die jij wilt."),
    "points": _("Verdeel je punten over de plannen."),
    "amounts": _("Geef elk plan dat jij wilt een bedrag."),
    "grades": _("Geef elk plan een oordeel."),
    "resistance": _("Zeg per plan hoeveel weerstand je hebt."),
}
GRADES = (_("slecht"), _("matig"), _("redelijk"), _("goed"), _("heel goed"))
AGREED = ("floor", "least_votes", "least_points")
LEFTOVERS: dict[str, LazyString] = {
    "skip": _("sla het plan over en ga door"),
    "partial": _("geef het plan wat er nog is, als dat genoeg is, en stop"),
    "stop": _("stop daar"),
}


def ways() -> list[tuple[LazyString, list[tuple[str, LazyString]]]]:
    """Per kind of ballot the rules that go well with it; each way written as `kind rule`."""
    return [(KINDS[kind], [(f"{kind} {rule}", NAMES[rule]) for rule in rules]) for kind, rules in USUAL.items()]


def read(form: MultiDict[str, str]) -> dict[str, Any]:
    """A method as a form holds it; what was left empty keeps its usual value. Raises Malformed(amount_unreadable)."""
    kind, _space, rule = form.get("way", "").partition(" ")
    limits = {name: _whole(form, name) for name in ("most", "each")}
    total = cents(form.get("total_eur", "")) if kind in ("approval", "amounts") else form.get("total_points", "")
    limits["total"] = int(total) if total.isdigit() else None
    agreed: dict[str, Any] = {"leftover": form.get("leftover") or "skip"}
    agreed |= {name: found for name in AGREED if (found := _whole(form, name)) is not None}
    committed = cents(form.get("committed_eur", ""))
    if committed:
        agreed["committed"] = int(committed)
    share = _whole(form, "share_online")
    if share:
        agreed["shares"] = {"room": 100 - share, "online": share}
    top = limits["most"] if kind == "ranking" and limits["most"] else Method().top
    return {"method": {"form": {"kind": kind, **limits}, "rule": rule, "agreed": agreed, "top": top}}


def limits(method: Method) -> str:
    """What may stand on a ballot, in a sentence; empty without limits."""
    form, said = method.form, []
    if form.most is not None:
        said.append(str(_("hoogstens %(most)s plannen", most=form.most)))
    if form.total is not None:
        total = euro(form.total) if form.kind in ("approval", "amounts") else form.total
        said.append(str(_("samen hoogstens %(total)s", total=total)))
    if form.each is not None:
        said.append(str(_("per plan hoogstens %(each)s", each=form.each)))
    return in_a_row(said)


def short(digest: str) -> str:
    """The hash of a method, short enough to read out and compare."""
    return f"{digest[:4]} {digest[4:8]} {digest[8:12]}"


def _whole(form: MultiDict[str, str], name: str) -> int | None:
    text = form.get(name, "").strip()
    return int(text) if text.isdigit() and len(text) < 10 else None
