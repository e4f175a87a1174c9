"""The delay of the stream as people see it: how much longer it is open for who is at home, hall by hall."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from flask_babel import gettext, lazy_gettext, ngettext
from flask_babel import lazy_gettext as _
from werkzeug.datastructures import MultiDict

from app.faces.slices import unless_black
from app.faces.view import View
from app.languages import exact
from app.part import Shown
from app.record.blocks import Block, Terms
from app.record.reading import Reading
from app.record.section import Section
from facilitation.parts.delay.acts import LONGEST, EndDelay, SetDelay
from facilitation.parts.delay.state import Call, Delay, at_home, calling, delay


def _blocks(read: Reading) -> Iterator[Block]:
    found = read.record.get("closings", ())
    if found:
        yield Terms([(read.stage_title(each["stage"]), _told(each)) for each in found])


def _told(each: Mapping[str, Any]) -> str:
    behind = ngettext(
        "Het beeld thuis liep %(num)s seconde achter.", "Het beeld thuis liep %(num)s seconden achter.", each["seconds"]
    )
    until = gettext("Voor thuis bleef het open tot %(until)s.", until=exact(each["until"]))
    said = [gettext("De zaal sloot eerst."), behind, until]
    if each["early"] and each["reason"]:
        at = exact(each["closed"])
        said.append(gettext("Eerder gesloten, om %(at)s: %(reason)s", at=at, reason=each["reason"]))
    elif each["early"]:
        said.append(gettext("Eerder gesloten, om %(at)s: niemand deed nog mee van huis.", at=exact(each["closed"])))
    return " ".join(said)


SECTIONS = (Section(name="closings", part="delay", title=lazy_gettext("Langer open voor thuis"), blocks=_blocks),)


class Late(msgspec.Struct, frozen=True):
    """A closing that waits for who is at home, as a template tells it; `until` counts down for them."""

    call: Call
    left: int

    @property
    def until(self) -> str:
        """When it closes at home, for scripts."""
        return self.call.until.isoformat()

    @property
    def in_picture(self) -> str:
        """When the countdown in the picture ends, for scripts: seen at home that is when it closes there."""
        return self.call.in_picture.isoformat()

    @property
    def time(self) -> str:
        """When it closes at home by the clock of Amsterdam, in seconds."""
        return exact(self.call.until)


def late(view: View) -> Late | None:
    """The closing that waits for who is at home; None where none does."""
    call = calling(view.meeting)
    return Late(call, at_home(view.meeting)) if call else None


def agreed(view: View) -> Delay:
    """What is agreed about the delay."""
    return delay(view.meeting)


def seen(view: View) -> object:
    """What the strips show: what waits, and for how many seats."""
    return late(view), delay(view.meeting).seconds, view.meeting.closed


def from_home(view: View) -> bool:
    """Whether whoever reads this takes part from home; never in a region, which is everybody's."""
    return view.me is not None and view.me["channel"] == "online"


def waits(view: View, until: str) -> object:
    """What the console says while a closing waits."""
    return _("De zaal is dicht. Nog open voor thuis tot %(until)s.", until=exact(until))


def behind(seconds: int) -> str:
    """How far the picture runs behind, in words."""
    return str(ngettext("%(num)s seconde", "%(num)s seconden", seconds))


def seconds(form: MultiDict[str, str]) -> dict[str, Any]:
    """How far the stream is behind; the page has other fields of seconds."""
    return {"seconds": form.get("delay.seconds") or form.get("seconds", "")}


def why(form: MultiDict[str, str]) -> dict[str, Any]:
    """Why it is closed earlier at home."""
    return {"reason": form.get("delay.reason") or form.get("reason", "")}


SHOWN = Shown(
    name="delay",
    refusals={
        "hall_closed": _("De zaal is al dicht. Wat je op tijd instuurde, telt mee."),
        "home_over": _("Voor thuis is het gesloten, op %(moment)s. Wat op tijd binnen was, telt mee."),
        "home_open": _(
            "Thuis is het nog even open. Wacht tot het daar ook dicht is, of sluit het eerder met een reden."
        ),
        "home_not_open": _("Er is niets open voor thuis."),
    },
    says={
        "home_waits": waits,
        "home_then_counts": _("Daarna gaat het vanzelf verder. Wachten is het beste."),
        "end_home": _("Sluit eerder voor thuis"),
        "nobody_at_home": _("De zaal is dicht, en niemand doet nog mee van huis."),
        "close_home": _("Sluit ook voor thuis"),
    },
    done={
        "delay.set": _("Afgesproken hoeveel het beeld thuis achterloopt"),
        "delay.end": _("Eerder gesloten voor thuis"),
    },
    asks=(late, agreed, from_home, behind),
    words={"LONGEST": LONGEST},
    beside=("phone", "livecast", "console", "screen"),
    aside=("console",),
    reads=dict.fromkeys(("phone", "livecast", "console"), (seen,)) | {"screen": (seen, unless_black(late))},
    mine=True,
    forms={SetDelay: seconds, EndDelay: why},
    sections=SECTIONS,
)
