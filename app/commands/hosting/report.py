"""`report`: what is published of a round, or of a programme with all rounds in it, as one zip file."""

from pathlib import Path

import click

from app.commands import terminal
from app.commands.terminal import FILE, open_app
from app.programme.publication import bundle, versions
from app.programme.rounds import rounds


@click.command()
@terminal.data
@terminal.as_json
@click.argument("round_", metavar="ROUND")
@click.option("-o", "--output", type=FILE, required=True, metavar="FILE", help="The zip file to write.")
@click.option("--publish", is_flag=True, help="Keep it as the next version, for everybody to see.")
@click.option("--note", default="", help="With --publish: what is said of this version.")
def report(data: Path, round_: str, output: Path, publish: bool, note: str, as_json: bool) -> None:
    """Write what is published of the ROUND: its report on the web and on paper, and its data.

    ROUND is what stands in its address after /ronde/. The same data give the same bytes.
    """
    with open_app(data, must_exist=True):
        found = rounds.load(round_)
        versions.require_publishable(found, most=None)
        made = bundle.made(found)
        if publish:
            versions.publish(found, "command", note, most=None)
    output.write_bytes(made.content)
    if as_json:
        return terminal.print_json({"path": str(output), "sha256": made.sha256, "files": dict(made.files)})
    click.echo(f"{output}: {len(made.files)} files, {len(made.content)} bytes, SHA-256 {made.sha256}")
