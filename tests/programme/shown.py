"""An installation in which every page of the programme has something to show.

A feature that has pages of more than a place or a round has a `shown.py` beside its tests: `furnish(round_)` adds what
it shows of the closed round, and gives the address of each of those pages by its rule.
"""

from collections.abc import Iterator, Mapping
from importlib import import_module
from importlib.util import find_spec

from app.programme.editions.filling import fill
from app.programme.places import places
from app.programme.registry import FEATURES
from tests.programme.evening import closed_round

PLACE = "klaverbuurt"


def furnish() -> Mapping[str, str]:
    """Fill it; the address of every page by its rule."""
    fill()
    places.add("noord", "neighbourhood", "Klaverbuurt")
    round_ = closed_round(PLACE)
    own: dict[str, str] = {}
    for name in FEATURES.features:
        if find_spec(f"tests.programme.{name}.shown"):
            own |= import_module(f"tests.programme.{name}.shown").furnish(round_)
    return dict(_addresses(round_)) | own


def _addresses(round_: str) -> Iterator[tuple[str, str]]:
    for _feature, route in FEATURES.routes():
        if "GET" in route.methods:
            yield route.rule, route.rule.replace("<place>", PLACE).replace("<round>", round_)
