"""What can go wrong with the steps of an outcome on the wall."""

from flask_babel import lazy_gettext as _

from app.part import Shown

REFUSALS = {
    "nothing_to_step": _("Er is nu geen uitslag om stap voor stap te laten zien."),
    "no_such_step": _("Zover gaat deze uitslag niet. De laatste stap is %(total)s."),
}

DONE = {
    "wall.show": _("Het scherm iets anders laten tonen"),
    "wall.freeze": _("Het scherm bevroren of losgelaten"),
    "wall.light": _("Het scherm licht of donker gemaakt"),
    "count.step": _("Iets anders van deze stap op het scherm gezet"),
}

SHOWN = Shown(name="wall", done=DONE, refusals=REFUSALS)
