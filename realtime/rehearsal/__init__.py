"""A rehearsal on a server of its own: an evening of simulated residents over real HTTP and sockets."""

import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec
from simple_websocket import ConnectionClosed

from app import agendas
from app.record.verify.verdict import verify
from app.rehearsal import stage
from app.rehearsal.browser import Browser, Unanswered
from app.rehearsal.cast import Cast
from app.rehearsal.evening import Progress, Rehearsal, Stuck
from app.rehearsal.figures import Figures
from facilitation.agenda import Template
from facilitation.parts.seating import seats
from facilitation.state.meeting import Meeting
from realtime.rehearsal.phone import Phone
from realtime.rehearsal.serving import serving


class Wanted(msgspec.Struct, frozen=True):
    """What is asked of a rehearsal; `folder` is where its data comes, empty for one that goes when it is over."""

    agenda: str
    cast: Cast
    speed: float = 0
    folder: str = ""
    saved: str = ""


def rehearse(wanted: Wanted, tells: Callable[[Progress], None] = lambda progress: None) -> dict[str, Any]:
    """Play it to its closed record: code, stages, acts, seconds, verified, record and figures, and `stopped` if it did.

    Raises Refused(unknown_agenda), and the first that speaks against the agenda.
    """
    template = agendas.named(wanted.agenda, Path(wanted.saved) if wanted.saved else None)
    if wanted.folder:
        return _in(Path(wanted.folder), wanted, template, tells)
    with TemporaryDirectory(prefix="oefening-") as folder:
        return _in(Path(folder), wanted, template, tells)


def _in(folder: Path, wanted: Wanted, template: Template, tells: Callable[[Progress], None]) -> dict[str, Any]:
    began, stopped, record = time.monotonic(), "", b""
    figures = Figures()
    with stage.building(folder) as app:
        made = stage.built(app, template, wanted.cast.tables, rate=wanted.speed or 1)
        try:
            with serving(folder) as base:
                Rehearsal(
                    base,
                    made.code,
                    made.key,
                    wanted.cast,
                    made.look,
                    Phone,
                    figures,
                    paced=wanted.speed > 0,
                    tells=tells,
                ).play()
                record = Browser(base, made.code).file("/besluit.json")
        except (Stuck, Unanswered, OSError, ConnectionClosed, TimeoutError) as problem:
            stopped = str(problem)
        meeting = made.look()
    verdict = verify(record) if record else None
    return {
        "code": made.code,
        "stages": [{"key": each.key, "kind": each.plan.kind, "status": each.status} for each in meeting.stages],
        "acts": figures.acts,
        "seconds": round(time.monotonic() - began, 1),
        "verified": bool(verdict and verdict.ok),
        "record": _kept(folder, made.code, record) if wanted.folder and record else "",
        "figures": _figures(meeting) | figures.plain(),
        **({"stopped": stopped} if stopped else {}),
    }


def _kept(folder: Path, code: str, record: bytes) -> str:
    path = folder / f"besluit-{code}.json"
    path.write_bytes(record)
    return str(path)


def _figures(meeting: Meeting) -> dict[str, Any]:
    channels = [seat.channel for seat in seats(meeting).values()]
    return {"seats": {name: channels.count(name) for name in sorted(set(channels))}, "events": meeting.seq}
