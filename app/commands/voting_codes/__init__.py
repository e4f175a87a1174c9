"""`codes`: the codes with which people decide in a meeting, made and voided."""

from pathlib import Path
from typing import Any

import click

from app.commands import terminal
from app.commands.terminal import FILE, open_app, print_json
from app.languages.listed import LANGUAGES
from app.live import meetings
from app.parts.deciding import making, sheets
from app.services import services
from app.storage.beside import voting_codes
from facilitation.state.deciding import entitled


@click.command()
@terminal.address
@terminal.data
@terminal.as_json
@click.argument("code")
@click.option("--new", "number", type=click.IntRange(1), metavar="N", help="Make a batch of N codes; shown only now.")
@click.option("--pdf", type=FILE, metavar="FILE", help="With --new: write the sheets to cut out, with QR codes.")
@click.option("--language", type=click.Choice(LANGUAGES), help="With --pdf: the language of the slips.")
@click.option("--void", "voided", metavar="C", help="Let this code count no longer; one that was used stays.")
@click.option("--void-batch", "batch", type=click.IntRange(1), metavar="B", help="The same for all of batch B.")
def codes(data: Path, base: str, as_json: bool, code: str, pdf: Path | None, **wishes: Any) -> None:
    """Tell of the voting codes of the meeting CODE, make a batch of them, or void some."""
    number, voided, batch = wishes["number"], wishes["voided"], wishes["batch"]
    if sum(wish is not None for wish in (number, voided, batch)) > 1 or (pdf and not number):
        raise click.UsageError("Give one of --new, --void and --void-batch; --pdf goes with --new.")
    with open_app(data, must_exist=True):
        room = meetings.load(code)
        made = making.issue(room, number, making.HOST) if number else None
        if made and pdf:
            pdf.write_bytes(sheets.made(room, made.batch, made.codes, base, wishes["language"] or ""))
        if voided:
            making.void(room, voided, making.HOST)
        if batch:
            making.void_batch(room, batch, making.HOST)
        told = _told(room)
        if as_json:
            return print_json(told | ({"batch": made.batch, "codes": list(made.codes)} if made else {}))
        for each in made.codes if made and not pdf else ():
            click.echo(each)
        for each in told["batches"]:
            click.echo("batch {batch}: {issued} codes, {voided} voided, {used} used".format(**each), err=bool(made))
    return None


def _told(room: meetings.Room) -> dict[str, Any]:
    """How many codes there are, batch after batch."""
    with services().database.read.connect() as connection:
        used = voting_codes.used(connection, room.code)
    batches = enumerate(entitled(room.state).batches, 1)
    return {
        "code": room.code,
        "mode": entitled(room.state).mode,
        "batches": [
            {"batch": at, "issued": each.issued, "voided": each.voided, "used": used.get(at, 0)} for at, each in batches
        ],
    }
