"""What no browser writes in an address is answered in words, on every kind of database."""

from pathlib import Path

import pytest

from app import create_app
from app.programme.places import places
from app.programme.rounds import rounds
from app.services import services_of
from tests.storage.kinds import KINDS

MANY = "9" * 30
WITHOUT = (
    "/buurt/%00", "/ronde/%00", "/ronde/x%00/plannen/1", "/widget/%00", "/t/%00/besluit", f"/sitemap-{MANY}.xml",
    f"/ronde/amsterdam-ronde/publicaties/{MANY}.zip", f"/ronde/amsterdam-ronde/plannen/{MANY}",
    f"/ronde/amsterdam-ronde/beeld/{MANY}", "/sitemap-3000000000.xml",
)  # fmt: skip
"""Addresses at which nothing can be."""
WITH = (
    "/zoeken?q=%00", "/vergelijken?naast=t-%00&zoek=%00&model=%00", "/leren?agenda=%00&onderdeel=%00&woord=%00&na=%00",
    "/buurt/amsterdam/nakomen?na=%00_%00_%00", "/ronde/amsterdam-ronde/plannen?woorden=%00&na=%00",
    f"/ronde/amsterdam-ronde/plannen?na={MANY}", f"/zoeken?q=a&p={MANY}", f"/buurt/amsterdam/nakomen?na={MANY}",
    "/api/v1/rounds?place=%00",
)  # fmt: skip
"""Pages that are asked for something that no text holds."""


@pytest.mark.parametrize("kind", KINDS)
def test_an_address_with_a_sign_that_is_no_letter_fails_nowhere(kind: str, tmp_path: Path) -> None:
    place = KINDS[kind](tmp_path)
    app = create_app({"DATA_DIR": tmp_path, "DATABASE_URL": place.url, "LIMITS": {}})
    try:
        with app.app_context():
            places.add(None, "city", "Amsterdam")
            rounds.add(places.load("amsterdam"), "Ronde", 100, public=True)
        client = app.test_client()
        assert {path: client.get(path).status_code for path in WITHOUT} == dict.fromkeys(WITHOUT, 404)
        assert {path: client.get(path).status_code for path in WITH if client.get(path).status_code >= 500} == {}
    finally:
        services_of(app).database.close()
        place.remove()
