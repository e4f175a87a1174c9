"""What machines ask a server: whether it is alive, and its numbers."""

import sqlalchemy as sa
from flask import Flask, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from app.services import services
from app.storage.tables import MEETING


def init_app(app: Flask) -> None:
    """Answer at /healthz (200, or 503 without its database) and /metrics (Prometheus text)."""
    app.add_url_rule("/healthz", "healthz", _alive)
    app.add_url_rule("/metrics", "metrics", _numbers)


def _alive() -> tuple[str, int]:
    try:
        with services().database.read.connect() as connection:
            connection.execute(sa.select(MEETING.c.code).limit(1)).first()  # really asks the file
    except Exception:
        return "database unreachable", 503
    return "ok", 200


def _numbers() -> Response:
    return Response(generate_latest(services().metrics.registry), content_type=CONTENT_TYPE_LATEST)
