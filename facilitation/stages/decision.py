"""Besluit: akkoord, zorg or bezwaar over the package, round by round; then the decision is recorded."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

import msgspec

from facilitation.acts import Act, Key, VoiceAct, Writing
from facilitation.deciding import division, minority, objections
from facilitation.deciding.choice import require_none_open
from facilitation.deciding.consent import Consent, Fate, Objection, Round
from facilitation.deciding.minority import Views
from facilitation.deciding.package import AWARD_TEXTS, owned
from facilitation.deciding.ruling import Called, Ruling, called, judge
from facilitation.events import Event, StageEvent, StageOpened
from facilitation.refusals import Malformed, Refused
from facilitation.room import Award, Channel, Position
from facilitation.stages import Context, Facts, StageKind
from facilitation.texts import LONGEST_REASON, clean, optional

replace = msgspec.structs.replace


class DecisionState(msgspec.Struct, frozen=True):
    """The round of now, with answers per opaque seat hidden until the stage closes; the rounds before it.

    `fates` tells what became of objections, `floor` names the one that the room talks about, `views` are of minorities.
    """

    now: Round = Round()
    past: tuple[Round, ...] = ()
    fates: Mapping[str, Fate] = {}
    floor: str | None = None
    views: Views = {}
    recorded: bool = False
    called: Called | None = None

    @property
    def round(self) -> int:
        """How often the room was asked, this time included."""
        return self.now.number

    @property
    def consents(self) -> Mapping[str, Consent]:
        """The answers of now."""
        return self.now.consents

    def counts(self, online: bool | None = None) -> dict[str, int]:
        """How many seats answered what in this round, all of them or only those (not) online."""
        return self.now.counts(online)

    def reasons(self, position: Position) -> list[str]:
        """The texts with this answer in this round, sorted so that their order says nothing."""
        return [consent.reason for consent in self.now.answers(position)]

    def rounds(self, shown: bool) -> Iterator[Round]:
        """The rounds that may be seen; the one of now when it is `shown`, which is when the stage is closed."""
        yield from (round for round in self.past if round.shown)
        if shown:
            yield self.now

    def objections(self, shown: bool, number: int | None = None) -> list[Objection]:
        """The objections that may be seen, of one round or of all."""
        return [
            Objection(key, round.number, answer.reason, answer.need, self.fates.get(key, Fate()))
            for round in self.rounds(shown)
            if number in (None, round.number)
            for key, seat in round.objectors().items()
            for answer in (round.consents[seat],)
        ]

    def owners(self, shown: bool) -> dict[str, str]:
        """The seat behind each objection that may be seen."""
        return {key: seat for round in self.rounds(shown) for key, seat in round.objectors().items()}

    def asking(self, shown: bool, version: int, about: str | None = None) -> "DecisionState":
        """A new round; the answers of one that nobody saw are not kept."""
        kept = replace(self.now, shown=shown, version=version, consents=self.now.consents if shown else {})
        return replace(self, now=Round(self.round + 1, about), past=(*self.past, kept))


class GiveConsent(VoiceAct, frozen=True, kw_only=True, tag="consent.give"):
    """Answer the package; can be changed until closing. `need` is what would help with a concern or an objection."""

    position: Position
    reason: Writing = ""
    need: Writing = ""


class OpenRound(Act, frozen=True, kw_only=True, tag="round.open"):
    """Ask the room (again), about the whole package or about one plan."""

    initiative: Key | None = None


class RecordDecision(Act, frozen=True, kw_only=True, tag="decision.record"):
    """Fix the package as the room's decision; as advice where the agreed rule was not met."""

    advice: bool = False


class ConsentGiven(StageEvent, frozen=True, kw_only=True, tag="consent.given"):
    """A seat answered."""

    texts: ClassVar = ("reason", "need")
    seat: str
    channel: Channel
    position: Position
    reason: str | None
    need: str | None = ""


class RoundOpened(StageEvent, frozen=True, kw_only=True, tag="round.opened"):
    """The room is asked for the `round`-th time, about one plan or about all; `asked` is the package before it."""

    round: int
    about: str | None
    asked: int


