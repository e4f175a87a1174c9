"""The command line. `--json` prints one JSON object and nothing else; what goes wrong is one sentence on stderr.

Exit codes: 0 done, 1 the answer is no, 2 wrong usage or unusable input.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, get_args

import click
import msgspec

from app.access import codes, organisers
from app.access.addresses import entrance
from app.commands import (
    agendas,
    algorithms,
    common_ground,
    count,
    links,
    measures,
    people,
    plans,
    rehearse,
    seat,
    terminal,
    verify,
    voting_codes,
)
from app.commands.hosting import daily, key, koffer, move, noindex, report, shelve, upkeep
from app.commands.terminal import FILE, open_app, print_json, show_entrance
from app.demo import demo_meetings
from app.forms.amounts import written
from app.imports import listing, lists
from app.imports.source import Source
from app.languages import LANGUAGES
from app.live import meetings, replay
from app.live.opening import opening, tables
from app.programme.registry import FEATURES
from app.record import exports
from facilitation.state.deciding import Deciding, Mode
from facilitation.state.seat import Table
from facilitation.state.terms import Terms
from facilitation.texts import LONGEST_NAME, LONGEST_TITLE, clean, optional

LARGEST_POT = 10**12
USUAL_TABLES = 8
_DEMO_LINK = "demo"


def main(args: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    try:
        code = cli.main(args, prog_name="overlegtafel", standalone_mode=False)
    except click.Abort:
        return 130
    except Exception as error:
        click.echo(terminal.sentence(error), err=True)
        return 2
    return code if isinstance(code, int) else 0


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def cli() -> None:
    """Overlegtafel: residents decide together, in the room and at home."""


@cli.command()
@terminal.listening
@terminal.data
def serve(data: Path, host: str, port: int, public_url: str | None) -> None:
    """Serve the meetings in the data folder until interrupted."""
    settings = {"OVERLEGTAFEL_DATA_DIR": str(data), "HOST": host, "PORT": str(port)}
    if public_url:
        settings["PUBLIC_URL"] = public_url
    os.execve(sys.executable, [sys.executable, "-m", "realtime"], {**os.environ, **settings})  # noqa: S606


@cli.command()
@terminal.address
@terminal.data
@terminal.as_json
@click.option("--halfway", is_flag=True, help="Klaverbuurt stands at the ranking, with its ballots in.")
@click.option("--closed", is_flag=True, help="Klaverbuurt is a whole evening, played to its record.")
@click.option("--fresh", is_flag=True, help="Begin the demo meetings anew.")
def demo(data: Path, base: str, as_json: bool, halfway: bool, closed: bool, fresh: bool) -> None:
    """Make the three demo meetings, unless they are there, and print their links."""
    if halfway or closed or fresh:
        terminal.require_no_server(data)
    with open_app(data):
        try:
            demo_meetings.demo("closed" if closed else "halfway" if halfway else "start", fresh)
        except demo_meetings.UnderWay as meeting:
            raise click.UsageError(f"The meeting {meeting} is under way already; --fresh begins it anew.") from None
        for fill in FEATURES.named("demo"):
            fill()
        desk = organisers.entrance(base, _DEMO_LINK)["desk"]
        if as_json:
            made = entrance(base, demo_meetings.KLAVERBUURT)
            return print_json(made | {"links": made["links"] | {"desk": desk}})
        for code in demo_meetings.CODES:
            show_entrance(entrance(base, code))
        click.echo(f"The desk, where evenings are prepared\n  {'desk':9} {desk}")


@cli.command()
@terminal.address
@terminal.data
@terminal.as_json
@click.option("--title", help="What the evening is called; by default what the file says.")
@click.option("--pot", metavar="EUROS", help="The budget, such as 84000 or 84.000,50; by default what the file says.")
@click.option(
    "--initiatives", type=FILE, required=True, metavar="FILE", help="The plans: .xlsx, .ods, .csv, .json or .pb."
)
@click.option(
    "--agenda", metavar="NAME", default="overlegtafel", show_default=True, help="One of `overlegtafel agendas`."
)
@click.option("--place", help="Where the evening is.")
@click.option("--noindex", is_flag=True, help="Keep the record out of search engines.")
@click.option("--language", type=click.Choice(LANGUAGES), default="nl", show_default=True, help="Of its faces.")
@click.option(
    "--tables", type=click.IntRange(0, 200), help="How many tables stand in the room; 8 where the file names none."
)
@click.option("--mandate", type=click.Choice(["beslissend", "adviserend"]), help="Whether the room decides or advises.")
@click.option("--confirms", default="", help="Who confirms the decision, or decides on the advice.")
@click.option(
    "--rule",
    type=click.Choice(["consent", "majority", "four_fifths", "resistance"]),
    help="When answers make a decision.",
)
@click.option("--percent", type=click.IntRange(50, 100), default=50, show_default=True, help="With --rule majority.")
@click.option("--quorum", metavar="SEATS/TABLES", help="Below this many answers it is advice, such as 25/4.")
@click.option("--frames", type=FILE, metavar="FILE", help="A .json file with your own words for the five frames.")
@click.option("--decides", type=click.Choice(get_args(Mode)), help="By what people decide: open is a poll.")
@plans.answer
@plans.yes
def new(data: Path, base: str, as_json: bool, agenda: str, decides: Mode | None, **wishes: Any) -> None:
    """Make a meeting from a list of plans and print its links."""
    terms = _terms(**{name: wishes.pop(name) for name in ("mandate", "confirms", "rule", "percent", "quorum")})
    shown = {name: wishes.pop(name) for name in ("noindex", "language")}
    source = _wished(**wishes)
    if source.pot is None:
        raise click.UsageError("The file names no budget; give it with --pot.")
    template = agendas.fitting(agenda, data, source.initiatives)
    deciding = Deciding(decides) if decides else msgspec.UNSET
    with open_app(data):
        code = codes.new_code()
        begun = msgspec.structs.replace(opening(source, code, source.pot, template, terms), deciding=deciding)
        meetings.create(begun, **shown)
        (print_json if as_json else show_entrance)(entrance(base, code))


def _wished(
    initiatives: Path, title: str | None, pot: str | None, place: str | None, frames: Path | None, **rest: Any
) -> Source:
    """What the file says, where the options say nothing else."""
    source = lists.read(initiatives, plans.heard(rest["answers"]), rest["yes"])
    return msgspec.structs.replace(
        source,
        title=clean(title if title is not None else source.title, LONGEST_TITLE, field="title"),
        pot=_pot(pot) if pot is not None else source.pot,
        place=place if place is not None else source.place,
        tables=_tables(rest["tables"], source),
        frames=listing.frames(frames) if frames else source.frames,
    )


def _terms(mandate: Any, confirms: str, rule: Any, percent: int, quorum: str | None) -> Terms:
    seats, _, tables = (quorum or "0").partition("/")
    if not (seats.isdecimal() and (tables or "0").isdecimal()):
        raise click.UsageError(f"--quorum has to be seats and tables, such as 25/4, and not '{quorum}'.")
    confirms = optional(confirms, LONGEST_NAME, field="confirms")
    return Terms(mandate or "", confirms, rule or "", percent, int(seats), int(tables or 0))


def _tables(number: int | None, source: Source) -> tuple[Table, ...]:
    if number is None and source.tables:
        return source.tables
    return tables(USUAL_TABLES if number is None else number)


def _pot(text: str) -> int:
    try:
        cents = written(text)
    except ValueError:
        cents = 0
    if not 0 < cents <= LARGEST_POT:
        raise click.UsageError(f"--pot has to be an amount in euros, such as 84000 or 84.000,50, and not '{text}'.")
    return cents


cli.add_command(plans.plans)
cli.add_command(agendas.agendas)
cli.add_command(rehearse.rehearse)
cli.add_command(algorithms.algorithms)
cli.add_command(count.count)
cli.add_command(count.ballots)
cli.add_command(common_ground.common_ground)
cli.add_command(verify.verify)
cli.add_command(seat.seat)
cli.add_command(key.key)
cli.add_command(koffer.koffer)
cli.add_command(shelve.shelve)
cli.add_command(move.command)
cli.add_command(links.links)
cli.add_command(people.people)
cli.add_command(noindex.command)
cli.add_command(daily.daily)
cli.add_command(measures.command)
cli.add_command(report.report)
cli.add_command(voting_codes.codes)


@cli.command()
@terminal.data
@terminal.as_json
@click.argument("code")
@click.option("--format", "form", type=click.Choice(list(exports.FORMATS)), default="json", show_default=True)
@click.option("-o", "--output", type=FILE, metavar="FILE", help="Write here instead of to standard output.")
def export(data: Path, code: str, form: str, output: Path | None, as_json: bool) -> None:
    """Write the record of the meeting CODE."""
    with open_app(data, must_exist=True):
        _, write = exports.FORMATS["json" if as_json else form]
        content = write(meetings.load(code).code)
    if output is None:
        click.echo(content, nl=False)
    else:
        output.write_bytes(content)


@cli.command("replay")
@terminal.data
@terminal.as_json
@click.argument("code")
@click.option("--at", type=click.IntRange(1), metavar="SEQ", help="The event after which to look; by default the last.")
def replay_command(data: Path, code: str, at: int | None, as_json: bool) -> None:
    """Tell how the meeting CODE stands, or stood after an event."""
    with open_app(data, must_exist=True):
        last = meetings.load(code).state.seq
        if at is not None and at > last:
            raise click.UsageError(f"The log of {code.upper()} ends at {last}.")
        found = replay.summary(meetings.state_at(code, at))
    if as_json:
        return print_json(found)
    for name, value in found.items():
        click.echo(f"{name:17} {value}")


for command in upkeep.COMMANDS:
    cli.add_command(command)
