"""The commands with which a host looks after a data folder."""

from pathlib import Path
from typing import Any

import click
import msgspec

from app import backups, restoring, soundness, sqlite, terminal
from app.terminal import FILE


@click.command()
@terminal.data
@terminal.as_json
@click.argument("file", type=FILE)
def backup(data: Path, file: Path, as_json: bool) -> None:
    """Copy everything but open ballots to FILE, also while the server runs."""
    source = data / restoring.FILE
    if not source.is_file():
        raise click.UsageError(f"There is no database in {data}; of PostgreSQL pg_dump makes copies.")
    if file.is_dir():
        raise click.UsageError(f"{file} is a folder; name a file in it.")
    if file.exists() and file.resolve() == source.resolve():
        raise click.UsageError(f"{file} is the database itself; name another file.")
    soundness.require_ours(source)
    try:
        backups.make(source, file)
    except sqlite.ERRORS as error:
        raise soundness.Unsound(f"No backup was made: {_reason(error)}.") from error
    found = {"file": str(file), "bytes": file.stat().st_size}
    terminal.print_json(found) if as_json else click.echo(f"{file}, {found['bytes']} bytes; open ballots are not in it")


def _reason(error: Exception) -> str:
    if isinstance(error, OSError):
        return f"{error.strerror} ({error.filename})"
    return soundness.WHY.get(sqlite.fault(error) or "", str(error))


@click.command()
@terminal.data
@terminal.as_json
@click.argument("file", type=FILE)
@click.option("--replace", is_flag=True, help="Put it in the place of the database that is there.")
def restore(data: Path, file: Path, replace: bool, as_json: bool) -> None:
    """Check the backup FILE and make it the database of the data folder."""
    found = restoring.restore(file, data, replace)
    if as_json:
        meetings: Any = msgspec.to_builtins(found)
        return terminal.print_json({"file": str(file), "data": str(data), "meetings": meetings})
    for meeting in found:
        click.echo(f"{meeting.code}  {meeting.title}: {meeting.seq} events, the last at {meeting.until}")
        for stage in meeting.vote_again:
            click.echo(f"  '{stage}' was open. Its ballots are in no backup: everybody has to vote again.")


COMMANDS = (backup, restore)
