"""Reminders by e-mail: through a real server of mail on this machine."""

import re
import smtplib
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message
from flask import Flask
from flask.testing import FlaskClient

from app.programme.duties import duties
from app.programme.places import places
from app.programme.reminders import mail, reminders
from app.programme.reminders.tables import REMINDER
from app.programme.storage import rows
from app.record.follow_up import telling
from app.services import services
from tests.programme.evening import closed_round
from tests.realtime.servers import free_port

LINK = re.compile(r"/herinnering#([A-Za-z0-9_-]{43})")


class Box(Message):
    """What arrived at the server of mail."""

    def __init__(self) -> None:
        super().__init__()
        self.letters: list[tuple[str, str]] = []

    def handle_message(self, message: object) -> None:
        """Keep for whom it is, and what it says."""
        text = message.get_payload(decode=True).decode()  # type: ignore[attr-defined]
        self.letters.append((message["To"], text))  # type: ignore[index]


@pytest.fixture
def box(house: Flask) -> Iterator[Box]:
    """A server of mail that this installation sends through."""
    found = Box()
    server = Controller(found, hostname="127.0.0.1", port=free_port())
    server.start()
    house.config.update(SMTP_URL=f"smtp://127.0.0.1:{server.port}", MAIL_FROM="tafel@overlegtafel.example")
    yield found
    server.stop()


def test_who_confirms_hears_once_a_week_what_is_overdue_until_they_say_no_more(
    box: Box, passer_by: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed_round()
    last = max(each.due for each in duties.of_place("/amsterdam/").duties)
    monkeypatch.setattr(telling, "today", lambda: date.fromisoformat(last))
    assert passer_by.post("/buurt/noord/herinnering", data={"email": "fatima@buurt.example"}).status_code == 200
    now = datetime.now(UTC)
    reminders.send(now)
    assert len(box.letters) == 1  # nobody confirmed yet
    assert passer_by.post("/herinnering", data={"key": secret_in(box), "wanted": "1"}).status_code == 200
    for _again in range(2):
        reminders.send(now)
    assert len(box.letters) == 2
    assert "/buurt/noord/nakomen" in box.letters[1][1]
    reminders.send(now + timedelta(days=7))
    assert len(box.letters) == 3
    assert passer_by.post("/herinnering", data={"key": secret_in(box), "wanted": "0"}).status_code == 200
    assert rows(REMINDER.select()) == []
    assert passer_by.post("/herinnering", data={"key": secret_in(box), "wanted": "1"}).status_code == 409


def test_letters_are_in_the_language_in_which_they_were_asked_for(
    box: Box, passer_by: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed_round()
    last = max(each.due for each in duties.of_place("/amsterdam/").duties)
    monkeypatch.setattr(telling, "today", lambda: date.fromisoformat(last))
    for language in ("pl", "nl"):
        asked = {"email": f"{language}@buurt.example"}
        assert passer_by.post(f"/buurt/noord/herinnering?taal={language}", data=asked).status_code == 200
    assert "/herinnering?taal=pl#" in box.letters[0][1]
    for _to, text in list(box.letters):
        secret = re.search(r"#([\w-]{43})", text)
        assert secret
        assert passer_by.post("/herinnering", data={"key": secret[1], "wanted": "1"}).status_code == 200
    reminders.send(datetime.now(UTC))
    told = dict(box.letters[2:])
    assert "Bez dalszych przypomnień:" in told["pl@buurt.example"]
    assert "/buurt/noord/nakomen?taal=pl" in told["pl@buurt.example"]
    assert "Geen herinneringen meer:" in told["nl@buurt.example"]


def secret_in(box: Box) -> str:
    """The secret in the link of the last letter."""
    found = LINK.search(box.letters[-1][1])
    assert found is not None
    return found[1]


def test_an_address_that_nobody_confirmed_is_forgotten(box: Box, passer_by: FlaskClient) -> None:
    passer_by.post("/buurt/noord/herinnering", data={"email": "een@buurt.example"})
    reminders.send(datetime.now(UTC) + timedelta(days=8))
    assert rows(REMINDER.select()) == []


@pytest.mark.parametrize(
    "address",
    ["geen", "a@b", "a b@c.nl", "a@c.nl\nBcc: x@y.nl", "<a@c.nl>", "", "\0@c.nl", "=?utf-8?q?a?=@c.nl", "(a)@c.nl"],
)
def test_what_is_no_address_is_refused(address: str, box: Box, passer_by: FlaskClient) -> None:
    assert passer_by.post("/buurt/noord/herinnering", data={"email": address}).status_code == 422
    assert box.letters == []


def test_where_no_mail_can_be_sent_nothing_is_asked(house: Flask, passer_by: FlaskClient) -> None:
    assert "Herinnering per e-mail" not in passer_by.get("/buurt/noord").text
    assert passer_by.post("/buurt/noord/herinnering", data={"email": "a@b.nl"}).status_code == 409


def test_a_server_of_mail_that_is_away_is_told(house: Flask, passer_by: FlaskClient) -> None:
    house.config.update(SMTP_URL=f"smtp://127.0.0.1:{free_port()}", MAIL_FROM="tafel@overlegtafel.example")
    assert passer_by.post("/buurt/noord/herinnering", data={"email": "a@b.nl"}).status_code == 503


def test_nobody_fills_the_box_of_another(box: Box, passer_by: FlaskClient) -> None:
    places.add("noord", "neighbourhood", "Buur")
    for place in ("noord", "noord", "amsterdam", "de-banne", "buur"):
        for address in ("fatima@buurt.example", "Fatima@buurt.example"):
            assert passer_by.post(f"/buurt/{place}/herinnering", data={"email": address}).status_code == 200
    assert len(box.letters) == 3


def test_who_asked_while_the_server_of_mail_was_away_asks_again_at_once(
    house: Flask, passer_by: FlaskClient, box: Box
) -> None:
    there = house.config["SMTP_URL"]
    house.config["SMTP_URL"] = f"smtp://127.0.0.1:{free_port()}"
    assert passer_by.post("/buurt/noord/herinnering", data={"email": "a@b.nl"}).status_code == 503
    house.config["SMTP_URL"] = there
    assert passer_by.post("/buurt/noord/herinnering", data={"email": "a@b.nl"}).status_code == 200
    assert len(box.letters) == 1


@pytest.mark.parametrize(
    ("fault", "tries"),
    [(OSError(), 1), (smtplib.SMTPServerDisconnected(), 1), (smtplib.SMTPRecipientsRefused({}), 3)],
)
def test_a_server_of_mail_that_is_away_is_tried_once_a_day_and_not_once_a_letter(
    fault: Exception, tries: int, house: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed_round()
    house.config.update(SMTP_URL="smtp://127.0.0.1:1", MAIL_FROM="tafel@overlegtafel.example")
    monkeypatch.setattr(telling, "today", lambda: date(2100, 1, 1))
    told = {"place": "noord", "confirmed": True, "asked": "2026-11-01T00:00:00+00:00"}
    every = [told | {"hash": str(n), "email": f"a{n}@b.nl"} for n in range(3)]
    services().database.commit(lambda connection: connection.execute(REMINDER.insert(), every))
    found: list[object] = []

    def away() -> None:
        found.append(None)
        raise fault

    monkeypatch.setattr(mail, "_line", away)
    reminders.send(datetime.now(UTC))
    assert len(found) == tries
