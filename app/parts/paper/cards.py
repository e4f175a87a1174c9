"""A ballot of a box as a card: places for numbers of plans, or what each plan gets. And any card in one line."""

from flask_babel import gettext

from app.part import SHOWN
from app.wording import Carded
from facilitation.by_two.card import Form, Question, Sheet
from facilitation.situation import stage_named
from facilitation.state.meeting import Meeting


def card_of(question: Question) -> Carded:
    """How cards of this question are spoken of; raises LookupError where its part says nothing."""
    found = SHOWN.parts[question.part].card
    if found is None:
        raise LookupError(question.part)
    return found


def called(meeting: Meeting, question: Question) -> str:
    """The name of the stage."""
    return SHOWN.called(stage_named(meeting, question.stage).plan)


def label(form: Form, number: int) -> str:
    """A place in the order of a ballot, or the number of a plan."""
    return gettext("%(n)se plek", n=number) if form.listed else gettext("Plan %(n)s", n=number)


def keys(form: Form) -> list[tuple[str, str]]:
    """The numbers of the plans, or what a plan gets."""
    if form.listed:
        return [(f"1 – {len(form.items)}", gettext("nummer van het plan")), ("0", gettext("plek leeg gelaten"))]
    if form.steps:
        return [("0", gettext("niets")), ("1", gettext("het minimum")), ("2", gettext("alles"))]
    return [("0 …", gettext("hele euro’s voor dit plan") if form.money else gettext("het getal bij dit plan"))]


CARD = Carded(called=called, label=label, keys=keys)


def shown(sheet: Sheet | None, listed: bool = True) -> str:
    """A ballot in one line, as it was typed; of a list without the places that are empty at its end."""
    if sheet is None:
        return ""
    if sheet.says != "valid":
        return gettext("blanco") if sheet.says == "blank" else gettext("ongeldig")
    marks = list(sheet.marks)
    while listed and marks and not marks[-1]:
        marks.pop()
    return " ".join("–" if mark is None or (listed and not mark) else str(mark) for mark in marks)
