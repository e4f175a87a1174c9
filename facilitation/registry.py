"""All parts, and what is derived from them: acts, rights, events, kinds of stages. `facilitation.parts` fills it."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import msgspec

from facilitation.acts import Act
from facilitation.events import Event, StageEvent
from facilitation.part import Change, Follow, Kind, OfStage, Part, Rule, Whole
from facilitation.roles import Role
from facilitation.state.meeting import Meeting
from facilitation.state.stage import LiveStage

Changed = Callable[[Meeting, Any], Meeting]
"""How an event changes the meeting."""


Voice = Callable[[Meeting, Any], str | None]
"""The seat that speaks in an event: where somebody acts for it, the event tells whose hand it was."""


class Registry:
    """The parts by name, in the order in which they were added, which is the order in which they follow one another.

    acts     what may come in from outside, by its name on the wire
    rules    what every act leads to, with the part that it belongs to
    bars     by act, what other parts look at before its rule decides
    events   every event by its name in the log
    changes  how an event changes the meeting: by its own part, then by those that follow it
    voices   which seat speaks, for the events that may be somebody else's hand
    kinds    the kinds of stages by name
    tells    what the house states before an event, with the kinds of events, in the order of the parts
    put_off  what parts put off of what was decided
    matrix   the names of the acts that each role may ever do
    """

    def __init__(self) -> None:
        self.parts: dict[str, Part[Any]] = {}
        self._derive()

    def add(self, *parts: Part[Any]) -> None:
        """More parts; raises ValueError where a name is taken."""
        for part in parts:
            if part.name in self.parts:
                raise ValueError(f"there is a part called {part.name}")
            self.parts[part.name] = part
        self._derive()

    def remove(self, name: str) -> None:
        """The house without this part; raises KeyError where there is none."""
        del self.parts[name]
        self._derive()

    @contextmanager
    def with_part(self, part: Part[Any]) -> Iterator[None]:
        """One more part for a while."""
        self.add(part)
        try:
            yield
        finally:
            self.remove(part.name)

    def _derive(self) -> None:
        parts = self.parts.values()
        self.rules: dict[type[Act], tuple[Part[Any], Rule]] = {
            act: (part, rule) for part in parts for act, rule in part.rules.items()
        }
        self.bars: dict[type[Act], tuple[Callable[..., None], ...]] = {
            act: tuple(part.bars[act] for part in parts if act in part.bars) for act in self.rules
        }
        self.acts: dict[str, type[Act]] = {act.kind(): act for act, (_, rule) in self.rules.items() if not rule.ours}
        self.events: dict[str, type[Event]] = {event.kind(): event for part in parts for event in part.events}
        self.changes: dict[type[Event], tuple[Changed, tuple[Follow, ...]]] = {
            event: (_changed(part, event, change), tuple(self._following(event)))
            for part in parts
            for event, change in part.events.items()
        }
        self.voices: dict[type[Event], Voice] = {event: voice for part in parts for event, voice in part.voices.items()}
        self.tells = [tell for part in parts for tell in part.tells.items()]
        self.put_off = [part.puts_off for part in parts if part.puts_off is not None]
        self.kinds: dict[str, Kind[Any]] = {part.name: part.kind for part in parts if part.kind is not None}
        self.matrix: Mapping[Role, frozenset[str]] = {
            role: frozenset(act.kind() for act, (_, rule) in self.rules.items() if role in rule.roles) for role in Role
        }

    def kind(self, stage: LiveStage[Any]) -> Kind[Any]:
        """What the house knows of this stage's kind."""
        return self.kinds[stage.plan.kind]

    def after(self, meeting: Meeting, event: Event) -> Meeting:
        """The meeting after this event, with its trail: changed by the event's own part, then by those that follow."""
        own, following = self.changes[type(event)]
        after = own(meeting, event)
        for follow in following:
            after = follow(meeting, after, event)
        trail = after.trail.followed(meeting, event)
        return msgspec.structs.replace(after, seq=meeting.seq + 1, trail=trail)

    def _following(self, event: type[Event]) -> Iterator[Follow]:
        each = (part.follows.get(event) or part.follows.get(Event) for part in self.parts.values())
        return (follow for follow in each if follow is not None)


def _changed(part: Part[Any], event: type[Event], change: Change) -> Changed:
    """How an event of a part changes the meeting."""
    if isinstance(change, Whole):
        return change.change
    if isinstance(change, OfStage):
        return lambda meeting, event: _with_stage(meeting, event.stage, lambda stage: change.change(stage, event))
    if part.kind is not None and issubclass(event, StageEvent):
        return lambda meeting, event: _with_stage(
            meeting, event.stage, lambda stage: msgspec.structs.replace(stage, state=change(stage.state, event))
        )
    return lambda meeting, event: part.put(meeting, change(part.of(meeting), event))


def _with_stage(meeting: Meeting, key: str, change: Callable[[LiveStage[Any]], LiveStage[Any]]) -> Meeting:
    at = meeting.position(key)
    if at is None:
        raise KeyError(key)
    return meeting.with_stage(at, change(meeting.stages[at]))


PARTS = Registry()
