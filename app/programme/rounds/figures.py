"""What was told in numbers of rounds: for those that were held elsewhere, of which there is no log to count in."""

from collections.abc import Mapping

import sqlalchemy as sa
from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from app.programme.rounds.tables import FIGURE
from app.programme.storage import rows
from app.services import services

NAMES: dict[str, LazyString] = {
    "applications": _("Plannen die binnenkwamen"),
    "plans": _("Plannen waaruit gekozen werd"),
    "chosen": _("Plannen die gekozen zijn"),
    "voters": _("Mensen die stemden"),
    "smallest": _("Kleinste bedrag"),
    "largest": _("Grootste bedrag"),
}
"""The figures that are known, in their order."""
MONEY = frozenset({"smallest", "largest"})
"""Those in cents."""
PEOPLE = frozenset({"voters"})
"""Those that count people."""


def of(round_: str) -> Mapping[str, int]:
    """The figures of a round, in their order."""
    found = {row.name: row.value for row in rows(sa.select(FIGURE).where(FIGURE.c.round == round_))}
    return {name: found[name] for name in NAMES if name in found}


def tell(round_: str, figures: Mapping[str, int]) -> None:
    """Write the figures of a round down; those that are not named stay as they are."""
    services().database.commit(lambda connection: write(connection, round_, figures))


def write(connection: sa.Connection, round_: str, figures: Mapping[str, int]) -> None:
    """The same inside a transaction."""
    connection.execute(sa.delete(FIGURE).where(FIGURE.c.round == round_, FIGURE.c.name.in_(list(figures))))
    for name in NAMES:
        if name in figures:
            connection.execute(sa.insert(FIGURE).values(round=round_, name=name, value=figures[name]))
