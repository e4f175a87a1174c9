"""What a list of plans is understood as: its plans, what was left out, what people must decide, and its columns."""

from typing import Any

import msgspec
from flask_babel.speaklater import LazyString

from app.imports.source import ImportRefused, Source, excerpt
from app.languages.import_faults import SENTENCES
from facilitation.state.plan import Initiative

Option = int | str


class Ask(msgspec.Struct, frozen=True):
    """A question about a line. `options` are cents or words; `usual` is what *yes* to everything chooses."""

    line: int
    value: str
    why: LazyString
    options: tuple[Option, ...]
    usual: Option


class Left(msgspec.Struct, frozen=True):
    """A line that became no plan: why, and the refusal where it is a fault and not, say, a line of totals.

    `priced` tells that an amount as answer would mend it; anything else is mended in the list. `title` is what the plan
    would be called that somebody may make of it still; empty where it cannot be one.
    """

    line: int
    why: LazyString | None = None
    fault: ImportRefused | None = None
    priced: bool = False
    title: str = ""

    def reason(self) -> str:
        """Why, in the present language, without the number of the line."""
        if self.fault is None:
            return str(self.why)
        return str(SENTENCES[self.fault.key]) % {**self.fault.details, "at": ""}


class Seen(msgspec.Struct, frozen=True):
    """A plan as it was understood; `ask` is None while it is asked, `minimum` where the list names none. In cents."""

    line: int
    plan: Initiative
    ask: int | None
    minimum: int | None


class Column(msgspec.Struct, frozen=True):
    """A heading as the file has it, what it was read as (None where it was not read), and its place, from 0."""

    heading: str
    field: str | None = None
    index: int | None = None


class Preview(msgspec.Struct, frozen=True):
    """A whole file. `source` holds its plans, and what else it says of a round."""

    source: Source
    plans: tuple[Seen, ...]
    left_out: tuple[Left, ...] = ()
    asks: tuple[Ask, ...] = ()
    columns: tuple[Column, ...] = ()
    encoding: str = ""
    settled: bool = False

    @property
    def faults(self) -> tuple[ImportRefused, ...]:
        """What is wrong with lines that nobody decided about yet."""
        return () if self.settled else tuple(left.fault for left in self.left_out if left.fault)

    def plain(self) -> dict[str, Any]:
        """As `plans --preview --json` prints it, in the present language; amounts in cents."""
        return {
            "plans": [
                {"line": seen.line, "id": seen.plan.id, "title": seen.plan.title, "ask": seen.ask,
                 "minimum": seen.minimum, "theme": seen.plan.theme}
                for seen in self.plans
            ],
            "left_out": [{"line": left.line, "why": left.reason()} for left in self.left_out],
            "asks": [
                {"line": ask.line, "value": ask.value, "why": str(ask.why), "options": list(ask.options)}
                for ask in self.asks
            ],
            "columns": [{"heading": column.heading, "field": column.field} for column in self.columns],
            "encoding": self.encoding,
        }  # fmt: skip

    def kept(self) -> Source:
        """The round, once nothing is asked any more.

        Raises ImportRefused: list_asks, list_faults, the one fault of a file that has one, and no_plans.
        """
        if self.asks:
            raise ImportRefused("list_asks", count=len(self.asks), asks=Sentences(self._open))
        if len(self.faults) == 1:
            raise self.faults[0]
        if self.faults:
            raise ImportRefused("list_faults", count=len(self.faults), faults=Sentences(self._open))
        if not self.plans:
            raise ImportRefused("no_plans")
        return self.source

    def _open(self) -> str:
        asked = [(ask.line, f"‘{excerpt(ask.value)}’, {ask.why}") for ask in self.asks]
        wrong = [] if self.settled else [(left.line, left.reason()) for left in self.left_out if left.fault]
        return " ".join(f"{line}: {why}" for line, why in sorted(asked + wrong, key=lambda pair: pair[0]))


class Sentences:
    """Sentences that are put together when somebody reads them, in their language."""

    def __init__(self, say: Any) -> None:
        self._say = say

    def __str__(self) -> str:
        return str(self._say())
