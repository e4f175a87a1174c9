"""Lists are read by page on every kind of database, whatever order it has for letters."""

from pathlib import Path

import pytest

from app import create_app
from app.services import services_of
from tests.programme.api.growing import grown
from tests.programme.api.reading import Reader
from tests.storage.kinds import KINDS

LISTS = ("/places", "/rounds", "/plans", "/duties", "/meetings", "/plans?within=p1&year=2026", "/duties?round=r0")


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_is_the_same_by_small_pages_and_by_large_ones(kind: str, tmp_path: Path) -> None:
    place = KINDS[kind](tmp_path)
    app = create_app({"DATA_DIR": tmp_path, "DATABASE_URL": place.url, "TESTING": True, "LIMITS": {}})
    try:
        with app.app_context():
            grown(0, 9)
        reader = Reader(app.test_client(), "http://127.0.0.1:8000")
        for path in LISTS:
            sign = "&" if "?" in path else "?"
            small, large = (reader.items(f"{path}{sign}limit={limit}") for limit in (2, 100))
            assert small == large
            assert len(large) >= 9 or "?" in path
        assert len(reader.everything()) > 40
        assert reader.get("/rounds/%00").status_code == 404
    finally:
        services_of(app).database.close()
        place.remove()