class DecisionRecorded(StageEvent, frozen=True, kw_only=True, tag="decision.recorded"):
    """The room decided; amounts in cents, all plans are listed, `consent` counts answers. Older logs have no ruling."""

    texts: ClassVar = AWARD_TEXTS
    awards: tuple[Award, ...]
    remainder: int
    consent: Mapping[str, int]
    called: Called = "besluit"
    ruling: Ruling | None = None


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
    need = "" if act.position == "agree" else optional(act.need, LONGEST_REASON, field="need")
    given = Consent(act.position, reason, seat.channel, need)
    return [ConsentGiven(stage=context.key, seat=seat.id, **msgspec.structs.asdict(given))]


def open_round(context: Context, act: OpenRound) -> Facts:
    """Asking what is being asked is harmless; answers that are out are counted first."""
    objections.require_undecided(context)
    require_none_open(context.meeting.choices)
    state: DecisionState = context.stage.state
    about = context.initiative(act.initiative).id if act.initiative else None
    asking = context.stage.status == "open"
    if asking and state.now.about == about:
        return []
    if asking and state.consents:
        raise Refused("close_first")
    closed = context.stage.status == "closed"
    number, asked = state.round + closed, context.meeting.version
    facts: Facts = [RoundOpened(stage=context.key, round=number, about=about, asked=asked)]
    return facts if asking else [*facts, StageOpened(stage=context.key)]


def record(context: Context, act: RecordDecision) -> Facts:
    """Only after the answers are in, once, and with a reason for every departure from the ranking."""
    meeting, state = context.meeting, context.stage.state
    if state.recorded:
        return []
    if meeting.current.plan.key != context.key:
        raise Refused("wrong_stage", stage="decision")
    require_none_open(meeting.choices)
    if context.stage.status == "open":
        raise Refused("close_first")
    if context.stage.status == "waiting":
        raise Refused("not_open_yet", stage="decision")
    if state.now.about is not None:
        raise Refused("ask_about_all")
    division.require_ranking_seen(meeting)
    division.require_reasons(meeting)
    ruling = judge(meeting, state)
    if not ruling.met and not act.advice:
        raise Refused("rule_unmet", rule=meeting.terms.rule, standing=ruling.standing)
    return [*division.settled(meeting), _recorded(context, ruling, act.advice)]


def _recorded(context: Context, ruling: Ruling, advice: bool) -> DecisionRecorded:
    meeting = context.meeting
    awards, usual = division.current(meeting), meeting.terms.usual_due(context.now.date())
    everything = tuple(owned(p, awards.get(p.id, Award(p.id, 0)), usual) for p in meeting.active)
    return DecisionRecorded(
        stage=context.key,
        awards=everything,
        remainder=meeting.free - sum(award.amount for award in everything),
        consent=context.stage.state.counts(),
        called=called(meeting.terms, ruling, advice),
        ruling=ruling,
    )


def on_given(state: DecisionState, event: ConsentGiven) -> DecisionState:
    """The last answer counts."""
    consent = Consent(event.position, event.reason or "", event.channel, event.need or "")
    return replace(state, now=replace(state.now, consents={**state.consents, event.seat: consent}))


def on_round(state: DecisionState, event: RoundOpened) -> DecisionState:
    """The next round; or the one that was not begun yet, about something else."""
    if event.round > state.round:
        return state.asking(True, event.asked, event.about)
    return replace(state, now=replace(state.now, about=event.about))


def on_recorded(state: DecisionState, event: DecisionRecorded) -> DecisionState:
    """From now on nothing of the package changes."""
    return replace(state, recorded=True, floor=None, called=event.called)


_ACTS: dict[type[Act], Any] = {GiveConsent: give, OpenRound: open_round, RecordDecision: record}
_EVENTS: dict[type[Event], Any] = {ConsentGiven: on_given, RoundOpened: on_round, DecisionRecorded: on_recorded}
KIND = StageKind(
    key="decision",
    state=DecisionState,
    acts=_ACTS | objections.ACTS | minority.ACTS,
    events=_EVENTS | objections.EVENTS | minority.EVENTS,
    reopens=False,
    closes_by_hand=True,
)
