"""`shelve`: the record of an evening that another installation led, put where everybody can read it."""

from pathlib import Path

import click
import msgspec

from app.commands import terminal
from app.commands.limited import limited
from app.commands.terminal import FILE, open_app
from app.koffer import shelf
from app.record.verify.file import Unreadable


@click.command()
@terminal.data
@terminal.as_json
@click.argument("file", type=FILE)
@click.option("--key", default="", metavar="HEX", help="The public key that has to have sealed it.")
@click.option("--words", default="", metavar="WORDS", help="The same as the eight words of that key.")
@limited
def shelve(data: Path, file: Path, key: str, words: str, as_json: bool) -> int:
    """Put the record FILE (.json) of another installation on the shelf of this one, at /elders/CODE.

    Exit code 0 when it stands there, 1 when it is not right, not sealed by that key, or another stands there.
    """
    if bool(key) == bool(words):
        raise click.UsageError("Say whose record it is, by --key or by the eight --words of its key.")
    try:
        with open_app(data):
            found = shelf.shelve(data, file.read_bytes(), key, tuple(words.split()))
    except Unreadable as error:
        raise click.UsageError(str(error)) from None
    except shelf.Unfit as why:
        click.echo(why, err=True)
        return 1
    told = msgspec.to_builtins(found) | {"page": f"/elders/{found.code}"}
    terminal.print_json(told) if as_json else click.echo(f"{found.code} stands at {told['page']}: {found.title}")
    return 0
