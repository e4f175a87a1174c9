"""An app to play evenings in, and one record with everything in it."""

from collections.abc import Iterator

import pytest
from flask import Flask

from app import create_app
from app.counting.teller import Known
from facilitation.counting.written import plain
from tests.proof.evenings import full_record


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    app = create_app({"DATA_DIR": tmp_path_factory.mktemp("proof"), "TESTING": True, "LIMITS": {}})
    teller = app.extensions["teller"]
    teller._worker = lambda asked: Known(asked.digest, plain(asked.answer()))  # no process for each of a thousand
    with app.app_context():
        yield app


@pytest.fixture(scope="module")
def whole(app: Flask) -> bytes:
    """A record with ballots, arguments, conditions, signatures and a correction."""
    return full_record("HEEL01")
