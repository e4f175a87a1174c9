"""What is refused at the paper desk."""

from facilitation.parts.choice.acts import CloseChoice
from facilitation.parts.deciding.acts import SpendOnPaper
from facilitation.parts.decision.acts import OpenRound
from facilitation.parts.delay.acts import SetDelay
from facilitation.parts.package.acts import ProposeDecision
from facilitation.parts.paper.acts import (
    ConfirmBatch,
    EndEntry,
    EnterSheet,
    ExplainBatch,
    FinishPaper,
    HandOutPaper,
    OpenBatch,
    VoidBatch,
)
from facilitation.parts.paper.state import Sheet
from facilitation.parts.plans import WithdrawInitiative
from facilitation.parts.ranking.acts import ChooseMethod
from facilitation.parts.stages import CloseMeeting, CloseStage
from facilitation.parts.undo import Undo
from facilitation.refusals import Forbidden, Malformed, Refused
from facilitation.roles import Actor, Role
from facilitation.state.deciding import Deciding
from facilitation.state.method import Agreed, Form, Method
from tests.facilitation.evening import LEADER, Evening
from tests.facilitation.refusals.asking import Case
from tests.parts.paper.answers import answered, both_entered, choosing, deciding
from tests.parts.paper.room import JAMAL, NOOR, PILE, accepted, enter, entered, handed, opened

STAGE = "ranking"
EVA = Actor("paper:eva", Role.PAPER, receipt="eva's device", link="link of eva")


def sheet(*marks: int | None, number: int = 1) -> EnterSheet:
    return EnterSheet(batch="1", number=number, marks=list(marks))


def of(kind: str, **limits: int) -> Evening:
    """An envelope of another kind of ballot is open."""
    form = Form(kind=kind, **limits)  # type: ignore[arg-type]
    rule = {"approval": "approval", "points": "points"}.get(kind, "knapsack")
    evening = Evening().reach("frames")
    evening.play(ChooseMethod(stage=STAGE, method=Method(form=form, rule=rule, agreed=Agreed())), LEADER)
    return opened(at=evening)


def points() -> Evening:
    """Three points to divide."""
    return of("points", total=3, total_least=3)


def costly() -> Evening:
    """Plans within a sum, and not below another one."""
    return of("approval", least=1, total=6_000_00, total_least=3_000_00)


def divided() -> Evening:
    """An envelope of divisions of the pot is open."""
    evening = Evening().ranked().reach("allocation")
    evening.play(HandOutPaper(stage="allocation", ballots=2), LEADER)
    evening.play(OpenBatch(stage="allocation", ballots=2, envelope="A-1"), NOOR)
    return evening


def withdrawn() -> Evening:
    """The mural does not take part any more."""
    evening = opened()
    evening.play(WithdrawInitiative(initiative="mural", reason="Geen muur."), LEADER)
    return evening


def half() -> Evening:
    """Noor entered it, Jamal did not yet."""
    return enter(opened(), PILE, NOOR)


def partly() -> Evening:
    """Noor entered one ballot of three."""
    evening = opened()
    evening.play(sheet(1), NOOR)
    return evening


def begun() -> Evening:
    """Jamal entered one ballot of the second entry."""
    evening = half()
    evening.play(sheet(1), JAMAL)
    return evening


def counted() -> Evening:
    """All paper is in the box, and the hall closed its own."""
    evening = accepted()
    evening.play(CloseStage(), LEADER)
    evening.play(FinishPaper(stage=STAGE), LEADER)
    return evening


def by_code() -> Evening:
    """Both entered it where people decide by a code, and two codes were handed in on paper."""
    evening = entered(at=Evening(deciding=Deciding("code")))
    evening.play(SpendOnPaper(stage=STAGE, marks=("a", "b"), fresh=2), LEADER)
    return evening


def more() -> Evening:
    """One envelope is open, and more was handed out."""
    evening = opened()
    evening.play(HandOutPaper(stage=STAGE, ballots=9), LEADER)
    return evening


def planned() -> Evening:
    """Paper was handed out before the evening comes to its vote."""
    evening = Evening()
    evening.play(HandOutPaper(stage=STAGE, ballots=3), LEADER)
    return evening


def late() -> Evening:
    """The round closes later for who is at home, behind a stream."""
    evening = Evening().ranked().reach("decision")
    evening.play(SetDelay(seconds=20), LEADER)
    evening.play(CloseStage(), LEADER)
    return evening


def asked_again() -> Evening:
    """The cards of the first round counted, and the room is asked once more."""
    evening = answered()
    evening.play(FinishPaper(stage="decision"), LEADER)
    evening.play(CloseStage(), LEADER)
    evening.play(OpenRound(), LEADER)
    return evening


def confirm(*sheets: Sheet, second: tuple[Sheet, ...] | None = None) -> ConfirmBatch:
    """To confirm what both read."""
    return ConfirmBatch(batch="1", first=list(sheets), second=list(sheets if second is None else second))


GARDEN = {"order": ["garden"]}
ONE, TWO, THREE = (Sheet(number, "valid", (1,), GARDEN) for number in (1, 2, 3))
BLANK = Sheet(3, "blank")


