"""The stream: addresses that are none, and what nobody does at home while it is quiet there."""

from facilitation.parts.arguments.acts import PostArgument
from facilitation.parts.seating import TakeSeat
from facilitation.parts.stream import QuietHome, SetStream
from facilitation.refusals import Malformed, Refused
from tests.facilitation.evening import DORA, LEADER, VISITOR, Evening, at
from tests.facilitation.refusals.asking import Case

talking = at("arguments")
UNREADABLE = (
    "beeld.example/zaal.m3u8", "javascript:alert(1)", "ftp://beeld.example", "https://", "https://jan:pas@beeld.example",
    "https://beeld.example/; script-src *", "https://beeld.example/'x'", "https://beeld.example:poort/", "https://[::1",
)  # fmt: skip


def quiet() -> Evening:
    """Home only reads and decides."""
    evening = talking()
    evening.play(QuietHome(on=True), LEADER)
    return evening


REFUSED: list[Case] = [
    *((Malformed, "stream_address", talking, SetStream(address=address), LEADER) for address in UNREADABLE),
    (Malformed, "stream_address", talking, SetStream(sign="niets"), LEADER),
    (Refused, "home_quiet", quiet, PostArgument(initiative="garden", side="for", text="Mooi."), DORA),
    (Refused, "home_quiet", quiet, TakeSeat(seat="eva", channel="online"), VISITOR),
]
