"""What the server writes on stderr: a line of JSON per event, and nothing about anybody.

Our own messages hold no names, texts, addresses or ballots. Those of libraries might: only their template is written,
not what they fill in. Of an exception only its kind and the places it came through: its words may quote a text.
"""

import json
import logging
import os
import sys
import time
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.storage.startup_checks import Unsound, quoted

OURS = ("app", "realtime", "facilitation", "__main__")
LEVELS = ("debug", "info", "warning", "error", "critical")
MINUTE = 60.0
KINDS = 500  # of lines to remember
ROOT = Path(__file__).resolve().parents[2]


class JsonLine(logging.Formatter):
    """Formats a record as one JSON object on one line."""

    def format(self, record: logging.LogRecord) -> str:
        """`time` (UTC), `level`, `logger`, `message`, of an exception `error` and `places`; how many are `left_out`."""
        moment = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        ours = record.name.partition(".")[0] in OURS
        line: dict[str, Any] = {
            "time": moment.replace("+00:00", "Z"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage() if ours else str(record.msg),
        }
        if record.exc_info and record.exc_info[0]:
            kind, _, trace = record.exc_info
            line |= {"error": kind.__name__, "places": " < ".join(reversed(_places(trace)))}
        if left_out := getattr(record, "left_out", 0):
            line["left_out"] = left_out
        return json.dumps(line, ensure_ascii=False)


class Calm(logging.Filter):
    """Lets so many lines of the same kind through in a minute; the next minute tells how many were left out.

    A stranger must not fill the disk, nor a pipe that nobody empties: a server that cannot write its log stands still.
    """

    def __init__(self, most: int = 30, now: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self.most, self.now = most, now
        self._seen: dict[tuple[str, str], list[float]] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether this line is written; the first of a minute is told how many were left out before."""
        kind = (record.name, str(record.msg)[:80])
        begun, count = self._seen.get(kind, (0.0, 0.0))
        if not count or self.now() - begun >= MINUTE:
            record.left_out = max(0, int(count) - self.most)
            begun, count = self.now(), 0
            self._seen = self._seen if len(self._seen) < KINDS else {}
        self._seen[kind] = [begun, count + 1]
        return count < self.most


def _places(trace: object) -> list[str]:
    frames = traceback.extract_tb(trace)  # type: ignore[arg-type]
    return [f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]


def _short(name: str) -> str:
    path = Path(name)
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else "/".join(path.parts[-2:])


def _ignored(broken: Any) -> None:
    """What Python cannot raise, since nobody would hear it: it would stand on stderr as it is.

    What is let go in the depth of a message that is nothing but brackets has no room left to tell of.
    """
    if broken.exc_type is RecursionError:
        return
    told = (broken.exc_type, broken.exc_value, broken.exc_traceback)
    logging.getLogger(__name__).error("an object could not be let go", exc_info=told)


def begin(level: str | None = None) -> None:
    """Write lines on stderr from this level on; LOG_LEVEL, or warning. Raises Unsound for an unknown level."""
    wanted = level or os.environ.get("LOG_LEVEL") or "warning"
    if wanted.lower() not in LEVELS:
        raise Unsound(f"LOG_LEVEL has to be one of {', '.join(LEVELS)}, and not {quoted(wanted)}.")
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLine())
    handler.addFilter(Calm())
    for library in ("socketio", "engineio"):  # they warn of everything that a stranger does
        logging.getLogger(library).setLevel(logging.ERROR)
    sys.unraisablehook = _ignored
    logging.basicConfig(level=wanted.upper(), handlers=[handler], force=True)
