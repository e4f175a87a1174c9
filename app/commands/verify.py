"""`verify`: whether a record's file is what the room made, worked out again from the file alone."""

from collections.abc import Iterator
from pathlib import Path

import click
import msgspec

from app.commands import terminal
from app.commands.limited import limited
from app.commands.terminal import FILE
from app.record.verify.file import Unreadable
from app.record.verify.verdict import Verdict
from app.record.verify.verdict import verify as judge

UNCOVERED = "no seal holds it, so anybody may have changed it or left something out"


@click.command()
@terminal.data
@terminal.as_json
@click.argument("file", type=FILE)
@click.option("--key", default="", metavar="HEX", help="The public key that the record should have.")
@limited
def verify(data: Path, file: Path, key: str, as_json: bool) -> int:
    """Verify the record FILE (.json): chain, texts, ballots, count, division, record and signatures.

    Says first what was verified: that it fits itself, which key sealed it, and whether that is the key you gave. Exit
    code 0 when everything fits, 1 when something does not or the seal is missing, 2 when the file is no record.
    """
    try:
        verdict = judge(file.read_bytes(), key)
    except Unreadable as error:
        raise click.UsageError(str(error)) from None
    if as_json:
        words = {"words": list(verdict.words), "key_words": list(verdict.key_words)}
        terminal.print_json({"ok": verdict.ok, **words, **msgspec.to_builtins(verdict)})
    else:
        _say(verdict)
    return 0 if verdict.ok else 1


def _say(verdict: Verdict) -> None:
    for said in _first(verdict):
        click.echo(said)
    for fault in verdict.faults:
        click.echo(f"WRONG  {fault.place} {fault.why}")
    for name in verdict.uncovered:
        click.echo(f"NOT COVERED  {name}: {UNCOVERED}")
    click.echo(f"meeting     {verdict.code}, {verdict.events} events")
    click.echo(f"head        {verdict.head}\n            {' '.join(verdict.words)}")
    click.echo(f"key         {verdict.key}")
    click.echo(f"signed by   {', '.join(verdict.signatures) or 'nobody'}")
    click.echo(f"afterwards  {_afterwards(verdict)}")
    for stamp in verdict.stamps:
        click.echo(f"stamped     {stamp.at} by {stamp.by}\n            certificate {stamp.certificate}")
    if verdict.ok:
        click.echo("Everything fits.")
    elif verdict.fits and not verdict.sealed_by:
        click.echo("This record is not verified.")
    else:
        click.echo("This record is not what was signed.")


def _first(verdict: Verdict) -> Iterator[str]:
    """What was verified, before anything else: with itself, by which key, and whether that is the known one."""
    if verdict.practice:
        yield "PRACTICE  This was a practice evening: nothing in it counts."
    yield f"{_sign(verdict.fits)}  The record fits itself."
    if verdict.sealed_by:
        yield f"yes  It was sealed by the key {verdict.sealed_by}\n     {' '.join(verdict.key_words)}"
    else:
        yield "NO   It was sealed by nobody whose key it names."
    if verdict.known is None:
        yield "?    Nobody said which key it should be: compare its words with the wall's, or give --key."
    else:
        yield f"{_sign(verdict.known)}  It is the key that you gave."


def _sign(yes: bool) -> str:
    return "yes" if yes else "NO "


def _afterwards(verdict: Verdict) -> str:
    if not verdict.listed:
        return "no list, as in older files: what came after the closing is held by the seal alone"
    return f"listed; {verdict.removed} texts were removed by the house"
