"""Mixing in words: what is asked, the lot with its words, who goes where, and how good it is."""

from app.faces.view import View
from app.part import Shown
from app.parts.mixing.groups import drawn
from app.parts.mixing.people import as_told, how_many_told, own, per_table, proposable, staying, told, without_phone
from app.parts.mixing.words import AGES, DONE, FIELDS, LANGUAGES, REFUSALS
from facilitation.parts.mixing.acts import PrepareMix
from facilitation.parts.mixing.asked import mixing, open_tables


def now(view: View) -> object:
    """The mix in sight; None where there is none."""
    return mixing(view.meeting).mix


def on_wall(view: View) -> bool:
    """Whether the wall shows the mix: from its words until the room goes on."""
    return mixing(view.meeting).mix is not None


def possible(view: View) -> bool:
    """Whether there are tables to mix people over."""
    return len(open_tables(view.meeting)) > 1


def in_sight(view: View) -> tuple[object, ...]:
    """What the console shows of it: what is asked, who told, who stays, and the mix."""
    return mixing(view.meeting), how_many_told(view), tuple(staying(view)), tuple(without_phone(view))


SHOWN = Shown(
    name="mixing",
    refusals=REFUSALS,
    done=DONE,
    draws={PrepareMix: drawn},
    asks=(now, possible, own, told, how_many_told, proposable, without_phone, staying, per_table, as_told),
    words={"FIELDS": FIELDS, "AGES": AGES, "LANGUAGES": LANGUAGES},
    on_wall=on_wall,
    mine=True,
)
