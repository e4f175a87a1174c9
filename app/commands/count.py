"""`count` and `ballots`: recorded votes on the command line."""

from collections.abc import Callable, Sequence
from datetime import datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

import click
import msgspec

from app.commands import terminal
from app.commands.limited import limited
from app.commands.terminal import FILE, euros, print_json
from app.counting.told import reasons
from app.counting.told.apart import apart
from app.imports.votes import ballot_files, command, count_file
from app.imports.votes import ballots as ballot_lists
from app.imports.votes.recorded import Recorded
from app.imports.votes.told import Told
from app.languages import AMSTERDAM
from facilitation.counting.money.offers import Purchase
from facilitation.counting.result import Result
from facilitation.counting.rules import RULES

MOST_TOLD = 40
plans = click.option("--initiatives", type=FILE, metavar="FILE", help="The plans, for a .csv of ballots.")
pot = click.option("--pot", metavar="EUROS", help="The budget, where no file says it.")


@click.command()
@terminal.data
@terminal.as_json
@plans
@pot
@click.argument("file", type=FILE, required=False)
@click.option("--rule", type=click.Choice(list(RULES)), help="By default the one a file of ours names, or else greedy.")
@click.option("--param", "params", multiple=True, metavar="NAME=VALUE", help="What was agreed; amounts in euros.")
@click.option("--list", "names", is_flag=True, help="Name the rules there are.")
@click.option("--compare", is_flag=True, help="Set the other rules beside this one, for information.")
@limited
def count(
    data: Path, file: Path | None, rule: str | None, params: tuple[str, ...], names: bool, compare: bool, as_json: bool,
    initiatives: Path | None, pot: str | None,
) -> None:  # fmt: skip
    """Count a ballot FILE, .pb or .csv; in JSON amounts are cents and fractions are written as "1/3"."""
    if names:
        return print_json({"rules": list(RULES)}) if as_json else click.echo("\n".join(RULES))
    if file is None:
        raise click.UsageError("Name a ballot file, or ask for --list.")
    recorded = ballot_lists.recorded(file, initiatives, pot)
    rule = rule or command.found(recorded)[0] or "greedy"
    if compare:
        return _compare(recorded, rule, params, as_json)
    agreed, result = count_file.counted(recorded, rule, params)
    if as_json:
        return print_json(_said(recorded, lambda: count_file.told(recorded, agreed, result)))
    _said(recorded, lambda: _show(recorded, result))
    _said(recorded, lambda: _tell(count_file.notes(recorded, agreed)))


@click.command()
@terminal.data
@terminal.as_json
@plans
@pot
@click.argument("file", type=FILE)
@click.option("-o", "--output", type=FILE, required=True, metavar="FILE", help="Where to write: .pb or .csv.")
@limited
def ballots(data: Path, file: Path, output: Path, as_json: bool, initiatives: Path | None, pot: str | None) -> None:
    """Write a ballot FILE in the other form: .pb holds plans and ballots, .csv the ballots alone."""
    recorded = ballot_lists.recorded(file, initiatives, pot)
    output.write_bytes(ballot_files.writer(output)(_dated(recorded)))
    if as_json:
        told = _said(recorded, lambda: [each.plain() for each in recorded.told])
        return print_json({"file": str(output), "ballots": len(recorded.votes), "told": told})
    _said(recorded, lambda: _tell(recorded.told))


def _dated(recorded: Recorded) -> Recorded:
    """A vote of which no file says when it was is of this year: the format wants a year."""
    year = str(datetime.now(AMSTERDAM).year)
    return msgspec.structs.replace(recorded, meta={"date_begin": year, "date_end": year, **recorded.meta})


def _compare(recorded: Recorded, rule: str, params: tuple[str, ...], as_json: bool) -> None:
    found = _said(recorded, lambda: count_file.compare(recorded, rule, params))
    if as_json:
        return print_json(found)
    for name, told in found["rules"].items():
        click.echo(f"{name:20} {len(told['winners']):3} plans {euros(told['spent']):>16} {recorded.currency}")
        if name != rule:
            click.echo(f"{'':20} {told['sentence']}")
    click.echo(f"The rule of this count is {rule}; the others are for information only.")


def _said(recorded: Recorded, say: Callable[[], Any]) -> Any:
    """In English, with amounts in the currency of the file."""
    return terminal.in_english(say, recorded.currency)


def _tell(told: Sequence[Told]) -> None:
    """What was mended or left out, and what the file says of itself and does not fit."""
    if told:
        click.echo("About this file:")
    for each in told[:MOST_TOLD]:
        click.echo(f"  {each.message}")
    if len(told) > MOST_TOLD:
        click.echo(f"  … and {len(told) - MOST_TOLD} more; --json tells all of them.")


def _show(recorded: Recorded, result: Result) -> None:
    titles = apart({plan.id: plan for plan in recorded.source.initiatives})
    for found in result.rounds:
        points = str(found.points) if isinstance(found.points, int) else _tenths(found.points)
        click.echo(f"{'+' if found.funded else ' '} {found.id:12} {points:>9} {euros(found.cost):>14}")
        if isinstance(found, Purchase):
            click.echo(f"  {reasons.paid(found, titles, recorded.kind != 'approval')}")
    for tied in result.ties:
        click.echo(reasons.tie(tied, titles))
    for lost in result.losers:
        click.echo(reasons.loser(lost, titles))
    spent, budget = euros(result.spent), euros(result.budget)
    click.echo(f"{spent} of {budget} {recorded.currency}, for {len(result.awards)} plans")
    numbers: Any = result.details.get("comparison")
    if numbers:
        click.echo(
            f"{numbers['prefer_greedy']} voters get more by greedy, {numbers['prefer_equal_shares']} by equal shares: "
            f"{numbers['taken']} is taken"
        )


def _tenths(number: Fraction) -> str:
    tenths = int(number * 10)
    return f"{tenths // 10}.{tenths % 10}"
