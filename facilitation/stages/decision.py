"""Besluit: akkoord, zorg or bezwaar over the division; then the decision is recorded."""

from collections import Counter
from collections.abc import Mapping
from typing import ClassVar

import msgspec

from facilitation import division
from facilitation.acts import Act, VoiceAct, Writing
from facilitation.events import StageEvent
from facilitation.package import AWARD_TEXTS, owned
from facilitation.refusals import Malformed, Refused
from facilitation.room import Award, Channel, Position
from facilitation.stages import Context, Facts, StageKind
from facilitation.texts import LONGEST_REASON, clean, optional

POSITIONS: tuple[Position, ...] = ("agree", "concern", "objection")


class Consent(msgspec.Struct, frozen=True):
    """One seat's answer; a concern and an objection have a reason."""

    position: Position
    reason: str
    channel: Channel


class DecisionState(msgspec.Struct, frozen=True):
    """Answers per opaque seat, hidden until the stage closes; `round` counts packages asked about."""

    consents: Mapping[str, Consent] = {}
    round: int = 1
    recorded: bool = False

    def counts(self, online: bool | None = None) -> dict[str, int]:
        """How many seats answered what, all of them or only those (not) online."""
        answers = [c for c in self.consents.values() if online is None or (c.channel == "online") == online]
        tally = Counter(answer.position for answer in answers)
        return {position: tally[position] for position in POSITIONS}

    def reasons(self, position: Position) -> list[str]:
        """The texts with this answer, sorted so that their order says nothing."""
        return sorted(c.reason for c in self.consents.values() if c.position == position and c.reason)


class GiveConsent(VoiceAct, frozen=True, kw_only=True, tag="consent.give"):
    """Answer the package; can be changed until closing."""

    position: Position
    reason: Writing = ""


class RecordDecision(Act, frozen=True, kw_only=True, tag="decision.record"):
    """Fix the division as the room's decision."""


class ConsentGiven(StageEvent, frozen=True, kw_only=True, tag="consent.given"):
    """A seat answered."""

    texts: ClassVar = ("reason",)
    seat: str
    channel: Channel
    position: Position
    reason: str | None


class DecisionRecorded(StageEvent, frozen=True, kw_only=True, tag="decision.recorded"):
    """The room decided; amounts in cents, all plans are listed, `consent` counts answers."""

    texts: ClassVar = AWARD_TEXTS
    awards: tuple[Award, ...]
    remainder: int
    consent: Mapping[str, int]


def give(context: Context, act: GiveConsent) -> Facts:
    """A concern or an objection without a text is none."""
    context.require_open()
    seat = context.seat(act)
    if act.position == "agree":
        reason = optional(act.reason, LONGEST_REASON, field="reason")
    else:
        if not act.reason.strip():
            raise Malformed("reason_needed_for_concern")
        reason = clean(act.reason, LONGEST_REASON, field="reason")
    return [ConsentGiven(stage=context.key, seat=seat.id, channel=seat.channel, position=act.position, reason=reason)]


def record(context: Context, act: RecordDecision) -> Facts:
    """Only after the answers are in, once, and with a reason for every departure from the ranking."""
    state: DecisionState = context.stage.state
    if state.recorded:
        return []
    if context.meeting.current.plan.key != context.key:
        raise Refused("wrong_stage", stage="decision")
    if context.stage.status == "open":
        raise Refused("close_first")
    if context.stage.status == "waiting":
        raise Refused("not_open_yet", stage="decision")
    division.require_ranking_seen(context.meeting)
    division.require_reasons(context.meeting)
    awards, usual = division.current(context.meeting), context.meeting.terms.usual_due(context.now.date())
    everything = tuple(owned(p, awards.get(p.id, Award(p.id, 0)), usual) for p in context.meeting.active)
    return [
        *division.settled(context.meeting),
        DecisionRecorded(
            stage=context.key,
            awards=everything,
            remainder=context.meeting.pot - sum(award.amount for award in everything),
            consent=state.counts(),
        ),
    ]


def on_given(state: DecisionState, event: ConsentGiven) -> DecisionState:
    """The last answer counts."""
    consent = Consent(event.position, event.reason or "", event.channel)
    return msgspec.structs.replace(state, consents={**state.consents, event.seat: consent})


def on_recorded(state: DecisionState, event: DecisionRecorded) -> DecisionState:
    """From now on nothing of the division changes."""
    return msgspec.structs.replace(state, recorded=True)


KIND = StageKind(
    key="decision",
    state=DecisionState,
    acts={GiveConsent: give, RecordDecision: record},
    events={ConsentGiven: on_given, DecisionRecorded: on_recorded},
    reopens=False,
    closes_by_hand=True,
)
