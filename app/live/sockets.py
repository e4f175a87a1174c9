"""What pages and numbers ask of the sockets; `realtime` answers where there are any."""

from collections.abc import Collection, Mapping
from typing import Protocol


class Sockets(Protocol):
    """The sockets of one app, of which there may be none."""

    def rev(self, code: str, face: str, language: str, scope: str) -> str:
        """How far the live messages of a face are in a scope: a page that holds its regions begins from there."""

    def counts(self) -> Mapping[str, int]:
        """How many sockets look at each face, over all meetings."""

    def connected(self, code: str) -> Collection[str]:
        """The seats of a meeting that are connected now."""

    def awake(self, code: str) -> Mapping[str, bool]:
        """The seats whose phones are there, and whether they are awake; a phone that is not in it is gone."""


class NoSockets:
    """An app that is served without: nobody looks, and no page follows."""

    def rev(self, code: str, face: str, language: str, scope: str) -> str:
        """An empty `rev`: no message was ever sent."""
        return ""

    def counts(self) -> Mapping[str, int]:
        """Empty: no face has any sockets."""
        return {}

    def connected(self, code: str) -> Collection[str]:
        """Empty: no seat of any meeting has a socket."""
        return ()

    def awake(self, code: str) -> Mapping[str, bool]:
        """Empty: no phone is there."""
        return {}
