"""`python -m tests.parts.delay.later`: the server of `python -m realtime`, with a clock two minutes ahead."""

import runpy
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

AHEAD: Any = SimpleNamespace(now=lambda zone: datetime.now(UTC) + timedelta(minutes=2))


def main() -> None:
    """Patch the library as the server does, set its clock, then let it begin."""
    from realtime import lines

    lines.patch()
    from app.live import act_job
    from realtime import loops

    act_job.datetime = loops.datetime = AHEAD  # type: ignore[misc,attr-defined]
    runpy.run_module("realtime", run_name="__main__")


if __name__ == "__main__":
    main()
