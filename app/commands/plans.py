"""`plans`: what a list of plans is understood as, before anything is kept."""

from collections.abc import Iterable
from pathlib import Path

import click

from app.commands import terminal
from app.commands.terminal import FILE, print_json
from app.imports import lists
from app.imports.lists.hearing import Answers
from app.imports.lists.told import Preview
from app.imports.source import contents

answer = click.option(
    "--answer",
    "answers",
    multiple=True,
    metavar="LINE=VALUE",
    help="What people decided about a line: one of its options, an amount, or `weglaten`. May be given again.",
)
yes = click.option("--yes", is_flag=True, help="Answer every question as is usual, and leave out what is wrong.")


@click.command("plans")
@terminal.data
@terminal.as_json
@click.argument("file", type=FILE)
@click.option("--preview", is_flag=True, help="Tell what the list is understood as, and keep nothing. (As without it.)")
@answer
def plans(file: Path, as_json: bool, answers: Iterable[str], data: Path, preview: bool) -> None:
    """Tell, in Dutch, what a list of plans is understood as: plans, what is left out, and what people must decide."""
    with terminal.in_dutch():
        found = lists.preview(contents(file), file.name, heard(answers))
        if as_json:
            return print_json(found.plain())
        for line in _lines(found):
            click.echo(line)


def heard(answers: Iterable[str]) -> Answers:
    """The answers by line; raises UsageError for what has no line."""
    found: dict[int, list[str]] = {}
    for text in answers:
        line, parted, value = text.partition("=")
        if not parted or not line.strip().isdecimal() or not value.strip():
            raise click.UsageError(f"--answer has to be LINE=VALUE, such as 5=12000, and not '{text}'.")
        found.setdefault(int(line), []).append(value.strip())
    return found


def _lines(found: Preview) -> Iterable[str]:
    yield f"Plannen: {len(found.plans)}"
    for seen in found.plans:
        amount = "?" if seen.ask is None else _euros(seen.ask)
        least = "" if seen.minimum is None else f" (minimaal {_euros(seen.minimum)})"
        yield f"  regel {seen.line}: {seen.plan.id}  {seen.plan.title}  € {amount}{least}"
    for title, rows in (
        ("Weggelaten", [f"regel {left.line}: {left.reason()}" for left in found.left_out]),
        (
            "Te beslissen",
            [f"regel {ask.line}: ‘{ask.value}’: {ask.why}  {_options(ask.options)}" for ask in found.asks],
        ),
        ("Niet gelezen", [column.heading for column in found.columns if column.field is None]),
    ):
        if rows:
            yield f"{title}: {len(rows)}"
            yield from (f"  {row}" for row in rows)


def _euros(cents: int) -> str:
    """An amount as Dutch people write it: 12.000,50."""
    return f"{cents // 100:,}".replace(",", ".") + f",{cents % 100:02}"


def _options(options: Iterable[int | str]) -> str:
    return "[" + " | ".join(_euros(option) if isinstance(option, int) else option for option in options) + "]"
