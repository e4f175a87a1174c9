"""The pages on which whoever sits at a table answers, before and after."""

from collections.abc import Mapping

from flask import redirect, render_template, request
from werkzeug.wrappers import Response

from app.live import meetings
from app.live.meetings import Room
from app.pages import device
from app.programme.lessons import polls
from app.programme.lessons.polls import Poll
from app.programme.lessons.questions import ASKED, Moment
from facilitation.refusals import Forbidden, Malformed, Refused

PAGES: Mapping[Moment, str] = {"before": "vooraf", "after": "na-afloop"}


def before(code: str) -> str:
    """What is asked when people sit down. Raises Refused: unknown_meeting, poll_closed; Forbidden: poll_seat_needed."""
    return _page(code, "before")


def after(code: str) -> str:
    """What is asked when the meeting is closed.

    Raises Refused: unknown_meeting, poll_closed, poll_not_yet; Forbidden: poll_seat_needed.
    """
    return _page(code, "after")


def answer_before(code: str) -> Response:
    """Keep what somebody answered before. Raises what `before` raises, and what keeping it does."""
    return _keep(code, "before")


def answer_after(code: str) -> Response:
    """Keep what somebody answered after. Raises what `after` raises, and what keeping it does."""
    return _keep(code, "after")


def _page(code: str, moment: Moment) -> str:
    room, poll, seat = _entry(code, moment)
    shown = {"code": room.code, "title": room.state.title, "asked": ASKED[moment], "moment": moment}
    done = polls.answered(poll, moment, seat)
    return render_template("programme/lessons/asking.html", **shown, done=done)


def _keep(code: str, moment: Moment) -> Response:
    """Without consent nothing is read, let alone kept. Raises Refused: poll_consent_needed."""
    room, _poll, seat = _entry(code, moment)
    if request.form.get("consent") != "1":
        raise Refused("poll_consent_needed")
    polls.answer(room.code, moment, seat, given(moment))
    return redirect(f"/t/{room.code}/{PAGES[moment]}", 303)


def given(moment: Moment) -> Mapping[str, int]:
    """What a form answers; what was left open is not there. Raises Malformed: malformed."""
    told = {item: request.form.get(item, "") for item in ASKED[moment]}
    if not all(text.isdecimal() for text in told.values() if text):
        raise Malformed("malformed", field="answer")
    return {item: int(text) for item, text in told.items() if text}


def _entry(code: str, moment: Moment) -> tuple[Room, Poll, str]:
    room = meetings.load(code)
    poll = polls.load(room.code)
    if poll is None or poll.closed or (moment == "before" and room.state.closed):
        raise Refused("poll_closed")
    if moment == "after" and not room.state.closed:
        raise Refused("poll_not_yet")
    seat = device().seat(room.state)
    if seat is None:
        raise Forbidden("poll_seat_needed")
    return room, poll, seat
