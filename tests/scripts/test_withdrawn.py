"""A plan is withdrawn while ballots are out: who named it is told and asked to look again, and nothing else."""

from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser as Chromium

from app.access import links
from app.live import meetings
from facilitation.state.method import BallotForm
from tests.devices import Browser, opening
from tests.scripts.bare import bare

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("scripts")]
ASKED = "Kijk het nog eens na en stuur het opnieuw in."
FORMS = [
    (None, {"order": ["P1"]}, {"order": ["P1", "P2"]}),
    (BallotForm(kind="approval"), {"approved": ["P1"]}, {"approved": ["P1", "P2"]}),
]


def seen(chromium: Chromium, phone: Browser) -> str:
    """What can be read on this phone, with its scripts."""
    with bare(chromium, phone.get().text) as found:
        found.open()
        return found.page.inner_text("body")


@pytest.mark.parametrize(("form", "one", "two"), FORMS)
def test_a_ballot_whose_plans_were_all_withdrawn_never_says_that_it_counts(
    app: Flask, browser: Chromium, form: BallotForm | None, one: Any, two: Any
) -> None:
    with app.app_context():
        meetings.create(opening(form=form), public=True)
        console, phone, other = (Browser(app.test_client(), face) for face in ("console", "phone", "phone"))
        console.client.post(f"/t/{console.code}/regie/key", data={"key": links.make(console.code)})
        phone.join(table="T1")
        other.join(table="T1")
        console.lead_to("ranking")
        assert phone.say("ballot.cast", ballot=one).status_code == 200
        assert other.say("ballot.cast", ballot=two).status_code == 200
        assert "telt mee" in seen(browser, phone)
        console.act("initiative.withdraw P1", reason="De indiener trekt zich terug.")
        mine, theirs = seen(browser, phone), seen(browser, other)
        assert "Moestuin. Er blijft niets over dat telt." in mine
        assert "Moestuin. De rest van je stembiljet telt mee." in theirs
        assert ASKED in mine
        assert ASKED in theirs
        for _ in ("close", "reveal"):
            assert "telt mee" not in seen(browser, phone)
            assert console.act(f"stage.{_}").status_code == 200
        assert "telt mee" not in seen(browser, phone)
        assert ASKED not in seen(browser, phone)
        assert ASKED not in other.get().text


def test_without_scripts_the_same_is_said_and_the_list_holds_what_is_left(seated: Browser, console: Browser) -> None:
    console.lead_to("ranking")
    seated.say("ballot.cast", ballot={"order": ["P1", "P2"]})
    console.act("initiative.withdraw P1", reason="De indiener trekt zich terug.")
    page = seated.get().text
    assert ASKED in page
    assert '<ol class="rank rank--top" id="rank-top">' in page
    top = page.partition('id="rank-top"')[2].partition("</ol>")[0]
    assert "Buurtfeest" in top
    assert "Moestuin" not in top
