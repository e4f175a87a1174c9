"""What the server writes on stderr: a line of JSON per event, and nothing about anybody.

Our own messages hold no names, texts, addresses or ballots. Those of libraries might: only their template is written,
not what they fill in. Of an exception only its kind and the places it came through: its words may quote a text.
"""

import json
import logging
import os
import traceback
from datetime import UTC, datetime
from pathlib import Path

OURS = ("app", "realtime", "facilitation", "__main__")
ROOT = Path(__file__).resolve().parent.parent


class Line(logging.Formatter):
    """One JSON object per line."""

    def format(self, record: logging.LogRecord) -> str:
        """`time` (UTC), `level`, `logger`, `message`, and for an exception `error` and `places`."""
        moment = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        ours = record.name.partition(".")[0] in OURS
        line = {
            "time": moment.replace("+00:00", "Z"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage() if ours else str(record.msg),
        }
        if record.exc_info and record.exc_info[0]:
            kind, _, trace = record.exc_info
            line |= {"error": kind.__name__, "places": " < ".join(reversed(_places(trace)))}
        return json.dumps(line, ensure_ascii=False)


def _places(trace: object) -> list[str]:
    frames = traceback.extract_tb(trace)  # type: ignore[arg-type]
    return [f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]


def _short(name: str) -> str:
    path = Path(name)
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else "/".join(path.parts[-2:])


def begin(level: str | None = None) -> None:
    """Write lines on stderr from this level on; LOG_LEVEL, or warning. An unknown level is taken as warning."""
    wanted = (level or os.environ.get("LOG_LEVEL") or "warning").upper()
    known = wanted if wanted in ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL") else "WARNING"
    handler = logging.StreamHandler()
    handler.setFormatter(Line())
    logging.basicConfig(level=known, handlers=[handler], force=True)
