"""`common-ground`: the groups of opinion in a conversation of Polis, and what they share."""

import os
from pathlib import Path

import click

from app.commands import terminal
from app.commands.common_ground.told import lines, plain
from app.commands.limited import limited
from app.commands.terminal import FILE, print_json
from app.imports import polis
from app.imports.polis import Conversation
from facilitation.counting.common_ground.found import Found


@click.command("common-ground")
@terminal.data
@terminal.as_json
@click.argument("file", type=FILE)
@limited
def common_ground(data: Path, file: Path, as_json: bool) -> None:
    """Find the groups of opinion in FILE, a folder or votes.csv as Polis exports it, and the statements they share."""
    read = polis.conversation(file)
    found = _found(read)
    if as_json:
        return print_json(plain(read, found))
    for line in lines(read, found):
        click.echo(line)


def _found(read: Conversation) -> Found:
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # read once, when numpy is
    from facilitation.counting.common_ground.compute import common_ground as compute

    return compute(read.votes)
