"""The server, which tells beside its own numbers how often it asked its database: `overlegtafel_queries_total`."""

import sys
from typing import Any

from realtime import lines

lines.patch()

from prometheus_client import Counter  # noqa: E402
from sqlalchemy import event  # noqa: E402

from app.services import services_of  # noqa: E402
from realtime import server  # noqa: E402

build = server.build


def counted(host: str, port: int) -> Any:
    """The server as it always is, with one more number."""
    live = build(host, port)
    services = services_of(live.app)
    told = services.metrics.registry
    queries = Counter("overlegtafel_queries", "Questions to the database", registry=told)
    for engine in {services.database.read, services.database.write}:
        event.listen(engine, "before_cursor_execute", lambda *_: queries.inc())
    return live


if __name__ == "__main__":
    server.build = counted
    sys.exit(server.main())
