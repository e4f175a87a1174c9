"""`overlegtafel measures`: count meetings anew from their logs."""

from pathlib import Path

import click
import msgspec

from app.commands import terminal


@click.command("measures")
@terminal.data
@terminal.as_json
@click.argument("codes", nargs=-1)
def command(data: Path, codes: tuple[str, ...], as_json: bool) -> None:
    """Count the meetings with these CODES anew, or all meetings of all rounds, and print what was counted."""
    from app.programme.measures import kept

    with terminal.open_app(data, must_exist=True):
        found = [made for code in codes or kept.of_all_rounds() if (made := kept.refresh(code)) is not None]
    if as_json:
        return terminal.print_json({"meetings": msgspec.to_builtins(found)})
    for made in found:
        click.echo(f"{made.meeting}  {made.closed}  {made.title}")
        for name, value in made.found.items():
            click.echo(f"  {name:22} {'-' if value is None else value}")
