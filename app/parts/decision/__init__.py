"""The stage in which the room decides: its words, what its answers come to, and how they are drawn."""

from typing import Any

from flask_babel import gettext, ngettext
from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from app.faces import slices
from app.faces.drawing import Pose, Seating, seating, shuffle
from app.faces.view import View
from app.languages import euro, strongly
from app.part import Shown
from app.parts.ballots import could
from app.parts.decision.by_hand import BY_HAND, CARD, POSITIONS, question, raised
from app.parts.decision.record import SECTIONS, TOGETHER
from app.parts.package.lines import changes, reasons_lacking, version
from app.parts.seating.behalf import acted_for
from app.parts.terms import usual_due
from app.parts.terms.words import MANDATES, RULES
from facilitation.parts.decision import objections
from facilitation.parts.decision import ruling as rule
from facilitation.parts.decision.consent import Objection
from facilitation.parts.decision.ruling import Ruling
from facilitation.parts.decision.state import KIND, DecisionState
from facilitation.parts.terms import terms
from facilitation.state.stage import LiveStage

FATES: dict[str, LazyString] = {
    "": _("nog niet besproken"),
    "worked_in": _("in de verdeling verwerkt"),
    "withdrawn": _("ingetrokken"),
    "stands": _("blijft staan"),
}
BY_OWNER: dict[str, LazyString] = {
    "seat": _("zo opgelost, zegt wie het bezwaar had"),
    "aloud": _("zo opgelost, zei wie het bezwaar had hardop"),
}
REFUSALS = {
    "not_recorded": _("Er is nog geen besluit vastgelegd."),
    "unknown_concern": _("Deze zorg kennen we niet."),
    "reason_needed_for_concern": _("Schrijf op wat je zorg of bezwaar is."),
    "ask_about_all": _("De laatste vraag ging over één plan. Vraag de zaal eerst naar het hele pakket."),
    "rule_unmet": _("De afspraak vooraf over het besluit is nog niet gehaald. Je kunt het wel als advies vastleggen."),
    "package_unchanged": _(
        "De verdeling is nog dezelfde als bij dit bezwaar. Verander de verdeling, vraag het wie het bezwaar heeft, of "
        "vraag de zaal opnieuw."
    ),
    "unknown_objection": _("Dit bezwaar kennen we niet."),
    "not_your_objection": _("Dit bezwaar is van iemand anders."),
    "no_objection": _("Deze stoel heeft geen bezwaar."),
    "unknown_view": _("Dit minderheidsstandpunt kennen we niet."),
    "view_posted": _("Je schreef al een minderheidsstandpunt. Je kunt je wel aansluiten bij een ander."),
    "view_hidden": _("Dit minderheidsstandpunt is niet zichtbaar."),
    "own_view": _("Dit is je eigen minderheidsstandpunt."),
    "decision_recorded": _("Het besluit is vastgelegd. De verdeling verandert niet meer."),
}


def unmet(view: View, rule: str, standing: int) -> object:
    """Which agreement is not met, and how many objections stand."""
    said = strongly(_("De afspraak vooraf is nog niet gehaald: %(rule)s."), rule=RULES[rule])
    if not standing:
        return said
    return said + " " + ngettext("Er staat %(num)s bezwaar.", "Er staan %(num)s bezwaren.", standing)


def numbers(view: View, of: int, seats: int, yes: int, standing: int) -> str:
    """Who answered and what they said, in numbers, before it is recorded."""
    said = gettext("Antwoorden: %(of)s van %(seats)s. Kunnen ermee leven: %(yes)s.", of=of, seats=seats, yes=yes)
    if not of:
        said = gettext("Nog niemand antwoordde.")
    if not standing:
        return said
    return said + " " + ngettext("Er staat nog %(num)s bezwaar.", "Er staan nog %(num)s bezwaren.", standing)


