"""`python -m realtime.rehearsal.practice`: the residents of a practice evening on the server that began it.

What to play stands on the first line of stdin, as JSON; a later line says for how many seconds it may go on from then.
When stdin is closed the server is gone, and so is this.
"""

import json
import os
import sys
import threading
import time
from typing import Any

import msgspec
from simple_websocket import ConnectionClosed

from app.record.verify.verdict import verify
from app.rehearsal.browser import Browser, Unanswered
from app.rehearsal.cast import Cast
from app.rehearsal.evening import Late, Rehearsal, Stuck
from app.rehearsal.figures import Figures
from app.rehearsal.look import Log
from app.storage.database import Database
from realtime.rehearsal.phone import Phone


class Asked(msgspec.Struct, frozen=True):
    """What is played: on which server, which meeting, with whom, who leads, and for how many seconds at most."""

    base: str
    code: str
    key: str
    database: str
    cast: Cast
    by_hand: bool
    seconds: float


def main() -> int:
    """Play it, and tell on the last line how it went: `why` it did not come to its end, and what it took."""
    asked = msgspec.json.decode(sys.stdin.readline(), type=Asked)
    print(json.dumps(played(asked), ensure_ascii=False), flush=True)
    os._exit(0)  # sockets may still be closing, and nobody waits for them


def _hear_the_server(rehearsal: Rehearsal) -> None:
    """Give it the time that the server says, and end when the server does."""
    for line in sys.stdin:
        rehearsal.over = time.monotonic() + float(line)
    os._exit(1)


def played(asked: Asked) -> dict[str, Any]:
    """The evening, to its end or as far as it came.

    `how` is `closed`, `late` or `stuck`, with `why` in the server's own words; `verified` whether its record is whole,
    `late_ms` what one act in a hundred took, and `troubles` what residents did and was refused.
    """
    figures, how, why, verified = Figures(), "closed", "", False
    look = Log(Database(asked.database), asked.code).look
    place = (asked.base, asked.code, asked.key, asked.cast, look, Phone, figures)
    rehearsal = Rehearsal(*place, paced=True, leads=not asked.by_hand, seconds=asked.seconds)
    threading.Thread(target=_hear_the_server, args=(rehearsal,), daemon=True).start()
    try:
        rehearsal.play()
        verified = verify(Browser(asked.base, asked.code).file("/besluit.json")).ok
    except Late:
        how = "late"
    except (Stuck, Unanswered) as problem:
        how, why = "stuck", problem.said
    except (OSError, ConnectionClosed, TimeoutError):
        how = "stuck"
    late = figures.plain()["late_ms"]
    return {"how": how, "why": why, "verified": verified, "late_ms": late, "troubles": figures.troubles()}


if __name__ == "__main__":
    raise SystemExit(main())
