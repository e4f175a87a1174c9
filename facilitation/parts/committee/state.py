"""What a selection committee keeps: its criteria, what each member said of each plan, and the lists that came of it."""

from collections.abc import Mapping
from typing import Literal

import msgspec

from facilitation.state.stage import LiveStage

NAME = "committee"
MOST_CRITERIA = 12
HEAVIEST = 100
List = Literal["chosen", "reserve", "others"]
By = Literal["member", "chair"]


class Criterion(msgspec.Struct, frozen=True):
    """Something that plans are scored by; `id` is `C1` and on, `weight` from 1 to 100."""

    id: str
    name: str | None
    weight: int


class Terms(msgspec.Struct, frozen=True):
    """What is agreed before anybody reads: the criteria, and how many plans are chosen and kept in reserve."""

    criteria: tuple[Criterion, ...] = ()
    chosen: int = 0
    reserve: int = 0

    @property
    def weights(self) -> Mapping[str, int]:
        """The weight of every criterion by its id."""
        return {each.id: each.weight for each in self.criteria}


class Score(msgspec.Struct, frozen=True):
    """What one member gave a plan: a mark for every criterion, the reason, and whether that member still doubts."""

    marks: Mapping[str, int]
    reason: str = ""
    doubt: bool = False


class Interest(msgspec.Struct, frozen=True):
    """Why a member does not decide about a plan, and whose word that is."""

    reason: str = ""
    by: By = "member"


class Paper(msgspec.Struct, frozen=True):
    """What was said of one plan, by seat: the scores given alone, those given together, and who has an interest."""

    alone: Mapping[str, Score] = {}
    together: Mapping[str, Score] = {}
    interests: Mapping[str, Interest] = {}

    @property
    def counted(self) -> Mapping[str, Score]:
        """The last score of each member who decides about the plan."""
        given = {**self.alone, **self.together}
        return {seat: score for seat, score in given.items() if seat not in self.interests}


class Placed(msgspec.Struct, frozen=True):
    """What the committee says of a plan together: on which list it belongs, None for where its scores put it, and why.

    Lists are told by name: `chosen`, `reserve` and `others`.
    """

    list: List | None = None
    reason: str = ""


class Lists(msgspec.Struct, frozen=True):
    """The plans that were chosen, those in reserve and the others, each in the order of their scores."""

    chosen: tuple[str, ...] = ()
    reserve: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


class Committee(msgspec.Struct, frozen=True):
    """A committee's stage. `terms` are those agreed here, None as long as the agenda's stand; `papers` by plan.

    `opened` is whether the reading was closed and members see one another's scores; `lists` is None until they are
    fixed.
    """

    terms: Terms | None = None
    papers: Mapping[str, Paper] = {}
    opened: bool = False
    placed: Mapping[str, Placed] = {}
    lists: Lists | None = None

    @property
    def round(self) -> int:
        """Whether members score alone (1) or together (2)."""
        return 2 if self.opened else 1

    @property
    def scored(self) -> bool:
        """Whether anybody gave a score."""
        return any(paper.alone for paper in self.papers.values())


Selection = LiveStage[Committee]
"""A stage of a committee."""


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an agenda says of a committee.

    criteria  one a line: its name, then `: ` and its weight, else 1
    chosen    how many plans are chosen
    reserve   how many wait in case one of them falls out
    most      the highest mark; the lowest is 1
    reasons   whether every score needs a reason; one that is changed together always does
    """

    criteria: str = ""
    chosen: int = 0
    reserve: int = 0
    most: int = 5
    reasons: bool = True
