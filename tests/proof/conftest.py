"""An app to play evenings in, and one record with everything in it."""

from collections.abc import Iterator
from random import Random

import pytest
from flask import Flask

from app import create_app
from tests.proof.evenings import record


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    app = create_app({"DATA_DIR": tmp_path_factory.mktemp("proof"), "TESTING": True, "LIMITS": {}})
    with app.app_context():
        yield app


@pytest.fixture(scope="module")
def whole(app: Flask) -> bytes:
    """A record with ballots, arguments, conditions, signatures and a correction."""
    for seed in range(100):
        content = record(f"HEEL{seed:02}", Random(seed))
        found = content.decode()
        if all(word in found for word in ('"addenda": [\n', '"counter"', '"scribe"', '"conditions"')) or seed == 99:
            return content
    raise AssertionError
