"""What people said when they looked back, in the record."""

from collections.abc import Iterator

from flask_babel import gettext, lazy_gettext, ngettext

from app.languages import decimal
from app.record.blocks import Block, Terms
from app.record.reading import Reading
from app.record.section import Section


def _grade(grades: list[int]) -> str:
    """The average to one decimal, half up, worked out in whole numbers."""
    if not grades:
        return ""
    tenths = (20 * sum(grades) + len(grades)) // (2 * len(grades))
    return ngettext(
        "gemiddeld %(grade)s, van %(num)s persoon",
        "gemiddeld %(grade)s, van %(num)s mensen",
        len(grades),
        grade=decimal(tenths),
    )


def _blocks(read: Reading) -> Iterator[Block]:
    review = read.record["review"] or {"keep": [], "improve": [], "grades": []}
    told = [
        (gettext("Houden"), "\n".join(review["keep"])),
        (gettext("Beter"), "\n".join(review["improve"])),
        (gettext("Cijfer"), _grade(review["grades"])),
    ]
    yield Terms([(term, said) for term, said in told if said])


SECTIONS = (Section(name="review", part="review", title=lazy_gettext("Wat we leerden"), blocks=_blocks),)
