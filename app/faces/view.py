"""What a template may ask about a meeting on one face."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import msgspec
import segno
from flask import current_app
from flask_babel import gettext
from markupsafe import Markup

from app.languages import AMSTERDAM
from app.live.meetings import Room
from app.operations.health import Kept
from app.record.signing import eight_words, signing
from app.record.signing.signed_rows import Seal, Signed
from app.services import services
from facilitation.parts.ballots import Sealed
from facilitation.parts.choice.asked import in_sight
from facilitation.parts.clock import clock_of, ends
from facilitation.parts.decision.ruling import Ruling, called, judge
from facilitation.parts.decision.state import KIND as DECISION_STAGE
from facilitation.parts.decision.state import DecisionState
from facilitation.parts.floor import on_floor
from facilitation.parts.package.conditions import Change, changes
from facilitation.parts.package.division import current, departures, former, proposal, total, version
from facilitation.parts.plans import plans
from facilitation.parts.ranking.votes import KIND as RANKING_STAGE
from facilitation.parts.ranking.votes import needs_lot
from facilitation.parts.recast.asked import recasts
from facilitation.parts.recast.state import Recast
from facilitation.parts.seating import seats, tables
from facilitation.parts.terms import terms
from facilitation.parts.wall import Wall, wall
from facilitation.registry import PARTS
from facilitation.roles import SIGNERS, Role
from facilitation.state.meeting import Meeting
from facilitation.state.stage import LiveStage

if TYPE_CHECKING:
    from app.faces.regions import Marks


class Tally(msgspec.Struct, frozen=True):
    """How many, in the room (phones, paper and with help) and online apart."""

    room: int = 0
    online: int = 0

    @property
    def total(self) -> int:
        """Both together."""
        return self.room + self.online


class Signer(msgspec.Struct, frozen=True):
    """Somebody who may sign, with the signature, and with the name they gave as long as names are kept."""

    role: str
    place: int
    signed: Signed | None
    name: str


class Counting(msgspec.Struct, frozen=True):
    """A count under way, and the step it is at; or one that stopped."""

    step: int
    failed: bool = False


class View:
    """What a template may ask about a meeting on one face.

    `me` holds what is yours on a page, and is None in a region.
    """

    def __init__(
        self,
        room: Room,
        face: str,
        me: Marks | None = None,
        now: datetime | None = None,
        asked: Mapping[str, str] | None = None,
    ) -> None:
        self.room, self.face, self.me, self.now = room, face, me, now
        self.asked: Mapping[str, str] = asked or {}
        live = room.state
        self.wall = Wall(light=wall(live).light) if live.closed else wall(live)  # then everybody has to see the head
        self.m: Meeting = (self.wall.frozen or live) if face == "screen" else live

    @property
    def recasts(self) -> list[Recast]:
        """What was ever asked of proposers, oldest first."""
        return list(recasts(self.m).values())

    @property
    def ballots_out(self) -> bool:
        """Whether people vote on the plans as they are."""
        return any(stage.status == "open" and PARTS.kind(stage).ballots for stage in self.m.stages)

    @property
    def stage(self) -> LiveStage:
        """The present stage."""
        return self.m.current

    @property
    def number(self) -> int:
        """Its place on the agenda, from 1."""
        return self.m.at + 1

    @property
    def floor(self) -> Any:
        """The plan on the floor, or None."""
        return plans(self.m).get(on_floor(self.m) or "")

    def of_kind(self, kind: str) -> LiveStage | None:
        """The stage of this kind, where the agenda has one."""
        return PARTS.kinds[kind].at(self.m) if kind in PARTS.kinds else None

    def name(self, seat: str) -> str:
        """What somebody wants to be called; empty where no name was given."""
        return self.room.names.get(seat, "")

    def who(self, seat: str) -> str:
        """Somebody as the room knows them: name and table."""
        known = seats(self.m).get(seat)
        table = tables(self.m).get(known.table or "") if known else None
        words = [self.name(seat) or gettext("zonder naam"), table.name if table else ""]
        if known and known.channel in ("online", "paper"):
            words.append(gettext("online") if known.channel == "online" else gettext("op papier"))
        return ", ".join(word for word in words if word)

    @property
    def seats(self) -> Tally:
        """How many sit at the table."""
        return _tally(seat.channel for seat in seats(self.m).values())

    def channel_count(self, channel: str) -> int:
        """How many seats take part this way."""
        return sum(seat.channel == channel for seat in seats(self.m).values())

    def turnout(self, stage: LiveStage) -> Tally:
        """How many seats handed in a ballot, or answered."""
        state = stage.state
        if isinstance(state, Sealed) and stage.sealed:  # the roll itself may have gone since
            return _tally(Counter(state.turnout).elements())
        if stage.plan.kind == "decision":
            return _tally(consent.channel for consent in state.consents.values())
        if stage.plan.kind == "review":
            return _tally(seats(self.m)[seat].channel for seat in state.reviews)
        roll = self.room.voted if self.m is self.room.state or self.room.held is None else self.room.held
        return _tally(roll.get(stage.plan.key, {}).values())

    @property
    def choosing(self) -> bool:
        """Whether the room is asked to choose now."""
        choice = in_sight(self.m)
        return choice is not None and not choice.closed

    @property
    def answered(self) -> Tally:
        """How many seats answered the choice that the room looks at."""
        choice = in_sight(self.m)
        return _tally(answer.channel for answer in choice.answers.values()) if choice else Tally()

    @property
    def kept(self) -> Kept:
        """Until when everything was kept, and what is wrong."""
        return services().watch.kept

    @property
    def division(self) -> Mapping[str, Any]:
        """The room's division as it stands."""
        return current(self.m)

    @property
    def divided(self) -> int:
        """Its total in cents."""
        return total(self.division)

    @property
    def changes(self) -> tuple[Change, ...]:
        """What the last version of the division changed, from the second one on."""
        return changes(former(self.m), self.division) if version(self.m) > 1 else ()

    @property
    def usual_due(self) -> date:
        """The date of a condition that names none."""
        return terms(self.m).usual_due((self.now or datetime.now(UTC)).astimezone(AMSTERDAM).date())

    @property
    def ruling(self) -> Ruling:
        """What the answers of the last round come to by the rule and the quorum."""
        stage = DECISION_STAGE.at(self.m)
        return judge(self.m, stage.state if stage else DecisionState())

    @property
    def called(self) -> str:
        """What it is called, or would be if it were recorded now."""
        stage = DECISION_STAGE.at(self.m)
        if stage is not None and stage.state.called is not None:
            return str(stage.state.called)
        return called(terms(self.m), self.ruling, advice=False)

    @property
    def departures(self) -> list[str]:
        """Plans whose amount differs from the ranking's own proposal."""
        return departures(self.m, self.division)

    @property
    def lot(self) -> bool:
        """Whether the room has to call words, before the outcome is shown, because plans are equal in everything."""
        return self.stage.plan.kind == "ranking" and self.stage.status == "closed" and needs_lot(self.stage) is not None

    @property
    def counting(self) -> Counting | None:
        """How far the present stage's sealed ballots are counted; None once they are."""
        stage, counts = self.stage, services().workers
        if not stage.sealed or stage.plan.kind != "ranking" or stage.status == "revealed":
            return None
        place = (self.m.code, stage.plan.key)
        if place in counts.failed:
            return Counting(0, failed=True)
        return Counting(counts.step(*place) or 0) if place in counts.running else None

    @property
    def proposal(self) -> Any:
        """What the revealed ranking by itself would give, or None."""
        return proposal(self.m)

    @property
    def places(self) -> dict[str, int]:
        """Each plan's place in the ranking, once that is revealed."""
        stage = RANKING_STAGE.at(self.m)
        if stage is None or stage.status != "revealed":
            return {}
        return {each.id: each.rank for each in stage.state.outcome.standings} if stage.state.outcome else {}

    @property
    def timetable(self) -> list[tuple[LiveStage, datetime | None]]:
        """The stages, each with when it would begin by the agenda, once the evening's first clock ran."""
        left = [sum(stage.plan.minutes for stage in self.m.stages[at:]) for at in range(len(self.m.stages))]
        over = ends(self.m)
        return [
            (stage, over - timedelta(minutes=minutes) if over else None)
            for stage, minutes in zip(self.m.stages, left, strict=True)
        ]

    @property
    def join_url(self) -> str:
        """Where phones go."""
        return f"{current_app.config['PUBLIC_URL']}/t/{self.m.code}"

    @property
    def host(self) -> str:
        """The address to type, without the scheme."""
        return str(current_app.config["PUBLIC_URL"]).partition("://")[2]

    @property
    def seal(self) -> Seal | None:
        """What stands under the log, once the meeting is closed."""
        return signing.seal(self.room)

    @property
    def head_words(self) -> tuple[str, ...]:
        """The head of the closed log, to read aloud."""
        return eight_words.words(self.seal.head) if self.seal else ()

    @property
    def signers(self) -> list[Signer]:
        """Everybody who may sign, in their own order, and whether they did."""
        return [self._signer(role, place) for role, most in SIGNERS.items() for place in range(1, most + 1)]

    def _signer(self, role: Role, place: int) -> Signer:
        signed = self.seal.of(role, place) if self.seal else None
        return Signer(role, place, signed, self.name(signing.place_of(signed)) if signed else "")

    @property
    def record_qr(self) -> Markup:
        """The QR code of the record; its fragment holds the whole head, which the page compares with its own."""
        return qr(f"{self.join_url}/besluit#{self.seal.head if self.seal else ''}")

    @property
    def qr(self) -> Markup:
        """The QR code of `join_url`."""
        return qr(self.join_url)

    def clock_text(self) -> str:
        """The time left as `11:40` on a page; empty in a region, where the browser fills it in."""
        if self.now is None:
            return ""
        left = clock_of(self.m).left(self.now)
        return "" if left is None else f"{'-' if left < 0 else ''}{abs(left) // 60:02d}:{abs(left) % 60:02d}"


def qr(address: str) -> Markup:
    """The QR code of one of our addresses as inline SVG, with a quiet zone of four modules."""
    code = segno.make(address, error="m")
    return Markup(  # noqa: S704 - segno draws it from our own address
        code.svg_inline(svgclass="qr", lineclass=None, omitsize=True, border=4, dark="#0c1f19")
    )


def _tally(channels: Iterable[str]) -> Tally:
    found = list(channels)
    online = found.count("online")
    return Tally(len(found) - online, online)