SAYS = {
    "ask_resistance": _("Vraag de weerstand tegen deze verdeling"),
    "record_advice": _("Leg vast als advies"),
    "rule_is_resistance": _(
        "Vooraf is afgesproken: het is een besluit als er minder weerstand tegen is dan tegen niets doen."
    ),
    "close_question": _("Sluit de vraag"),
    "yes_close_question": _("Ja, sluit de vraag"),
    "answers_seen": _("Daarna ziet iedereen de antwoorden, zonder namen."),
    "answers_in": lambda view, n, of: _(
        "Antwoorden: %(n)s van de %(of)s. Na het sluiten ziet iedereen hoeveel.", n=n, of=of
    ),
    "departs": reasons_lacking,
    "write_reason": _("Schrijf de reden op"),
    "ask_whole": _("Vraag het over het hele pakket"),
    "last_was_one_plan": _("De laatste vraag ging over één plan. Vraag de zaal nu naar het hele pakket."),
    "talk_or_advice": _("Bespreek het en vraag de zaal opnieuw, of leg het vast als advies."),
    "not_less": lambda view, package, nothing: strongly(
        _("Weerstand tegen deze verdeling: %(package)s, tegen niets doen: %(nothing)s. Dat is niet minder."),
        package=package,
        nothing=nothing,
    ),
    "not_asked": _("De zaal zei nog niet hoeveel weerstand er tegen deze verdeling is."),
    "rule_unmet": unmet,
    "ask_again": _("Vraag de zaal opnieuw"),
    "becomes_advice": lambda view, amount: strongly(
        _("De verdeling van %(amount)s wordt het advies van de zaal."), amount=euro(amount)
    ),
    "becomes_decision": lambda view, amount: strongly(
        _("De verdeling van %(amount)s wordt het besluit van de zaal."), amount=euro(amount)
    ),
    "gives_nothing": lambda view: strongly(
        _("%(warning)s Met deze verdeling krijgt geen enkel plan geld. Je kunt eerst nog een andere samenstellen."),
        warning=_("Let op."),
    ),
    "too_few": _("Er gaven te weinig stoelen of tafels antwoord voor een besluit."),
    "record": _("Leg het besluit vast"),
    "yes_record": _("Ja, leg het vast"),
    "record_numbers": numbers,
    "then_fixed": _("Daarna verandert de verdeling niet meer."),
}


def ruling(view: View) -> Ruling:
    """What the answers of the last round come to by the rule and the quorum."""
    stage = KIND.at(view.meeting)
    return rule.judge(view.meeting, stage.state if stage else DecisionState())


def on_floor(view: View) -> Objection | None:
    """The objection that the room talks about; none while it is asked anew, or once that is over."""
    stage = KIND.here(view.meeting)
    if stage is None or stage.status == "open":
        return None
    found = stage.state.objections(stage.status in ("closed", "revealed"))
    return next((each for each in found if each.id == stage.state.floor), None)


def changed(view: View) -> int:
    """How many plans changed since the round before this one; none where the package is still that of then."""
    stage = KIND.at(view.meeting)
    past = stage.state.past if stage else ()
    return len(changes(view)) if past and past[-1].version != version(view) else 0


def called(view: View) -> str:
    """What it is called, or would be if it were recorded now."""
    stage = KIND.at(view.meeting)
    if stage is not None and stage.state.called is not None:
        return str(stage.state.called)
    return rule.called(terms(view.meeting), ruling(view), advice=False)


def answers(view: View, stage: LiveStage[Any]) -> Seating:
    """A chair for whoever may answer, with the answer, shuffled by the stage, so that a chair is nobody's."""
    counts = stage.state.counts()
    poses: list[Pose] = [pose for pose, number in counts.items() for _ in range(number)]
    poses += ["wait"] * (could(view, stage).total - len(poses))
    shuffle(poses, f"{view.meeting.code} {stage.key} {stage.state.round}")
    return seating(poses)


def when(view: View) -> str:
    """When the answers make it a decision, and whether it is one or advice; for a wall."""
    agreed = terms(view.meeting)
    rule = (
        gettext("Het geldt als minstens %(percent)s%% ermee kan leven.", percent=agreed.percent)
        if agreed.rule == "majority"
        else gettext("Het geldt als: %(rule)s.", rule=RULES[agreed.rule])
        if agreed.rule
        else gettext("Na het antwoord: %(rule)s.", rule=RULES[""])
    )
    mandate = MANDATES.get(agreed.mandate)
    return f"{mandate}. {rule}" if mandate else rule


