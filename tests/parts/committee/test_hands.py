"""Who scores or tells an interest for another's seat is refused, or seen; the chair's own word is nobody's voice."""

from facilitation.acts import VoiceAct
from facilitation.events import Hand, StageEvent
from facilitation.parts.committee.acts import RuleInterest, TellInterest
from facilitation.parts.committee.events import InterestTold, ScoreGiven
from facilitation.situation import voice
from tests.facilitation.evening import LEADER, Evening
from tests.parts.committee.choosing import reading, score

PAPER, PHONE = "chris", "bram"


def acts(seat: str) -> list[VoiceAct]:
    return [score("garden", 3, 3, seat=seat), TellInterest(initiative="lamps", reason="Familie.", seat=seat)]


def last(evening: Evening) -> StageEvent:
    event = evening.events[-1]
    assert isinstance(event, ScoreGiven | InterestTold)
    return event


def test_for_a_seat_on_paper_the_console_speaks_with_its_hand_in_sight() -> None:
    evening = reading()
    for act in acts(PAPER):
        before = evening.meeting
        evening.play(act, LEADER)
        assert isinstance(last(evening).hand, Hand)
        assert voice(before, last(evening)) == PAPER


def test_for_a_seat_with_a_phone_it_does_neither() -> None:
    evening = reading()
    for act in acts(PHONE):
        assert evening.refuse(act, LEADER).key == "help_not_asked"


def test_what_the_chair_rules_is_in_nobodys_voice_and_has_no_hand() -> None:
    evening = reading()
    before = evening.meeting
    evening.play(RuleInterest(initiative="garden", seat=PHONE, reason="Zijn zus."), LEADER)
    assert voice(before, last(evening)) is None
    assert not last(evening).hand
