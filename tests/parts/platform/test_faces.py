"""A mandate as people see it: on the console, where the room divides, in the record, and when account is due."""

from datetime import date

import pytest

from app.live.meetings import load
from app.record.follow_up import telling
from app.record.verify.verdict import verify
from facilitation.parts.platform import mandates
from tests.devices import CODE, Browser
from tests.record.follow_up.following import found, item, tell, text_of

DAYS = ["2031-03-01", "2030-06-01", "", ""]
MANDATE = {"mandate_plan": "P1", "platform": "Platform Noord", "purpose": "Groen in de straat.", "mandate_day": DAYS}


@pytest.fixture
def decided(console: Browser) -> Browser:
    """The room gave the plan of a platform 6,000 euros, under a condition, and closed the evening."""
    assert console.act("platform.set", **MANDATE).status_code == 200
    console.lead_to("decision")
    terms = [{"text": "Iedereen kan meedoen.", "owner": "Fatima", "due": "2030-01-15"}]
    awards = [{"initiative": "P1", "amount": 600_000, "reason": "Groen.", "conditions": terms}]
    awards += [{"initiative": plan, "amount": 0, "reason": "Later."} for plan in ("P2", "P3")]
    assert console.say("decision.propose", awards=awards).status_code == 200
    for act in ("stage.close", "decision.record", "stage.advance", "meeting.close"):
        assert console.act(act).status_code == 200
    return console


def test_the_console_fills_it_in_and_says_what_is_agreed(console: Browser) -> None:
    assert console.act("platform.set", **MANDATE).status_code == 200
    assert mandates(load(CODE).state)["P1"].accounts == (date(2030, 6, 1), date(2031, 3, 1))
    page = text_of(console, "/regie")
    assert "Platform Noord" in page
    assert "1 juni 2030, 1 maart 2031" in page
    assert console.act("platform.drop P1").status_code == 200
    assert not mandates(load(CODE).state)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"mandate_day": ["morgen"]}, "de dagen voor de verantwoording"),
        ({"mandate_day": [""]}, "Kies minstens één dag"),
        ({"mandate_day": ["2020-01-01"]}, "al voorbij"),
        ({"mandate_plan": ""}, "plan"),
        ({"purpose": ""}, "Schrijf eerst iets op"),
    ],
)
def test_what_cannot_be_is_explained_and_changes_nothing(console: Browser, wrong: dict[str, str], words: str) -> None:
    answer = console.act("platform.set", **MANDATE | wrong)
    assert answer.status_code in (409, 422)
    assert words in answer.json["error"]["message"]
    assert not mandates(load(CODE).state)


def test_phones_read_it_where_the_room_divides_and_decides(console: Browser, seated: Browser) -> None:
    console.act("platform.set", **MANDATE)
    assert "Platform Noord" not in text_of(seated, "")
    console.lead_to("allocation")
    assert "Mandaat voor Platform Noord" in text_of(seated, "")


def test_the_ladder_has_every_day_of_account_and_tells_what_is_late(
    decided: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = [(each.subject, each.due) for each in found().conditions]
    assert own == [
        ("P1.1", date(2030, 1, 15)),
        ("P1.account.1", date(2030, 6, 1)),
        ("P1.account.2", date(2031, 3, 1)),
    ]
    monkeypatch.setattr(telling, "today", lambda: date(2030, 6, 2))
    assert item("P1.account.1") in found().late
    assert item("P1.account.2") not in found().late
    page = text_of(decided, "/besluit")
    assert "Verantwoording" in page
    assert "Platform Noord" in page
    assert tell(decided, "P1.account.1", "done", "De kas klopt.") == 303
    assert item("P1.account.1") not in found().late


def test_the_record_tells_it_and_holds(decided: Browser) -> None:
    whole = decided.get("/besluit.json")
    assert whole.json["record"]["mandates"] == [
        {
            "initiative": "P1",
            "platform": "Platform Noord",
            "purpose": "Groen in de straat.",
            "accounts": ["2030-06-01", "2031-03-01"],
        }
    ]
    assert verify(whole.data).ok
    assert "Mandaat van een bewonersplatform" in decided.get("/besluit.md").text


def test_a_plan_that_got_nothing_has_nothing_to_account_for(console: Browser) -> None:
    console.act("platform.set", **MANDATE)
    console.lead_to("decision")
    awards = [{"initiative": plan, "amount": 0, "reason": "Later."} for plan in ("P1", "P2", "P3")]
    assert console.say("decision.propose", awards=awards).status_code == 200
    for act in ("stage.close", "decision.record", "stage.advance", "meeting.close"):
        console.act(act)
    assert not [each for each in found().items if "account." in each.subject]
