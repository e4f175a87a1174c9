"""Cards that people fill in, in the language that they read: ballots, answers, choices and arguments."""

from collections.abc import Iterator, Sequence
from typing import Any

from app.desk.agenda import steps, told
from app.desk.agenda.steps import Step
from app.desk.evening import Evening
from app.desk.opening import deciding, initiatives
from app.languages import euro
from app.languages.listed import Code
from app.languages.on_cards import say
from app.part import SHOWN
from facilitation.counting.question import FIELDS
from facilitation.registry import PARTS
from facilitation.state.deciding import BY_CODE
from facilitation.state.method import APPROVED, RANKED, Method
from facilitation.state.plan import Initiative

MOST_PLACES, OPTIONS = 40, 8
SIDES = ("for", "against", "question", "improvement")
Card = dict[str, Any]


def ballots(evening: Evening, language: Code) -> dict[str, Any]:
    """A card for everything on the agenda that paper answers, with the numbers that are typed."""
    plans = initiatives(evening, strict=False)
    agreed = deciding(evening)
    coded = bool(agreed) and agreed.mode in BY_CODE  # type: ignore[union-attr]
    agenda = steps.timetable(evening)
    cards = [card | {"step": told.name_of(step)} for step in agenda for card in _of(step, plans, language)]
    return {"cards": cards, "code": say(language, "code") if coded else ""}


def _of(step: Step, plans: Sequence[Initiative], language: Code) -> Iterator[Card]:
    """What a step is answered with: a ballot of its box, and what its parts print."""
    kind = PARTS.kinds.get(step.stage.kind)
    if kind is None:
        return
    if kind.ballots is not None:
        yield _ballot(kind.planned(step.stage, None).method, plans, language)
    for shown in SHOWN.parts.values():
        printed = shown.card.printed(step.stage) if shown.card else ""
        if printed:
            yield PRINTED[printed](language)


def _ballot(method: Method | None, plans: Sequence[Initiative], language: Code) -> Card:
    listed = {"plans": [[number, plan.title] for number, plan in enumerate(plans, 1)]}
    foot = {"foot": say(language, "secret")}
    if method is None:
        heads = [[str(n), say(language, key)] for n, key in enumerate(("nothing", "minimum", "all"))]
        return listed | foot | {"asks": say(language, "steps"), "boxes": heads}
    form = method.form
    card = listed | foot | {"asks": " ".join([say(language, FIELDS[form.kind]), *_limits(method, language)])}
    if form.kind == RANKED:
        number = min(form.most or len(plans), len(plans), MOST_PLACES)
        return card | {"places": [say(language, "place", n) for n in range(1, number + 1)], "boxes": []}
    return card | {"boxes": [["", ""]], "tick": form.kind == APPROVED}


def _limits(method: Method, language: Code) -> list[str]:
    form = method.form
    total = euro(form.total) if form.total and form.kind in (APPROVED, "amounts") else form.total
    return [say(language, key, n) for key, n in (("most", form.most), ("total", total), ("each", form.each)) if n]


def _answer(language: Code) -> Card:
    """Akkoord, zorg or bezwaar by their numbers, and lines for words."""
    options = [[number, say(language, key)] for number, key in enumerate(("agree", "concern", "objection"), 1)]
    return {
        "asks": say(language, "can_live"),
        "plans": options,
        "boxes": [["", ""]],
        "lines": [[say(language, "which"), 4], [say(language, "need"), 2]],
        "foot": say(language, "no_name"),
    }


def _marks(language: Code) -> Card:
    """A mark for each option of a choice, whatever is put, doing nothing last."""
    options = [[number, say(language, "option", number)] for number in range(1, OPTIONS + 1)]
    return {
        "asks": say(language, "resist"),
        "plans": [*options, ["", say(language, "do_nothing")]],
        "boxes": [["", ""]],
        "foot": say(language, "no_name"),
    }


PRINTED = {"answer": _answer, "marks": _marks}


def arguments(evening: Evening, language: Code) -> dict[str, Any]:
    """A card on which people write for, against, a question or an improvement, for a plan by its number."""
    words = {key: say(language, key) for key in ("cross", "plan", "table", "write")}
    return words | {"sides": [[n, say(language, side)] for n, side in enumerate(SIDES, 1)]}
