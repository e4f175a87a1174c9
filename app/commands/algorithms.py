"""`algorithms`: the counting rules as entries for the Dutch register of algorithms."""

import re
from pathlib import Path

import click

from app.commands import terminal
from app.commands.terminal import print_json
from app.counting import register
from app.counting.register import Owner

MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")


@click.command()
@terminal.data
@terminal.as_json
@click.option("--organisation", metavar="NAME", default="", help="Who counts by them, as TOOI names it.")
@click.option("--contact", metavar="ADDRESS", default="", help="An e-mail address or a page for questions.")
@click.option("--since", metavar="MONTH", default="", help="The month in which it began, such as 2026-12.")
@click.option("--source", metavar="URL", default="", help="Where the code can be read.")
def algorithms(data: Path, as_json: bool, organisation: str, contact: str, since: str, source: str) -> None:
    """Print each counting rule as an entry of the register of algorithms; --json in the fields of its form."""
    if since and not MONTH.fullmatch(since):
        raise click.UsageError(f"--since has to be a month such as 2026-12, and not '{since}'.")
    with terminal.in_dutch():
        found = list(register.entries(Owner(organisation, contact, since, source)))
    if as_json:
        return print_json({"standard": register.STANDARD, "algorithms": found})
    for entry in found:
        click.echo(f"{entry['name']}\n  {entry['description_short']}\n")
