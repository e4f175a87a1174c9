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
from facilitation.parts.turnout.asked import apart, cast_at, counted, mismatches, present, sealed, why
from facilitation.state.groups import told_apart

CHANNELS = {
    "room": lazy_gettext("Zaal"),
    "online": lazy_gettext("Online"),
    "paper": lazy_gettext("Papier"),
    "assisted": lazy_gettext("Met hulp"),
}
"""What each channel is called over a column of the table, in their order: all tables are made from it."""


class Row(msgspec.Struct, frozen=True):
    """One row of the table: seats or who may decide, now, or the ballots of a vote.

    `by` is per channel, None where they are not told apart.
    """

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
    there = present(view.meeting)
    found = [Row(gettext("Stoelen nu"), sum(there.seats.values()), _by(there.seats))]
    if there.deciding is not None:
        found.append(_deciding(gettext("Beslissen mee nu"), apart(there.deciding, there.seats)))
    for stage, then in sealed(view.meeting).items():
        cast = cast_at(view.meeting, stage)
        title = next(SHOWN.called(each.plan) for each in view.meeting.stages if each.key == stage)
        if then.deciding is not None:
            found.append(
                _deciding(gettext("Konden stemmen bij %(title)s", title=title), apart(then.deciding, then.seats))
            )
        found.append(Row(title, sum(cast.values()), _by(cast) if told_apart(cast.values()) else None))
    return found


def _deciding(name: str, told: Mapping[str, Any]) -> Row:
    return Row(name, told["all"], _by(told["channels"]) if told["channels"] else None)


def channels(view: View) -> list[str]:
    """The channels over the columns of the table."""
    return [str(name) for name in CHANNELS.values()]


def _by(numbers: Mapping[str, int]) -> tuple[int, ...]:
    return tuple(numbers.get(channel, 0) for channel in CHANNELS)


def wrong(view: View) -> list[Wrong]:
    """What does not go together now, with what was said of it."""
    titles = {stage.key: SHOWN.called(stage.plan) for stage in view.meeting.stages}
    some = present(view.meeting).deciding is not None
    return [
        Wrong(
            each.key,
            _said(each.what, titles.get(each.stage, ""), each.found, each.limit, some),
            why(view.meeting, each),
        )
        for each in mismatches(view.meeting)
    ]


def _said(what: str, title: str, found: int, limit: int, some: bool) -> str:
    """Two numbers that do not go together, at a vote or now; `some` where not every seat decides."""
    numbers: dict[str, Any] = {"title": title, "found": found, "limit": limit}
    return _of_deciders(what, numbers) if some and what != "ballots" else _of_seats(what, numbers)


def _of_deciders(what: str, numbers: dict[str, Any]) -> str:
    if what == "seats":
        return gettext("Stoelen in de zaal die meebeslissen: %(found)s. Getelde bewoners: %(limit)s.", **numbers)
    if what == "more":
        return gettext("%(title)s. Biljetten: %(found)s. Konden stemmen: %(limit)s.", **numbers)
    return gettext(
        "%(title)s. Biljetten: %(found)s. Konden stemmen: %(limit)s. Dat is minder dan driekwart.", **numbers
    )


def _of_seats(what: str, numbers: dict[str, Any]) -> str:
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
    head = ("", gettext("Bewoners"), *(str(name) for name in CHANNELS.values()), gettext("Samen"))
    yield Grid(gettext("Opkomst"), head, [*_rows(read, told)], len(head))
    if any(_small(vote) for vote in (told, *told["votes"])):
        yield Text(gettext("Is een groep kleiner dan vijf, dan staat alleen het totaal er."))
    yield Bullets([_wrong(read, each, "deciding" in told) for each in told["mismatches"]])


def _rows(read: Reading, told: Mapping[str, Any]) -> Iterator[list[str]]:
    yield [gettext("Stoelen bij het sluiten"), _number(told["residents"]), *_apart(told["seats"])]
    if "deciding" in told:
        yield [gettext("Beslisten mee bij het sluiten"), "", *_entitled(told["deciding"])]
    for vote in told["votes"]:
        title, residents = read.stage_title(vote["stage"]), _number(vote["residents"])
        yield [gettext("Stoelen bij %(title)s", title=title), residents, *_apart(vote["seats"])]
        if "deciding" in vote:
            yield [gettext("Konden stemmen bij %(title)s", title=title), "", *_entitled(vote["deciding"])]
        cast = _apart(vote["channels"]) if vote["channels"] else _together(vote["ballots"])
        yield [gettext("Biljetten bij %(title)s", title=title), "", *cast]


def _small(told: Mapping[str, Any]) -> bool:
    """Whether a number of it is not told apart, since a group in it is small."""
    deciding = told.get("deciding", {"all": 0, "channels": {}})
    votes = not told.get("channels") and told.get("ballots")
    return bool(votes or (deciding["all"] and not deciding["channels"]))


def _entitled(told: Mapping[str, Any]) -> list[str]:
    return _apart(told["channels"]) if told["channels"] else _together(told["all"])


def _together(total: int) -> list[str]:
    """Only how many there were: over one way too few came to be told apart."""
    return [*("" for _ in CHANNELS), str(total)]


def _apart(by: Mapping[str, int]) -> list[str]:
    return [*(str(by.get(channel, 0)) for channel in CHANNELS), str(sum(by.values()))]


def _number(counted: int | None) -> str:
    return "" if counted is None else str(counted)


def _wrong(read: Reading, each: Mapping[str, Any], some: bool) -> str:
    title = read.stage_title(each["stage"]) if each["stage"] else ""
    said = _said(each["what"], title, each["found"], each["limit"], some)
    return f"{said} {gettext('Waarom: %(reason)s', reason=each['reason'] or gettext('de reden is verwijderd'))}"


SECTIONS = (Section(name="opkomst", part="turnout", title=lazy_gettext("Opkomst"), blocks=_blocks, shows="blocks"),)
