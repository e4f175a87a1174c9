"""What to do next at the decision: ask the room, close the question, write down reasons, record what it says."""

from facilitation.part import Button, Say, Step, Sure
from facilitation.parts.decision.ruling import Ruling, called, judge
from facilitation.parts.decision.state import KIND, DecisionState
from facilitation.parts.package.division import current, lacking_reason, ordered, total, version
from facilitation.parts.plans import active
from facilitation.parts.seating import seats
from facilitation.parts.terms import terms
from facilitation.situation import settled
from facilitation.state.deciding import deciders
from facilitation.state.meeting import Meeting
from facilitation.state.stage import LiveStage

ASK_RESISTANCE = Button(Say("ask_resistance"), "choice.open package=true")


def next_step(meeting: Meeting) -> Step | None:
    """Up to the decision until it is recorded; waiting stages are opened as others are."""
    here = KIND.here(meeting)
    if here is None or settled(meeting):
        return None
    if terms(meeting).rule == "resistance" and here.status in ("open", "waiting"):
        return Step(ASK_RESISTANCE, sees=(Say("rule_is_resistance"),))
    if here.status == "open":
        return _asking(meeting, here)
    return _answered(meeting, here) if here.status == "closed" else None


def _asking(meeting: Meeting, here: LiveStage[DecisionState]) -> Step:
    answers = {"n": here.state.now.size, "of": len(deciders(meeting, seats(meeting)))}
    sure = Sure((Say("answered_so_far"), Say("answers_seen")), Say("yes_close_question"))
    closes = Button(Say("close_question"), f"stage.close expecting={here.key}", sure=sure)
    return Step(closes, sees=(Say("answers_in", answers),), missing=_nothing(meeting))


def _answered(meeting: Meeting, here: LiveStage[DecisionState]) -> Step:
    lacking = {plan.id for plan in lacking_reason(meeting, current(meeting))}
    missing = [plan for plan in ordered(meeting) if plan.id in lacking]
    if missing:
        departs = Say("departs", {"titles": [plan.title for plan in missing]})
        return Step(Button(Say("write_reason"), to=f"compose-{missing[0].id}", icon="up"), missing=(departs,))
    if here.state.now.about:
        return Step(Button(Say("ask_whole"), "round.open"), sees=(Say("last_was_one_plan"),))
    ruling = judge(meeting, here.state)
    return _recording(meeting, ruling) if ruling.met else _unmet(meeting, ruling)


def _unmet(meeting: Meeting, ruling: Ruling) -> Step:
    aside, others = (Say("talk_or_advice"),), (_as_advice(meeting, ruling),)
    if terms(meeting).rule == "resistance":
        sums = {"package": ruling.resistance, "nothing": ruling.nothing}
        said = Say("not_less", sums) if ruling.resistance is not None else Say("not_asked")
        return Step(ASK_RESISTANCE, missing=(said,), aside=aside, others=others)
    unmet = Say("rule_unmet", {"rule": terms(meeting).rule, "standing": ruling.standing})
    again = Button(Say("ask_again"), "round.open")
    return Step(again, missing=(unmet,), aside=aside, others=others, leans_on=_package(meeting, ruling))


def _recording(meeting: Meeting, ruling: Ruling) -> Step:
    advice = called(terms(meeting), ruling, advice=False) == "advies"
    sure = _sure(meeting, ruling, advice)
    becomes = Say("becomes_advice" if advice else "becomes_decision", {"amount": total(current(meeting))})
    few = (Say("too_few"),) if advice and not ruling.quorum else ()
    button = Button(Say("record"), "decision.record", icon="check", sure=sure)
    return Step(
        button, sees=(becomes, *_nothing(meeting), *few), aside=(Say("then_fixed"),), leans_on=_package(meeting, ruling)
    )


def _as_advice(meeting: Meeting, ruling: Ruling) -> Button:
    sure = _sure(meeting, ruling, advice=True)
    return Button(Say("record_advice"), "decision.record advice=true", icon="check", sure=sure)


def _sure(meeting: Meeting, ruling: Ruling, advice: bool) -> Sure:
    """In numbers: who answered, who can live with it, what still stands, and what it comes to."""
    could = len(deciders(meeting, seats(meeting)))
    numbers = {"of": ruling.of, "seats": could, "yes": ruling.yes, "standing": ruling.standing}
    becomes = Say("becomes_advice" if advice else "becomes_decision", {"amount": total(current(meeting))})
    asks = (Say("record_numbers", numbers), becomes, *_nothing(meeting), Say("then_fixed"))
    return Sure(asks, Say("yes_record"))


def _nothing(meeting: Meeting) -> tuple[Say, ...]:
    """What is said while no plan gets anything, though there are plans: seldom what a room means."""
    return (Say("gives_nothing"),) if active(meeting) and not total(current(meeting)) else ()


def _package(meeting: Meeting, ruling: Ruling) -> tuple[object, ...]:
    """Recording fixes this package over these answers, and no other."""
    return (version(meeting), total(current(meeting)), ruling.yes, ruling.of, ruling.standing)
