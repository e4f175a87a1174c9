"""The tables that come and go, in words."""

from flask_babel import lazy_gettext as _

from app.part import Shown
from app.parts.hall.tables import gone, meets, online, seen

SHOWN = Shown(
    name="hall",
    refusals={
        "table_gone": _("%(table)s is er niet meer."),
        "table_joined": _("%(table)s is er niet meer. Iedereen van daar zit nu aan %(into)s."),
        "table_taken": _("Aan deze tafel zit nog iemand. Voeg de tafel samen met een andere."),
        "table_name_taken": _("Er is al een tafel die %(name)s heet."),
        "table_in_mix": _("De loting rekent op deze tafel. Laat eerst iedereen gaan zitten zoals er is geloot."),
        "table_in_room": _("Alleen een online tafel heeft een videogesprek."),
        "address_unsafe": _("Dit adres kunnen we niet gebruiken. Het begint met https:// en heeft geen spaties."),
        "same_table": _("Kies twee verschillende tafels."),
        "last_table": _("Dit is de laatste tafel. Die blijft staan."),
        "too_many_tables": _("Er kunnen niet meer dan %(most)s tafels zijn."),
    },
    done={
        "table.open": _("Een tafel erbij gezet"),
        "table.meet": _("Gezegd waar een online tafel elkaar ziet"),
        "table.close": _("Een lege tafel weggehaald"),
        "table.join": _("Twee tafels samengevoegd"),
    },
    asks=(gone, meets, online),
    beside=("console",),
    aside=("console",),
    reads={"console": (seen,)},
)
