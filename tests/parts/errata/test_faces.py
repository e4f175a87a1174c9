"""Who read an amount that was wrong is told; who came later is not."""

from app.live.meetings import perform
from facilitation.parts.plans import CorrectInitiative
from tests.devices import CODE, Browser
from tests.people import LEADER, lead_to

WRONG = CorrectInitiative(initiative="P1", ask=12_500_00, reason="Offerte.")
RIGHT = CorrectInitiative(initiative="P1", ask=6_000_00, reason="Typfout: het is 6.000.")


def told(phone: Browser) -> str:
    """What stands on a phone, on one line."""
    return " ".join(phone.get().get_data(as_text=True).split())


def test_who_read_the_wrong_amount_reads_the_right_one_with_the_reason(phone: Browser) -> None:
    phone.join(name="Anna")
    lead_to("arguments")
    perform(CODE, WRONG, LEADER)
    assert "hier stond € 6.000. Het plan vraagt € 12.500." in told(phone)
    perform(CODE, RIGHT, LEADER)
    page = told(phone)
    assert "hier stond € 12.500. Het plan vraagt € 6.000." in page
    assert "Typfout: het is 6.000." in page
    assert "hier stond € 6.000" not in page


def test_who_came_in_afterwards_is_told_nothing(phone: Browser) -> None:
    perform(CODE, WRONG, LEADER)
    perform(CODE, RIGHT, LEADER)
    late = Browser(phone.client.application.test_client())
    late.join(name="Fatima")
    assert "hier stond" not in told(late)
