"""Who is away, in words: what the phone of such a person says, and who of the hall it is."""

from flask_babel import lazy_gettext as _

from app.faces.view import View
from app.part import Shown
from app.parts.seating.people import who
from facilitation.parts.seating import seats


def out(view: View) -> list[tuple[str, str]]:
    """The seats of who is away, as the room knows them."""
    return [(seat.id, who(view, seat.id)) for seat in seats(view.meeting).values() if seat.away]


SHOWN = Shown(
    name="away",
    refusals={"seat_away": _("Deze stoel is even weg. Zeg eerst dat je er weer bent.")},
    done={"seat.away": _("Gezegd wie er even weg is, of weer terug")},
    asks=(out,),
    mine=True,
)
