"""`common-ground`: the groups of opinion in a conversation of Polis, and the files of an evening for it."""

import os
from pathlib import Path

import click

from app.commands import terminal
from app.commands.common_ground.told import lines, plain
from app.commands.limited import limited
from app.commands.terminal import FILE, open_app, print_json
from app.imports import polis
from app.imports.polis import Conversation
from app.live import meetings
from app.parts.common_ground.polis import files
from facilitation.counting.common_ground.found import Found


@click.command("common-ground")
@terminal.data
@terminal.as_json
@click.argument("file", type=FILE, required=False)
@click.option("--meeting", metavar="CODE", help="Write what an evening answered as files of Polis, to --output.")
@click.option("-o", "--output", type=FILE, metavar="FOLDER", help="A folder for the files; it is made.")
@limited
def common_ground(data: Path, file: Path | None, meeting: str | None, output: Path | None, as_json: bool) -> None:
    """Find the groups of opinion in FILE, a folder or votes.csv as Polis exports it, and the statements they share."""
    if meeting is not None and output is not None and file is None:
        return _write(data, meeting, output, as_json)
    if file is None or meeting is not None or output is not None:
        raise click.UsageError("Name a FILE, or --meeting with --output.")
    read = polis.conversation(file)
    found = _found(read)
    if as_json:
        return print_json(plain(read, found))
    for line in lines(read, found):
        click.echo(line)


def _write(data: Path, code: str, folder: Path, as_json: bool) -> None:
    with open_app(data, must_exist=True):
        made = files(meetings.load(code).state)
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in made.items():
        (folder / name).write_bytes(content)
    if as_json:
        return print_json({"folder": str(folder), "files": list(made)})
    click.echo(f"{', '.join(made)} in {folder}")


def _found(read: Conversation) -> Found:
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # read once, when numpy is
    from facilitation.counting.common_ground.compute import common_ground as compute

    return compute(read.votes)
