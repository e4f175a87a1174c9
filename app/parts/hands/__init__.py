"""A show of hands as people see it: what the console may let count, that it goes on, and the words of its errors."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from flask_babel import gettext, lazy_gettext, ngettext
from flask_babel import lazy_gettext as _
from werkzeug.datastructures import MultiDict

from app.faces import slices
from app.faces.view import View
from app.forms.fields import by_plan
from app.part import SHOWN as PARTS
from app.part import Shown
from app.record.blocks import Block, Terms
from app.record.reading import Reading
from app.record.section import Section
from facilitation.parts.hands.acts import ConfirmHands, CountHands, SettleHands
from facilitation.parts.hands.state import Count, standing, unfinished
from facilitation.refusals import Malformed
from facilitation.situation import asked
from facilitation.state.groups import FEWEST
from facilitation.state.stage import LiveStage


def _blocks(read: Reading) -> Iterator[Block]:
    found = read.record.get("hands", ())
    if found:
        yield Terms([(gettext("Telling %(n)s", n=each["count"]), _told(read, each)) for each in found])


def _told(read: Reading, each: Mapping[str, Any]) -> str:
    said = [f"{read.stage_title(each['stage'])}."]
    if each["how"] == "voided":
        reason = each["reason"] or gettext("de reden is verwijderd")
        said.append(gettext("Ongeldig gemaakt: %(reason)s", reason=reason))
    elif each["how"] == "counted":
        said.append(ngettext("%(num)s hand omhoog.", "%(num)s handen omhoog.", each["hands"]))
        said.append(gettext("Twee mensen telden los van elkaar."))
        said += _settled(each)
        said += [f"{one['code']} {one['words'] or gettext('de tekst is verwijderd')}" for one in each["words"]]
    else:
        said.append(str(HOW[each["how"]]))
    return " ".join(said)


def _settled(each: Mapping[str, Any]) -> Iterator[str]:
    """How they came to one number, where they did not at once."""
    if each["again"]:
        yield gettext("Daarna opnieuw geteld: %(n)s keer.", n=each["again"])
    if each["settled"]:
        yield gettext("Wat het werd, spraken ze samen af.")


SECTIONS = (Section(name="hands", part="hands", title=lazy_gettext("Handen"), blocks=_blocks),)


WARNINGS = {
    "W.1": _(
        "Er zijn meer handen dan mensen die nog niets zeiden. Stak iemand een hand op die al antwoordde op een "
        "telefoon? Tel dan opnieuw. Klopt het toch? Schrijf kort op hoe dat komt."
    ),
    "W.2": _("Er ging geen enkele hand omhoog. Klopt het? Schrijf kort op hoe dat komt."),
}

REFUSALS = {
    "hands_heads": _(
        "F.1 Handen: %(hands)s. Mensen die in de zaal zijn geteld: %(heads)s. Tel de handen na, of tel de mensen na."
    ),
    "hands_codes": _(
        "F.2 Handen: %(hands)s. Codes die op papier zijn ingeleverd: %(codes)s. Laat de gespreksleider eerst de codes "
        "inleveren van wie een hand opsteekt, of tel opnieuw."
    ),
    "hands_differ": _("F.3 Jullie telden niet hetzelfde. Tel opnieuw, of spreek samen af wat het is."),
    "hands_options": _("F.4 Vul bij elk antwoord een getal in. Ging er geen hand omhoog? Vul dan 0 in."),
    "hands_words": _("Bij %(code)s horen woorden. Schrijf kort op hoe dat komt."),
    "hands_nothing": _("Er staat nu geen vraag open waar een hand voor omhoog kan."),
    "hands_secret": _("Deze stemming is geheim. Een hand ziet iedereen. Neem papier voor wie geen telefoon heeft."),
    "hands_weighed": _(
        "Hier geeft iedereen cijfers van 0 tot 10. Dat zegt een hand niet. Vul de cijfers in voor wie geen telefoon "
        "heeft."
    ),
    "hands_about": _("Zeg eerst over welke afspraak het gaat."),
    "hands_stand": _("De handen zijn al geteld. Klopt dat niet? Maak telling %(count)s ongeldig, en tel opnieuw."),
    "hands_out": _("Er worden handen geteld. Wacht tot beide tellers klaar zijn, of maak de telling ongeldig."),
    "hands_unfinished": _(
        "Telling %(count)s van de handen is nog niet klaar. Wacht op beide tellers, of maak haar ongeldig met een "
        "reden."
    ),
    "hands_over": _("Deze vraag is voorbij. Er worden geen handen meer voor geteld."),
    "hands_late": _("Deze vraag is al gesloten. Er verandert niets meer aan de handen."),
    "hands_uncounted": _("Telling %(count)s is nog niet twee keer gedaan."),
    "hands_alike": _("Jullie telden hetzelfde. Bevestig dat, of tel opnieuw."),
    "hands_changed": _("Er is net iets veranderd aan deze telling. Kijk nog eens, en bevestig dan opnieuw."),
    "hands_same_person": _(
        "Met deze link of op dit apparaat is al geteld. De tweede keer doet iemand anders het, met een eigen link en "
        "op een eigen apparaat."
    ),
    "hands_taken": _("Twee andere mensen tellen deze handen."),
    "unknown_count": _("Telling %(count)s kennen we niet."),
    "count_closed": _("Telling %(count)s is al klaar. Er verandert niets meer aan."),
    "undo_hands": _("Wat met handen gebeurt, blijft staan. Een telling kan wel ongeldig worden, met een reden."),
}

SAYS = {
    "see_hands": _("Kijk hoe ver de tellers zijn"),
    "hands_up": _("Eerst tellen we de handen. Daarna gaan we verder."),
    "hands_first": _("Nog niemand heeft geteld."),
    "hands_second": _("Eén van de twee heeft geteld."),
    "hands_compare": _("Beiden hebben geteld. Ze kijken samen wat het is."),
}

DONE = {
    "hands.open": _("Handen laten tellen"),
    "hands.void": _("Een telling van handen ongeldig gemaakt"),
}

HOW = {
    "first": _("wacht op de eerste teller"),
    "second": _("wacht op de tweede teller"),
    "compare": _("vergelijken"),
    "counted": _("klaar"),
    "voided": _("ongeldig"),
}


class Countable(msgspec.Struct, frozen=True):
    """Something for which hands may be counted now, with the count that there is.

    `few` is that so few gave an answer of their own that whoever saw the hands can work out what they said.
    """

    about: str
    question: str
    count: Count | None
    few: bool = False

    @property
    def hands(self) -> int:
        """How many hands were counted for it."""
        return sum(self.count.numbers.values()) if self.count else 0


class Asked(msgspec.Struct, frozen=True):
    """What the console may let count at the present stage; `unfit` is why hands cannot answer it, in words."""

    countable: tuple[Countable, ...]
    unfit: str = ""

    @property
    def busy(self) -> bool:
        """Whether one of them is counted now: one at a time."""
        return any(each.count and each.count.open for each in self.countable)


def offered(view: View) -> Asked:
    """What is asked at the present stage, as a show of hands could answer it; nothing while it is not open."""
    stage = view.stage
    if stage.status != "open" or view.meeting.closed:
        return Asked(())
    every = asked(view.meeting, stage)
    unfit = next((str(REFUSALS[question.unfit]) for question in every if question.unfit), "")
    return Asked(() if unfit else tuple(_countable(view, stage, each.about, each.answered) for each in every), unfit)


def _countable(view: View, stage: LiveStage[Any], about: str, answered: int) -> Countable:
    words = PARTS.raised(view.meeting, stage.key, about)
    count = standing(view.meeting, stage, about)
    return Countable(about, words.question, count, 0 < answered < FEWEST)


def counting(view: View) -> str:
    """For what hands are counted now, as the hall was asked; empty where none are."""
    there = unfinished(view.meeting)
    return PARTS.raised(view.meeting, there[0].stage, there[0].about).question if there else ""


def told(view: View) -> object:
    """What the console shows of it."""
    return offered(view), slices.statuses(view), view.meeting.closed


def numbers(form: MultiDict[str, str]) -> dict[str, Any]:
    """How many hands for each option; raises Malformed(hands_options) for what is no number."""
    found = by_plan(form, "numbers")
    if not all(value.strip().isascii() and value.strip().isdecimal() for value in found.values()):
        raise Malformed("hands_options")
    return {"numbers": {option: int(value) for option, value in found.items()}}


SHOWN = Shown(
    name="hands",
    page=True,
    refusals=REFUSALS,
    says=SAYS,
    done=DONE,
    asks=(offered, counting),
    words={"HOW": HOW},
    beside=("console", "phone", "screen"),
    aside=("console",),
    reads={"console": (told,), "phone": (counting,), "screen": (counting, slices.unless_black(counting))},
    forms=dict.fromkeys((CountHands, SettleHands, ConfirmHands), numbers),
    sections=SECTIONS,
)
