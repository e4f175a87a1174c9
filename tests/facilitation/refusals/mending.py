"""Of undoing what was done at a console."""

from facilitation.parts.ballots import VoidVote
from facilitation.parts.clock import AddTime
from facilitation.parts.stages import AdvanceStage, CloseStage, RevealStage
from facilitation.parts.undo import Undo
from facilitation.parts.wall import LightWall
from facilitation.refusals import Refused
from facilitation.roles import Actor, Role
from tests.facilitation.evening import LEADER, Evening, Situation, at
from tests.facilitation.refusals.asking import Case
from tests.facilitation.situations import closed

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


OF_MENDING: list[Case] = [
    (Refused, "undo_unknown", Evening, Undo(seq=1), LEADER),
    undoing("undo_not_yours", Evening, LightWall(on=True), by=SCREEN),
    undoing("undo_over", Evening, LightWall(on=True), seconds=14),
    undoing("undo_leaned", at("initiatives"), AdvanceStage(), AddTime()),
    undoing("undo_sealed", at("ranking"), CloseStage()),
    undoing("undo_seen", at("decision"), CloseStage()),
    undoing("undo_seen", closed("ranking"), RevealStage()),
    undoing("undo_gone", closed("ranking"), VoidVote(reason="Niet begrepen.")),
]
