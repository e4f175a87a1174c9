"""The stage in which people argue about the plans."""

from flask_babel import lazy_gettext as _

from app.faces import slices
from app.part import Shown
from app.parts.amending.told import improvable
from app.parts.arguments.by_hand import BY_HAND
from app.parts.arguments.own import own
from app.parts.arguments.record import SECTIONS
from app.parts.arguments.talk import (
    asking,
    by_support,
    counted,
    elsewhere,
    featured,
    inbox,
    questions,
    said,
    sides,
    sources,
    table_of,
    talk,
)
from app.parts.arguments.words import BECAME, REASONS, SIDES, SLIP

REFUSALS = {
    "unknown_argument": _("Dit argument kennen we niet."),
    "argument_hidden": _("Dit argument is niet zichtbaar."),
    "own_argument": _("Dit is je eigen argument. Steun geef je aan een ander."),
}

DONE = {
    "argument.post": _("Een argument ingevoerd"),
    "argument.support": _("Steun ingevoerd"),
    "argument.unsupport": _("Steun weggehaald"),
    "argument.moderate": _("Een argument verborgen of getoond"),
    "argument.feature": _("Een argument op het scherm gezet of weggehaald"),
    "approval.set": _("Het vooraf lezen aan- of uitgezet"),
    "question.settle": _("Een vraag afgerond"),
}

SHOWN = Shown(
    name="arguments",
    done=DONE,
    by_hand=BY_HAND,
    reads={
        "phone": (
            slices.talk,
            slices.voices,
            slices.floor,
            slices.titles,
            slices.told_of_plans,
            slices.tables_of_hall,
        ),
        "screen": (slices.talk, slices.featured, slices.floor, slices.titles, slices.told_of_plans),
        "console": (
            slices.stage,
            slices.all_voices,
            slices.floor,
            improvable,
            slices.told_of_plans,
            slices.tables_of_hall,
            slices.without_phone,
        ),
        "livecast": (slices.talk, slices.floor, slices.titles, slices.told_of_plans),
        "overlay": (counted, slices.floor, slices.titles),
    },
    sections=SECTIONS,
    title=_("Argumenten"),
    plainly={
        "open": _("We praten over de plannen. Zeg wat jij vindt."),
        "closed": _("We schrijven niets meer op. Kijk naar het scherm."),
    },
    refusals=REFUSALS,
    asks=(
        *(said, by_support, sides, inbox, questions, asking),
        *(talk, featured, own, sources, table_of, elsewhere),
    ),
    mine=True,
    words={"SIDES": SIDES, "REASONS": REASONS, "SLIP": SLIP, "BECAME": BECAME},
)
