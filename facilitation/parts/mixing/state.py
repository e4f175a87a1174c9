"""What a meeting keeps about mixing: what is asked, who stays, the mix of now, and who sat where before."""

from collections.abc import Mapping
from typing import Literal, get_args

import msgspec

from facilitation.parts.mixing.hall import Column, Hall
from facilitation.parts.mixing.quality import Quality

NAME = "mixing"
Field = Literal["newcomer", "street", "age", "language"]
FIELDS: tuple[Field, ...] = get_args(Field)


class Mix(msgspec.Struct, frozen=True):
    """One mix: row for row the seats, place for place the tables, and what the lot made of it.

    `hall` is None once its groups were removed from the log; `at` is the table of each row, empty until it is drawn.
    """

    seats: tuple[str, ...]
    tables: tuple[str, ...]
    digest: str
    hall: Hall | None
    words: str = ""
    at: Column = ()
    quality: Quality = Quality()
    seated: bool = False

    def placed(self) -> dict[str, str]:
        """The table of each seat, as it was drawn."""
        return {seat: self.tables[table] for seat, table in zip(self.seats, self.at, strict=False)}


class Mixing(msgspec.Struct, frozen=True):
    """`asked` are the fields that people may tell, `stays` the seats that keep their place, `mix` the one in sight.

    `before` has per earlier round who sat at which table.
    """

    asked: tuple[Field, ...] = ()
    stays: frozenset[str] = frozenset()
    mix: Mix | None = None
    before: tuple[Mapping[str, str], ...] = ()
