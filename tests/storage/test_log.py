"""The log: numbered, chained, with free texts beside it."""

import json
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa
from flask import Flask

from app.services import services
from app.storage import log, redaction
from app.storage.tables import EVENT
from facilitation.parts.arguments.events import ArgumentPosted
from facilitation.parts.decision.events import DecisionRecorded
from facilitation.state.award import Award, Condition
from tests.devices import CODE

NOW = datetime(2026, 3, 20, 19, 30, tzinfo=UTC)


def post(text: str) -> ArgumentPosted:
    return ArgumentPosted(
        stage="arguments", argument="A1", initiative="P1", side="for", text=text, author="S1", channel="room"
    )


def append(*events: object) -> int:
    def work(connection: sa.Connection) -> int:
        return log.append(connection, CODE, list(events), NOW, log.head(connection, CODE)[0])

    return int(services().database.commit(work))


def read(after: int = 0) -> list[log.Logged]:
    with services().database.read.connect() as connection:
        return list(log.read(connection, CODE, after))


def test_every_event_gets_the_next_number(context: Flask) -> None:
    assert append(post("een"), post("twee")) == 3
    assert [line.seq for line in read()] == [1, 2, 3]
    assert [line.seq for line in read(after=1)] == [2, 3]


def test_what_is_read_back_equals_what_was_appended(context: Flask) -> None:
    awards = (
        Award("P1", 300_000, "omdat", ("eerst water", Condition("dan zaad", owner="Fatima", checker="Bram"))),
        Award("P2", 0),
    )
    recorded = DecisionRecorded(stage="decision", awards=awards, remainder=700_000, consent={"agree": 2})
    append(post("Goed plan, heel goed"), recorded)
    assert [line.event for line in read(after=1)] == [post("Goed plan, heel goed"), recorded]


def test_a_body_holds_the_digest_of_a_text_and_never_the_text(context: Flask) -> None:
    append(post("Alleen naast het logboek"))
    with services().database.read.connect() as connection:
        bodies = list(connection.exec_driver_sql("SELECT body FROM event").scalars())
        texts = log.texts(connection, CODE)
    assert not any("naast het logboek" in body for body in bodies)
    digest = json.loads(bodies[1])["text"]
    assert log.digest_of(texts[digest]["salt"], texts[digest]["text"]) == digest


def test_the_chain_can_be_recomputed_from_the_lines(context: Flask) -> None:
    append(post("een"), post("twee"))
    link = log.ZERO
    for line in read():
        link = log.chain(link, line.seq, line.event.kind(), line.at, line.body)
        assert line.link == link


def test_a_redacted_text_is_gone_and_the_chain_still_holds(context: Flask) -> None:
    append(post("Weg hiermee"))
    before = [line.link for line in read()]
    digest = read()[1].body["text"]
    services().database.commit(lambda connection: redaction.redact(connection, CODE, [digest], redaction.HOST))
    assert read()[1].event == post("Weg hiermee").__class__(**{**_fields(post("")), "text": None})
    assert [line.link for line in read()] == before


def test_the_database_refuses_a_second_event_with_the_same_number(context: Flask) -> None:
    row = {"meeting": CODE, "seq": 1, "kind": "x", "at": "x", "body": "{}", "link": "x"}
    with pytest.raises(sa.exc.IntegrityError):
        services().database.commit(lambda connection: connection.execute(sa.insert(EVENT).values(**row)))


def _fields(event: ArgumentPosted) -> dict[str, object]:
    return {name: getattr(event, name) for name in event.__struct_fields__}


def test_a_text_that_is_kept_between_two_looks_at_the_log_is_read_with_its_event(
    context: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody else writes at the very moment that the log is read: an event never stands there without its text."""
    append(post("Voor het lezen"))
    once, read = [lambda: append(post("Tijdens het lezen"))], log.texts

    def late(connection: sa.Connection, code: str) -> dict[str, dict[str, str]]:
        found = read(connection, code)
        if once:
            once.pop()()
        return found

    monkeypatch.setattr(log, "texts", late)
    with services().database.read.connect() as connection:
        said = [line.event.text for line in log.read(connection, CODE) if isinstance(line.event, ArgumentPosted)]
    assert None not in said
