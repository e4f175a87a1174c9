"""What people said when they looked back, in the record."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from flask_babel import gettext, lazy_gettext

from app.languages import decimal
from app.record.blocks import Block, Terms
from app.record.reading import Reading
from app.record.section import Section


class Lessons(msgspec.Struct, frozen=True):
    """What to keep, what to do better, and the average grade in a sentence; each may be empty."""

    keep: list[str]
    improve: list[str]
    grade: str


def _lessons(read: Reading) -> Lessons | None:
    review: Mapping[str, Any] | None = read.record["review"]
    if not review or not any(review[name] for name in ("keep", "improve", "grades")):
        return None
    return Lessons(review["keep"], review["improve"], _grade(review["grades"]))


def _grade(grades: list[int]) -> str:
    """The average to one decimal, half up, worked out in whole numbers."""
    if not grades:
        return ""
    tenths = (20 * sum(grades) + len(grades)) // (2 * len(grades))
    return gettext("gemiddeld %(grade)s, van %(n)s mensen", grade=decimal(tenths), n=len(grades))


def _blocks(read: Reading) -> Iterator[Block]:
    review = read.record["review"] or {}
    kept = [("Houden", text) for text in review.get("keep", [])]
    yield Terms([*kept, *(("Beter", text) for text in review.get("improve", []))])


SECTIONS = (
    Section(name="review", part="review", title=lazy_gettext("Wat we leerden"), blocks=_blocks, shows=_lessons),
)
