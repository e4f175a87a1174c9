"""Where those who study a round ask, note and teach."""

from collections.abc import Sequence

from flask import current_app, g, redirect, render_template, request
from markupsafe import Markup
from werkzeug.wrappers import Response

from app import agendas
from app.faces.addresses import qr
from app.part import SHOWN
from app.programme.lessons import lessons, notes, polls
from app.programme.lessons.asking import PAGES, given
from app.programme.lessons.questions import ASKED, MOMENTS, Moment
from app.programme.measures import kept
from app.programme.rights import holder
from app.programme.rounds.rounds import Round
from facilitation.refusals import Malformed, Refused
from facilitation.registry import PARTS


def of_round(round: Round) -> str:
    """The polls, notes and lessons of a round."""
    meetings = kept.of_round(round.id)
    shown = {
        "meetings": meetings,
        "polls": polls.of(meetings),
        "notes": notes.seen_by(holder(), round.id, g.path),
        "lessons": lessons.of_round(round.id),
        "agendas": agendas.known(current_app.config["DATA_DIR"]).values(),
        "KINDS": notes.KINDS,
        "stages": stages(),
        "picture": _code,
    }
    return render_template("programme/lessons/of_round.html", round=round, me=holder().id, **shown)


def _code(meeting: str, moment: Moment) -> Markup:
    """The picture of a code that leads to what is asked at this moment."""
    return qr(f"{current_app.config['PUBLIC_URL']}/t/{meeting}/{PAGES[moment]}")


def stages() -> Sequence[tuple[str, str]]:
    """The kinds of stages, each with what it is called."""
    return [(kind, SHOWN.title(kind)) for kind in PARTS.kinds]


def ask(round: Round) -> Response:
    """Ask the people of a meeting. Raises Refused: meeting_not_here, poll_not_again."""
    polls.ask(_meeting(round, request.form.get("code", "")))
    return _back(round)


def close(round: Round) -> Response:
    """Ask them no more. Raises Refused: meeting_not_here."""
    polls.close(_meeting(round, request.form.get("code", "")))
    return _back(round)


def sheet(round: Round, meeting: str) -> str:
    """The page on which sheets of paper are entered, one at a time. Raises Refused: meeting_not_here, poll_closed."""
    poll = polls.load(_meeting(round, meeting))
    if poll is None or poll.closed:
        raise Refused("poll_closed")
    moment = _moment(request.args.get("blad", "after"))
    number = poll.paper_before if moment == "before" else poll.paper_after
    shown = {"code": meeting, "moment": moment, "asked": ASKED[moment], "entered": number}
    return render_template("programme/lessons/sheet.html", round=round, **shown)


def enter_sheet(round: Round, meeting: str) -> Response:
    """Add a sheet. Raises Refused: meeting_not_here, poll_closed, poll_consent_needed; Malformed."""
    moment = _moment(request.form.get("moment", ""))
    if request.form.get("consent") != "1":
        raise Refused("poll_consent_needed")
    polls.enter_sheet(_meeting(round, meeting), moment, given(moment))
    return redirect(f"/programma/ronde/{round.id}/leren/papier/{meeting}?blad={moment}", 303)


def note(round: Round) -> Response:
    """Write a note down. Raises what `notes.write` raises."""
    told = [request.form.get(name, "") for name in ("kind", "text", "consenter", "consent")]
    notes.write(holder(), round.id, *told)
    return _back(round, "notities")


def change_note(round: Round, note: str) -> Response:
    """Share, keep, withdraw or remove a note, as `do` says. Raises Refused: unknown_here; Malformed: malformed."""
    do = request.form.get("do", "")
    if do in ("share", "keep"):
        notes.share(holder(), round.id, note, do == "share")
    elif do == "withdraw":
        notes.withdraw(holder(), round.id, note)
    elif do == "remove":
        notes.remove(holder(), round.id, note)
    else:
        raise Malformed("malformed", field="do")
    return _back(round, "notities")


def teach(round: Round) -> Response:
    """Write a lesson down. Raises what `lessons.teach` raises."""
    lessons.teach(holder(), round.id, request.form)
    return _back(round, "lessen")


def change_lesson(round: Round, lesson: str) -> Response:
    """Publish, hide or remove a lesson, as `do` says. Raises Refused: unknown_here; Malformed: malformed."""
    do = request.form.get("do", "")
    if do in ("publish", "hide"):
        lessons.publish(round.id, lesson, do == "publish")
    elif do == "remove":
        lessons.remove(round.id, lesson)
    else:
        raise Malformed("malformed", field="do")
    return _back(round, "lessen")


def _meeting(round: Round, code: str) -> str:
    if code not in kept.of_round(round.id):
        raise Refused("meeting_not_here")
    return code


def _moment(text: str) -> Moment:
    found = next((moment for moment in MOMENTS if moment == text), None)
    if found is None:
        raise Malformed("malformed", field="moment")
    return found


def _back(round: Round, part: str = "peilingen") -> Response:
    return redirect(f"/programma/ronde/{round.id}/leren#{part}", 303)
