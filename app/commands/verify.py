"""`verify`: whether a record's file is what the room made, worked out again from the file alone."""

from pathlib import Path

import click
import msgspec

from app.commands import terminal
from app.commands.limited import limited
from app.commands.terminal import FILE
from app.record.verify.file import Unreadable
from app.record.verify.verdict import Verdict
from app.record.verify.verdict import verify as judge


@click.command()
@terminal.data
@terminal.as_json
@click.argument("file", type=FILE)
@click.option("--key", default="", metavar="HEX", help="The public key that the record should have.")
@limited
def verify(data: Path, file: Path, key: str, as_json: bool) -> int:
    """Verify the record FILE (.json): chain, texts, ballots, count, division, record and signatures.

    Exit code 0 when everything fits, 1 when something does not, 2 when the file is no record. Needs no data folder.
    """
    try:
        verdict = judge(file.read_bytes(), key)
    except Unreadable as error:
        raise click.UsageError(str(error)) from None
    if as_json:
        terminal.print_json({"ok": verdict.ok, "words": list(verdict.words), **msgspec.to_builtins(verdict)})
    else:
        _say(verdict)
    return 0 if verdict.ok else 1


def _say(verdict: Verdict) -> None:
    for fault in verdict.faults:
        click.echo(f"WRONG  {fault.place} {fault.why}")
    for name in verdict.unchecked:
        click.echo(f"UNCHECKED  {name}: this follows from nothing in the log")
    click.echo(f"meeting     {verdict.code}, {verdict.events} events")
    click.echo(f"head        {verdict.head}\n            {' '.join(verdict.words)}")
    click.echo(f"key         {verdict.key}")
    click.echo(f"signed by   {', '.join(verdict.signatures) or 'nobody'}")
    click.echo("Everything fits." if verdict.ok else "This record is not what was signed.")