OBJECTS = Sheet(1, "valid", (3,), {"position": "objection"}, ("Te fel licht.", ""))
read_none = ConfirmBatch(
    batch="1",
    first=[OBJECTS, Sheet(2, "blank"), Sheet(3, "blank")],
    second=[Sheet(1, "valid", (3,), {"position": "objection"}), Sheet(2, "blank"), Sheet(3, "blank")],
)


REFUSED: list[Case] = [
    (Refused, "paper_unfit", Evening, HandOutPaper(stage="welcome", ballots=3), LEADER),
    (Refused, "paper_late", counted, HandOutPaper(stage=STAGE, ballots=3), LEADER),
    (Refused, "batch_over", accepted, HandOutPaper(stage=STAGE, ballots=2), LEADER),
    (Refused, "paper_not_handed", Evening, FinishPaper(stage=STAGE), LEADER),
    (Refused, "batch_open", opened, FinishPaper(stage=STAGE), LEADER),
    (Malformed, "reason_needed", handed, FinishPaper(stage=STAGE), LEADER),
    (Refused, "paper_not_handed", Evening, OpenBatch(stage=STAGE, ballots=3, envelope="B-1"), NOOR),
    (Refused, "batch_over", handed, OpenBatch(stage=STAGE, ballots=4, envelope="B-1"), NOOR),
    (Refused, "envelope_opened", more, OpenBatch(stage=STAGE, ballots=1, envelope="B-0412"), NOOR),
    (Refused, "unknown_batch", Evening, sheet(1), NOOR),
    (Refused, "batch_closed", accepted, sheet(1), NOOR),
    (Refused, "sheet_beyond", opened, sheet(1, number=4), NOOR),
    (Forbidden, "batch_same_person", half, sheet(1), NOOR),
    (Forbidden, "batch_taken", begun, sheet(1), EVA),
    (Refused, "sheet_number", opened, sheet(5), NOOR),
    (Refused, "sheet_twice", opened, sheet(1, 2, 1), NOOR),
    (Refused, "sheet_few", opened, sheet(0, 0), NOOR),
    (Refused, "sheet_withdrawn", withdrawn, sheet(4), NOOR),
    (Refused, "sheet_many", lambda: of("approval", least=1, most=1), sheet(1, 2), NOOR),
    (Refused, "sheet_pot", costly, sheet(1, 2), NOOR),
    (Refused, "sheet_under", costly, sheet(4), NOOR),
    (Refused, "sheet_points", points, sheet(2, 2), NOOR),
    (Refused, "sheet_value", divided, sheet(3), NOOR),
    (Malformed, "marks_needed", divided, sheet(), NOOR),
    (Refused, "sheet_number", divided, sheet(0, 0, 0, 0, 0), NOOR),
    (Refused, "batch_count", partly, EndEntry(batch="1", entered=2), NOOR),
    (Refused, "batch_closed", accepted, EndEntry(batch="1"), NOOR),
    (Refused, "batch_closed", accepted, ConfirmBatch(batch="1"), NOOR),
    (Forbidden, "batch_taken", half, EndEntry(batch="1", entered=3), NOOR),
    (Refused, "batch_unentered", half, ConfirmBatch(batch="1"), NOOR),
    (Forbidden, "batch_taken", entered, ConfirmBatch(batch="1"), EVA),
    (Refused, "batch_changed", entered, ConfirmBatch(batch="1", settles=3), NOOR),
    (Refused, "batch_differs", entered, confirm(ONE, TWO, THREE, second=(ONE, TWO, BLANK)), NOOR),
    (Refused, "batch_count", entered, confirm(ONE, TWO), NOOR),
    (Refused, "batch_codes", by_code, confirm(ONE, TWO, THREE), NOOR),
    (Refused, "batch_words", entered, confirm(ONE, TWO, BLANK), NOOR),
    (Malformed, "unknown_warning", entered, ExplainBatch(batch="1", code="W.9", words="Zo."), NOOR),
    (Refused, "paper_late", counted, VoidBatch(batch="1", reason="Toch niet."), NOOR),
    (Refused, "method_fixed", planned, ChooseMethod(stage=STAGE, method=Method()), LEADER),
    (Refused, "paper_out", handed, CloseMeeting(), LEADER),
    (Refused, "paper_out", handed, ProposeDecision(awards=[]), LEADER),
    (Refused, "paper_first", deciding, CloseStage(), LEADER),
    (Refused, "paper_first", choosing, CloseChoice(), LEADER),
    (Refused, "sheet_words", deciding, sheet(3), NOOR),
    (Refused, "sheet_few", deciding, sheet(), NOOR),
    (Refused, "sheet_value", deciding, sheet(4), NOOR),
    (Refused, "sheet_value", choosing, sheet(11), NOOR),
    (Refused, "sheet_few", choosing, sheet(), NOOR),
    (Refused, "sheet_number", choosing, sheet(1, 1, 1, 1), NOOR),
    (Refused, "paper_late", asked_again, VoidBatch(batch="1", reason="Toch niet."), NOOR),
    (Refused, "batch_texts", both_entered, read_none, NOOR),
    (Refused, "hall_closed", late, HandOutPaper(stage="decision", ballots=1), LEADER),
    (Refused, "undo_paper", planned, Undo(seq=6), LEADER),
]
