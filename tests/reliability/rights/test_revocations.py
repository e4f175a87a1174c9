"""A link is revoked while its device acts without waiting: no act is kept after the revocation, and its socket ends."""

import time
from collections.abc import Iterator
from contextlib import suppress
from random import Random
from threading import Thread
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from app import create_app
from app.access import links
from app.access.codes import digest
from app.services import services, services_of
from app.storage.tables import KEY
from facilitation.roles import Role
from tests.realtime.servers import Furnish, Live, Server
from tests.realtime.wire import Gone
from tests.reliability.length import length

pytestmark = pytest.mark.soak
ROUNDS = length(15, 1_000)
CUT = 3.0  # seconds on a machine that does other things too; promised is one
HEAD = sa.text("SELECT max(seq) FROM event")


@pytest.fixture(scope="module")
def server(furnish: Furnish) -> Server:
    """A running server."""
    made = furnish()
    made.start()
    return made


@pytest.fixture(scope="module")
def desk(server: Server) -> Iterator[Flask]:
    """The same data, held by another process than the server's."""
    app = create_app({"DATA_DIR": server.folder})
    with app.app_context():
        yield app
    services_of(app).database.close()


def revoke(server: Server, shown: str) -> int:
    """How far the log was in the transaction that revoked the link."""
    key = KEY

    def work(connection: sa.Connection) -> int:
        ended = sa.update(key).where(key.c.hash.startswith(shown)).values(revoked=sa.func.current_timestamp())
        assert connection.execute(ended).rowcount == 1
        return int(connection.execute(HEAD).scalar_one())

    return int(services().database.commit(work))


class Hasty:
    """A device that acts without waiting, until its line is cut."""

    def __init__(self, live: Live) -> None:
        self.live, self.sent = live, 0
        self.cut_at = 0.0

    def run(self) -> None:
        """Act and listen in turn."""
        with suppress(Gone, OSError):
            while True:
                if self.sent - len(self.live.wire.answers) < 8:
                    self.sent += 1
                    act = {"id": f"{id(self)}-{self.sent}", "kind": "clock.set", "seconds": 60 + self.sent % 100}
                    self.live.wire.emit("act", act)
                self.live.wire.pump(0.02)
        self.cut_at = time.monotonic()

    def answers(self) -> list[dict[str, Any]]:
        """All that it was told."""
        return [answer for (answer,) in self.live.wire.answers.values()]


def test_no_act_is_kept_after_its_link_was_revoked_and_the_socket_ends(server: Server, desk: Flask) -> None:
    chance, late, raced = Random(7), [], 0
    for _ in range(ROUNDS):
        secret = links.make(server.code, Role.CO_FACILITATOR)
        device = server.device("console")
        assert device.web.post(f"{device.url}/regie/key", data={"key": secret}).status_code == 204
        hasty = Hasty(device.joined())
        hasty.live.wire.wait("mine")  # the first page of a server is made slowly, and is no part of the race
        acting = Thread(target=hasty.run, daemon=True)
        acting.start()
        time.sleep(chance.uniform(0.05, 0.3))
        head, then = revoke(server, digest(secret)), time.monotonic()
        acting.join(10)
        assert hasty.cut_at, "the socket was never cut"
        late.append(hasty.cut_at - then)
        told = hasty.answers()
        kept = [answer["seq"] for answer in told if answer["ok"]]
        assert kept, "it never acted"
        assert max(kept) <= head
        refused = {answer["error"]["key"] for answer in told if not answer["ok"]}
        assert refused <= {"key_needed"}
        raced += bool(refused)
    print(f"{ROUNDS} revocations, {raced} with acts after them; cut after {max(late):.2f} s at most")
    assert max(late) < CUT
