"""What no page ever sent is refused in words, on every kind of database."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from app import create_app
from app.access import organisers
from app.programme.places import places
from app.programme.rounds import rounds
from app.services import services_of
from tests.storage.kinds import KINDS

MUCH = "9" * 30
ROUND = "/programma/ronde/noord-ronde"
READ = (
    "/buurt/%00",
    "/buurt/noord/nakomen?na=%00_%00_%00",
    "/ronde/%00",
    "/ronde/noord-ronde/plannen?q=%00&thema=%00",
    f"/ronde/noord-ronde/plannen/{MUCH}",
    "/ronde/noord-ronde/plannen/2147483648/foto",
    f"/ronde/noord-ronde/beeld/{MUCH}",
    "/buurt/noord/kaders/afspraak/%00",
    f"/buurt/noord/kaders/{MUCH}.json",
    "/buurt/noord/stadsgesprekken/%00",
    "/zoeken?q=%00",
    f"/sitemap-{MUCH}.xml",
    "/terugmelden/%00",
    "/plan/%00",
    f"/programma/plek/noord/logboek?voor={MUCH}",
)
WRITTEN = (
    ("/account/aanmelden", {"email": "\0@b.nl", "password": "x"}),
    ("/account/uitnodiging", {"key": "\0"}),
    ("/programma/plek", {"parent": "\0", "level": "area", "name": "Ergens"}),
    ("/programma/plek/noord/mensen/weg", {"account": "\0"}),
    ("/programma/plek/noord/kaders", {"fills": "\0/\0", "text": "x", "agreed_by": "wij"}),
    ("/programma/plek/noord/kaders/overnemen", {"code": "\0"}),
    (f"{ROUND}/bijeenkomst", {"code": "\0", "amount": "1"}),
    (f"{ROUND}/bijeenkomst", {"code": "NIETS", "amount": MUCH}),
    (f"{ROUND}/bijeenkomst/weg", {"code": "\0"}),
    (f"{ROUND}/betalen", {"plan": "\0", "amount": "1", "day": "2026-11-01", "about": "x"}),
    (f"{ROUND}/pot", {"amount": MUCH}),
    (f"{ROUND}/deelbudgetten", {"key": "\0", "title": "x", "amount": "1"}),
    (f"{ROUND}/deelbudgetten", {}),
    (f"{ROUND}/terugmelden", {"plan": "\0"}),
    (f"{ROUND}/plannen/inrichten", {"opens": "0001-01-01T00:00"}),
    (f"{ROUND}/plannen/inrichten", {"closes": "9999-12-31T23:59"}),
    (f"{ROUND}/plannen/inrichten", {"most": MUCH}),
)


@pytest.fixture(params=KINDS, scope="module")
def lead(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """Who leads everywhere, in an installation with a round at Noord."""
    folder: Path = tmp_path_factory.mktemp("garbage")
    place = KINDS[request.param](folder)
    app = create_app({"DATA_DIR": folder, "DATABASE_URL": place.url, "LIMITS": {}})
    try:
        with app.app_context():
            places.add(places.add(None, "city", "Amsterdam"), "district", "Noord")
            rounds.add(places.load("noord"), "Ronde", 100_000, public="1")
            key = organisers.make("Noor")
        client = app.test_client()
        assert client.post("/voorbereiden/key", data={"key": key}).status_code == 204
        yield client
    finally:
        services_of(app).database.close()
        place.remove()


@pytest.mark.parametrize("address", READ)
def test_an_address_of_nothing_is_answered(address: str, lead: FlaskClient) -> None:
    assert lead.get(address).status_code < 500


@pytest.mark.parametrize(("address", "form"), WRITTEN)
def test_a_form_that_no_page_sent_is_refused_or_harmless(address: str, form: dict[str, str], lead: FlaskClient) -> None:
    assert lead.post(address, data=form).status_code < 500
