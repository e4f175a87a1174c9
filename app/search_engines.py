"""Whether search engines may list a meeting: how this installation shows its pages, and so no part of the log."""

from pathlib import Path

import click
import sqlalchemy as sa

from app import meetings, terminal
from app.db import database
from app.keeping import retention
from app.meetings import Room
from app.records import MeetingRow


def choose(room: Room, noindex: bool) -> None:
    """Keep a meeting's pages and files out of search engines, or let them in; also after it was closed."""
    row = sa.update(MeetingRow).where(MeetingRow.code == room.code).values(noindex=noindex)
    database().commit(lambda connection: connection.execute(row))
    room.noindex = noindex


@click.command("noindex")
@terminal.data
@terminal.as_json
@click.argument("code")
@click.option("--off", is_flag=True, help="Let search engines list it again.")
def command(data: Path, code: str, off: bool, as_json: bool) -> None:
    """Keep the pages of the meeting CODE out of search engines, before, during or after the evening."""
    with terminal.open_app(data, must_exist=True):
        room = meetings.load(code)
        choose(room, not off)
    retention.tell_server(data)
    if as_json:
        return terminal.print_json({"code": room.code, "noindex": not off})
    click.echo(f"{room.code}: search engines {'may list it' if off else 'are asked to leave it out'}")
