"""The stream as people see it at home: a picture that is only fetched once somebody asks for it."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import msgspec
from flask import current_app
from flask_babel import gettext, lazy_gettext
from flask_babel import lazy_gettext as _
from werkzeug.datastructures import MultiDict

from app.faces.slices import unless_black
from app.faces.view import View
from app.languages import hours
from app.part import Shown
from app.record.blocks import Block, Bullets
from app.record.reading import Reading
from app.record.section import Section
from facilitation.parts.delay.state import delay
from facilitation.parts.stream import LONGEST, SetStream, Stream, stream


def _blocks(read: Reading) -> Iterator[Block]:
    found = read.record.get("quiet", ())
    if found:
        yield Bullets([_told(each["on"], hours(each["at"])) for each in found])


def _told(on: bool, at: str) -> str:
    if on:
        return gettext("Vanaf %(at)s konden mensen thuis alleen meelezen en meestemmen.", at=at)
    return gettext("Vanaf %(at)s konden mensen thuis weer schrijven.", at=at)


SECTIONS = (Section(name="quiet", part="stream", title=lazy_gettext("Schrijven van huis"), blocks=_blocks),)


FILES = {".m3u8": "hls", ".mp4": "file", ".webm": "file"}


class Picture(msgspec.Struct, frozen=True):
    """One picture: its address, the host that it comes from, and how: `hls`, `file`, `embed`, or `link` elsewhere."""

    address: str
    host: str
    origin: str
    how: str


def picture(address: str) -> Picture | None:
    """How the picture at an address is shown; None for none."""
    if not address:
        return None
    found = urlsplit(address)
    host = found.hostname or ""
    how = next((kind for end, kind in FILES.items() if found.path.lower().endswith(end)), "")
    allowed = host in current_app.config["EMBED_HOSTS"]
    return Picture(address, host, f"{found.scheme}://{found.netloc}", how or ("embed" if allowed else "link"))


def agreed(view: View) -> Stream:
    """What is agreed about the stream."""
    return stream(view.meeting)


def hall(view: View) -> Picture | None:
    """The picture of the hall."""
    return picture(agreed(view).address)


def sign(view: View) -> Picture | None:
    """The picture of the sign language interpreter."""
    return picture(agreed(view).sign)


def counted(view: View) -> bool:
    """Whether the wall shows the number by which people at home measure how late their picture is."""
    return not view.meeting.closed and bool(agreed(view).address or delay(view.meeting).seconds)


def seen(view: View) -> object:
    """What is shown of it anywhere."""
    return agreed(view), delay(view.meeting).seconds, view.meeting.closed


def origins(agreed: Stream) -> dict[str, set[str]]:
    """What a page with these pictures may fetch from elsewhere, by the rule of browsers that says so."""
    found = [each for each in map(picture, (agreed.address, agreed.sign)) if each]
    played = {each.origin for each in found if each.how in ("hls", "file")}
    framed = {each.origin for each in found if each.how == "embed"}
    return {"media-src": played, "connect-src": played, "frame-src": framed}


def may_fetch(view: View) -> str:
    """The places from which this page may fetch a picture, for its scripts."""
    return " ".join(sorted(set[str]().union(*origins(agreed(view)).values())))


def addresses(form: MultiDict[str, str]) -> dict[str, str]:
    """Where the pictures are, as the console's form says it."""
    return {name: form.get(f"stream.{name}", form.get(name, "")) for name in ("address", "sign")}


SHOWN = Shown(
    name="stream",
    refusals={
        "stream_address": _("Dit adres kunnen we niet lezen. Het begint met https:// en heeft geen wachtwoord."),
        "home_quiet": _("Van huis kun je nu alleen meelezen en meestemmen. Wat je schreef, is niet verstuurd."),
    },
    done={
        "stream.set": _("De stream ingesteld"),
        "home.quiet": _("Schrijven van huis anders ingesteld"),
    },
    asks=(agreed, hall, sign, counted, may_fetch),
    words={"LONGEST": LONGEST},
    beside=("livecast", "console", "screen"),
    aside=("console",),
    reads=dict.fromkeys(("livecast", "console"), (seen,)) | {"screen": (seen, unless_black(counted))},
    forms={SetStream: addresses},
    sections=SECTIONS,
)
