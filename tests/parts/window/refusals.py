"""Of the ways to divide a budget beside the tables: voting at home, and the mandate of a residents' platform."""

from datetime import date, timedelta

from facilitation.parts.decision.acts import GiveConsent
from facilitation.parts.platform import DropPlatform, SetPlatform
from facilitation.parts.ranking.acts import ChooseMethod
from facilitation.parts.stages import CloseMeeting
from facilitation.parts.window.acts import DropWindow, EndWindow, SetWindow
from facilitation.refusals import Malformed, Refused
from facilitation.state.method import Method
from tests.facilitation.evening import ANNA, DORA, LEADER, START, Evening
from tests.facilitation.refusals.asking import Case
from tests.facilitation.situations import recorded, without_garden
from tests.parts.window.room import CLOSES, GARDEN_FIRST, OPENS, agreed, voting

DAY = timedelta(days=1)


def window(opens: timedelta = DAY, closes: timedelta = 2 * DAY, stage: str = "ranking") -> SetWindow:
    return SetWindow(stage=stage, opens=START + opens, closes=START + closes)


def ended() -> Evening:
    """The box at home closed before the hall's."""
    evening = voting()
    evening.play(EndWindow(stage="ranking", reason="Genoeg."), LEADER)
    return evening


def revealed() -> Evening:
    """The hall voted, and nobody at home."""
    return Evening().ranked()


def late() -> Evening:
    """The time of the window is over, and the house did not look yet."""
    evening = voting()
    evening.now = CLOSES
    return evening


def mandate(*accounts: date, initiative: str = "garden", purpose: str = "Groen.") -> SetPlatform:
    return SetPlatform(initiative=initiative, platform="Platform Noord", purpose=purpose, accounts=list(accounts))


def asked() -> Evening:
    """Anna answered the package, and the answers are out."""
    evening = Evening().ranked().reach("decision")
    evening.play(GiveConsent(position="agree"), ANNA)
    return evening


JUNE = date(2025, 6, 1)
REFUSED: list[Case] = [
    (Refused, "decision_recorded", recorded, mandate(JUNE), LEADER),
    (Refused, "decision_recorded", recorded, DropPlatform(initiative="garden"), LEADER),
    (Refused, "unknown_initiative", Evening, mandate(JUNE, initiative="pool"), LEADER),
    (Refused, "initiative_withdrawn", without_garden, mandate(JUNE), LEADER),
    (Malformed, "text_empty", Evening, mandate(JUNE, purpose=" "), LEADER),
    (Malformed, "account_needed", Evening, mandate(), LEADER),
    (Malformed, "too_many_accounts", Evening, mandate(*(JUNE + n * DAY for n in range(13))), LEADER),
    (Refused, "account_past", Evening, mandate(date(2025, 3, 20)), LEADER),
    (Refused, "mandate_asked", asked, mandate(JUNE), LEADER),
    (Refused, "window_unfit", Evening, window(stage="welcome"), LEADER),
    (Refused, "window_unfit", Evening, window(stage="allocation"), LEADER),
    (Refused, "window_late", revealed, window(), LEADER),
    (Malformed, "window_backwards", Evening, window(2 * DAY, DAY), LEADER),
    (Malformed, "window_long", Evening, window(DAY, 90 * DAY), LEADER),
    (Refused, "window_past", Evening, window(-2 * DAY, -DAY), LEADER),
    (Refused, "window_done", ended, window(), LEADER),
    (Refused, "window_shorter", voting, SetWindow(stage="ranking", opens=OPENS, closes=CLOSES - DAY), LEADER),
    (Refused, "window_began", voting, DropWindow(stage="ranking"), LEADER),
    (Refused, "window_not_open", agreed, EndWindow(stage="ranking", reason="Genoeg."), LEADER),
    (Refused, "window_from_home", voting, GARDEN_FIRST, ANNA),
    (Refused, "window_soon", agreed, GARDEN_FIRST, DORA),
    (Refused, "window_over", late, GARDEN_FIRST, DORA),
    (Refused, "method_fixed", voting, ChooseMethod(stage="ranking", method=Method()), LEADER),
    (Refused, "window_open", voting, CloseMeeting(), LEADER),
    (Refused, "window_uncounted", ended, CloseMeeting(), LEADER),
]
