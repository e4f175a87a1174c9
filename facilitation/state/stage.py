"""One item on the agenda, as it was planned and as it stands."""

from typing import Generic, Literal, TypeVar

import msgspec

from facilitation.state.method import BallotForm, Method

Status = Literal["waiting", "open", "closed", "revealed"]
K = TypeVar("K", covariant=True)


class Stage(msgspec.Struct, frozen=True):
    """`kind` names the part, `key` is unique within the meeting; a vote has a method.

    `form` is how logs from before there were methods say it.
    """

    key: str
    kind: str
    minutes: int = 10
    form: BallotForm | None = None
    method: Method | None = None


class LiveStage(msgspec.Struct, Generic[K], frozen=True):
    """A stage of a running meeting: its plan, how far it is, what its kind keeps, and with which event it closed.

    `closed_at` is the `seq` of that event, 0 as long as it never closed.
    """

    plan: Stage
    state: K
    status: Status = "waiting"
    sealed: bool = False
    closed_at: int = 0

    @property
    def key(self) -> str:
        """The key by which acts and events name this stage."""
        return self.plan.key

    @property
    def method(self) -> Method:
        """How a vote is voted and counted."""
        return self.plan.method or Method()
