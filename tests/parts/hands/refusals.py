"""What is refused about a show of hands."""

from facilitation.parts.choice.acts import OpenChoice
from facilitation.parts.deciding.acts import CountTable, SpendOnPaper
from facilitation.parts.decision.acts import GiveConsent
from facilitation.parts.delay.acts import SetDelay
from facilitation.parts.door.acts import CountHeads
from facilitation.parts.frames import ConfirmFrame
from facilitation.parts.frames.acts import ConfirmFrames, SettleWording
from facilitation.parts.hands.acts import ConfirmHands, ExplainHands, OpenHands, SettleHands, VoidHands
from facilitation.parts.plans import WithdrawInitiative
from facilitation.parts.stages import AdvanceStage, CloseMeeting, CloseStage
from facilitation.parts.undo import Undo
from facilitation.refusals import Forbidden, Malformed, Refused
from facilitation.roles import Actor, Role
from facilitation.state.deciding import Deciding
from tests.facilitation.evening import LEADER, Evening
from tests.facilitation.refusals.asking import Case
from tests.parts.hands.room import OTHERWISE, SEEN, count, deciding, differing, entered, opened, played, talking
from tests.parts.paper.room import JAMAL, NOOR

EVA = Actor("paper:eva", Role.PAPER, receipt="eva's device", link="link of eva")
SAME_DEVICE = Actor("paper:noor", Role.PAPER, receipt="noor's device", link="link of eva")
SAME_LINK = Actor("paper:eva", Role.PAPER, receipt="eva's device", link="link of noor")
NOBODY = {"agree": 0, "concern": 0, "objection": 0}


CLAUSE = "purpose-2"


def of_clause() -> Evening:
    """Hands are counted for a clause."""
    return played(talking(), (OpenHands(about=CLAUSE), LEADER))


def once() -> Evening:
    """Noor counted."""
    return played(opened(), (count(**SEEN), NOOR))


def closed() -> Evening:
    """What was counted is over."""
    evening = entered()
    evening.play(CloseStage(), LEADER)
    return evening


def over() -> Evening:
    """The plans changed while hands were counted: the room is asked anew."""
    evening = deciding(Evening().ranked())
    evening.play(GiveConsent(seat="anna", position="agree"))
    evening.play(OpenHands(), LEADER)
    return played(evening, (WithdrawInitiative(initiative="garden", reason="Verhuisd."), LEADER))


def choosing() -> Evening:
    """The room chooses by resistance."""
    evening = deciding()
    evening.play(OpenChoice(question="Welke dag?", options=["Maandag", "Dinsdag"]), LEADER)
    return evening


def waiting_for_home() -> Evening:
    """The hall is closed, and who is at home is waited for."""
    evening = deciding()
    evening.play(SetDelay(seconds=25), LEADER)
    evening.play(CloseStage(), LEADER)
    return evening


def ten_heads() -> Evening:
    """Ten people were counted at the door."""
    return played(opened(), (CountHeads(heads=10), LEADER))


def at_tables() -> Evening:
    """Ten people were counted at a table, where people decide by that."""
    evening = opened(Evening(deciding=Deciding("table")))
    evening.play(CountTable(table="t1", heads=10), LEADER)
    return evening


def by_code() -> Evening:
    """Ten codes were handed in for the decision."""
    evening = opened(Evening(deciding=Deciding("code")))
    marks = tuple("abcdefghij")
    evening.play(SpendOnPaper(stage="decision", marks=marks, fresh=10), LEADER)
    return evening


REFUSED: list[Case] = [
    (Refused, "hands_nothing", Evening, OpenHands(), LEADER),
    (Refused, "hands_nothing", deciding, OpenHands(about="2"), LEADER),
    (Refused, "hands_secret", lambda: Evening().reach("ranking"), OpenHands(), LEADER),
    (Refused, "hands_weighed", choosing, OpenHands(), LEADER),
    (Malformed, "hands_about", talking, OpenHands(), LEADER),
    (Refused, "hands_stand", entered, OpenHands(), LEADER),
    (Refused, "hands_out", of_clause, OpenHands(about="F1"), LEADER),
    (Refused, "hall_closed", waiting_for_home, OpenHands(), LEADER),
    (Refused, "unknown_count", Evening, count(**SEEN), NOOR),
    (Refused, "count_closed", entered, count(**SEEN), NOOR),
    (Refused, "hands_over", over, count(**SEEN), NOOR),
    (Malformed, "hands_options", opened, count(agree=3), NOOR),
    (Forbidden, "hands_same_person", once, count(**SEEN), SAME_DEVICE),
    (Forbidden, "hands_same_person", once, count(**SEEN), SAME_LINK),
    (Forbidden, "hands_taken", differing, count(**SEEN), EVA),
    (Forbidden, "hands_taken", differing, count(ConfirmHands, **SEEN), EVA),
    (Refused, "hands_heads", ten_heads, count(**SEEN), NOOR),
    (Refused, "hands_heads", at_tables, count(**SEEN), NOOR),
    (Refused, "hands_codes", by_code, count(**SEEN), NOOR),
    (Refused, "hands_uncounted", once, count(ConfirmHands, **SEEN), NOOR),
    (Refused, "hands_differ", differing, count(ConfirmHands, **SEEN), NOOR),
    (
        Refused,
        "hands_changed",
        lambda: played(differing(), (count(SettleHands, **SEEN), NOOR)),
        count(ConfirmHands, **OTHERWISE),
        JAMAL,
    ),
    (Refused, "hands_words", lambda: entered(first=NOBODY, second=NOBODY), count(ConfirmHands, **NOBODY), NOOR),
    (Refused, "hands_alike", lambda: entered(first=NOBODY, second=NOBODY), count(SettleHands, **SEEN), NOOR),
    (Malformed, "unknown_warning", differing, ExplainHands(count="1", code="W.9", words="Zo."), NOOR),
    (Malformed, "reason_needed", opened, VoidHands(count="1"), LEADER),
    (Refused, "hands_late", closed, VoidHands(count="1", reason="Toch niet."), LEADER),
    (Refused, "hands_unfinished", opened, CloseStage(), LEADER),
    (Refused, "hands_unfinished", of_clause, SettleWording(wording=CLAUSE, verdict="agreed"), LEADER),
    (Refused, "hands_unfinished", of_clause, ConfirmFrame(frame="purpose"), LEADER),
    (Refused, "hands_unfinished", of_clause, ConfirmFrames(), LEADER),
    (Refused, "hands_out", of_clause, AdvanceStage(), LEADER),
    (Refused, "hands_out", opened, CloseMeeting(), LEADER),
    (Refused, "undo_hands", opened, Undo(seq=42), LEADER),
]
