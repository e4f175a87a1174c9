"""The stream for who follows from home: where its picture is, and whether people there may write just now."""

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar
from urllib.parse import urlsplit

import msgspec

from facilitation.acts import Act
from facilitation.events import Event, MeetingOpened
from facilitation.part import Context, Course, Facts, Part, Rule
from facilitation.parts.arguments.acts import PostArgument, SupportArgument
from facilitation.parts.common_ground.acts import MarkArgument
from facilitation.parts.decision.acts import PostView
from facilitation.parts.frames.acts import ProposeClause
from facilitation.parts.questions.acts import AskQuestion, BackQuestion
from facilitation.parts.review import GiveReview
from facilitation.parts.seating import TakeSeat, seats
from facilitation.parts.turns.acts import RequestTurn
from facilitation.refusals import Malformed, Refused
from facilitation.roles import LEADERS
from facilitation.state.meeting import Meeting

LONGEST = 500
ONLINE = "online"
Address = Annotated[str, msgspec.Meta(max_length=LONGEST)]


class Stream(msgspec.Struct, frozen=True):
    """The addresses of the picture and of the sign language interpreter, empty where there is none.

    `quiet` while who is at home reads and decides, and writes nothing.
    """

    address: str = ""
    sign: str = ""
    quiet: bool = False


class SetStream(Act, frozen=True, kw_only=True, tag="stream.set"):
    """Say where the picture for home is, and that of the sign language interpreter; both empty for none."""

    address: Address = ""
    sign: Address = ""


class QuietHome(Act, frozen=True, kw_only=True, tag="home.quiet"):
    """Let who is at home only read and decide, or write again."""

    on: bool


class StreamSet(Event, frozen=True, kw_only=True, tag="stream.set"):
    """The picture for home is there; the addresses are texts, which can be removed."""

    texts: ClassVar = ("address", "sign")
    address: str | None = None
    sign: str | None = None


class HomeQuieted(Event, frozen=True, kw_only=True, tag="home.quieted"):
    """Who is at home only reads and decides from now on, or may write again."""

    on: bool


def stream(meeting: Meeting) -> Stream:
    """What is agreed about the stream; none of a meeting that was not opened."""
    found: Stream = meeting.parts.get("stream", Stream())  # type: ignore[assignment]
    return found


def place(context: Context[Any], act: SetStream) -> Facts:
    """Say where the picture is. Event: stream.set; none where it is there. Raises Malformed(stream_address)."""
    address, sign = (_address(name, getattr(act, name)) for name in ("address", "sign"))
    now = stream(context.meeting)
    same = (now.address, now.sign) == (address, sign)
    return [] if same else [StreamSet(address=address or None, sign=sign or None)]


def _address(field: str, text: str) -> str:
    """An address of the web without a name or a password in it, and without anything that ends a rule of a browser."""
    said = text.strip()
    if said and not readable(said):
        raise Malformed("stream_address", field=field)
    return said


def readable(text: str) -> bool:
    """Whether this is an address of the web that a page may name: no password, and nothing that ends a rule."""
    try:
        found = urlsplit(text)
        host, _ = found.hostname, found.port
    except ValueError:
        return False
    odd = any(not "!" <= letter <= "~" or letter in "'\"<>;,\\`" for letter in text)
    return not odd and found.scheme in ("http", "https") and bool(host) and "@" not in found.netloc


def quiet(context: Context[Any], act: QuietHome) -> Facts:
    """Let home only read and decide, or write again. Event: home.quieted; none where it is so."""
    return [] if stream(context.meeting).quiet == act.on else [HomeQuieted(on=act.on)]


def heard(context: Context[Any], act: Any) -> None:
    """Let nobody at home write while it is quiet there. Raises Refused(home_quiet)."""
    seat = seats(context.meeting).get(getattr(act, "seat", None) or context.actor.seat or "")
    if stream(context.meeting).quiet and seat is not None and seat.channel == ONLINE:
        raise Refused("home_quiet")


def begun(context: Context[Any], act: TakeSeat) -> None:
    """Let nobody take a new seat at home while it is quiet there. Raises Refused(home_quiet)."""
    if stream(context.meeting).quiet and act.channel == ONLINE:
        raise Refused("home_quiet")


def begin(opened: MeetingOpened) -> Stream:
    """There is no stream until somebody says where."""
    return Stream()


def on_set(state: Stream, event: StreamSet) -> Stream:
    """It is there from now on."""
    return Stream(event.address or "", event.sign or "", state.quiet)


def on_quieted(state: Stream, event: HomeQuieted) -> Stream:
    """Home only reads and decides, or may write again."""
    return msgspec.structs.replace(state, quiet=event.on)


def note(before: Meeting, after: Meeting, event: HomeQuieted, at: str) -> dict[str, Any]:
    """When home could only read and decide, and when it could write again."""
    return {"at": at, "on": event.on}


def record(course: Course) -> Mapping[str, Any]:
    """Each time that home went quiet, and could write again; no member where it never did."""
    found = course.notes["stream"]
    return {"quiet": found} if found else {}


WORDS = (
    PostArgument, SupportArgument, MarkArgument, PostView, ProposeClause, AskQuestion, BackQuestion, GiveReview,
    RequestTurn,
)  # fmt: skip
PART: Part[Stream] = Part(
    "stream",
    state=begin,
    rules={SetStream: Rule(place, LEADERS), QuietHome: Rule(quiet, LEADERS)},
    events={StreamSet: on_set, HomeQuieted: on_quieted},
    bars={**dict.fromkeys(WORDS, heard), TakeSeat: begun},
    notes={HomeQuieted: note},
    record=record,
    apart=True,
)
