"""All features of the programme, and what is derived from them."""

from collections.abc import Iterator, Mapping
from typing import Any

from flask_babel.speaklater import LazyString

from app.programme.feature import At, Chapter, Feature, File, Role, Route, Section, Tab, resolved


class Registry:
    """The features by name, in the order in which they were added."""

    def __init__(self) -> None:
        self.features: dict[str, Feature] = {}

    def add(self, feature: Feature) -> None:
        """Know one more; raises ValueError where a name, a right or the key of a refusal is taken."""
        taken = feature.rights.keys() & self.rights.keys() or feature.refusals.keys() & self.refusals.keys()
        if feature.name in self.features or taken:
            raise ValueError(f"{feature.name}, or {taken} of it, is there already")
        self.features[feature.name] = feature

    @property
    def rights(self) -> Mapping[str, tuple[Role, ...]]:
        """Each right, and the roles that have it."""
        return {right: roles for each in self.features.values() for right, roles in each.rights.items()}

    @property
    def refusals(self) -> Mapping[str, LazyString]:
        """The sentences of refusals by key."""
        return {key: words for each in self.features.values() for key, words in each.refusals.items()}

    def routes(self) -> Iterator[tuple[Feature, Route]]:
        """Every address, with the feature that it is of."""
        return ((feature, route) for feature in self.features.values() for route in feature.routes)

    def tabs(self, at: At) -> Iterator[tuple[Tab, Route]]:
        """The tabs of a place or a round, each with the route that answers it."""
        for feature in self.features.values():
            known = {route.rule: route for route in feature.routes}
            yield from ((tab, known[tab.rule]) for tab in feature.tabs if tab.at == at)

    def sections(self, page: str) -> Iterator[tuple[Section, Any]]:
        """The pieces of a public page, each with the function that says what stands in it."""
        for feature in self.features.values():
            yield from ((each, resolved(feature.name, each.asks)) for each in feature.sections if each.page == page)

    def chapters(self) -> Iterator[tuple[Chapter, Any]]:
        """The chapters of the report of a round, each with the function that gives its blocks."""
        for feature in self.features.values():
            yield from ((each, resolved(feature.name, each.blocks)) for each in feature.chapters)

    def files(self) -> Iterator[tuple[File, Any]]:
        """The tables in what is published of a round, each with the function that gives its rows."""
        for feature in self.features.values():
            if feature.files is not None:
                known = resolved(feature.name, feature.files)
                yield from ((each, resolved(feature.name, each.rows)) for each in known)

    def named(self, field: str) -> Iterator[Any]:
        """What the features name in this field of theirs, such as `identify` or `demo`."""
        for feature in self.features.values():
            if told := getattr(feature, field):
                yield resolved(feature.name, told)


FEATURES = Registry()
