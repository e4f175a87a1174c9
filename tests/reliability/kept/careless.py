"""A server that does not wait for the disk (`synchronous=NORMAL`): what a test that finds no loss must find here."""

from realtime import lines

lines.patch()

from typing import Any  # noqa: E402

from app.services import services_of  # noqa: E402
from realtime import server  # noqa: E402

build = server.build


def careless(host: str, port: int) -> Any:
    """The same server, on a database that syncs at checkpoints only."""
    live = build(host, port)
    connection = services_of(live.app).database.write.raw_connection()
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.close()
    return live


server.build = careless
raise SystemExit(server.main())
