"""`seat`: the tables of an evening, drawn again from its record."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import msgspec

from app.commands import terminal
from app.commands.limited import limited
from app.commands.terminal import FILE, print_json
from app.record.verify import chain
from app.record.verify.file import Unreadable, read
from app.storage import log
from facilitation.parts.mixing.draw import draw
from facilitation.parts.mixing.events import MixDrawn, MixPrepared
from facilitation.parts.mixing.hall import with_groups


class Drawn(msgspec.Struct, frozen=True):
    """A lot of an evening: `same` is None where its groups were removed, `tables` has the seats of each table."""

    seq: int
    words: str
    digest: str
    same: bool | None
    tables: dict[str, list[str]]


@click.command()
@terminal.data
@terminal.as_json
@click.option("--redraw", "file", type=FILE, required=True, metavar="FILE", help="The record of the evening (.json).")
@limited
def seat(data: Path, file: Path, as_json: bool) -> int:
    """Draw the tables of an evening again from its record: the same words over the same list give the same tables.

    Exit code 0 when every lot comes out as it did, 1 when one does not or cannot be drawn any more.
    """
    try:
        whole = read(file.read_bytes())
        found = list(_lots(whole))
    except (Unreadable, KeyError, TypeError, ValueError) as error:
        raise click.UsageError(f"This is no record with its log: {error}") from None
    if not found:
        raise click.UsageError("No tables were drawn on this evening.")
    if as_json:
        print_json({"mixes": msgspec.to_builtins(found)})
    else:
        for each in found:
            _say(each)
    return 0 if all(each.same for each in found) else 1


def _lots(whole: dict[str, Any]) -> Iterator[Drawn]:
    """Every lot of the log, drawn again."""
    texts, prepared = chain.genuine(whole["texts"]), None
    for line in whole["events"]:
        if line["kind"] not in (MixPrepared.kind(), MixDrawn.kind()):
            continue
        event = log.event_of(line["kind"], line["body"], texts)
        if isinstance(event, MixPrepared):
            prepared = event
        elif isinstance(event, MixDrawn) and prepared is not None:
            yield _again(prepared, event, line["seq"])


def _again(prepared: MixPrepared, drawn: MixDrawn, seq: int) -> Drawn:
    hall = with_groups(len(prepared.tables), prepared.fixed, prepared.before, prepared.groups)
    at = draw(hall, drawn.words) if hall else drawn.at
    tables: dict[str, list[str]] = {key: [] for key in prepared.tables}
    for who, table in zip(prepared.seats, at, strict=True):
        tables[prepared.tables[table]].append(who)
    same = (at == drawn.at and hall.digest == prepared.digest) if hall else None
    return Drawn(seq, drawn.words, prepared.digest, same, tables)


def _say(each: Drawn) -> None:
    told = {True: "the same tables", False: "OTHER TABLES", None: "cannot be drawn any more: its groups were removed"}
    click.echo(f"{each.words}\n  list {each.digest}\n  {told[each.same]}")
    for key, seats in each.tables.items():
        click.echo(f"  {key}: {', '.join(seats)}")
