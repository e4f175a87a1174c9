"""A recorded vote: the round it was about, every ballot, and the limits that its file states."""

from collections.abc import Mapping

import msgspec

from app.forms.amounts import exact
from app.imports.source import Source
from app.imports.votes.told import Told
from facilitation.counting.election import Ballot, Election
from facilitation.state.method import Agreed, BallotKind, Form

KINDS: Mapping[str, BallotKind] = {
    "approval": "approval", "choose-1": "approval", "ordinal": "ranking", "cumulative": "points", "scoring": "points",
}  # fmt: skip
MARKED = ("cumulative", "scoring")
ONE = "choose-1"
CHANNEL = "voting_method"
EURO, LETTERS = 100, 3


class Vote(msgspec.Struct, frozen=True):
    """One ballot: the file's vote type, the ids in the voter's order, and points beside them where it has points."""

    kind: str
    choices: tuple[str, ...]
    points: tuple[int, ...] = ()
    channel: str = ""


class Recorded(msgspec.Struct, frozen=True):
    """Round and ballots together; `kind` is the vote type, `caps` are cents per theme, `meta` is all it says.

    `lines` are where the votes stand in the file; `told` is what was mended or left out, and what does not fit.
    """

    source: Source
    kind: str
    votes: tuple[Vote, ...]
    caps: Mapping[str, int] = {}
    meta: Mapping[str, str] = {}
    lines: tuple[int, ...] = ()
    told: tuple[Told, ...] = ()

    @property
    def currency(self) -> str:
        """The currency of its amounts, as three letters; euros where it names none."""
        said = self.meta.get("currency", "").strip().upper()
        return said if len(said) == LETTERS and said.isascii() and said.isalpha() else "EUR"

    def form(self, kind: BallotKind) -> Form:
        """The limits of the file as a form of this kind."""
        least, most = (1, 1) if self.kind == ONE else (self.limit("min_length"), self.limit("max_length"))
        of = "points" if kind == "points" else "cost"
        sums = {"total": self.limit(f"max_sum_{of}"), "total_least": self.limit(f"min_sum_{of}")}
        if of == "cost":
            sums = {name: cents * EURO if cents is not None else None for name, cents in sums.items()}
        each = self.limit("max_points") if of == "points" else None
        return Form(kind=kind, least=least or 0, most=most, each=each, **sums)

    def limit(self, name: str) -> int | None:
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
