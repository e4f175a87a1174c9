"""A plan that asks for money."""

import msgspec


class Origin(msgspec.Struct, frozen=True):
    """Where a plan came from that was sent in before the evening: the call and its round, and when (UTC, ISO 8601)."""

    call: str
    round: str
    sent: str


class Initiative(msgspec.Struct, frozen=True):
    """A plan that asks for money. Amounts are cents; `minimum` equals `ask` where none was stated.

    `withdrawn` is the reason why it no longer takes part, None as long as it does.
    `origin` is only there where it was sent in on a call.
    """

    id: str
    title: str
    ask: int
    minimum: int
    scalable: bool = False
    theme: str = ""
    short: str = ""
    text: str = ""
    proposer: str = ""
    withdrawn: str | None = None
    origin: Origin | msgspec.UnsetType = msgspec.UNSET

    def allows(self, amount: int) -> bool:
        """Whether the room may award this many cents: nothing, all, or from the minimum on where it can be scaled."""
        if amount in (0, self.ask):
            return True
        return self.scalable and self.minimum <= amount <= self.ask

    @property
    def least(self) -> int:
        """The smallest amount in cents with which the plan can go ahead."""
        return self.minimum if self.scalable else self.ask