def heard(view: View) -> object:
    """That the room is asked, that nobody can answer any more, and what was recorded."""
    if view.stage.state.recorded:
        return _("Het besluit is vastgelegd.") if called(view) == "besluit" else _("Het advies is vastgelegd.")
    if view.stage.status == "open":
        return _("De vraag is open: %(question)s Geef je antwoord.", question=question(view))
    return _("De vraag is gesloten. We bespreken de antwoorden.") if view.stage.status == "closed" else None


def nobody(view: View) -> bool:
    """Whether the room was asked and nobody answered: the last round is closed and empty, and no choice settled it."""
    stage = KIND.at(view.meeting)
    return stage is not None and stage.status == "closed" and not stage.state.now.size and ruling(view).of == 0


def apart(view: View) -> bool:
    """Whether the answers of the hall and of those online are told apart; not where few of one of them answered."""
    stage = KIND.at(view.meeting)
    return stage is not None and stage.state.now.apart


def own_objections(view: View) -> list[Objection]:
    """Your own objections that may be talked about now; none once the meeting is closed."""
    stage = KIND.here(view.meeting)
    if stage is None or view.me is None or view.meeting.closed:
        return []
    return [one for one in stage.state.objections(stage.status == "closed") if one.id in view.me["objections"]]


def moved_on(view: View, objection: Objection) -> bool:
    """Whether the package is another one than this objection was about."""
    stage = KIND.here(view.meeting)
    return stage is not None and objections.moved_on(view.meeting, stage.state, objection.id)


def aloud(view: View, objection: Objection) -> bool:
    """Whether the console may write down what its owner said aloud: they have no phone, or asked for help."""
    stage = KIND.here(view.meeting)
    owner = stage.state.owners(stage.status == "closed").get(objection.id) if stage else None
    return any(seat.id == owner for seat in acted_for(view))


def fate(objection: Objection) -> LazyString:
    """What became of an objection, and whether its owner said so."""
    became, by = objection.fate.became, objection.fate.by
    return BY_OWNER[by] if became == "worked_in" and by in BY_OWNER else FATES[became]


DONE = {
    "consent.give": _("Een antwoord ingevoerd"),
    "decision.reopen": _("Het besluit weer geopend"),
    "concern.hide": _("De woorden van een zorg of bezwaar weggehaald"),
    "round.open": _("Een nieuwe ronde geopend"),
    "decision.record": _("Het besluit vastgelegd"),
    "objection.floor": _("Een bezwaar voorgelegd"),
    "objection.settle": _("Een bezwaar afgerond"),
    "objection.withdraw": _("Een bezwaar ingetrokken"),
    "objection.accept": _("Een bezwaar aanvaard"),
    "minority.post": _("Een andere mening ingevoerd"),
    "minority.join": _("Steun voor een andere mening ingevoerd"),
    "minority.leave": _("Steun voor een andere mening weggehaald"),
    "minority.moderate": _("Een andere mening verborgen of getoond"),
}

SHOWN = Shown(
    name="decision",
    done=DONE,
    reads={
        "phone": (slices.answering,),
        "screen": (slices.work,),
        "console": (slices.work, usual_due),
        "livecast": (slices.work,),
        "overlay": (slices.work,),
    },
    sections=SECTIONS,
    card=CARD,
    title=_("Besluit"),
    plainly={
        "waiting": _("Straks vragen we wat jij ervan vindt. Lees eerst de verdeling."),
        "open": _("Kun jij leven met deze verdeling? Geef je antwoord."),
        "closed": _("Het antwoorden is klaar. We praten erover."),
    },
    refusals=REFUSALS,
    says=SAYS,
    heard=heard,
    asks=(
        ruling,
        on_floor,
        changed,
        called,
        question,
        when,
        nobody,
        apart,
        answers,
        own_objections,
        moved_on,
        aloud,
        fate,
    ),
    by_hand=BY_HAND,
    mine=True,
    raised=raised,
    words={"POSITIONS": POSITIONS, "TOGETHER": TOGETHER},
)
