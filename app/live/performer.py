"""The way of an act: admitted, decided, committed with whoever waits, answered."""

import logging
from contextlib import nullcontext
from functools import partial

import msgspec

from app.access.codes import new_seat
from app.access.newcomers import Newcomers
from app.live.act_job import ActJob
from app.live.limits import Limits
from app.live.room import Room, Underway
from app.live.rooms import Rooms
from app.operations.metrics import Metrics
from app.part import SHOWN
from app.record.signing.house_key import Signet
from app.storage.database import Database
from app.storage.disk import Disk
from facilitation.acts import Act
from facilitation.events import BoxOpened, Event, Secret
from facilitation.part import Facts
from facilitation.parts.door.asked import let_in, mark_of
from facilitation.parts.paper.events import BatchAccepted, BatchVoided
from facilitation.parts.practice import is_practice
from facilitation.parts.seating import AddSeat, TakeSeat
from facilitation.parts.viewers.acts import JoinViewers
from facilitation.refusals import Refused
from facilitation.registry import PARTS
from facilitation.roles import Actor
from facilitation.situation import stage_named
from facilitation.state.meeting import Meeting

log = logging.getLogger(__name__)
WIPED = (BatchAccepted, BatchVoided)
"""What takes ballots off paper, or what was read of it, out of a table."""


class Ack(msgspec.Struct, frozen=True):
    """The act was kept; the log stood at `seq`."""

    seq: int
    ok: bool = True


class Performer:
    """Does the acts of one app: the only way into its logs while it runs."""

    def __init__(
        self,
        rooms: Rooms,
        database: Database,
        limits: Limits,
        disk: Disk,
        metrics: Metrics,
        house_key: Signet,
        newcomers: Newcomers,
    ) -> None:
        self.rooms, self.database, self.limits, self.disk = rooms, database, limits, disk
        self.metrics, self.house_key, self.newcomers = metrics, house_key, newcomers

    def perform(self, code: str, act: Act, actor: Actor, name: str = "") -> Ack:
        """Do an act: decide, commit, acknowledge. A resend of an act with an id gets the same answer.

        Raises what `Rooms.load`, `ActJob.decide` and `ActJob.run` raise; TooMany for what a seat does more than its
        limits, which a resend does not count for; Unavailable with the key of what is wrong with the disk.
        """
        room = self.rooms.load(code)
        with nullcontext() if is_practice(room.state) else self.metrics.measured(act.kind()):
            if isinstance(act, AddSeat):
                name = act.name or name
                act = msgspec.structs.replace(act, seat=act.seat or new_seat())
            elif type(act) in SHOWN.draws:
                act = SHOWN.draws[type(act)](room, act)
            return self._performed(room, act, actor, name)

    def _performed(self, room: Room, act: Act, actor: Actor, name: str) -> Ack:
        with room.lock:
            job = _resent(room, act, actor)
            if isinstance(job, Ack):
                return job
            if job is None:
                job = self._decided(room, act, actor, name)
        self.database.finish(job)
        if job.error is not None:
            raise job.error
        if len(job.logged) > len(job.events) or any(isinstance(fact, WIPED) for fact in job.facts):
            self._wipe_what_was_sealed()
        return Ack(job.seq)

    def _decided(self, room: Room, act: Act, actor: Actor, name: str) -> Underway:
        self.disk.require_space()
        self.limits.admit(actor)
        job = ActJob(room, act, actor, name, self.house_key)
        job.decide(partial(self._allow, room))
        self.database.enqueue(job)
        return job

    def _allow(self, room: Room, actor: Actor, act: Act, facts: Facts) -> None:
        """Raises Refused(store_cannot_forget) for a secret vote where it would leave traces, undo_leaned; TooMany."""
        self.limits.keep(actor, act)
        if isinstance(act, JoinViewers):
            self.newcomers.admit(room.code, "viewer", mark_of(act.seat), actor.expected)
        if isinstance(act, TakeSeat):
            seat = act.was or act.seat
            if not act.coded and not let_in(room.pending, seat):
                self.newcomers.admit(room.code, act.channel, mark_of(seat), actor.expected)
        if not self.database.backend.forgets and any(_secret(room.pending, fact) for fact in facts):
            raise Refused("store_cannot_forget")
        if room.leaning_ballots(facts):
            raise Refused("undo_leaned")

    def _wipe_what_was_sealed(self) -> None:
        """At once if that can be; else `Watch.look` tries again beside all acts, and tells until it is done.

        The key of the box first: without it what may be left of its ballots cannot be read.
        """
        if not self.rooms.box_keys.sweep(self.database):
            log.warning("the key of a box that was counted could not be wiped; tried again")
        if not self.database.scrub():
            log.warning("sealed ballots still stand in the write-ahead log, which somebody reads; tried again")


def _resent(room: Room, act: Act, actor: Actor) -> Underway | Ack | None:
    """The answer to an act that came before, or the act itself where it is under way."""
    if not act.id:
        return None
    if (actor.id, act.id) in room.answers:
        return Ack(room.answers[actor.id, act.id])
    return room.under_way(actor.id, act.id)


def _secret(meeting: Meeting, fact: Event | Secret) -> bool:
    """Whether a fact is a secret, or opens a stage in which people hand in secrets."""
    if isinstance(fact, BoxOpened):
        return PARTS.kind(stage_named(meeting, fact.stage)).ballots is not None
    return isinstance(fact, Secret)
