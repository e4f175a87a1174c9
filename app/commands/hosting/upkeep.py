"""The commands with which a host looks after a data folder."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
import msgspec
from flask import current_app

from app.commands import terminal
from app.commands.terminal import FILE
from app.live import meetings
from app.operations import restore, retention
from app.pictures import removing
from app.record.signing import stamping
from app.services import services
from app.storage import private_files, startup_checks
from app.storage.sqlite.backend import SQLite


@click.command()
@terminal.data
@terminal.as_json
@click.argument("file", type=FILE)
def backup(data: Path, file: Path, as_json: bool) -> None:
    """Copy everything but open ballots to FILE, also while the server runs."""
    source = data / restore.FILE
    if not source.is_file():
        raise click.UsageError(f"There is no database in {data}; of PostgreSQL pg_dump makes copies.")
    if file.is_dir():
        raise click.UsageError(f"{file} is a folder; name a file in it.")
    if file.exists() and file.resolve() == source.resolve():
        raise click.UsageError(f"{file} is the database itself; name another file.")
    kept = SQLite.at(source)
    kept.require_ours()
    try:
        kept.copy(file)
    except (OSError, *kept.errors) as error:
        raise startup_checks.Unsound(f"No backup was made: {_reason(kept, error)}.") from error
    found = {"file": str(file), "bytes": file.stat().st_size}
    terminal.print_json(found) if as_json else click.echo(f"{file}, {found['bytes']} bytes; open ballots are not in it")


def _reason(kept: SQLite, error: Exception) -> str:
    if isinstance(error, OSError):
        return f"{error.strerror} ({error.filename})"
    return startup_checks.WHY.get(kept.fault(error) or "", str(error))


@click.command("restore")
@terminal.data
@terminal.as_json
@click.argument("file", type=FILE)
@click.option("--replace", is_flag=True, help="Put it in the place of the database that is there.")
def restore_command(data: Path, file: Path, replace: bool, as_json: bool) -> None:
    """Check the backup FILE and make it the database of the data folder."""
    with private_files.made():
        found = restore.restore(file, data, replace)
    if as_json:
        described: Any = msgspec.to_builtins(found)
        return terminal.print_json({"file": str(file), "data": str(data), "meetings": described})
    for meeting in found:
        click.echo(f"{meeting.code}  {meeting.title}: {meeting.seq} events, the last at {meeting.until}")
        for stage in meeting.vote_again:
            click.echo(f"  '{stage}' was open. Its ballots are in no backup: everybody has to vote again.")


@click.command()
@terminal.data
@terminal.as_json
@click.option("--dry-run", "dry", is_flag=True, help="Only count what would go.")
def expire(data: Path, dry: bool, as_json: bool) -> None:
    """Remove what is past its term: names, hidden texts, rolls, answers, links and backups. Made for cron."""
    with terminal.open_app(data, must_exist=True):
        copies = services().keeper.copies()
        found = retention.expire(services().database, copies, current_app.config["TERMS"], datetime.now(UTC), dry)
        if found and not dry:
            services().box_keys.sweep(services().database)
    if found and not dry:
        retention.tell_server(data)
    if as_json:
        return terminal.print_json({"dry_run": dry, "removed": found})
    for kind, number in found.items():
        click.echo(f"{kind:12} {number}")
    if not found:
        click.echo("Nothing is past its term.")


@click.command()
@terminal.data
@terminal.as_json
@click.argument("code")
@click.argument("what")
@click.option("--all", "several", is_flag=True, help="Remove all of them, where more texts than one fit.")
def redact(data: Path, code: str, what: str, several: bool, as_json: bool) -> int:
    """Remove a text or a photo from the meeting CODE: WHAT is its digest, or words in it. The chain still verifies.

    Of a photo WHAT may also be the plan that it is of, such as plan:I01; words are those of what is to be seen on it.
    """
    with terminal.open_app(data, must_exist=True):
        code = meetings.load(code).code
        with services().database.read.connect() as connection:
            found = retention.found_texts(connection, code, what) | removing.found(connection, code, what)
        if not found or (len(found) > 1 and not several):
            return _undecided(found, as_json)
        unreadable = retention.redact(services().database, services().keeper.copies(), code, found)
        services().followed.send(code)
    retention.tell_server(data)
    if as_json:
        terminal.print_json({"code": code, "removed": list(found), "unreadable_backups": unreadable})
    else:
        click.echo(f"{len(found)} removed; a running server shows it within seconds, files that were exported keep it")
    return 0


@click.command()
@terminal.data
@terminal.as_json
@click.argument("code")
@click.option("--tsa", "url", envvar="TSA_URL", required=True, help="The address of a time stamp authority (RFC 3161).")
def stamp(data: Path, code: str, url: str, as_json: bool) -> None:
    """Let somebody outside stamp the head of the closed meeting CODE with the time; the record holds the stamp.

    Only the SHA-256 of the head goes to them. Also while the server runs, and as often as you like.
    """
    with terminal.open_app(data, must_exist=True):
        try:
            found = stamping.stamp(meetings.load(code).code, url)
        except stamping.Unanswered as error:
            raise click.UsageError(str(error)) from None
    if as_json:
        return terminal.print_json(msgspec.to_builtins(found))
    click.echo(f"stamped at {found.at} by {found.by}\ncertificate {found.certificate}")


def _undecided(found: dict[str, str], as_json: bool) -> int:
    """Exit code 1: nothing was removed."""
    if as_json:
        terminal.print_json({"removed": [], "found": found})
    for digest, text in found.items() if not as_json else ():
        click.echo(f"{digest}  {text}")
    click.echo("More than one fits: give a digest, or --all." if found else "No text and no photo fits.", err=True)
    return 1


COMMANDS = (backup, restore_command, expire, redact, stamp)
