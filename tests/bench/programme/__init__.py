"""How long the pages of the programme take in a large city: 100 neighbourhoods, 1,000 meetings, 100,000 plans."""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import quantiles

from flask.testing import FlaskClient

from app import create_app
from app.access import organisers
from tests.bench.table import Found, at_most
from tests.programme.crowd import City, fill
from tests.programme.test_scale import pages

LARGE = City(100, 1_000, 100_000)
TIMES, MOST = 20, 150.0
"""How often each page is asked for, and milliseconds within which nineteen of twenty answers come."""


def run() -> Found:
    """Every page that is of the whole city, of a round or of none, on SQLite; the slowest of them is the promise."""
    with tempfile.TemporaryDirectory() as folder:
        app = create_app({"DATA_DIR": Path(folder), "LIMITS": {}})
        with app.app_context():
            fill(LARGE)
            client = app.test_client()
            client.post("/voorbereiden/key", data={"key": organisers.make("Noor")})
        found = {page: p95(client, page) for page in pages()}
    slowest = sorted(found, key=lambda page: -found[page])
    beside = "; ".join(f"{page} {found[page]:.0f} ms" for page in slowest[1:6])
    return Found(
        [
            at_most(
                f"pages of a city, the slowest of {len(found)} ({slowest[0]}), p95",
                found[slowest[0]],
                MOST,
                " ms",
                beside,
            )
        ]
    )


def p95(client: FlaskClient, page: str) -> float:
    """Milliseconds within which nineteen of twenty answers come."""
    took = [_timed(lambda: client.get(page)) for _ in range(TIMES + 1)]
    return quantiles(took[1:], n=20)[-1]


def _timed(ask: Callable[[], object]) -> float:
    begun = time.perf_counter()
    ask()
    return (time.perf_counter() - begun) * 1000
