"""What features keep of people goes when its term is over; lessons, sums and what was decided stay."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from app.live import meetings
from app.operations import retention
from app.programme.accounts import audit
from app.programme.accounts.accounts import with_email
from app.programme.accounts.tables import ACCOUNT, AUDIT, INVITATION, MEMBERSHIP, PASSWORD
from app.programme.feature import Role
from app.programme.lessons import lessons, notes, polls
from app.programme.lessons.tables import LESSON, NOTE, POLL, SPENT
from app.programme.places import places
from app.programme.reports import reports
from app.programme.reports.tables import REPORT
from app.programme.rights import Held, Holder
from app.programme.rounds import money, rounds
from app.programme.rounds.money import Award
from app.programme.storage import rows
from app.programme.trajectory import trajectory
from app.programme.trajectory.tables import CASE, GOAL
from app.services import services
from app.storage.startup_checks import Unsound
from app.terms import Terms, terms
from tests.devices import CODE, Browser, opening
from tests.pictures.drawn import drawn
from tests.programme.accounts.joining import invited, joined

NOW = datetime.now(UTC)
HOLDER = Holder("link:o", "Noor", (Held("/amsterdam/", Role.LEAD),))
LEAD = "lot@buurt.example"


def passed(days: float) -> dict[str, int]:
    """What goes so many days from now."""
    return dict(retention.expire(services().database, [], Terms(), NOW + timedelta(days=days)))


def left(table: sa.Table) -> int:
    return len(rows(sa.select(table)))


@pytest.fixture
def round_(house: Flask) -> str:
    """A public round that ends in ten days, and gave a plan something."""
    ends = (NOW + timedelta(days=10)).date().isoformat()
    made = rounds.add(places.load("de-banne"), "Ronde", 100_000, public=True, ends=ends)
    money.award(made, [Award("A", "Moestuin", 60_000, 50_000)])
    return made


def test_notes_goals_and_private_cases_go_a_year_after_the_round_and_lessons_stay(round_: str) -> None:
    notes.write(HOLDER, round_, "interview", "Ik voelde me gehoord.", "Mevrouw De Wit", "voor dit onderzoek")
    lessons.teach(HOLDER, round_, {"saw": "Het liep uit.", "otherwise": "Een klok erbij."})
    trajectory.take_in(round_)
    member = trajectory.members(round_)[0].id
    trajectory.aim(round_, member, "Vrijwilligers vinden")
    private, public = (trajectory.write_case(round_, member, title, "Hoe het ging.") for title in ("Eén", "Twee"))
    trajectory.publish(round_, public, True, True)
    passed(370)
    assert [left(table) for table in (NOTE, GOAL, CASE, LESSON)] == [1, 1, 2, 1]
    gone = passed(377)
    assert (gone["notes"], gone["goals"], gone["cases"]) == (1, 1, 1)
    assert [left(table) for table in (NOTE, GOAL, CASE, LESSON)] == [0, 0, 1, 1]
    assert passed(378) == {}
    assert private


def test_a_note_of_a_round_without_an_end_goes_a_year_after_it_was_written(house: Flask) -> None:
    made = rounds.add(places.load("noord"), "Zonder einde", 1)
    notes.write(HOLDER, made, "log", "De pitches liepen uit.")
    passed(364)
    assert left(NOTE) == 1
    passed(366)
    assert left(NOTE) == 0


def test_the_photo_of_a_report_goes_and_what_was_told_stays(round_: str, passer_by: FlaskClient) -> None:
    reports.tell(reports.Link("h", round_, "A", "Moestuin"), "De bakken staan er.", "Zes bakken", drawn())
    passed(364)
    assert rows(sa.select(REPORT.c.picture))[0].picture
    assert passed(366)["pictures"] == 1
    assert rows(sa.select(REPORT.c.picture, REPORT.c.shows))[0] == (None, "")
    assert "De bakken staan er." in passer_by.get(f"/ronde/{round_}").text
    assert passed(367) == {}


def test_a_poll_that_nobody_closed_forgets_which_seats_answered_and_keeps_its_sums(house: Flask) -> None:
    meetings.create(opening(), public=True)
    polls.ask(CODE)
    phone = Browser(house.test_client())
    phone.join(name="Fatima", table="T1")
    seat = "seat"
    polls.answer(CODE, "before", seat, {"newcomer": 1})
    passed(83)
    assert (left(SPENT), polls.load(CODE).closed) == (1, None)  # type: ignore[union-attr]
    passed(85)
    assert left(SPENT) == 0
    row = rows(sa.select(POLL))[0]
    assert row.closed
    assert row.salt == ""
    assert polls.told([CODE])[CODE]["before"] is not None


def test_an_account_that_nobody_uses_goes_with_its_ways_in_and_what_it_did_stays(house: Flask) -> None:
    joined(house, role=Role.LEAD, email=LEAD)
    own = joined(house)
    own.get("/account")
    passed(729)
    assert left(ACCOUNT) == 2
    gone = passed(731)
    assert gone["accounts"] == 1
    assert [row.email for row in rows(sa.select(ACCOUNT))] == [LEAD]
    assert (left(PASSWORD), left(MEMBERSHIP)) == (1, 1)
    assert left(AUDIT) >= 4


def test_the_last_lead_of_a_place_is_never_removed_by_a_term(house: Flask) -> None:
    joined(house, role=Role.LEAD, email=LEAD)
    passed(5_000)
    assert with_email(LEAD) is not None


def test_whoever_is_nothing_any_more_is_gone_after_half_a_year(house: Flask) -> None:
    joined(house, role=Role.LEAD, email=LEAD)
    joined(house)
    found = with_email("sam@buurt.example")
    assert found is not None
    services().database.commit(lambda c: c.execute(sa.delete(MEMBERSHIP).where(MEMBERSHIP.c.account == found.id)))
    passed(179)
    assert left(ACCOUNT) == 2
    passed(181)
    assert [row.email for row in rows(sa.select(ACCOUNT))] == [LEAD]


def test_an_account_that_did_something_stays(house: Flask) -> None:
    joined(house, role=Role.LEAD, email=LEAD)
    joined(house)
    found = with_email("sam@buurt.example")
    assert found is not None
    row = {"at": (NOW + timedelta(days=500)).replace(tzinfo=None), "who": found.who, "what": "x", "about": ""}
    services().database.commit(lambda c: c.execute(sa.insert(AUDIT).values(row | {"path": None, "details": "{}"})))
    passed(800)
    assert left(ACCOUNT) == 2


def test_an_invitation_that_nobody_took_is_gone_when_it_works_no_more(house: Flask) -> None:
    invited()
    passed(13)
    assert left(INVITATION) == 1
    assert passed(15)["invitations"] == 1
    assert left(INVITATION) == 0


def noted(days: int) -> None:
    """Something was done so many days ago."""
    at = (NOW - timedelta(days=days)).replace(tzinfo=None)
    row = {"at": at, "who": "link:x", "what": "accounts.joined", "about": "", "path": None, "details": "{}"}
    services().database.commit(lambda connection: connection.execute(sa.insert(AUDIT).values(row)))


def test_what_was_done_goes_after_its_term_and_never_within_a_year(house: Flask) -> None:
    for days in (1, 300, 400, 1_094, 1_096):
        noted(days)
    assert passed(0) == {"audit": 1}
    assert left(AUDIT) == 4
    passed(5_000)
    assert left(AUDIT) == 2, "the database keeps a year by its own clock, whatever anybody says that it is"
    with pytest.raises(sa.exc.DatabaseError, match="what was done is never changed"):
        services().database.commit(lambda connection: connection.execute(sa.delete(AUDIT)))
    assert len(audit.at_place("/")) == 0


@pytest.mark.parametrize(("audit_", "accounts"), [("364", "100"), ("700", "701")])
def test_what_was_done_is_kept_as_long_as_accounts_are_judged_by_it(
    audit_: str, accounts: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RETENTION_AUDIT", audit_)
    monkeypatch.setenv("RETENTION_ACCOUNTS", accounts)
    with pytest.raises(Unsound, match=r"^RETENTION_AUDIT has to be no shorter than .*, and not \d+\.$"):
        terms()


@pytest.mark.parametrize("language", ["nl", "en", "tr", "ar", "pl"])
def test_the_privacy_page_tells_every_term_of_the_programme_in_each_language(language: str, house: Flask) -> None:
    names = ("proposers", "plans", "support", "notes", "accounts", "audit", "organisers", "pictures", "roll")
    said = {name: 401 + 14 * number for number, name in enumerate(names)}
    house.config["TERMS"] = Terms(**said)
    page = house.test_client().get(f"/privacy?taal={language}").text
    digits = page.translate(str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789"))
    assert [name for name in names if str(said[name]) not in digits] == []
    assert 'id="programma"' in page
