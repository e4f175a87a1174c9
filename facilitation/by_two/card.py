"""How something that a part asks is answered on paper: the question, how a card of it is typed, what cards lead to."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import msgspec

Says = Literal["valid", "blank", "spoiled"]
Marks = Sequence[int | None]


class Question(msgspec.Struct, frozen=True):
    """Something that is asked at a stage and can be answered on paper.

    part    the name of the part that asks it
    number  which time it is asked: cards of an earlier time count no more
    id      what it is called where a stage can ask more than one; empty for what the stage itself asks
    over    whether nothing comes in or out any more
    box     whether a ballot box stays open for paper beside its turn; else its closing waits for paper
    """

    part: str
    stage: str
    number: int = 1
    id: str = ""
    over: bool = False
    box: bool = False

    @property
    def key(self) -> str:
        """What stands for it where things are kept by question."""
        return f"{self.stage} {self.id}" if self.id else self.stage


class Item(msgspec.Struct, frozen=True):
    """One line of a card by its number: what it stands for, what it is called, and the highest mark it can get."""

    id: str
    title: str
    most: int = 0


class Form(msgspec.Struct, frozen=True):
    """How a card is typed.

    `places` that each take the number of an item, where it is `listed`; or a mark for each of the `items`. `field` is
    where it stands in what is read. `money` is in whole euros, `steps` are nothing, the minimum and all. `words` are
    the texts that belong to one of the marks in `worded`, typed by whoever enters first and read by both. It is
    `remarkable` where everybody says the same.
    """

    field: str
    places: int
    listed: bool
    items: tuple[Item, ...] = ()
    money: bool = False
    steps: bool = False
    least: int = 0
    words: tuple[str, ...] = ()
    worded: tuple[int, ...] = ()
    remarkable: bool = True


class Sheet(msgspec.Struct, frozen=True):
    """One card of a batch as somebody read it.

    `marks` as they were typed, `paper` what a valid one says, `said` its texts in the order of the form.
    """

    number: int
    says: Says
    marks: tuple[int | None, ...] = ()
    paper: Mapping[str, Any] = {}
    said: tuple[str, ...] = ()

    @property
    def read(self) -> tuple[object, ...]:
        """What two people have to read alike, each by themselves: all but the texts, which both read afterwards."""
        return self.says, self.paper


@dataclass(frozen=True)
class OnPaper:
    """How what a part asks can be answered on paper.

    asked  its questions in a meeting: `(meeting)`
    form   how a card is typed: `(meeting, question)`
    read   what a card says, checked, from its marks: `(context, question, marks)`; raises Refused with a key of `sheet`
    lands  what the valid cards of a batch lead to, none for one that counts no more: `(context, question, batch,
           sheets)`
    """

    asked: Callable[[Any], Iterable[Question]]
    form: Callable[[Any, Question], Form]
    read: Callable[[Any, Question, Marks], Mapping[str, Any]]
    lands: Callable[[Any, Question, str, Sequence[Sheet]], list[Any]]


BY_BATCH = "paper:"


def seat_of(batch: str, place: int) -> str:
    """Under what a card of a batch is kept: nobody's seat, and not its place in the pile."""
    return f"{BY_BATCH}{batch}:{place}"


def of_nobody(seat: str) -> bool:
    """Whether what is kept under this came on paper, so that no seat speaks in it."""
    return seat.startswith(BY_BATCH)


def beside_batch(said: Mapping[str, Any], batch: str) -> dict[str, Any]:
    """What is kept by seat, without the cards of this batch."""
    return {seat: each for seat, each in said.items() if not seat.startswith(f"{BY_BATCH}{batch}:")}
