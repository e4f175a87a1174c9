"""Search: what fits every word, the best first.

Two questions give the candidates, never more than some hundreds: titles that begin with the first word, and a walk
along an index that holds the words, in the order of what is shown where it fits as well. A common word ends that walk
early and a rare one walks all of it; both are quick at a hundred thousand plans. A word counts inside a longer one
too: who looks for `tuin` finds the `moestuin`.
"""

from collections.abc import Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from app.programme.findable import FOUND, folded
from app.programme.storage import rows
from app.storage.tables import MEETING

PAGE = 20
"""How much stands on a page."""
MOST = 500
"""How much is looked at; who needs more has to say more."""
BEGINNING = 200
"""How much of it begins with the first word."""
WORDS = 8
"""How many words count; what is more is not looked at."""
LONGEST = 100
"""Characters of a question that count."""

BEST = (FOUND.c.rank, FOUND.c.at.desc(), FOUND.c.id)


class Hits(msgspec.Struct, frozen=True):
    """A page of what was found; `total` is how much there is, `more` whether even that was cut short."""

    asked: str
    rows: Sequence[Any]
    total: int
    more: bool
    number: int

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return -(-self.total // PAGE)


def search(asked: str, number: int = 1) -> Hits:
    """The page with this number of what fits; none where no word was asked."""
    words = folded(asked[:LONGEST]).split()[:WORDS]
    if not words:
        return Hits(asked, (), 0, False, 1)
    there = sa.or_(FOUND.c.meeting.is_(None), FOUND.c.meeting.in_(sa.select(MEETING.c.code)))  # none that was erased
    fits = sa.and_(*(FOUND.c.words.contains(word, autoescape=True) for word in words), there)
    query = sa.select(FOUND).where(fits).order_by(*BEST)
    beginning = rows(query.where(FOUND.c.first == words[0]).limit(BEGINNING))
    ids = [row.id for row in rows(sa.select(FOUND.c.id).where(fits).order_by(*BEST).limit(MOST))]
    rest = rows(sa.select(FOUND).where(FOUND.c.id.in_(ids)))
    candidates = {row.id: row for row in (*beginning, *rest)}
    found = sorted(candidates.values(), key=lambda row: _order(row, words))
    number = min(max(number, 1), max(1, -(-len(found) // PAGE)))
    shown = found[(number - 1) * PAGE : number * PAGE]
    return Hits(asked, shown, len(found), len(ids) == MOST, number)


def _order(row: sa.Row[Any], words: list[str]) -> tuple[object, ...]:
    """How well a row fits, then its kind, then the newest, then by its title."""
    title = f" {folded(row.title)} "
    fit = (
        title.strip() != " ".join(words),
        not title.startswith(f" {words[0]}") or not _all(title, words, " "),
        not _all(title, words, " "),
        not _all(title, words),
        not _all(row.words, words, " "),
    )
    return (*fit, row.rank, _reversed(row.at), title, row.id)


def _all(text: str, words: list[str], before: str = "") -> bool:
    return all(before + word in text for word in words)


def _reversed(at: str) -> tuple[int, ...]:
    """A day or moment so that the newest comes first, and none last."""
    return tuple(-ord(sign) for sign in at[:10]) or (0,)
