"""`links`: the links of those who lead a meeting, and those to the desk."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
import msgspec

from app.access import addresses, organisers
from app.access import links as of_meetings
from app.commands import terminal
from app.commands.terminal import open_app, print_json
from app.live import meetings
from facilitation.roles import KEYED, Role


@click.command()
@terminal.address
@terminal.data
@terminal.as_json
@click.argument("code", required=False)
@click.option("--organiser", is_flag=True, help="Make a link to the desk; with --list or --revoke, look after those.")
@click.option("--list", "listed", is_flag=True, help="With --organiser: list the links to the desk.")
@click.option("--new", "role", type=click.Choice([str(role) for role in KEYED]), help="Make a link for this role.")
@click.option("--table", default="", help="The table of a table-chair: its id, name or number.")
@click.option("--plan", default="", help="The plan of a proposer: its id.")
@click.option("--note", default="", help="For whom the link is.")
@click.option("--revoke", metavar="ID", help="End the link with this id; whoever uses it is out at once.")
def links(data: Path, base: str, as_json: bool, code: str | None, organiser: bool, **wishes: Any) -> None:
    """List, make or revoke the links of those who lead the meeting CODE, or with --organiser those to the desk."""
    if organiser == bool(code):
        raise click.UsageError("Give the CODE of a meeting, or --organiser.")
    with open_app(data, must_exist=not organiser):
        if organiser:
            return _of_desk(base, as_json, **wishes)
        _of_meeting(base, as_json, str(code), **wishes)
    return None


def _of_desk(base: str, as_json: bool, listed: bool, note: str, revoke: str | None, **_rest: Any) -> None:
    if revoke:
        organisers.revoke(revoke)
    if listed or revoke:
        found = organisers.links()
        return print_json({"links": msgspec.to_builtins(found)}) if as_json else _print(found, ["desk"] * len(found))
    made = organisers.entrance(base, note)
    return print_json(made) if as_json else click.echo(made["desk"])


def _of_meeting(base: str, as_json: bool, code: str, role: str | None, **wishes: Any) -> None:
    meeting = meetings.load(code).state
    if wishes["revoke"]:
        of_meetings.revoke(meeting.code, wishes["revoke"])
    place = wishes["table"] or wishes["plan"]
    made = addresses.hand_out(base, meeting, Role(role), place, wishes["note"]) if role else None
    found = of_meetings.links(meeting.code)
    if as_json:
        return print_json({"link": made, "links": msgspec.to_builtins(found)})
    if made:
        return click.echo(made)
    return _print(found, [f"{link.role:15} {link.table or link.plan or '':6}" for link in found])


def _print(found: Sequence[Any], what: Sequence[str]) -> None:
    for link, words in zip(found, what, strict=True):
        click.echo(f"{link.id}  {words} {link.devices} devices  {link.note}")
