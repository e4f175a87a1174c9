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
from facilitation.events import FASTEST, MeetingClosed, StageAdvanced, StageClosed, StageOpened
from facilitation.parts.package.division import final, total
from facilitation.parts.practice import PracticePaced, is_still, pace_of
from facilitation.parts.seating import SeatTaken, seats
from facilitation.situation import settled
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
    the draft says when it begins. `channels` counts the seats; `raced` says whether it went at once for a while.
    """

    practised: Practised
    meeting: Meeting
    rows: Sequence[Row]
    seen: Sequence[Seen]
    clock: datetime | None
    planned: datetime | None
    channels: dict[str, int]
    raced: bool

    @property
    def title(self) -> str:
        """What the stage of now is called."""
        return SHOWN.called(self.meeting.current.plan)

    @property
    def pace(self) -> int:
        """How many times as fast as the agenda it goes, or will go when it is paused."""
        return pace_of(self.meeting)

    @property
    def still(self) -> bool:
        """Whether it is paused: clocks and residents wait until it goes on."""
        return is_still(self.meeting)

    @property
    def left(self) -> str:
        """About how long it still takes at this pace, in words; empty where nobody waits for a clock."""
        if self.pace == FASTEST:
            return ""
        ahead = [max(0, row.planned - (row.played or 0)) for row in self.rows if row.stand != "done"]
        seconds = round(sum(ahead) * 60 / self.pace)
        if seconds > 2 * 60:
            return ngettext("Nog ongeveer %(num)s minuut.", "Nog ongeveer %(num)s minuten.", round(seconds / 60))
        return ngettext("Nog ongeveer %(num)s seconde.", "Nog ongeveer %(num)s seconden.", seconds)

    @property
    def took(self) -> float:
        """The minutes that were played."""
        return sum(row.played or 0 for row in self.rows)


def of(evening: Evening, practised: Practised, now: datetime) -> Outcome:
    """A practice evening of this draft, as it stands `now` (UTC)."""
    meeting = services().rooms.load(practised.code).state
    with services().database.read.connect() as connection:
        lines = list(log.read(connection, practised.code))
    minutes, raced = _minutes(lines, meeting, practised, now)
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
        raced,
    )


def _minutes(
    lines: Sequence[Logged], meeting: Meeting, practised: Practised, now: datetime
) -> tuple[dict[str, float], bool]:
    """The minutes that the evening was at each stage, on its own clock; the one of now as long as it is played.

    And whether it went as fast as it can for a while, which took no time of the evening. Where the clock runs fast a
    stage takes until it is closed: what comes then is the computer's time, and nobody's.
    """
    found: dict[str, float] = {}
    here = meeting.stages[0].key
    clock = Elapsed(practised.asked.rate, _at(lines[0]))
    since: float | None = 0.0
    for line in lines:
        gone, event = clock.at(_at(line)), line.event
        if isinstance(event, SeatTaken) and not found:
            since = gone  # it begins when everybody sits
        if isinstance(event, PracticePaced):
            clock.go(event.rate)
        done = isinstance(event, StageClosed) and event.stage == here and clock.pace != 1
        if since is not None and (done or isinstance(event, StageAdvanced | MeetingClosed)):
            found[here], since = found.get(here, 0) + gone - since, None
        if isinstance(event, StageAdvanced):
            here, since = event.to, gone
        elif isinstance(event, StageOpened) and since is None:
            since = gone
    if since is not None and not meeting.closed:
        found[here] = found.get(here, 0) + (clock.at(now) if practised.plays else clock.gone) - since
    return found, clock.raced


class Elapsed:
    """The minutes of an agenda that went by on the clock of a practice evening, whose pace may change."""

    def __init__(self, pace: int, since: datetime) -> None:
        self.pace, self.gone, self._since = pace, 0.0, since
        self.raced = pace == FASTEST

    def go(self, pace: int) -> None:
        """From the last moment on it runs at this pace, or at 0 not at all."""
        self.pace, self.raced = pace, self.raced or pace == FASTEST

    def at(self, moment: datetime) -> float:
        """The minutes until this moment, of which the last went by at the present pace; none where nobody waits."""
        pace = 0 if self.pace == FASTEST else self.pace
        self.gone += max(0.0, (moment - self._since).total_seconds()) * pace / 60
        self._since = max(self._since, moment)
        return self.gone


def _at(line: Logged) -> datetime:
    return datetime.fromisoformat(line.at)


def _row(meeting: Meeting, at: int, minutes: dict[str, float]) -> Row:
    stage = meeting.stages[at]
    stand = "done" if at < meeting.at or meeting.closed else "now" if at == meeting.at else "later"
    return Row(SHOWN.called(stage.plan), stage.plan.minutes, minutes.get(stage.key), stand)


def _seen(practised: Practised, meeting: Meeting, rows: Sequence[Row]) -> Iterator[Seen]:
    """What was seen so far, in the order in which it matters."""
    told = practised.told or {}
    yield from _ended(practised, meeting, told)
    yield from _came(practised, meeting)
    if settled(meeting) and not total(final(meeting)):
        yield Seen(_("Het besluit gaf geen enkel plan geld. Kijk of de pot en de minima passen bij hoe je stemt."))
    yield from _over(rows, max(1, pace_of(meeting) * OF_THE_MACHINE // 60))
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
