"""The turnout in words, at the console and in the record: heads, seats and ballots, and what does not add up."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from flask_babel import gettext, lazy_gettext, ngettext

from app.faces.view import View
from app.part import SHOWN
from app.record.blocks import Block, Bullets, Grid, Text
from app.record.reading import Reading
from app.record.section import Section
from facilitation.parts.turnout.asked import cast_at, counted, mismatches, present, sealed, why
from facilitation.state.groups import told_apart

CHANNELS = ("room", "online", "paper", "assisted")


class Row(msgspec.Struct, frozen=True):
    """One row of the table: the seats of now, or the ballots of a vote; `by` per channel, None where not told apart."""

    name: str
    total: int
    by: tuple[int, ...] | None


class Wrong(msgspec.Struct, frozen=True):
    """What does not go together: `key` for the act, in a sentence, and why, None where nobody said."""

    key: str
    says: str
    why: str | None


def needed(view: View) -> bool:
    """Whether heads were counted, so that numbers have to go together."""
    return counted(view.meeting)


def inside(view: View) -> str:
    """Who is in by the heads at the door."""
    there = present(view.meeting)
    if there.residents is None:
        return gettext("Er wordt nu niet geteld.")
    return people_in(there.residents, there.viewers)


def people_in(residents: int, viewers: int) -> str:
    """So many residents, and so many who came to watch."""
    both = ngettext("%(num)s bewoner", "%(num)s bewoners", residents)
    return f"{both}, {ngettext('%(num)s kijker', '%(num)s kijkers', viewers)}"


def rows(view: View) -> list[Row]:
    """The seats of now and the ballots of each sealed vote, per channel: ballots only where none is small."""
    seats = present(view.meeting).seats
    found = [Row(gettext("Stoelen nu"), sum(seats.values()), _by(seats))]
    for stage in sealed(view.meeting):
        cast = cast_at(view.meeting, stage)
        title = next(SHOWN.called(each.plan) for each in view.meeting.stages if each.key == stage)
        found.append(Row(title, sum(cast.values()), _by(cast) if told_apart(cast.values()) else None))
    return found


def _by(numbers: Mapping[str, int]) -> tuple[int, ...]:
    return tuple(numbers.get(channel, 0) for channel in CHANNELS)


def wrong(view: View) -> list[Wrong]:
    """What does not go together now, with what was said of it."""
    titles = {stage.key: SHOWN.called(stage.plan) for stage in view.meeting.stages}
    return [
        Wrong(
            each.key, sentence(each.what, titles.get(each.stage, ""), each.found, each.limit), why(view.meeting, each)
        )
        for each in mismatches(view.meeting)
    ]


def sentence(what: str, title: str, found: int, limit: int) -> str:
    """Two numbers that do not go together, at a vote or now."""
    numbers: dict[str, Any] = {"title": title, "found": found, "limit": limit}
    if what == "seats":
        return gettext("Stoelen in de zaal: %(found)s. Getelde bewoners: %(limit)s.", **numbers)
    if what == "ballots":
        return gettext("%(title)s. Biljetten uit de zaal: %(found)s. Getelde bewoners: %(limit)s.", **numbers)
    if what == "more":
        return gettext("%(title)s. Biljetten: %(found)s. Stoelen: %(limit)s.", **numbers)
    return gettext("%(title)s. Biljetten: %(found)s. Stoelen: %(limit)s. Dat is minder dan driekwart.", **numbers)


def looked_at(view: View) -> object:
    """All that the table at the console shows: nothing until heads were counted."""
    return (inside(view), tuple(rows(view)), tuple(wrong(view))) if needed(view) else ()


def _blocks(read: Reading) -> Iterator[Block]:
    told = read.record.get("opkomst")
    if told is None:
        return
    if told["residents"] is not None:
        yield Text(
            gettext("Bij het sluiten in de zaal: %(people)s.", people=people_in(told["residents"], told["viewers"]))
        )
    head = (
        "",
        gettext("Bewoners"),
        gettext("Zaal"),
        gettext("Online"),
        gettext("Papier"),
        gettext("Met hulp"),
        gettext("Samen"),
    )
    yield Grid(gettext("Opkomst"), head, [*_rows(read, told)], len(head))
    if any(not vote["channels"] and vote["ballots"] for vote in told["votes"]):
        yield Text(gettext("Kwamen er over één weg minder dan vijf biljetten, dan staat alleen het totaal er."))
    yield Bullets([_wrong(read, each) for each in told["mismatches"]])


def _rows(read: Reading, told: Mapping[str, Any]) -> Iterator[list[str]]:
    yield [gettext("Stoelen bij het sluiten"), _number(told["residents"]), *_apart(told["seats"])]
    for vote in told["votes"]:
        title, residents = read.stage_title(vote["stage"]), _number(vote["residents"])
        yield [gettext("Stoelen bij %(title)s", title=title), residents, *_apart(vote["seats"])]
        cast = _apart(vote["channels"]) if vote["channels"] else ["", "", "", "", str(vote["ballots"])]
        yield [gettext("Biljetten bij %(title)s", title=title), "", *cast]


def _apart(by: Mapping[str, int]) -> list[str]:
    return [*(str(by.get(channel, 0)) for channel in CHANNELS), str(sum(by.values()))]


def _number(counted: int | None) -> str:
    return "" if counted is None else str(counted)


def _wrong(read: Reading, each: Mapping[str, Any]) -> str:
    title = read.stage_title(each["stage"]) if each["stage"] else ""
    said = sentence(each["what"], title, each["found"], each["limit"])
    return f"{said} {gettext('Waarom: %(reason)s', reason=each['reason'] or gettext('de reden is verwijderd'))}"


SECTIONS = (Section(name="opkomst", part="turnout", title=lazy_gettext("Opkomst"), blocks=_blocks, shows="blocks"),)
