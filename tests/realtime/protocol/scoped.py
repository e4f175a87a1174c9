"""The same server with something more to follow, as a part would add it: rows of tables, for whoever asks."""

from realtime import lines

lines.patch()

from typing import Any  # noqa: E402

from flask import Flask  # noqa: E402
from jinja2 import ChoiceLoader, DictLoader  # noqa: E402

from app.faces.region import FACES, Region  # noqa: E402
from facilitation.parts.seating import seats, tables  # noqa: E402
from facilitation.state.meeting import Meeting  # noqa: E402
from realtime import server  # noqa: E402

TEMPLATE = """<p>{{ scope }}: {{ v.room.state.parts.seating.seats.values()
| selectattr("table", "equalto", scope.partition(":")[2]) | list | length }}</p>"""


def regions(meeting: Meeting, table: str) -> tuple[Region, ...]:
    """Who sits at a table; nothing for a table that there is not."""
    if table not in tables(meeting):
        return ()
    return (Region("atable", "tests/table.html", (lambda view: sitting(view.room.state, table),)),)


def sitting(meeting: Meeting, table: str) -> tuple[object, ...]:
    """The seats at a table."""
    return tuple(seat for seat in seats(meeting).values() if seat.table == table)


def furnished(config: dict[str, Any], create: Any = server.create_app) -> Flask:
    """The app with the template of a table."""
    app: Flask = create(config)
    assert app.jinja_loader
    app.jinja_loader = ChoiceLoader([app.jinja_loader, DictLoader({"tests/table.html": TEMPLATE})])
    return app


if __name__ == "__main__":
    FACES["phone"].add_scope("row", regions)
    server.create_app = furnished
    raise SystemExit(server.main())
