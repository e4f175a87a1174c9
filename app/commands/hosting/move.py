"""`overlegtafel move`: a meeting goes from a laptop to a city's database, or back."""

from pathlib import Path

import click
import sqlalchemy as sa
from flask import current_app

from app.commands import terminal
from app.live import meetings
from app.operations import retention
from app.services import services
from app.storage import database, moving
from app.storage.startup_checks import Unsound


@click.command("move")
@terminal.data
@terminal.as_json
@click.argument("code")
@click.option(
    "--to", "target", required=True, metavar="DATABASE_URL", help="Where it goes: an address as DATABASE_URL."
)
def command(data: Path, code: str, target: str, as_json: bool) -> None:
    """Move the meeting CODE to another database, with its log, texts, names, links, signatures and pictures.

    While no server runs on the data folder, and not while people vote. Nothing is removed before everything arrived.
    """
    terminal.require_no_server(data)
    with terminal.open_app(data, must_exist=True):
        source, code = services().database, meetings.load(code).code
        other = _opened(target)
        try:
            head = meetings.load(code).state.seq
            found = moving.move(source, other, code)
        except moving.Stays as stays:
            raise click.UsageError(str(stays)) from None
        finally:
            other.close()
        if source.file:
            source.wipe()
    retention.tell_server(data)
    where = sa.make_url(target).render_as_string(hide_password=True)
    if as_json:
        return terminal.print_json({"code": code, "events": head, "to": where, "rows": found})
    click.echo(f"{code} stands in {where} now, with {head} events; copies that were made before hold it still")


def _opened(target: str) -> database.Database:
    """The other database, checked and brought up to date. Raises Unsound, which names the option."""
    if database.same(target, current_app.config["DATABASE_URL"]):
        raise click.UsageError("--to names the database in which the meeting stands.")
    try:
        return database.opened(target, current_app.config["DATABASE_PATIENCE"], database.one_by_one)
    except Unsound as unsound:
        raise Unsound(str(unsound).replace("DATABASE_URL", "--to")) from None
