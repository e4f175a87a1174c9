"""The page that explains the API to people: what there is, how to ask, and what comes back."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from flask import current_app, render_template
from flask_babel import gettext
from flask_babel.speaklater import LazyString

from app.programme import published
from app.programme.api import catalogue, document, parameters, problems
from app.programme.api.catalogue import Offered


class Explained(NamedTuple):
    """What may be asked of a list, or what one of it tells: its name, what it is, and what fits."""

    name: str
    about: str
    choices: Sequence[str]


class Shown(NamedTuple):
    """A list, as the page shows it."""

    title: LazyString
    path: str
    one: str
    asked: Sequence[Explained]
    told: Sequence[Explained]


def page() -> str:
    """What there is to read, made of the same declarations as the answers and their description."""
    lists = [_shown(each) for each in catalogue.offers()]
    base = f"{current_app.config['PUBLIC_URL']}{published.API}"
    told = {"base": base, "version": problems.VERSION, "default": parameters.DEFAULT, "most": parameters.MOST}
    return render_template("programme/api/page.html", lists=lists, **told)


def _shown(offered: Offered) -> Shown:
    resource = offered.resource
    asked = parameters.of(offered.filters, catalogue.names(resource.path))
    return Shown(
        resource.title,
        resource.path,
        resource.one,
        [_explained(each.name, each.schema) for each in asked],
        list(_told(offered)),
    )


def _told(offered: Offered) -> Iterator[Explained]:
    schema = document.schema_of(offered.schema)
    for name, about in schema["properties"].items():
        yield _explained(name, about)


def _explained(name: str, schema: Mapping[str, Any]) -> Explained:
    about = schema["description"]
    return Explained(name, gettext(about), schema.get("enum", ()))
