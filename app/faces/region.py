"""Regions: the named pieces of a face, each with its template and with the slices of a meeting that it shows."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from app.faces.view import ROOM, View
from facilitation.roles import Actor
from facilitation.state.meeting import Meeting

__all__ = ["FACES", "ROOM", "Face", "Read", "Region"]

Read = Callable[[View], object]
"""A slice of what a region shows: a value that is the same object, or equal, as long as it shows the same."""


@dataclass(frozen=True)
class Region:
    """A piece of a face. `template` is a path, or gives one for a view; `reads` are all the slices that it shows.

    A template shows nothing that is in no slice, but for what never changes while the server runs: a region of which
    every slice is what it was is not rendered again.
    """

    name: str
    template: str | Callable[[View], str]
    reads: tuple[Read, ...]

    def path(self, view: View) -> str:
        """The template that shows this view."""
        return self.template if isinstance(self.template, str) else self.template(view)

    def read(self, view: View) -> tuple[object, ...]:
        """What it shows of this view, slice by slice."""
        return tuple(read(view) for read in self.reads)


Scoped = Callable[[Meeting, str], Iterable[Region]]
"""The regions of a scope of this kind with this name, such as `T1`; none where the meeting has no such scope."""
Owned = Callable[[Meeting, Actor], Iterable[str]]
"""The names of the scopes of this kind that are an actor's own."""


class Face:
    """One face: the regions of the room in their order, and those of other scopes by the kind of scope.

    Names of regions are unique on a face, whatever their scope: a page holds them all. Two scopes of one kind have the
    same names: who goes from one table to another sees those of the other in their place. A face may be `like` another,
    of which it shows the pieces of the parts in its own manner.
    """

    def __init__(self, name: str, like: str = "") -> None:
        self.name, self.like = name, like or name
        self._room: dict[str, Region] = {}
        self._scopes: dict[str, Scoped] = {}
        self._owned: dict[str, Owned] = {}

    def regions(self, meeting: Meeting, scope: str = ROOM) -> tuple[Region, ...]:
        """The regions of a scope; none where this face of the meeting has no such scope."""
        if scope == ROOM:
            return tuple(self._room.values())
        kind, _, name = scope.partition(":")
        return tuple(self._scopes[kind](meeting, name)) if kind in self._scopes else ()

    def own(self, meeting: Meeting, actor: Actor) -> tuple[str, ...]:
        """The scopes that follow an actor wherever it goes, such as that of the table where it sits."""
        return tuple(f"{kind}:{name}" for kind, owned in self._owned.items() for name in owned(meeting, actor))

    def open_to(self, meeting: Meeting, actor: Actor, scope: str) -> bool:
        """Whether an actor may follow a scope: one whose kind is nobody's own, or one that is its own."""
        return scope.partition(":")[0] not in self._owned or scope in self.own(meeting, actor)

    def add(self, region: Region) -> None:
        """One more region for the whole room; raises ValueError where its name is taken."""
        if region.name in self._room:
            raise ValueError(f"{self.name} has a region called {region.name}")
        self._room[region.name] = region

    def add_scope(self, kind: str, regions: Scoped, owned: Owned | None = None) -> None:
        """One more kind of scope; with `owned` nobody follows one but whose own it is, who always do.

        Raises ValueError where there is one.
        """
        if kind == ROOM or kind in self._scopes:
            raise ValueError(f"{self.name} has a scope called {kind}")
        self._scopes[kind] = regions
        if owned is not None:
            self._owned[kind] = owned

    @contextmanager
    def with_region(self, region: Region) -> Iterator[None]:
        """One more region for a while."""
        self.add(region)
        try:
            yield
        finally:
            del self._room[region.name]


FACES = {name: Face(name) for name in ("phone", "screen", "console", "livecast", "table", "overlay", "door")}
FACES["simple"] = Face("simple", like="phone")
"""The faces that sockets may follow; `app.faces.regions` fills them, and a part may add regions of its own."""
