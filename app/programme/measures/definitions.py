"""The measures by name: what each is called, in what it is told, and what it counts."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Literal

import msgspec
from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from app.programme.measures import counting
from app.programme.measures.evening import Evening

Unit = Literal["number", "people", "tenths", "minutes", "days", "cents"]
Found = Mapping[str, int | None]
"""What was counted, by the name of the measure; None where it could not be."""


class Measure(msgspec.Struct, frozen=True):
    """One measure. `told` is in a sentence what is counted; `people` may not be told where they are few."""

    title: LazyString
    told: LazyString
    unit: Unit
    count: Callable[[Evening], int | None]


def _channel(name: str) -> Callable[[Evening], int | None]:
    return partial(counting.channel, name=name)


def _outcome(name: str) -> Callable[[Evening], int | None]:
    return partial(counting.outcome, name=name)


IN_SEAT = _("Telefoons en papieren plaatsen die meededen en niet zijn weggehaald.")
GOT = _("Plannen met dit besluit. Wie zich terugtrok, telt niet mee.")

MEASURES: Mapping[str, Measure] = {
    "people": Measure(_("Deelnemers"), IN_SEAT, "people", counting.people),
    "channel_room": Measure(_("In de zaal"), IN_SEAT, "people", _channel("room")),
    "channel_online": Measure(_("Online"), IN_SEAT, "people", _channel("online")),
    "channel_paper": Measure(_("Op papier"), IN_SEAT, "people", _channel("paper")),
    "channel_assisted": Measure(_("Met hulp"), IN_SEAT, "people", _channel("assisted")),
    "tables": Measure(_("Tafels"), _("Tafels waar aan het eind iemand zat."), "number", counting.tables),
    "arguments_shown": Measure(
        _("Argumenten"),
        _("Voor, tegen, vragen en verbeteringen die te lezen zijn. Verborgen tellen niet mee."),
        "number",
        counting.arguments,
    ),
    "per_table": Measure(_("Argumenten per tafel"), _("Argumenten gedeeld door tafels."), "tenths", counting.per_table),
    "questions_asked": Measure(
        _("Vragen"), _("Vragen die te lezen zijn. Wie onder een andere vraag hoort, telt niet mee."), "number",
        counting.questions,
    ),
    "questions_answered": Measure(
        _("Vragen dezelfde avond beantwoord"), _("Van deze vragen: met een antwoord in de bijeenkomst."), "number",
        counting.answered,
    ),
    "overrun": Measure(
        _("Uitloop"),
        _("Tijd van alle onderdelen na het eerste, min wat de agenda bij de start zei. Stemmen thuis telt niet mee."),
        "minutes",
        counting.overrun,
    ),
    "improvements": Measure(
        _("Verbeteringen voorgesteld"), _("Argumenten van de soort ‘verbetering’."), "number", counting.improvements
    ),
    "improvements_taken": Measure(
        _("Verbeteringen overgenomen"), _("Verbeteringen waarmee een plan is veranderd."), "number", counting.taken_in
    ),
    "objections": Measure(
        _("Bezwaren"), _("Bezwaren in alle rondes van het besluit."), "number", counting.objections
    ),
    "objections_worked_in": Measure(
        _("Bezwaren verwerkt"), _("Bezwaren waardoor het besluit anders werd."), "number", counting.worked_in
    ),
    "minority": Measure(
        _("Minderheden in het verslag"), _("Standpunten van een minderheid die in het verslag staan."), "number",
        counting.minority,
    ),
    "minority_people": Measure(
        _("Steun voor minderheden"), _("Hoe vaak mensen achter zo’n standpunt staan."), "people",
        counting.behind_minority,
    ),
    "plans": Measure(_("Plannen"), _("Plannen op tafel. Wie zich terugtrok, telt niet mee."), "number", counting.plans),
    "plans_all": Measure(_("Kreeg alles"), GOT, "number", _outcome("all")),
    "plans_part": Measure(_("Kreeg een deel"), GOT, "number", _outcome("part")),
    "plans_none": Measure(_("Kreeg niets"), GOT, "number", _outcome("none")),
    "awarded": Measure(_("Samen toegekend"), _("Wat de plannen samen kregen."), "cents", counting.awarded),
    "changed_by_talk": Measure(
        _("Anders dan de telling"), _("Plannen met een ander bedrag dan de telling voorstelde."), "number",
        counting.changed_by_talk,
    ),
    "days_to_report": Measure(
        _("Dagen tot het verslag"), _("Van de sluiting tot de verslaglegger tekende."), "days", counting.days_to_report
    ),
    "days_to_decision": Measure(
        _("Dagen tot het officiële besluit"), _("Van de sluiting tot het stadsdeel besloot."), "days",
        counting.days_to_decision,
    ),
    "conditions": Measure(
        _("Voorwaarden"), _("Voorwaarden, wensen en verzoeken bij het besluit."), "number", counting.conditions
    ),
    "conditions_met": Measure(
        _("Voorwaarden gehaald"), _("Van deze: die het laatst als ‘klaar’ zijn gemeld."), "number",
        counting.conditions_met,
    ),
}  # fmt: skip
"""Every measure by its name, in the order in which they are told."""


def measured(evening: Evening) -> Found:
    """What all measures come to for an evening."""
    return {name: measure.count(evening) for name, measure in MEASURES.items()}
