"""What the acts of mixing lead to, or why not."""

from typing import Any

from facilitation.events import ToldBeside
from facilitation.part import Context, Facts
from facilitation.parts.mixing.acts import (
    AskFields,
    DrawMix,
    ForgetFields,
    Groups,
    KeepPlace,
    PrepareMix,
    SeatMix,
    TellFields,
)
from facilitation.parts.mixing.asked import mixable, mixing, open_tables
from facilitation.parts.mixing.draw import draw as drawn
from facilitation.parts.mixing.events import (
    FieldsAsked,
    FieldsForgotten,
    MixDrawn,
    MixPrepared,
    MixSeated,
    PlaceKept,
)
from facilitation.parts.mixing.hall import NOBODY, Column, Hall
from facilitation.parts.mixing.quality import quality
from facilitation.parts.mixing.state import FIELDS, NAME, Mix
from facilitation.parts.plans import plans
from facilitation.parts.seating import seats
from facilitation.refusals import Forbidden, Malformed, Refused
from facilitation.roles import HOSTS
from facilitation.texts import optional

LONGEST_STREET = 60


def ask(context: Context[Any], act: AskFields) -> Facts:
    """Ask people of themselves. Event: mixing.asked; none where the same is asked."""
    fields = tuple(field for field in FIELDS if field in act.fields)
    return [] if mixing(context.meeting).asked == fields else [FieldsAsked(fields=fields)]


def tell(context: Context[Any], act: TellFields) -> Facts:
    """Tell what is asked, for one's own seat; nothing in the log. Told again it takes the place of before.

    Raises Refused(unknown_seat, nothing_asked_now, unknown_initiative) and what `texts.optional` raises.
    """
    seat, asked = context.actor.seat or "", mixing(context.meeting).asked
    if seat not in seats(context.meeting):
        raise Refused("unknown_seat", seat=seat)
    if not asked:
        raise Refused("nothing_asked_now")
    if act.initiative and act.initiative not in plans(context.meeting):
        raise Refused("unknown_initiative", initiative=act.initiative)
    street = " ".join(optional(act.street, LONGEST_STREET, field="street").split())
    told = {"newcomer": act.newcomer, "street": street, "age": act.age, "language": act.language}
    kept = {field: told[field] for field in asked if told[field]} | ({"plan": act.initiative} if act.initiative else {})
    return [ToldBeside(part=NAME, seat=seat, value=kept)]


def keep(context: Context[Any], act: KeepPlace) -> Facts:
    """Stay when the hall is mixed, or no longer. Event: mixing.kept; none where it is so.

    Raises Forbidden(not_your_seat, seat_needed, not_your_table), Refused(unknown_seat, no_table_yet).
    """
    actor, seat = context.actor, act.person or context.actor.seat
    if seat is None:
        raise Forbidden("seat_needed")
    if seat != actor.seat and actor.role not in HOSTS:
        raise Forbidden("not_your_seat")
    if seat not in seats(context.meeting):
        raise Refused("unknown_seat", seat=seat)
    table = seats(context.meeting)[seat].table
    if actor.table is not None and table != actor.table:
        raise Forbidden("not_your_table")
    if table is None and act.on:
        raise Refused("no_table_yet")
    return [] if (seat in mixing(context.meeting).stays) == act.on else [PlaceKept(seat=seat, on=act.on)]


def prepare(context: Context[Any], act: PrepareMix) -> Facts:
    """Fix who is mixed over which tables, and what they were grouped in. Event: mixing.prepared.

    Raises Refused(too_few_tables, nobody_to_mix).
    """
    meeting, rows, tables = context.meeting, mixable(context.meeting), open_tables(context.meeting)
    if len(tables) < 2:
        raise Refused("too_few_tables")
    kept, sits = mixing(meeting), {seat: at[seat].table for at in [seats(meeting)] for seat in rows}
    free = [seat for seat in rows if seat not in kept.stays or sits[seat] not in tables]
    if len(free) < 2:
        raise Refused("nobody_to_mix")
    place = {table: at for at, table in enumerate(tables)}
    rounds = [{seat: table for seat, table in sits.items() if table}, *kept.before[::-1]]
    hall = Hall(
        tables=len(tables),
        fixed=tuple(NOBODY if seat in free else place[sits[seat] or ""] for seat in rows),
        spread=_columns(rows, act.spread),
        apart=_columns(rows, act.apart),
        before=tuple(_numbered([each.get(seat) for seat in rows]) for each in rounds if each),
    )
    return [
        MixPrepared(
            seats=tuple(rows),
            tables=tuple(tables),
            fixed=hall.fixed,
            before=hall.before,
            groups=hall.groups,
            digest=hall.digest,
        )
    ]


def _columns(rows: list[str], groups: Groups) -> tuple[Column, ...]:
    return tuple(tuple(each.get(seat, 0) for seat in rows) for each in groups)


def _numbered(tables: list[str | None]) -> Column:
    """A number for each table in the order in which they come, -1 for who sat at none."""
    known = {table: at for at, table in enumerate(dict.fromkeys(table for table in tables if table))}
    return tuple(known.get(table or "", NOBODY) for table in tables)


def draw(context: Context[Any], act: DrawMix) -> Facts:
    """Once for a mix that was prepared. Event: mixing.drawn; none for the same words.

    Raises Refused(not_prepared, lot_drawn), Malformed(words_needed).
    """
    mix, words = _prepared(context), " ".join(act.words.lower().split())
    if not words:
        raise Malformed("words_needed")
    if mix.words == words:
        return []
    if mix.words or mix.hall is None:
        raise Refused("lot_drawn")
    at = drawn(mix.hall, words)
    return [MixDrawn(words=words, at=at, quality=quality(mix.hall, at))]


def seat(context: Context[Any], act: SeatMix) -> Facts:
    """Let everybody go. Event: mixing.seated; none where they went. Raises Refused(not_prepared, not_drawn)."""
    mix = _prepared(context)
    if not mix.at:
        raise Refused("not_drawn")
    return [] if mix.seated else [MixSeated()]


def forget(context: Context[Any], act: ForgetFields) -> Facts:
    """Remove what people told. Event: mixing.forgotten."""
    return [FieldsForgotten()]


def _prepared(context: Context[Any]) -> Mix:
    mix = mixing(context.meeting).mix
    if mix is None or (mix.hall is None and not mix.words):  # its groups may have been removed meanwhile
        raise Refused("not_prepared")
    return mix
