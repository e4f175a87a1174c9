"""Fields of a form that hold more than their text says."""

from collections.abc import Mapping

from werkzeug.datastructures import MultiDict

from app.forms import amounts
from facilitation.refusals import Malformed
from facilitation.texts import isolated


def by_plan(form: MultiDict[str, str], name: str) -> Mapping[str, str]:
    """What stands under a name such as `marks.O1`, by what follows the dot, without what was left empty."""
    return {key.removeprefix(f"{name}."): value for key, value in form.items() if key.startswith(f"{name}.") and value}


def first(form: MultiDict[str, str], name: str) -> str:
    """The first value that says something: a page may hold a field twice."""
    return next((value for value in form.getlist(name) if value), "")


def cents(euros: str) -> str:
    """Cents of an amount typed in euros, such as `12.500`; empty of nothing. Raises Malformed(amount_unreadable)."""
    if not euros.strip():
        return ""
    try:
        return str(amounts.typed(euros))
    except ValueError as error:
        raise Malformed("amount_unreadable", text=isolated(euros[:40])) from error
