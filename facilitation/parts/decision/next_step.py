"""What to do next at the decision: ask the room, close the question, write down reasons, record what it says."""

from facilitation.part import Button, Say, Step
from facilitation.parts.decision.ruling import Ruling, called, judge
from facilitation.parts.decision.state import KIND, DecisionState
from facilitation.parts.package.division import current, lacking_reason, ordered, total
from facilitation.parts.seating import seats
from facilitation.parts.terms import terms
from facilitation.situation import settled
from facilitation.state.meeting import Meeting
from facilitation.state.stage import LiveStage

ASK_RESISTANCE = Button(Say("ask_resistance"), "choice.open package=true")
AS_ADVICE = Button(Say("record_advice"), "decision.record advice=true", icon="check")


def next_step(meeting: Meeting) -> Step | None:
    """Up to the decision until it is recorded; waiting stages are opened as others are."""
    here = KIND.here(meeting)
    if here is None or settled(meeting):
        return None
    if terms(meeting).rule == "resistance" and here.status in ("open", "waiting"):
        return Step(ASK_RESISTANCE, sees=(Say("rule_is_resistance"),))
    if here.status == "open":
        answers = {"n": len(here.state.consents), "of": len(seats(meeting))}
        return Step(
            Button(Say("close_question"), f"stage.close expecting={here.key}"), sees=(Say("answers_in", answers),)
        )
    return _answered(meeting, here) if here.status == "closed" else None


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
    aside = (Say("talk_or_advice"),)
    if terms(meeting).rule == "resistance":
        sums = {"package": ruling.resistance, "nothing": ruling.nothing}
        said = Say("not_less", sums) if ruling.resistance is not None else Say("not_asked")
        return Step(ASK_RESISTANCE, missing=(said,), aside=aside, others=(AS_ADVICE,))
    unmet = Say("rule_unmet", {"rule": terms(meeting).rule, "standing": ruling.standing})
    return Step(Button(Say("ask_again"), "round.open"), missing=(unmet,), aside=aside, others=(AS_ADVICE,))


def _recording(meeting: Meeting, ruling: Ruling) -> Step:
    advice = called(terms(meeting), ruling, advice=False) == "advies"
    becomes = Say("becomes_advice" if advice else "becomes_decision", {"amount": total(current(meeting))})
    few = (Say("too_few"),) if advice and not ruling.quorum else ()
    button = Button(Say("record"), "decision.record", icon="check")
    return Step(button, sees=(becomes, *few), aside=(Say("then_fixed"),))
