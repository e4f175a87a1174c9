"""What the decision keeps: the rounds with their answers, what became of objections, and the views of minorities."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Literal

import msgspec

from facilitation.part import Kind
from facilitation.parts.decision.consent import Consent, Fate, Objection, Position, Round

Called = Literal["besluit", "advies"]
replace = msgspec.structs.replace


class MinorityView(msgspec.Struct, frozen=True):
    """One view; `supporters` are opaque seats, its author among them. A hidden one has a reason."""

    id: str
    author: str
    text: str
    initiatives: tuple[str, ...] = ()
    supporters: AbstractSet[str] = frozenset()
    hidden: str | None = None


class DecisionState(msgspec.Struct, frozen=True):
    """The round of now, with answers per opaque seat hidden until the stage closes; the rounds before it.

    `fates` tells what became of objections, `floor` names the one that the room talks about, `views` are of minorities.
    """

    now: Round = Round()
    past: tuple[Round, ...] = ()
    fates: Mapping[str, Fate] = {}
    floor: str | None = None
    views: Mapping[str, MinorityView] = {}
    recorded: bool = False
    called: Called | None = None

    @property
    def round(self) -> int:
        """How often the room was asked, this time included."""
        return self.now.number

    @property
    def consents(self) -> Mapping[str, Consent]:
        """The answers of the present round, by seat."""
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
        asked = self.now if shown else replace(self.now, consents={}, hands=None)
        kept = replace(asked, shown=shown, version=version)
        return replace(self, now=Round(self.round + 1, about), past=(*self.past, kept))


KIND: Kind[DecisionState] = Kind(
    "decision",
    state=DecisionState,
    reopens=False,
    closes_by_hand=True,
    divides_money=True,
    chooses=True,
    composes=frozenset({"waiting", "open", "closed", "revealed"}),
    closes_by_choice=True,
    settles=lambda state: state.recorded,
    task="decides",
    answered=lambda state: state.consents,
)
