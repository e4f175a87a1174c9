"""How long the pages of the programme take in a large city: 100 neighbourhoods, 1,000 meetings, 100,000 plans."""

import os
import tempfile
import time
import tracemalloc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from statistics import quantiles
from typing import NamedTuple

from flask import Flask
from flask.testing import FlaskClient

from app import create_app
from app.services import services, services_of
from tests.bench.table import Found, Row, at_most
from tests.programme.city.addresses import lists, pages
from tests.programme.city.crowd import City, fill
from tests.programme.city.test_scale import counted, organiser
from tests.storage.kinds import KINDS

SIZES = {"small": City(4, 4, 12), "large": City(100, 1_000, 100_000)}
TIMES, MOST = 20, 150.0
"""How often each page is asked for, and milliseconds within which nineteen of twenty answers come."""
MEMORY = 32.0
"""Megabytes of Python that one answer may take while it is made."""
SLOWEST = 8
"""How many of the slowest pages are told."""


class Seen(NamedTuple):
    """A page: milliseconds at p95, and of the server's own processor; questions asked; the most megabytes meanwhile.

    What a PostgreSQL does is in the first and not in the second, which means something on a busy machine too.
    """

    p95: float
    processor: float
    questions: int
    megabytes: float


def run() -> Found:
    """Every page, list and comparison with each filter, on SQLite and on PostgreSQL; `DATABASE` names one of them."""
    kinds = [os.environ["DATABASE"]] if os.environ.get("DATABASE") else list(KINDS)
    return Found([row for kind in kinds for row in _rows(kind)])


def _rows(kind: str) -> Iterator[Row]:
    """What is promised of all pages on one kind of database, in a large city beside a small one."""
    begun = time.perf_counter()
    with city(kind, SIZES["small"]) as app:
        small = looked_at(app, 2)
    with city(kind, SIZES["large"]) as app:
        filled = time.perf_counter() - begun
        large = looked_at(app, TIMES)
    named = f"{kind}, {len(large)} pages and lists"
    yield Row(f"{kind}: a city of 100,000 plans is written down", f"{filled:.0f} s")
    for clock, words in (("p95", "p95"), ("processor", "p95 of processor time")):
        took = {page: getattr(seen, clock) for page, seen in large.items()}
        worst = sorted(took, key=lambda page: -took[page])
        beside = "; ".join(f"{page} {took[page]:.0f} ms" for page in worst[1:SLOWEST])
        yield at_most(f"{named}: the slowest ({worst[0]}), {words}", took[worst[0]], MOST, " ms", beside)
    grown = {page: seen for page, seen in large.items() if seen.questions > small[page].questions}
    told = "; ".join(f"{page} {small[page].questions} → {seen.questions}" for page, seen in grown.items())
    yield at_most(f"{named}: those that ask more of the database than in a small city", len(grown), 0, "", told)
    heavy = max(large, key=lambda page: large[page].megabytes)
    yield at_most(f"{named}: the most memory for one answer ({heavy})", large[heavy].megabytes, MEMORY, " MB")


@contextmanager
def city(kind: str, size: City) -> Iterator[Flask]:
    """An installation with a city of this size, on this kind of database."""
    with tempfile.TemporaryDirectory() as folder:
        place = KINDS[kind](Path(folder))
        app = create_app({"DATA_DIR": Path(folder), "DATABASE_URL": place.url, "LIMITS": {}})
        try:
            with app.app_context():
                fill(size)
                if kind == "postgresql":  # whose server does so by itself, a minute later
                    services().database.commit(lambda connection: connection.exec_driver_sql("ANALYZE"))
            yield app
        finally:
            services_of(app).database.close()
            place.remove()


def looked_at(app: Flask, times: int) -> Mapping[str, Seen]:
    """Each page, as somebody sees it who leads everywhere."""
    client = organiser(app)
    return {page: _seen(app, client, page, times) for page in (*pages(), *lists())}


def _seen(app: Flask, client: FlaskClient, page: str, times: int) -> Seen:
    client.get(page)
    took, worked = zip(*(_timed(client, page) for _ in range(times)), strict=True)
    with counted(app) as questions:
        client.get(page)
    p95, processor = (quantiles(each, n=20)[-1] for each in (took, worked))
    return Seen(p95, processor, len(questions), _megabytes(client, page))


def _timed(client: FlaskClient, page: str) -> tuple[float, float]:
    """Milliseconds of the clock and of the processor."""
    begun, worked = time.perf_counter(), time.process_time()
    client.get(page)
    return (time.perf_counter() - begun) * 1000, (time.process_time() - worked) * 1000


def _megabytes(client: FlaskClient, page: str) -> float:
    tracemalloc.start()
    try:
        client.get(page)
        return tracemalloc.get_traced_memory()[1] / 1e6
    finally:
        tracemalloc.stop()
