"""All lists of all features that programs may read, and which of them an address is about."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import msgspec
from flask_babel.speaklater import LazyString

from app.programme.api.problems import Problem
from app.programme.feature import Resource, resolved
from app.programme.published import Listing, Published
from app.programme.registry import FEATURES


class Offered(NamedTuple):
    """A list, with the feature that it is of."""

    feature: str
    resource: Resource

    @property
    def title(self) -> LazyString:
        """What stands in it, in words."""
        return self.resource.title

    @property
    def schema(self) -> type[Published]:
        """What one of them is."""
        found: type[Published] = resolved(self.feature, self.resource.schema)
        return found

    @property
    def filters(self) -> type[msgspec.Struct]:
        """What one may ask for."""
        found: type[msgspec.Struct] = resolved(self.feature, self.resource.filters)
        return found

    def listing(self, asked: msgspec.Struct) -> Listing:
        """Where those that fit stand in the tables."""
        found: Listing = resolved(self.feature, self.resource.query)(asked)
        return found


class Asked(NamedTuple):
    """What an address is about: a list or one of it, and what the address names."""

    offered: Offered
    named: Mapping[str, str]
    one: bool


def offers() -> Iterator[Offered]:
    """Every list, in the order of the features."""
    for feature in FEATURES.features.values():
        yield from (Offered(feature.name, resource) for resource in feature.resources)


def about(path: str) -> Asked:
    """What a path below the address of the API is about. Raises Problem: 404."""
    for offered in offers():
        for template, one in ((offered.resource.path, False), (offered.resource.one, True)):
            named = matched(template, path)
            if named is not None:
                return Asked(offered, named, one)
    raise Problem(404)


def above(asked: Asked) -> Asked | None:
    """What a list is inside of, such as the round of its plans; None for one that stands by itself."""
    path, named = asked.offered.resource.path.rpartition("/")[0], asked.named
    return next((Asked(each, named, True) for each in offers() if path and each.resource.one == path), None)


def matched(template: str, path: str) -> Mapping[str, str] | None:
    """What a path names in the braces of a template; None where it is not of it."""
    wanted, given = template.split("/"), path.split("/")
    if not template or len(wanted) != len(given) or "" in given[1:]:
        return None
    pairs = list(zip(wanted, given, strict=True))
    if any(name != found for name, found in pairs if not braced(name)):
        return None
    return {name[1:-1]: found for name, found in pairs if braced(name)}


def braced(segment: str) -> bool:
    """Whether a segment of a template names something."""
    return segment.startswith("{")


def names(template: str) -> tuple[str, ...]:
    """What a template names, in its order."""
    return tuple(each[1:-1] for each in template.split("/") if braced(each))
