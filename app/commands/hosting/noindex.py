"""`overlegtafel noindex`: keep a meeting out of search engines, or let them in again."""

from pathlib import Path

import click

from app.commands import terminal
from app.live import meetings, search_engines
from app.operations import retention


@click.command("noindex")
@terminal.data
@terminal.as_json
@click.argument("code")
@click.option("--off", is_flag=True, help="Let search engines list it again.")
def command(data: Path, code: str, off: bool, as_json: bool) -> None:
    """Keep the pages of the meeting CODE out of search engines, before, during or after the evening."""
    with terminal.open_app(data, must_exist=True):
        room = meetings.load(code)
        search_engines.choose(room, not off)
    retention.tell_server(data)
    if as_json:
        return terminal.print_json({"code": room.code, "noindex": not off})
    click.echo(f"{room.code}: search engines {'may list it' if off else 'are asked to leave it out'}")
