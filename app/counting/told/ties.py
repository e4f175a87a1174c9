"""What goes first among plans that end equal: one sentence for wall, phones, record, paper and the guide to it."""

from flask_babel import gettext


def first(kind: str) -> str:
    """What goes first, by the kind of the ballots: ticks alone have no first places."""
    if kind == "approval":
        return gettext("Gelijk? Het laagste bedrag gaat voor, dan het lot.")
    return gettext("Gelijk? De meeste eerste plekken gaan voor, dan het laagste bedrag, dan het lot.")
