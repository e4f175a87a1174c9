"""`key`: the key by which this installation is known, in three forms, and a new one that the old one speaks for."""

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from app.commands import terminal
from app.record.signing import house_key
from app.record.signing.card import card


@click.command()
@terminal.data
@terminal.as_json
@click.option("--rotate", is_flag=True, help="Replace the key by a new one, named by the old one.")
def key(data: Path, as_json: bool, rotate: bool) -> None:
    """Print the public key, its fingerprint and its eight words: what others know this installation by.

    With `--rotate` the old key signs which one comes after it, and is gone; records of before stay verified.
    """
    given = os.environ.get("SIGNING_KEY")
    if not data.is_dir() and not given:
        raise click.UsageError(f"There is no data folder {data}.")
    if rotate and given:
        raise click.UsageError("SIGNING_KEY gives the key: put it in signing.key of the data folder to replace it.")
    if rotate:
        terminal.require_no_server(data)
    at = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    found = card(house_key.rotate(data, at) if rotate else house_key.load(data, given))
    terminal.print_json(found) if as_json else _say(found)


def _say(found: dict[str, Any]) -> None:
    click.echo(f"key          {found['key']}")
    click.echo(f"fingerprint  {found['fingerprint']}")
    click.echo(f"words        {' '.join(found['words'])}")
    for each in found["earlier"]:
        click.echo(f"before       {each['key']}, until {each['at']}")
