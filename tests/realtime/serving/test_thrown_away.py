"""A practice evening that is thrown away while people look at it: their lines end, and other evenings go on."""

import msgspec
import pytest
import requests
import sqlalchemy as sa
from msgspec.structs import replace

from app import create_app
from app.access import organisers
from app.desk import drafts
from app.desk.practice.wishes import Wishes
from app.desk.tables import PRACTICE
from app.rehearsal.cast import Cast
from app.services import services, services_of
from tests.realtime.servers import Furnish, Server, opening
from tests.realtime.wire import Gone, Wire

PRACTISED = "OEFEN2"


@pytest.fixture(scope="module")
def server(furnish: Furnish) -> Server:
    """A server with an evening that counts, and the practice evening of a draft."""
    found = furnish(opening(), replace(opening(PRACTISED), practice=60))
    app = create_app({"DATA_DIR": found.folder})
    with app.app_context():
        found.keys["desk"], found.keys["draft"] = organisers.make("Noor"), drafts.begin({"title": "Proef"})
        asked = msgspec.json.encode(Wishes(Cast(seats=2), 60, by_hand=True)).decode()
        row = {"draft": found.keys["draft"], "meeting": PRACTISED, "asked": asked}
        services().database.commit(lambda connection: connection.execute(sa.insert(PRACTICE).values(**row)))
    services_of(app).database.close()
    found.start()
    return found


def cut_off(wire: Wire) -> None:
    """The server ends the line, whatever it said before."""
    with pytest.raises((Gone, ConnectionError)):
        wire.wait("what never comes")


def test_whoever_looks_at_it_is_cut_off_and_the_others_are_not(server: Server) -> None:
    practised = server.at(PRACTISED)
    looking = [practised.seated().joined(), practised.device("screen").joined(), practised.leader().joined()]
    other, leader = server.seated().joined(), server.leader().joined()
    with requests.Session() as desk:
        root = f"{server.base}/voorbereiden"
        assert desk.post(f"{root}/key", data={"key": server.keys["desk"]}).status_code == 204
        assert desk.post(f"{root}/{server.keys['draft']}/oefenen/weg").status_code == 200
    for live in looking:
        cut_off(live.wire)
    assert requests.get(f"{server.base}/t/{PRACTISED}", timeout=10).status_code == 404
    seq = leader.ok("stage.advance", expecting="welcome")
    other.wire.wait("regions", lambda message: message["seq"] == seq)
    other.wire.wait("beat", lambda beat: beat["seq"] == seq, seconds=15)
