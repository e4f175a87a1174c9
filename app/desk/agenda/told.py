"""What the builder of agendas says: formats, who leads, rules, and what is tight."""

from flask_babel import lazy_gettext as _
from flask_babel import ngettext

from app.desk.agenda import steps
from app.desk.agenda.steps import Step
from app.desk.checks.found import RISK, Found
from app.desk.evening import Evening, Item
from app.part import SHOWN

FORMATS = {"zaal": _("zaal"), "tafel": _("tafel"), "alleen": _("alleen")}
LEADERS = (
    _("gespreksleider"), _("indieners, om de beurt"), _("tafelvoorzitters"), _("rekencommissie"), _("tijdbewaker"),
    _("gebiedsmakelaar"), _("verslaglegger"),
)  # fmt: skip
RULES = {
    "seconds": _("Seconden per plan"),
    "ballot": _("Stembiljet"),
    "rule": _("Telregel"),
    "least": _("Minstens zoveel plannen"),
    "most": _("Hooguit zoveel plannen"),
    "total": _("Samen hooguit"),
    "each": _("Per plan hooguit"),
    "text": _("Tekst op scherm en telefoon"),
    "title": _("Kop op het scherm"),
}
BY_FILE = ("picture", "shows")
"""Rules that nobody types; an agenda that is read in brings them along."""
SECONDS = 90
"""What a plan gets where nobody said otherwise."""
CHANGING = 20
"""Seconds that it takes to change from one plan to the next."""


def name_of(step: Step) -> str:
    """What a step is called."""
    return step.stage.title or str(SHOWN.title(step.stage.kind))


def is_vote(item: Item) -> bool:
    """Whether a step is a vote: its rules belong to another chapter."""
    return "ballot" in steps.options(item.text("kind"))


def plain_rules(item: Item) -> list[str]:
    """The rules of a step that are filled in beside it."""
    shown = SHOWN.parts.get(item.text("kind"))
    elsewhere = is_vote(item) or (shown is not None and shown.agreed is not None)
    return [] if elsewhere else [name for name in steps.options(item.text("kind")) if name not in BY_FILE]


def seconds_of(step: Step) -> int | None:
    """How many seconds each plan gets in a step; None where its kind does not count them."""
    if "seconds" not in steps.options(step.stage.kind):
        return None
    return step.item.whole(f"{steps.RULE}seconds") or SECONDS


def needed(seconds: int, plans: int, changing: int = 0) -> int:
    """So many whole minutes for so many plans."""
    return -(-(seconds + changing) * plans // 60)


def tight(evening: Evening, step: Step) -> Found | None:
    """A step in which every plan is heard, and that has no time for it."""
    seconds, plans = seconds_of(step), len(evening.items("plan"))
    if seconds is None or not plans:
        return None
    least, calm = needed(seconds, plans), needed(seconds, plans, CHANGING)
    if step.stage.minutes >= calm:
        return None
    says = ngettext(
        "%(n)s × %(seconds)s seconden is al %(num)s minuut.", "%(n)s × %(seconds)s seconden is al %(num)s minuten.",
        least, n=plans, seconds=seconds,
    )  # fmt: skip
    mend = ngettext("Maak er %(num)s minuut van", "Maak er %(num)s minuten van", calm)
    press = f"agenda/{step.item.key}/minuten?op={calm}"
    return Found(RISK, says, says, mend, "agenda", step.item.name("minutes"), press)


def to_spare(evening: Evening) -> str:
    """How much time is left in the hall, or how much too much the agenda takes."""
    until, ends = steps.room_until(evening), steps.ends(evening)
    if until is None or ends is None:
        return ""
    left = round((until - ends).total_seconds() / 60)
    if left < 0:
        return ngettext("De agenda is %(num)s minuut te lang.", "De agenda is %(num)s minuten te lang.", -left)
    return ngettext("Je houdt %(num)s minuut over.", "Je houdt %(num)s minuten over.", left)
