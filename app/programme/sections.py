"""What the features put on public pages, and the tabs that they have in the workspace."""

from collections.abc import Iterator, Mapping
from typing import Any

import sqlalchemy as sa
from flask import g
from flask_babel.speaklater import LazyString

from app.programme.feature import At
from app.programme.registry import FEATURES


def shown(page: str, subject: Any) -> list[tuple[str, Mapping[str, Any]]]:
    """The pieces of a public page that have something to show: a template each, with what it needs."""
    asked = ((section.template, asks(subject)) for section, asks in FEATURES.sections(page))
    return [(template, told) for template, told in asked if told is not None]


def tabs(at: At, subject: str) -> Iterator[tuple[LazyString, str]]:
    """The tabs of a place or a round that whoever asks may open: what each is called, and its address."""
    for tab, route in FEATURES.tabs(at):
        if route.right is None or (g.holder and g.holder.may(route.right, g.path)):
            yield tab.title, tab.rule.replace(f"<{at}>", subject)


def shows() -> bool:
    """Whether there is anything for the public to read of the programme: a round that it may see."""
    from app.programme.rounds.tables import ROUND
    from app.programme.storage import rows

    return bool(rows(sa.select(ROUND.c.id).where(ROUND.c.public).limit(1)))
