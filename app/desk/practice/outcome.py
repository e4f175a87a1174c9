"""What a practice evening took, stage by stage, and what went wrong in it, in words: told from its log."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import msgspec
from flask_babel import gettext as _
from flask_babel import ngettext

from app.desk.evening import Evening
from app.desk.practice.evenings import Practised
from app.part import SHOWN
from app.services import services
from app.storage import log
from app.storage.log import Logged
from facilitation.events import MeetingClosed, StageAdvanced, StageClosed, StageOpened
from facilitation.parts.seating import SeatTaken, seats
from facilitation.state.meeting import Meeting

OF_THE_MACHINE = 3
"""Seconds that a computer may take over a stage itself: minutes, on a clock that runs fast."""
SLOW = 2000
"""Milliseconds after which somebody who pressed a button begins to wonder."""


class Row(msgspec.Struct, frozen=True):
    """A stage: what it is called, its minutes by the agenda and those it took; it stands `done`, `now` or `later`."""

    title: str
    planned: int
    played: float | None
    stand: str


class Seen(msgspec.Struct, frozen=True):
    """Something that was seen: well or not, and the chapter in which it can be mended."""

    says: str
    well: bool = False
    chapter: str = ""


class Outcome(msgspec.Struct, frozen=True):
    """A practice evening as the page tells it.

    `clock` is the time of day in the evening that is practised and `planned` when it would be over by its agenda, where
    the draft says when it begins. `channels` counts the seats.
    """

    practised: Practised
    meeting: Meeting
    rows: Sequence[Row]
    seen: Sequence[Seen]
    clock: datetime | None
    planned: datetime | None
    channels: dict[str, int]

    @property
    def title(self) -> str:
        """What the stage of now is called."""
        return SHOWN.called(self.meeting.current.plan)

    @property
    def took(self) -> float:
        """The minutes that were played."""
        return sum(row.played or 0 for row in self.rows)


def of(evening: Evening, practised: Practised, now: datetime) -> Outcome:
    """A practice evening of this draft, as it stands `now` (UTC)."""
    meeting = services().rooms.load(practised.code).state
    with services().database.read.connect() as connection:
        lines = list(log.read(connection, practised.code))
    minutes = _minutes(lines, meeting, practised, now)
    rows = [_row(meeting, at, minutes) for at in range(len(meeting.stages))]
    begins = evening.starts
    took, planned = sum(minutes.values()), sum(row.planned for row in rows)
    channels = [seat.channel for seat in seats(meeting).values()]
    return Outcome(
        practised,
        meeting,
        rows,
        list(_seen(practised, meeting, rows)),
        begins + timedelta(minutes=took) if begins else None,
        begins + timedelta(minutes=planned) if begins else None,
        {channel: channels.count(channel) for channel in dict.fromkeys(channels)},
    )


def _minutes(lines: Sequence[Logged], meeting: Meeting, practised: Practised, now: datetime) -> dict[str, float]:
    """The minutes that the evening was at each stage, on its own clock; the one of now as long as it is played.

    Where the clock runs fast a stage takes until it is closed: what comes then is the computer's time, and nobody's.
    """
    found: dict[str, float] = {}
    here = meeting.stages[0].key
    since: datetime | None = datetime.fromisoformat(lines[0].at)
    for line in lines:
        if isinstance(line.event, SeatTaken) and not found:
            since = datetime.fromisoformat(line.at)  # it begins when everybody sits
        at, event = datetime.fromisoformat(line.at), line.event
        done = isinstance(event, StageClosed) and event.stage == here and practised.asked.rate > 1
        if since and (done or isinstance(event, StageAdvanced | MeetingClosed)):
            found[here] = found.get(here, 0) + _lasted(since, at, practised)
            since = None
        if isinstance(event, StageAdvanced):
            here, since = event.to, at
        elif isinstance(event, StageOpened) and since is None:
            since = at
    if since and not meeting.closed:
        last = now if practised.plays else datetime.fromisoformat(lines[-1].at)
        found[here] = found.get(here, 0) + _lasted(since, last, practised)
    return found


def _lasted(since: datetime, until: datetime, practised: Practised) -> float:
    return max(0.0, (until - since).total_seconds()) * practised.asked.rate / 60


def _row(meeting: Meeting, at: int, minutes: dict[str, float]) -> Row:
    stage = meeting.stages[at]
    stand = "done" if at < meeting.at or meeting.closed else "now" if at == meeting.at else "later"
    return Row(SHOWN.called(stage.plan), stage.plan.minutes, minutes.get(stage.key), stand)


def _seen(practised: Practised, meeting: Meeting, rows: Sequence[Row]) -> Iterator[Seen]:
    """What was seen so far, in the order in which it matters."""
    told = practised.told or {}
    yield from _ended(practised, meeting, told)
    yield from _came(practised, meeting)
    yield from _over(rows, max(1, practised.asked.rate * OF_THE_MACHINE // 60))
    yield from _refused(meeting, told)
    if told.get("late_ms", 0) > SLOW:
        says = ngettext(
            "De computer was traag: wie op een knop drukte, wachtte soms %(num)s seconde.",
            "De computer was traag: wie op een knop drukte, wachtte soms %(num)s seconden.",
            told["late_ms"] // 1000,
        )
        yield Seen(says)
    if meeting.closed and told:
        well = bool(told.get("verified"))
        yield Seen(
            _("Het verslag is nagerekend en klopt.") if well else _("Het verslag klopt niet met zichzelf."), well
        )


def _ended(practised: Practised, meeting: Meeting, told: Mapping[str, Any]) -> Iterator[Seen]:
    """Why it is not played any more, where it did not come to its end."""
    if practised.plays or meeting.closed:
        return
    stage = SHOWN.called(meeting.current.plan)
    if not told:
        yield Seen(_("De oefening brak af bij ‘%(stage)s’: de server stopte of startte opnieuw.", stage=stage))
    elif told["how"] == "late":
        yield Seen(_("De tijd voor deze oefening was om bij ‘%(stage)s’.", stage=stage))
    else:
        yield Seen(_("De oefening bleef steken bij ‘%(stage)s’. %(why)s", stage=stage, why=told["why"]).strip())


def _came(practised: Practised, meeting: Meeting) -> Iterator[Seen]:
    came, wanted = len(seats(meeting)), practised.asked.cast.seats
    if came >= wanted:
        yield Seen(_("Iedereen kwam binnen: %(n)s van %(of)s.", n=came, of=wanted), well=True)
    elif not practised.plays:
        yield Seen(_("Niet iedereen kwam binnen: %(n)s van %(of)s.", n=came, of=wanted))


def _over(rows: Sequence[Row], least: int) -> Iterator[Seen]:
    """The stages that took longer than the agenda says, by at least so many minutes."""
    for row in rows:
        more = round((row.played or 0) - row.planned)
        if row.stand == "done" and more >= least:
            says = ngettext(
                "‘%(stage)s’ liep %(num)s minuut uit.", "‘%(stage)s’ liep %(num)s minuten uit.", more, stage=row.title
            )
            yield Seen(says, chapter="agenda")


def _refused(meeting: Meeting, told: Mapping[str, Any]) -> Iterator[Seen]:
    """What residents did and was not kept, by stage, with the words that they saw."""
    titles = {stage.key: SHOWN.called(stage.plan) for stage in meeting.stages}
    for each in told.get("troubles", ()):
        stage, number, said = titles.get(each["stage"], ""), int(each["number"]), str(each["says"])
        yield Seen(_("Bij ‘%(stage)s’ kwam %(n)s× iets niet aan: %(said)s", stage=stage, n=number, said=said))
