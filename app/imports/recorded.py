"""A recorded vote: the round it was about, every ballot, and the limits that its file states."""

from collections.abc import Mapping

import msgspec

from app.forms.amounts import exact
from app.imports.source import Source
from facilitation.counting.election import Ballot, Election
from facilitation.state.method import Agreed, BallotKind, Form

KINDS: Mapping[str, BallotKind] = {
    "approval": "approval", "ordinal": "ranking", "cumulative": "points", "scoring": "points",
}  # fmt: skip


EURO = 100


class Vote(msgspec.Struct, frozen=True):
    """One ballot: the file's vote type, the ids in the voter's order, and points beside them where it has points."""

    kind: str
    choices: tuple[str, ...]
    points: tuple[int, ...] = ()
    channel: str = ""


class Recorded(msgspec.Struct, frozen=True):
    """Round and ballots together; `kind` is the vote type, `caps` are cents per theme, `meta` is all it says."""

    source: Source
    kind: str
    votes: tuple[Vote, ...]
    caps: Mapping[str, int] = {}
    meta: Mapping[str, str] = {}

    def form(self, kind: BallotKind) -> Form:
        """The limits of the file as a form of this kind."""
        least, most = self._limit("min_length"), self._limit("max_length")
        of = "points" if kind == "points" else "cost"
        sums = {"total": self._limit(f"max_sum_{of}"), "total_least": self._limit(f"min_sum_{of}")}
        if of == "cost":
            sums = {name: cents * EURO if cents is not None else None for name, cents in sums.items()}
        return Form(kind=kind, least=least or 0, most=most, **sums)

    def _limit(self, name: str) -> int | None:
        """A whole number that the file states; part of a euro is rounded up in favour of the voter."""
        try:
            return -(-exact(self.meta[name]) // EURO)
        except (KeyError, ValueError):
            return None


def election(recorded: Recorded, agreed: Agreed, top: int | None = None) -> Election:
    """The vote as the counting rules take it; a ballot keeps its channel only where channels are weighed."""
    kind = KINDS.get(recorded.kind, "approval")
    marked = kind == "points"
    return Election(
        plans=recorded.source.initiatives,
        pot=recorded.source.pot or 0,
        ballots=tuple(
            Ballot(vote.choices, vote.points if marked else (), vote.channel if agreed.shares else "")
            for vote in recorded.votes
        ),
        kind=kind,
        top=top or recorded.source.form.top,
        agreed=agreed,
    )
