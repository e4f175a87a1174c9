"""The meetings of the present app: load, perform, create, and the state as it was."""

from datetime import UTC, datetime

import msgspec
import sqlalchemy as sa

from app.languages import MEETING
from app.live.performer import Ack
from app.live.room import Room
from app.services import services
from app.storage import log, tables
from facilitation.acts import Act
from facilitation.events import MeetingOpened
from facilitation.evolve import fold
from facilitation.part import Rule
from facilitation.parts.ranking.acts import CountAgain
from facilitation.parts.ranking.votes import KIND as VOTE
from facilitation.parts.ranking.votes import Vote
from facilitation.parts.viewers.rules import as_viewer
from facilitation.refusals import Malformed, Refused, TooMany, Unavailable
from facilitation.registry import PARTS
from facilitation.roles import Actor
from facilitation.state.meeting import Meeting


def load(code: str) -> Room:
    """The live meeting with this code. Raises Refused(unknown_meeting) and Unavailable(meeting_damaged)."""
    return services().rooms.load(code)


def perform(code: str, act: Act, actor: Actor, name: str = "") -> Ack:
    """Do an act as `Performer.perform` does. What leans on an outcome waits for the count.

    Raises what that raises, and Refused: count_running, count_failed.
    """
    room, cluster = load(code), services().cluster
    try:
        return _performed(room, as_viewer(act, actor), actor, name)
    except (TooMany, Unavailable, Malformed):
        raise
    except Refused:
        if cluster is None or not cluster.fresh(room):  # refused on what another process has changed
            raise
    return _performed(room, as_viewer(act, actor), actor, name)


def _performed(room: Room, act: Act, actor: Actor, name: str) -> Ack:
    found = services()
    _, rule = PARTS.rules[type(act)]
    if rule.waits_for_count and actor.role in rule.roles:
        found.workers.require(room, _leaning_on(room.state, rule, act))
    ack = found.performer.perform(room.code, act, actor, name)
    if isinstance(act, CountAgain):
        found.workers.again(room)
    return ack


def _leaning_on(meeting: Meeting, rule: Rule, act: Act) -> list[Vote]:
    """The votes whose outcome an act needs: the one that it is for, or all that are shown."""
    if rule.waits_for_count == "its_stage":
        here = act.stage or meeting.current.key
        return [stage for stage in VOTE.stages(meeting) if stage.key == here]
    return [stage for stage in VOTE.stages(meeting) if stage.status == "revealed"]


def create(opening: MeetingOpened, public: bool = False, noindex: bool = False, language: str = MEETING) -> None:
    """Write a new meeting and the first line of its log, `meeting.opened`.

    A `public` one is listed at `/`; `noindex` keeps its record out of search engines; its faces begin in `language`.
    """
    services().database.commit(lambda connection: write(connection, opening, public, noindex, language))


def write(
    connection: sa.Connection,
    opening: MeetingOpened,
    public: bool = False,
    noindex: bool = False,
    language: str = MEETING,
) -> None:
    """The same inside a transaction that also does something else."""
    now = datetime.now(UTC)
    shown: dict[str, object] = {"public": public, "noindex": noindex, "language": language}
    shown["practice"] = opening.practice is not msgspec.UNSET
    connection.execute(sa.insert(tables.MEETING).values(code=opening.code, title=opening.title, created=now, **shown))
    pseudonymous = msgspec.structs.replace(opening, pseudonymous=True)
    log.append(connection, opening.code, [pseudonymous], now, expected=0)


def state_at(code: str, seq: int | None = None) -> Meeting:
    """The meeting as it was after event `seq`, or as it is."""
    with services().database.read.connect() as connection:
        lines = log.read(connection, code.upper())
        return fold(line.event for line in lines if seq is None or line.seq <= seq)
