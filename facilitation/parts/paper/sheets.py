"""Reading one ballot from what is typed: numbers of plans, or what each gets. Errors have numbers and block.

The codes follow Kiesraad's Abacus: F is what cannot be, W what is remarkable.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, cast

import msgspec

from facilitation.counting.question import FIELDS
from facilitation.part import BallotBox, Context
from facilitation.parts.ballots import Paper
from facilitation.parts.paper.state import Says, Sheet, Sheets, numbered
from facilitation.parts.plans import plans
from facilitation.refusals import Malformed, Refused
from facilitation.registry import PARTS
from facilitation.state.groups import told_apart
from facilitation.state.method import APPROVED, RANKED
from facilitation.state.plan import Initiative
from facilitation.state.stage import LiveStage

CENTS = 100
MOST_PLACES = 40
KEYS = {
    "ballot_repeats": "sheet_twice",
    "too_many_choices": "sheet_many",
    "too_few_choices": "sheet_few",
    "ballot_empty": "sheet_few",
    "over_pot": "sheet_pot",
    "cost_over_total": "sheet_pot",
    "cost_under_total": "sheet_under",
    "points_over_total": "sheet_points",
    "points_under_total": "sheet_points",
}
"""What a kind of ballot refuses, as errors of paper; anything else is a value that cannot be."""


class Form(msgspec.Struct, frozen=True):
    """How a ballot of a stage is typed.

    `places` that each take the number of a plan, or what the `plans` get: then every plan has its place. `field` is
    where it stands in a ballot. `money` is in whole euros, `steps` are nothing, the minimum and all.
    """

    field: str
    places: int
    listed: bool
    money: bool = False
    steps: bool = False
    least: int = 0


def form_of(stage: LiveStage[Any], known: Mapping[str, Initiative]) -> Form:
    """How a ballot of this stage is typed."""
    if stage.plan.method is None:
        return Form("amounts", len(known), listed=False, steps=True)
    form = stage.method.form
    if form.kind in (RANKED, APPROVED):
        places = min(form.most or len(known), len(known), MOST_PLACES)
        return Form(FIELDS[form.kind], places, listed=True, least=form.least)
    field = FIELDS[form.kind]
    return Form(field, len(known), listed=False, money=field == "amounts")


def read(context: Context[Any], number: int, says: Says, marks: Sequence[int | None]) -> Sheet:
    """One ballot, checked as one from a phone is.

    Raises Refused(sheet_number, sheet_twice, sheet_many, sheet_few, sheet_pot, sheet_under, sheet_points, sheet_value,
    sheet_withdrawn), Malformed(marks_needed) for a valid one without any.
    """
    if says != "valid":
        return Sheet(number, says)
    known = plans(context.meeting)
    form = form_of(context.stage, known)
    said: Mapping[str, Any] = _listed(marks, known, form) if form.listed else _valued(marks, known, form)
    there = {key: value for key, value in said.items() if known[key].withdrawn is None}
    if said and not there:
        raise Refused("sheet_withdrawn")
    paper = _accepted(context, form, there)
    return Sheet(number, says, tuple(marks), paper)


def _listed(marks: Sequence[int | None], known: Mapping[str, Initiative], form: Form) -> dict[str, None]:
    places, chosen = numbered(known), [mark for mark in marks if mark]
    for mark in chosen:
        if mark not in places:
            raise Refused("sheet_number", number=mark)
    twice = next((mark for at, mark in enumerate(chosen) if mark in chosen[:at]), None)
    if twice is not None:
        raise Refused("sheet_twice", number=twice)
    if len(chosen) > form.places:
        raise Refused("sheet_many", most=form.places)
    return dict.fromkeys(places[mark].id for mark in chosen)


def _valued(marks: Sequence[int | None], known: Mapping[str, Initiative], form: Form) -> dict[str, int]:
    if len(marks) > len(known):
        raise Refused("sheet_number", number=len(marks))
    typed = zip(known.values(), marks, strict=False)
    return {plan.id: _value(plan, mark, form) for plan, mark in typed if mark is not None}


def _value(plan: Initiative, mark: int, form: Form) -> int:
    if form.steps and mark > 2:
        raise Refused("sheet_value", title=plan.title)
    if form.steps:
        return (0, plan.least, plan.ask)[mark]
    return mark * CENTS if form.money else mark


def _accepted(context: Context[Any], form: Form, said: Mapping[str, Any]) -> Mapping[str, Any]:
    box = cast(BallotBox, PARTS.kind(context.stage).ballots)
    if not said and not form.listed:
        raise Malformed("marks_needed")
    held = msgspec.convert({form.field: list(said) if form.listed else dict(said)}, Paper)
    try:
        return box.accept(context, held)
    except Refused as refused:
        key = KEYS.get(refused.key, "sheet_value")
        title = refused.details.get("title", "")
        raise Refused(key, **(dict(refused.details) | {"title": title, "least": form.least})) from refused


LARGE = 3  # percent
CODES = ("W.1", "W.2", "W.3")
ALIKE = 5  # ballots that say the same before that is remarkable


class Totals(msgspec.Struct, frozen=True):
    """How many ballots of a batch are valid, blank and spoiled."""

    valid: int
    blank: int
    spoiled: int

    @property
    def ballots(self) -> int:
        """How many ballots there are in all."""
        return self.valid + self.blank + self.spoiled

    @property
    def told_apart(self) -> bool:
        """Whether blank and spoiled may be told apart: neither is a group of fewer than five."""
        return told_apart((self.blank, self.spoiled))


def differences(first: Sheets, second: Sheets) -> tuple[int, ...]:
    """The numbers of the ballots that two people did not read alike, or that one of them did not enter."""
    numbers = sorted(first.keys() | second.keys())
    return tuple(n for n in numbers if not (n in first and n in second and first[n].read == second[n].read))


def agreed(first: Sheets, second: Sheets, settled: Sheets) -> tuple[Sheet, ...]:
    """Every ballot as both read it, or as it was settled from the paper.

    Raises Refused(batch_differs) with the first ballot that was not.
    """
    left = [number for number in differences(first, second) if number not in settled]
    if left:
        raise Refused("batch_differs", number=left[0], left=len(left))
    return tuple(settled[n] if n in settled else first[n] for n in sorted(first.keys() | second.keys()))


def totals(sheets: Sequence[Sheet]) -> Totals:
    """How many there are of each."""
    found = Counter(sheet.says for sheet in sheets)
    return Totals(found["valid"], found["blank"], found["spoiled"])


def warnings(sheets: Sequence[Sheet]) -> tuple[str, ...]:
    """The codes of what is remarkable and needs words, in their order.

    W.1 3 percent blank or more, W.2 3 percent spoiled or more, W.3 five valid ballots or more that all say the same.
    """
    found = totals(sheets)
    valid = [repr(sorted(sheet.paper.items())) for sheet in sheets if sheet.says == "valid"]
    remarkable = {
        "W.1": bool(found.blank) and found.blank * 100 >= LARGE * found.ballots,
        "W.2": bool(found.spoiled) and found.spoiled * 100 >= LARGE * found.ballots,
        "W.3": len(valid) >= ALIKE and len(set(valid)) == 1,
    }
    return tuple(code for code, is_so in remarkable.items() if is_so)
