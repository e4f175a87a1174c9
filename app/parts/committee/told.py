"""What a proposer reads of a committee: the list, and the reasons that were given, in the words in which they were."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import msgspec
from flask_babel import gettext

from app.faces.view import View
from app.parts.committee.words import abstaining, mark
from app.services import services
from facilitation.parts.committee import KIND
from facilitation.parts.committee.record import told


class Letter(msgspec.Struct, frozen=True):
    """What one committee says of one plan.

    `verdict` and `more` are sentences; `committee` is its own reason, `members` are theirs, each as it was written.
    """

    verdict: str
    more: str
    committee: str
    members: tuple[str, ...]


def letters(view: View, plan: str) -> list[Letter]:
    """What the committees whose lists were fixed say of a plan, in the order of the agenda.

    Of a closed meeting it is what its record says, without texts that were removed since.
    """
    found = (letter(committee, plan) for committee in _committees(view))
    return [each for each in found if each is not None]


def _committees(view: View) -> list[Mapping[str, Any]]:
    if view.meeting.closed:
        return list(services().dossiers.of(view.meeting.code).record.get("committees", ()))
    return [told(view.meeting, stage) for stage in KIND.stages(view.meeting) if stage.state.lists is not None]


def letter(committee: Mapping[str, Any], plan: str) -> Letter | None:
    """What a committee of the record says of a plan; None of one that it did not have."""
    found = next((each for each in committee["plans"] if each["initiative"] == plan), None)
    if found is None:
        return None
    return Letter(_verdict(committee, plan), _more(committee, found), found["reason"], reasons(found))


def reasons(plan: Mapping[str, Any]) -> tuple[str, ...]:
    """What members who decide wrote about a plan, alone and together, each once."""
    given = [score["reason"] for score in (*plan["alone"], *plan["together"]) if score["counts"]]
    return tuple(dict.fromkeys(reason for reason in given if reason))


def marked(plan: Mapping[str, Any]) -> str:
    """Its weighted mean in words."""
    return mark(Fraction(plan["mean"]) if plan["mean"] is not None else None)


def _verdict(committee: Mapping[str, Any], plan: str) -> str:
    if plan in committee["reserve"]:
        place = committee["reserve"].index(plan) + 1
        return gettext("Je plan staat op de reservelijst, op plek %(n)s. Valt er een plan af, dan komt het volgende in "
                       "beeld.", n=place)  # fmt: skip
    return gettext("Je plan is gekozen.") if plan in committee["chosen"] else gettext("Je plan is niet gekozen.")


def _more(committee: Mapping[str, Any], plan: Mapping[str, Any]) -> str:
    if plan["mean"] is None:
        return gettext("Niemand gaf het cijfers.")
    of = len(committee["plans"])
    scored = gettext(
        "Het kreeg gemiddeld een %(mark)s, en staat daarmee op plek %(rank)s van %(of)s.",
        rank=plan["rank"],
        mark=marked(plan),
        of=of,
    )
    aside = abstaining(len(plan["interests"]))
    return f"{scored} {aside}." if aside else scored
