"""Moments: the clock of the server, and rows read with their moments in UTC."""

from datetime import UTC, datetime
from typing import Any, TypeVar

import sqlalchemy as sa

T = TypeVar("T")


def now() -> datetime:
    """The moment at which something is written, in UTC."""
    return datetime.now(UTC)


def made(kind: type[T], row: sa.Row[Any]) -> T:
    """What a row says, as this struct: those of its columns that the struct has, each moment in UTC."""
    fields: tuple[str, ...] = kind.__struct_fields__  # type: ignore[attr-defined]
    told = row._mapping
    return kind(**{name: _aware(told[name]) for name in fields if name in told})


def _aware(value: Any) -> Any:
    return value.replace(tzinfo=UTC) if isinstance(value, datetime) else value
