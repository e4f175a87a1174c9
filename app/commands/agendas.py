"""`agendas`: the agenda templates that ship or were saved; one of them as YAML; and whether a file is a good one."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
import msgspec

from app import agendas as shelf
from app.agendas import exchange
from app.commands import terminal
from app.commands.terminal import FILE, in_english, print_json
from app.imports.source import contents
from app.languages import refusals
from facilitation.agenda import Template, check
from facilitation.refusals import Unfit
from facilitation.state.plan import Initiative


@click.group("agendas", invoke_without_command=True)
@terminal.data
@terminal.as_json
@click.pass_context
def agendas(context: click.Context, data: Path, as_json: bool) -> None:
    """List the agenda templates that ship or were saved."""
    if context.invoked_subcommand is not None:
        return
    found = [_line(template) for template in shelf.known(data).values()]
    if as_json:
        return print_json({"agendas": found})
    for line in found:
        click.echo(f"{line['name']:28} {line['minutes']:4} min  {line['title']}")


@agendas.command("show")
@terminal.data
@terminal.as_json
@click.argument("name")
def show(data: Path, name: str, as_json: bool) -> None:
    """Print the template NAME as YAML, to change and save as your own."""
    template = shelf.named(name, data)
    if as_json:
        return print_json(msgspec.to_builtins(template))
    click.echo(shelf.written(template), nl=False)


@agendas.command("check")
@terminal.data
@terminal.as_json
@click.argument("file", type=FILE)
def check_file(data: Path, file: Path, as_json: bool) -> int:
    """Say whether the YAML in FILE is an agenda that can be held; 1 where it is not."""
    faults = shelf.faults(contents(file))
    said = [{"key": fault.key, "message": _english(fault), **fault.details} for fault in faults]
    if as_json:
        print_json({"ok": not faults, "faults": said})
    else:
        click.echo("\n".join(each["message"] for each in said) or "This agenda can be held.")
    return 1 if faults else 0


@agendas.command("export")
@terminal.data
@terminal.as_json
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("-o", "--output", type=FILE, required=True, metavar="FILE", help="The zip file to write.")
def export(data: Path, names: tuple[str, ...], output: Path, as_json: bool) -> None:
    """Write the saved agendas with these names, or all of them, for another installation."""
    output.write_bytes(exchange.packed(data, names))
    told = sorted(names) or [template.name for template in exchange.saved(data)]
    print_json({"path": str(output), "agendas": told}) if as_json else click.echo("\n".join(told))


@agendas.command("import")
@terminal.data
@terminal.as_json
@click.argument("file", type=FILE)
@click.option("--replace", is_flag=True, help="Put them in the place of others with the same names.")
def take_over(data: Path, file: Path, replace: bool, as_json: bool) -> None:
    """Save the agendas in FILE, of `agendas export` elsewhere; all of them, or none where one is not right."""
    if not data.is_dir():
        raise click.UsageError(f"There is no data folder {data}.")
    told = exchange.taken_over(file.read_bytes(), data, replace)
    print_json({"agendas": told}) if as_json else click.echo("\n".join(told) or "They were all here already.")


def fitting(name: str, data: Path, plans: Sequence[Initiative]) -> Template:
    """The template with this name, where an evening about these plans can be held by it.

    Raises UsageError for an unknown name, and the first that `check` says.
    """
    known = shelf.known(data)
    if name not in known:
        raise click.UsageError(f"--agenda has to be one of {', '.join(known)}, and not '{name}'.")
    template = known[name]
    for fault in check(template.stages, plans):
        raise fault.refusal()
    return template


def _english(fault: Unfit) -> str:
    return str(in_english(lambda: refusals.sentence(fault.refusal())))


def _line(template: Template) -> dict[str, Any]:
    return {
        "name": template.name,
        "title": template.title,
        "minutes": template.minutes,
        "stages": len(template.stages),
        "notes": template.notes,
    }
