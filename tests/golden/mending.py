"""What is mended in the golden evening, past the ten seconds."""

from collections.abc import Iterator

from facilitation.acts import Act
from facilitation.parts.arguments.acts import SupportArgument
from facilitation.parts.choice.acts import CloseChoice, ReopenChoice
from facilitation.parts.decision.acts import HideConcern, RecordDecision, ReopenDecision
from facilitation.parts.frames import AmendFrame, ConfirmFrame, ReopenFrame
from facilitation.parts.plans import RestoreInitiative, WithdrawInitiative
from facilitation.parts.repair.acts import (
    EndConsole,
    HideOutcome,
    HoldResults,
    MergeSeats,
    ReleaseResults,
    SwapBallots,
)
from facilitation.parts.replan.acts import InsertStage, PlaceStage, RetimeStage, SkipStage
from facilitation.parts.seating import AddSeat, RemoveSeat
from facilitation.roles import Actor
from tests.facilitation.evening import LEADER

Asked = Iterator[tuple[Act, Actor]]


def choice() -> Asked:
    """A choice that was closed too early."""
    yield ReopenChoice(choice="W1", reason="Tafel 2 was nog bezig."), LEADER
    yield CloseChoice(), LEADER


def frame() -> Asked:
    """A frame that was confirmed too early."""
    yield ConfirmFrame(frame="money"), LEADER
    yield ReopenFrame(frame="money", reason="Tafel 1 heeft nog een vraag."), LEADER


def plan() -> Asked:
    """The wrong plan was withdrawn; talking takes longer, and a break comes, moves and goes."""
    yield RetimeStage(stage="arguments", minutes=25), LEADER
    yield InsertStage(of="recess", before="ranking", title="Soep"), LEADER
    yield PlaceStage(place="recess-2", before="arguments"), LEADER
    yield SkipStage(skip="recess-2", reason="De soep is er nog niet."), LEADER
    yield WithdrawInitiative(initiative="lamps", reason="Verkeerde knop."), LEADER
    yield RestoreInitiative(initiative="lamps", reason="Het verkeerde plan was weg."), LEADER


def seats() -> Asked:
    """Eva came back with another phone, and supports something with it."""
    yield AddSeat(seat="kees", table="t1"), LEADER
    yield SupportArgument(argument="A1", seat="kees"), LEADER
    yield MergeSeats(seat="kees", into="eva", reason="Eva nam een andere telefoon."), LEADER


def papers() -> Asked:
    """Two ballots on paper were entered for one another; a console stood open in the hall."""
    yield AddSeat(seat="leo", table="t1", channel="paper"), LEADER
    yield SwapBallots(seat="chris", other="leo", yes=True, reason="Ze lagen verkeerd om."), LEADER
    yield SwapBallots(seat="leo", other="chris", yes=True, reason="Het was toch goed."), LEADER
    yield RemoveSeat(seat="leo", reason="Ging naar huis."), LEADER
    yield EndConsole(console="co-facilitator", reason="De laptop van de zaal stond open."), LEADER


def outcome() -> Asked:
    """An outcome was held, shown with the others, and taken away again."""
    yield HoldResults(reason="Tafel thuis telt nog."), LEADER
    yield ReleaseResults(), LEADER
    yield HideOutcome(reason="Online stemde nog."), LEADER


def amount() -> Asked:
    """What was agreed about the money turned out otherwise, when it was talked about already."""
    text, reason = "Wij verdelen 9.000 euro.", "Het stadsdeel hield iets vast."
    yield AmendFrame(frame="money", text=text, reason=reason), LEADER


def decision() -> Asked:
    """A concern names somebody, and the decision was recorded too early."""
    yield HideConcern(concern="C1", reason="Noemt een buurman."), LEADER
    yield ReopenDecision(reason="Eén bezwaar was niet gehoord."), LEADER
    yield RecordDecision(), LEADER
