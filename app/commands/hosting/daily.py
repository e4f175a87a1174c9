"""What the programme has to do each day, made for cron: reminders, and forgetting what nobody confirmed."""

from datetime import UTC, datetime
from pathlib import Path

import click

from app.commands import terminal
from app.programme.registry import FEATURES


@click.command()
@terminal.data
@terminal.as_json
def daily(data: Path, as_json: bool) -> None:
    """Do what has to be done each day, such as sending reminders. Made for cron; again on that day does nothing."""
    done = 0
    with terminal.open_app(data, must_exist=True):
        for do in FEATURES.named("daily"):
            do(datetime.now(UTC))
            done += 1
    if as_json:
        return terminal.print_json({"done": done})
    click.echo(f"Done: {done}.")
