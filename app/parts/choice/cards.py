"""The card of a choice by resistance: a mark for each option in its order."""

from typing import Any

from flask_babel import gettext

from app.parts.choice import told
from app.wording import Carded
from facilitation.by_two.card import Form, Item, Question
from facilitation.parts.choice.asked import choices
from facilitation.registry import PARTS
from facilitation.state.meeting import Meeting
from facilitation.state.stage import Stage


def called(meeting: Meeting, question: Question) -> str:
    """What the room is asked."""
    choice = choices(meeting)[question.id]
    options: list[dict[str, Any]] = [{"version": option.version} for option in choice.options]
    return told.question({"question": choice.question, "options": options})


def title(meeting: Meeting, item: Item) -> str:
    """An option by its words; one that is a package by its version."""
    options = [option for each in choices(meeting).values() for option in each.options if option.id == item.id]
    version = options[-1].version if options and not item.title else None
    return told.title({"id": item.id, "version": version, "title": item.title})


def keys(form: Form) -> list[tuple[str, str]]:
    """How much somebody resists an option."""
    return [("0", gettext("geen weerstand")), ("10", gettext("de meeste weerstand"))]


def printed(stage: Stage) -> str:
    """A card of marks wherever the room may choose by resistance."""
    return "marks" if PARTS.kinds[stage.kind].chooses else ""


CARD = Carded(called=called, label=lambda form, n: gettext("Keuze %(n)s", n=n), title=title, keys=keys, printed=printed)
