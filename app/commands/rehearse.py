"""`rehearse`: an evening of simulated residents, over real HTTP and sockets, from its opening to its closed record."""

import json
import subprocess
import sys
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import click

from app import agendas
from app.commands import terminal
from app.commands.terminal import FILE, print_json
from app.rehearsal.cast import Cast

SHARE = click.FloatRange(0, 1)


@click.command("rehearse")
@terminal.as_json
@click.option("--agenda", metavar="NAME", default="overlegtafel", show_default=True, help="One of `agendas`.")
@click.option("--seats", type=click.IntRange(1, 1000), required=True, help="How many residents come.")
@click.option("--tables", type=click.IntRange(0, 200), default=6, show_default=True, help="How many tables there are.")
@click.option("--online", type=SHARE, default=0.0, help="Which share of them takes part from home, 0 to 1.")
@click.option("--paper", type=SHARE, default=0.0, help="Which share has no phone, 0 to 1.")
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed plays the same residents.")
@click.option(
    "--speed", type=click.FloatRange(0), default=0.0, help="How many times as fast as the agenda; 0 never waits."
)
@click.option("--door", is_flag=True, help="Everybody in the hall is ticked off on a list at the door.")
@click.option("--data", type=FILE, default=None, help="Play in this data folder, and leave the meeting there.")
@click.option("--keep", is_flag=True, help="Keep the folder that it is played in.")
def rehearse(as_json: bool, agenda: str, data: Path | None, keep: bool, **wishes: Any) -> int:
    """Play an evening of simulated residents to its closed record; 1 where that does not come, or does not verify."""
    known = agendas.known(data)
    if agenda not in known:
        raise click.UsageError(f"--agenda has to be one of {', '.join(known)}, and not '{agenda}'.")
    folder = data or (Path(mkdtemp(prefix="oefening-")) if keep else None)
    speed, cast = wishes.pop("speed"), Cast(**wishes)
    wanted = {
        "agenda": agenda,
        "cast": {name: getattr(cast, name) for name in Cast.__struct_fields__},
        "speed": speed,
        "folder": str(folder or ""),
        "saved": str(data or ""),
    }
    found, code = _played(wanted, as_json)
    if "verified" in found:  # what kept it from beginning was said already
        print_json(found) if as_json else _say(found)
    return code


def _played(wanted: dict[str, Any], quiet: bool) -> tuple[dict[str, Any], int]:
    """The outcome that the last line tells, and the exit code; the lines before it are told on the way."""
    command = (sys.executable, "-m", "realtime.rehearsal")
    found: dict[str, Any] = {}
    with subprocess.Popen(command, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as playing:  # noqa: S603
        for pipe in filter(None, (playing.stdin,)):
            pipe.write(json.dumps(wanted))
            pipe.close()
        for line in playing.stdout or ():
            found = json.loads(line)
            if not quiet and "stage" in found:
                click.echo(f"{found['number']:3}/{found['stages']}  {found['stage']:28} {found['acts']} acts")
    return found, playing.returncode


def _say(found: dict[str, Any]) -> None:
    ended = found.get("stopped") or "It came to its closed record."
    verified = "The record verifies." if found["verified"] else "The record does not verify."
    click.echo(f"{found['code']}  {found['acts']} acts in {found['seconds']} s. {ended} {verified}")
    if found["record"]:
        click.echo(found["record"])
