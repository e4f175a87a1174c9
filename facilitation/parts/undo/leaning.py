"""What leans on what: whether something that came later would not have been without something that came before it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from facilitation.events import Event
from facilitation.registry import PARTS
from facilitation.state.meeting import Meeting

Line = tuple[int, Any]
Path = tuple[object, ...]
BESIDE = frozenset({"seq", "trail"})


def meeting_at(meeting: Meeting, seq: int) -> Meeting | None:
    """The meeting after event `seq`, from what it remembers of lately; None where that does not reach so far."""
    trail = meeting.trail
    if trail.began is None or seq < trail.began.seq:
        return None
    return again(trail.began, (line for line in trail.lines if line[0] <= seq))


def again(began: Meeting, lines: Iterable[Line]) -> Meeting:
    """The meeting after these lines; each happens under the number that it has."""
    for seq, event in lines:
        began = PARTS.after(msgspec.structs.replace(began, seq=seq - 1), event)
    return began


def leaning(before: Meeting, undone: Iterable[Line], later: Iterable[Line]) -> Event | None:
    """The first of the `later` events that leans on one of the `undone`; None where none does.

    An event leans on them that changes what they changed, that names what they made, that belongs to a stage which they
    moved, and, where they moved the room on the agenda, every one of a part that does not stand apart.
    """
    after = again(before, undone)
    moved = {*changes(before, after)}
    made = {str(path[-1]) for path in moved if _is_new(before, path)}
    stages = {s.key for s, was in zip(after.stages, before.stages, strict=False) if s.status != was.status == "waiting"}
    now = after
    for seq, event in later:
        was, now = now, again(now, [(seq, event)])
        touched = {*changes(was, now)}
        if _meet(moved, touched) or _names(event, made) or _belongs(event, stages, after.at != before.at):
            return event
    return None


def _belongs(event: Event, stages: set[str], elsewhere: bool) -> bool:
    of_stage = getattr(event, "stage", None)
    if of_stage in stages:
        return True
    return elsewhere and of_stage is None and not _apart(event)


def _apart(event: Event) -> bool:
    return any(type(event) in part.events and part.apart for part in PARTS.parts.values())


def _names(event: Event, made: set[str]) -> bool:
    return bool(made) and not made.isdisjoint(_words(msgspec.to_builtins(event)))


def _words(value: Any) -> Iterator[str]:
    """Every text in a plain value, also the names of its members."""
    if isinstance(value, Mapping):
        for name, held in value.items():
            yield from (name, *_words(held))
    elif isinstance(value, list | tuple):
        for held in value:
            yield from _words(held)
    elif isinstance(value, str):
        yield value


def _meet(some: set[Path], others: set[Path]) -> bool:
    """Whether a place among these is one of those, or lies inside it, or the other way about."""
    outer = {path[:depth] for path in some for depth in range(1, len(path) + 1)}
    return any(path in outer or any(path[:n] in some for n in range(1, len(path))) for path in others)


def _is_new(before: Meeting, path: Path) -> bool:
    """Whether the last step of a path is the name of something that was not there before."""
    held: Any = before
    for step in path[:-1]:
        held = _inside(held).get(step)
    return isinstance(held, Mapping) and path[-1] not in held


def changes(before: object, after: object, path: Path = ()) -> Iterator[Path]:
    """Where two frozen values differ: the way to each place, as deep as both have the same shape."""
    if before is after:
        return
    here, there = _inside(before), _inside(after)
    alike = type(before) is type(after) or (isinstance(before, Mapping) and isinstance(after, Mapping))
    if not alike or not (here or there):
        if before != after:
            yield path
        return
    for name in {**here, **there}:
        if name in here and name in there:
            yield from changes(here[name], there[name], (*path, name))
        else:
            yield (*path, name)


def _inside(value: object) -> Mapping[Any, object]:
    """What a value holds, by name or place; nothing for one that is whole."""
    if isinstance(value, Mapping):
        return value
    if isinstance(value, msgspec.Struct):
        return {name: getattr(value, name) for name in value.__struct_fields__ if name not in BESIDE}
    return dict(enumerate(value)) if isinstance(value, tuple) else {}
