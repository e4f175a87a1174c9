"""Of undoing and mending what was done at a console."""

from facilitation.parts.ballots import VoidVote
from facilitation.parts.choice.acts import ReopenChoice
from facilitation.parts.clock import AddTime
from facilitation.parts.decision.acts import HideConcern, ReopenDecision
from facilitation.parts.frames import AmendFrame, ReopenFrame
from facilitation.parts.plans import RestoreInitiative
from facilitation.parts.repair.acts import HideOutcome, HoldResults, MergeSeats, SwapBallots
from facilitation.parts.replan.acts import InsertStage, RetimeStage, SkipStage
from facilitation.parts.replan.rules import MOST_STAGES
from facilitation.parts.seating import TakeSeat
from facilitation.parts.stages import AdvanceStage, CloseStage, RevealStage
from facilitation.parts.undo import Undo
from facilitation.parts.wall import LightWall
from facilitation.refusals import Forbidden, Malformed, Refused
from facilitation.roles import Actor, Role
from tests.facilitation.evening import LEADER, VISITOR, Evening, Situation, at
from tests.facilitation.refusals.asking import Case
from tests.facilitation.situations import adopted, chosen, closed, composing, confirmed, objected, without_garden

SCREEN = Actor("wall", Role.PROJECTOR)


def after(situation: Situation, *acts: object, seconds: float = 1) -> tuple[Situation, Undo]:
    """A situation in which these acts were just done, and the undoing of the first of them."""

    def done() -> Evening:
        evening = situation()
        for act in acts:
            evening.play(act)  # type: ignore[arg-type]
        return evening.wait(seconds)

    first = situation()
    first.play(acts[0])  # type: ignore[arg-type]
    return done, Undo(seq=first.meeting.seq)


def undoing(key: str, situation: Situation, *acts: object, by: Actor = LEADER, seconds: float = 1) -> Case:
    """The refusal that undoing the first of these acts meets."""
    done, undo = after(situation, *acts, seconds=seconds)
    return Refused, key, done, undo, by


SAME = AmendFrame(frame="money", text="Wat wij afspreken over money.", reason="Toch.")


def held() -> Evening:
    """A vote was closed, and its outcome is held."""
    evening = closed("ranking")()
    evening.play(HoldResults(reason="Er komt nog een stemming."))
    return evening


def unshown() -> Evening:
    """An outcome was shown, and taken away again."""
    evening = closed("ranking")()
    evening.play(RevealStage())
    evening.play(HideOutcome(reason="Online stemde nog."))
    return evening


def gone_back() -> Evening:
    """The vote was opened, and the room went a step back."""
    evening = at("ranking")()
    evening.play(AdvanceStage(to="arguments"))
    return evening


def full() -> Evening:
    """As many stages as there can be."""
    evening = Evening()
    while len(evening.meeting.stages) < MOST_STAGES:
        evening.play(InsertStage(of="recess"))
    return evening


def past_choosing() -> Evening:
    """The room chose between models and went on."""
    evening = chosen()
    evening.reach("initiatives")
    return evening


def merged() -> Evening:
    """Bram sits at the seat of Anna."""
    evening = Evening()
    evening.play(MergeSeats(seat="bram", into="anna", reason="Dezelfde."))
    return evening


def voting() -> Evening:
    """The vote is open, and two seats are on paper."""
    evening = at("ranking")()
    evening.sit("eva", "paper")
    return evening


OF_MENDING: list[Case] = [
    (Refused, "undo_unknown", Evening, Undo(seq=1), LEADER),
    undoing("undo_not_yours", Evening, LightWall(on=True), by=SCREEN),
    undoing("undo_over", Evening, LightWall(on=True), seconds=14),
    undoing("undo_leaned", at("initiatives"), AdvanceStage(), AddTime()),
    undoing("undo_sealed", at("ranking"), CloseStage()),
    undoing("undo_seen", at("decision"), CloseStage()),
    undoing("undo_seen", closed("ranking"), RevealStage()),
    undoing("undo_gone", closed("ranking"), VoidVote(reason="Niet begrepen.")),
    # the agenda while it runs
    (Refused, "stage_passed", composing, RetimeStage(stage="ranking", minutes=5), LEADER),
    (Refused, "stage_passed", composing, SkipStage(skip="ranking", reason="Weg."), LEADER),
    (Refused, "stage_begun", gone_back, SkipStage(skip="ranking", reason="Weg."), LEADER),
    (Refused, "no_such_kind", Evening, InsertStage(of="dessert"), LEADER),
    (Refused, "agenda_full", full, InsertStage(of="recess"), LEADER),
    # mending, with a reason
    (Refused, "initiative_here", Evening, RestoreInitiative(initiative="garden", reason="Toch."), LEADER),
    (Refused, "ballots_out", without_garden, RestoreInitiative(initiative="garden", reason="Toch."), LEADER),
    (Refused, "unknown_frame", Evening, ReopenFrame(frame="dessert", reason="Toch."), LEADER),
    (Refused, "frame_unconfirmed", Evening, ReopenFrame(frame="money", reason="Toch."), LEADER),
    (Refused, "frame_amend", composing, ReopenFrame(frame="money", reason="Toch."), LEADER),
    (Malformed, "reason_needed", confirmed, ReopenFrame(frame="money"), LEADER),
    (Malformed, "nothing_corrected", confirmed, SAME, LEADER),
    (Refused, "unknown_choice", Evening, ReopenChoice(choice="W1", reason="Toch."), LEADER),
    (Refused, "wrong_stage", past_choosing, ReopenChoice(choice="W1", reason="Toch."), LEADER),
    (Refused, "choice_adopted", adopted, ReopenChoice(choice="W1", reason="Toch."), LEADER),
    (Refused, "wrong_stage", Evening, ReopenDecision(reason="Toch."), LEADER),
    (Refused, "not_recorded", objected, ReopenDecision(reason="Toch."), LEADER),
    (Refused, "unknown_concern", objected, HideConcern(concern="C1", reason="Een naam."), LEADER),
    (Refused, "not_revealed", closed("ranking"), HideOutcome(reason="Te vroeg."), LEADER),
    (Refused, "outcome_used", composing, HideOutcome(stage="ranking", reason="Te vroeg."), LEADER),
    (Refused, "results_held", held, RevealStage(), LEADER),
    (Refused, "vote_seen", unshown, VoidVote(reason="Te vroeg."), LEADER),
    (Refused, "unknown_seat", Evening, MergeSeats(seat="eva", into="anna", reason="Dubbel."), LEADER),
    (Malformed, "same_seat", Evening, MergeSeats(seat="anna", into="anna", reason="Dubbel."), LEADER),
    (Forbidden, "help_not_asked", Evening, MergeSeats(seat="anna", into="chris", reason="Dubbel."), LEADER),
    (Refused, "seat_merged", merged, TakeSeat(seat="bram"), VISITOR),
    (Refused, "no_ballot_now", Evening, SwapBallots(seat="chris", other="eva", yes=True, reason="Om."), LEADER),
    (Forbidden, "swap_phone", voting, SwapBallots(seat="chris", other="anna", yes=True, reason="Om."), LEADER),
    (Malformed, "both_yes", voting, SwapBallots(seat="chris", other="eva", reason="Om."), LEADER),
]
