"""Audiences without sockets: what each remembers, which regions a change renders for it, and whether all is true."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from itertools import product
from unittest.mock import patch

from app.faces.region import FACES, ROOM
from app.faces.regions import Rendered, regions
from app.faces.remembered import Remembered
from app.languages import LANGUAGES
from app.live import meetings
from app.services import services

Audience = tuple[str, str]
"""A face and a language."""

ALL: tuple[Audience, ...] = tuple(product(FACES, LANGUAGES))


class Watchers:
    """Everybody who watches a meeting: one audience per face and language."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.remembered = {audience: Remembered() for audience in ALL}

    def follow(self, audiences: Iterable[Audience] = ALL) -> Mapping[Audience, frozenset[str]]:
        """Bring audiences up to date; the regions that were rendered for each."""
        return {audience: self._renewed(audience).made for audience in audiences}

    def check(self, audiences: Iterable[Audience] = ALL) -> int:
        """Bring audiences up to date and hold what they have against a fresh render; how many regions were kept."""
        kept = 0
        for audience in audiences:
            with one_moment():
                shown, fresh = self._renewed(audience), regions(meetings.load(self.code), *audience)
            for name, html in fresh.html.items():
                assert shown.html[name] == html, (audience, name, meetings.load(self.code).state.seq)
            assert (shown.html.keys(), shown.order) == (fresh.html.keys(), fresh.order)
            kept += len(fresh.made - shown.made)
        return kept

    def _renewed(self, audience: Audience) -> Rendered:
        return regions(meetings.load(self.code), *audience, ROOM, self.remembered[audience])


@contextmanager
def one_moment() -> Iterator[None]:
    """A count goes on while we look; inside, it stays at the step where it was seen first."""
    workers = services().workers
    with patch.object(workers, "step", cache(workers.step)):
        yield
