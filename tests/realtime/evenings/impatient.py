"""The same server without any patience: it stops every count at once, as one that takes too long is stopped."""

from realtime import lines

lines.patch()

from typing import Any  # noqa: E402

from flask import Flask  # noqa: E402

from app.services import services_of  # noqa: E402
from realtime import server  # noqa: E402


def impatient(config: dict[str, Any], create: Any = server.create_app) -> Flask:
    """The app, whose counts have no time."""
    app: Flask = create(config)
    services_of(app).workers.seconds = 0
    return app


if __name__ == "__main__":
    server.create_app = impatient
    raise SystemExit(server.main())
