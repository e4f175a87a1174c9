"""What can be asked about ballots on paper."""

from typing import Annotated

import msgspec

from facilitation.acts import Act, Key, Writing
from facilitation.by_two.card import Says, Sheet

MOST_BALLOTS = 500
Count = Annotated[int, msgspec.Meta(ge=0, le=100_000)]
Number = Annotated[int, msgspec.Meta(ge=1, le=MOST_BALLOTS)]
Seal = Annotated[str, msgspec.Meta(max_length=24, pattern=r"^[A-Za-z0-9][A-Za-z0-9 ./-]*$")]
Typed = Annotated[int, msgspec.Meta(ge=0, le=10**9)] | None


class HandOutPaper(Act, frozen=True, kw_only=True, tag="paper.hand"):
    """So many ballots on paper were handed out for this vote, in all; or for another `question` that is asked there."""

    stage: Key
    question: Key = ""
    ballots: Count


class FinishPaper(Act, frozen=True, kw_only=True, tag="paper.finish"):
    """No more paper comes back for this vote; `reason` says why there is not as much as was handed out."""

    stage: Key
    question: Key = ""
    reason: Writing = ""


class OpenBatch(Act, frozen=True, kw_only=True, tag="batch.open"):
    """Open an envelope with so many ballots; `envelope` is the number on its seal."""

    stage: Key
    question: Key = ""
    ballots: Number
    envelope: Seal


class EnterSheet(Act, frozen=True, kw_only=True, tag="batch.enter"):
    """Enter a ballot of a batch as it is read from the paper, or enter it once more.

    `marks` are numbers of plans in the order of a ranking, or those that were approved; of other ballots what each plan
    gets, in the order in which they are printed, in whole euros where it is money. `said` are the texts on it, typed by
    whoever enters first.
    """

    batch: Key
    number: Number
    says: Says = "valid"
    marks: Annotated[list[Typed], msgspec.Meta(max_length=400)] = []
    said: Annotated[list[Writing], msgspec.Meta(max_length=4)] = []


class EndEntry(Act, frozen=True, kw_only=True, tag="batch.end"):
    """Everything was entered. The app fills in how many that were, by whoever enters now."""

    batch: Key
    entered: int = 0


class SettleSheet(EnterSheet, frozen=True, kw_only=True, tag="batch.settle"):
    """What stands on the paper of a ballot that two people read otherwise."""


class ExplainBatch(Act, frozen=True, kw_only=True, tag="batch.explain"):
    """Say why what is remarkable of a batch is right, under the code of the warning."""

    batch: Key
    code: Key
    words: Writing


class ConfirmBatch(Act, frozen=True, kw_only=True, tag="batch.confirm"):
    """It is as it stands on the paper. The app fills in what both entered, what was settled, and after which number.

    `texts` are the numbers of the ballots of which the texts were read beside the paper.
    """

    batch: Key
    texts: list[Number] = []
    first: list[Sheet] = []
    second: list[Sheet] = []
    settled: list[Sheet] = []
    settles: int = 0


class VoidBatch(Act, frozen=True, kw_only=True, tag="batch.void"):
    """A batch does not count, for this reason; its ballots are entered anew as another one."""

    batch: Key
    reason: Writing = ""
