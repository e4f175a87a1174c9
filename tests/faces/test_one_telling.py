"""One state, one telling: every face at every moment of an evening, each sentence held against the state."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import chain, cycle
from typing import Any, NamedTuple

import pytest
from flask import Flask, current_app

from app.access import links
from app.faces.region import FACES
from app.faces.regions import regions
from app.live import meetings
from app.parts.package.words import OUTCOMES
from facilitation.part import LoggedEvent
from facilitation.parts.decision.state import DecisionState
from facilitation.registry import PARTS
from facilitation.state.meeting import Meeting
from tests.faces.rendered.test_skipped import heard
from tests.golden.make import play
from tests.plain import Page
from tests.reliability.length import length


class Contradiction(NamedTuple):
    """Words that a face may not say while this is so."""

    why: str
    faces: tuple[str, ...]
    words: str
    so: Callable[[Meeting], bool]


def kind(meeting: Meeting) -> str:
    return meeting.current.plan.kind


def asked_anew(meeting: Meeting) -> bool:
    state: Any = meeting.current.state
    return isinstance(state, DecisionState) and meeting.current.status == "open" and state.round > 1


def untouched(meeting: Meeting) -> bool:
    """The room is asked again about the very package that it was asked about before."""
    state: Any = meeting.current.state
    divided = meeting.parts["package"]
    versions = {each.version for each in divided.values()} if isinstance(divided, dict) else set()
    return asked_anew(meeting) and {state.past[-1].version} == versions


def unconfirmed(meeting: Meeting) -> bool:
    return kind(meeting) == "frames" and not any(frame.confirmed for frame in meeting.parts["frames"].values())


def dividing(meeting: Meeting) -> bool:
    return PARTS.kind(meeting.current).divides


def unrevealed(meeting: Meeting) -> bool:
    return dividing(meeting) and meeting.current.status == "closed"


def closed(meeting: Meeting) -> bool:
    return meeting.closed


EVERY = (*FACES, "record")
ROOM = ("phone", "screen", "livecast")
VERDICTS = "|".join(rf"\b{word}\b ·" for word in ("ja", "ja, mits", "nu niet"))
TABLE = (
    Contradiction("an objection of a round that is over", ("screen",), r"Een bezwaar\b", asked_anew),
    Contradiction("plans changed since the round", ("phone",), r"veranderd sinds", untouched),
    Contradiction("fixed before anybody confirmed it", ROOM, r"[Ss]taat vast", unconfirmed),
    Contradiction("a verdict before it was talked about", ("phone",), VERDICTS, dividing),
    Contradiction("a division before it was revealed", ("phone",), r"verdeling van de zaal", unrevealed),
    Contradiction("a pitch while the room divides", ("screen", "livecast"), r"\b[Nn]u op tafel", dividing),
    Contradiction("a clock after the closing", EVERY, r"data-(?:deadline|remaining|ends)=", closed),
    Contradiction("a notice of a hidden text after the closing", EVERY, r"argument is verborgen", closed),
    Contradiction("an open vote after the closing", EVERY, r"ballot\.cast|consent\.give", closed),
)
LINE = Contradiction("a line that nothing proved", EVERY, r"Verbonden", lambda meeting: True)


def lines() -> list[LoggedEvent]:
    """The whole evening, as it is played today."""
    evening = play()
    rows = zip(evening.events, evening.times, strict=True)
    return [LoggedEvent(seq, at.isoformat(), event) for seq, (event, at) in enumerate(rows, 1)]


def told(code: str, face: str) -> str:
    """What a face shows: its regions, items in place."""
    shown = regions(meetings.load(code), face, "nl")
    html = "\n".join(str(shown.whole(name)) for name in shown.html)
    return html + "\n" + " ".join(Page(html).text.split())


def draft(code: str) -> str:
    """What the record says so far, as the console reads it."""
    client = current_app.test_client()
    assert client.post(f"/t/{code}/regie/key", data={"key": links.make(code)}).status_code == 204
    html = client.get(f"/t/{code}/besluit").text
    return html + "\n" + " ".join(Page(html).text.split())


def found(code: str, faces: Mapping[str, Callable[[str], str]]) -> Iterator[str]:
    meeting = meetings.load(code).state
    so = [each for each in (*TABLE, LINE) if each.so(meeting)]
    for face, telling in faces.items():
        said = telling(code)
        for each in so:
            if face in each.faces and (word := re.search(each.words, said)):
                at = f"{face} at {kind(meeting)}, {meeting.current.status}, event {meeting.seq}"
                yield f"{at}: {each.why}: {word[0]!r}"


SHARES = cycle([[face] for face in FACES])
"""In `make test` one face is looked at after each event, in turn: what is wrong stays so for a while."""


@pytest.mark.soak
def test_no_face_says_at_any_moment_of_an_evening_what_its_state_does_not_bear_out(context: Flask) -> None:
    opened, *rest = lines()
    meetings.create(opened.event)  # type: ignore[arg-type]
    code = opened.event.code  # type: ignore[attr-defined]
    live = {face: partial(told, face=face) for face in FACES}
    wrong, seen, at = [*found(code, live)], set[str](), ""
    for line in rest:
        heard([line], code)
        meeting = meetings.load(code).state
        if at != (at := f"{meeting.current.plan.key} {meeting.current.status} {meeting.closed}"):
            wrong += found(code, {"record": draft, **live})
        seen |= {each.why for each in TABLE if each.so(meeting)}
        wrong += found(code, {face: live[face] for face in length(next(SHARES), FACES)})
    assert not wrong, "\n".join(wrong)
    assert seen >= {each.why for each in TABLE} - {"plans changed since the round"}


@pytest.mark.parametrize("each", TABLE, ids=lambda each: each.why)
def test_each_contradiction_would_be_found(each: Contradiction) -> None:
    samples = (
        "Een bezwaar", "1 plan veranderd sinds de vorige ronde", "Dit staat vast.", "nu niet · nu niets", "nu op tafel",
        "De verdeling van de zaal", 'data-deadline="x"', "Je argument is verborgen", 'value="ballot.cast"',
    )  # fmt: skip
    assert any(re.search(each.words, sample) for sample in samples)
    assert [*chain(OUTCOMES)] == ["ja", "ja_mits", "nu_niet"]
