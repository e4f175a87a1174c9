"""One item on the agenda, as it was planned and as it stands."""

from collections.abc import Mapping
from typing import Any, Generic, Literal, TypeVar

import msgspec

from facilitation.state.method import BallotForm, Method

Status = Literal["waiting", "open", "closed", "revealed"]
Format = Literal["zaal", "tafel", "alleen"]
K = TypeVar("K", covariant=True)


class Script(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the agenda says of a stage beside its kind and its minutes.

    title   what it is called this evening; empty: what its kind is called
    format  how the room does it: all together, at tables, or everybody alone
    leader  who leads it, by role
    notes   what the presenter wants to have at hand; nobody else sees it
    rules   what its kind may be told, such as the seconds of a pitch: `Kind.options`
    """

    title: str = ""
    format: Format = "zaal"
    leader: str = ""
    notes: str = ""
    rules: Mapping[str, Any] = {}


class Stage(msgspec.Struct, frozen=True):
    """`kind` names the part, `key` is unique within the meeting; a vote has a method.

    `form` is how logs from before there were methods say it. `script` is unset, and in no log, where nothing was said.
    """

    key: str
    kind: str
    minutes: int = 10
    form: BallotForm | None = None
    method: Method | None = None
    script: Script | msgspec.UnsetType = msgspec.UNSET

    @property
    def said(self) -> Script:
        """What the agenda says of it, which may be nothing."""
        return self.script or NOTHING_SAID

    @property
    def title(self) -> str:
        """What it is called this evening; empty: what its kind is called."""
        return self.said.title

    @property
    def format(self) -> Format:
        """How the room does it."""
        return self.said.format

    @property
    def leader(self) -> str:
        """Who leads it, by role."""
        return self.said.leader

    @property
    def notes(self) -> str:
        """What the presenter wants to have at hand."""
        return self.said.notes

    @property
    def rules(self) -> Mapping[str, Any]:
        """What its kind is told."""
        return self.said.rules

    def saying(self, **changes: Any) -> "Stage":
        """The stage with these fields of its script changed."""
        script = msgspec.structs.replace(self.said, **changes)
        return msgspec.structs.replace(self, script=msgspec.UNSET if script == NOTHING_SAID else script)


NOTHING_SAID = Script()


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


class Nothing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The options of a kind that can be told nothing."""
