"""No page asks more of the database where there is more to read, and a city of 100,000 plans is read at once."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import sqlalchemy as sa
from flask import Flask

from app.programme.rounds.tables import AWARD
from app.services import services
from tests.programme.api.growing import award, grown, write
from tests.programme.api.reading import Reader
from tests.reliability.length import FULL

LISTS = (
    "/places", "/rounds", "/plans", "/duties", "/meetings", "/rounds/r0/plans", "/rounds/r0/envelopes",
    "/rounds/r0/figures", "/meetings/M0/duties",
)  # fmt: skip


@contextmanager
def counted() -> Iterator[list[str]]:
    """What is asked of the database meanwhile."""
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        asked.append(statement)

    engine = services().database.read
    sa.event.listen(engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        sa.event.remove(engine, "before_cursor_execute", note)


@pytest.mark.parametrize("path", LISTS)
def test_a_page_of_many_asks_the_database_as_often_as_a_page_of_few(context: Flask, path: str) -> None:
    reader, asked = Reader(context.test_client(), "http://127.0.0.1:8000"), []
    for first, last in ((0, 3), (3, 30)):
        grown(first, last)
        with counted() as queries:
            answer = reader.get(f"{path}?limit=100")
        asked.append(len(queries))
        assert len(answer.json["items"]) >= last
    assert asked[0] == asked[1] <= 3


@FULL
@pytest.mark.soak
def test_a_page_of_a_hundred_thousand_plans_comes_within_150_ms(context: Flask) -> None:
    grown(0, 100)
    for number in range(100):
        write({AWARD: [award(f"r{number}", 1_000 + plan) for plan in range(1_000)]})
    reader = Reader(context.test_client(), "http://127.0.0.1:8000")
    middle = reader.get("/plans?round=r50&limit=100").json["_links"]["next"]["href"].replace("round=r50&", "")
    for address in ("/plans", middle, "/plans?within=p50&limit=100", "/rounds/r9/plans", "/rounds?limit=100"):
        assert min(seconds(reader, address) for _ in range(5)) < 0.15, address


def seconds(reader: Reader, address: str) -> float:
    """How long an answer takes this process."""
    began = time.process_time()
    assert reader.get(address).status_code == 200
    return time.process_time() - began
