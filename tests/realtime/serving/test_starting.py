"""A server that was killed serves again soon: it reads no module that it does not need, and each log once."""

import json
import os
import subprocess
import sys

import pytest
from flask import Flask

from app.live import meetings
from app.operations import integrity
from app.services import services
from app.storage import log
from facilitation.registry import PARTS
from tests.people import lead_to, post, sit
from tests.realtime.servers import ROOT

LATER = {
    "requests", "websocket", "urllib3",  # of a client
    "gevent", "redis",  # of who asks for them
    "numpy",  # of the worker that finds common ground
    "rapidfuzz",  # of a room where people argue
    "fontTools", "bs4", "openpyxl", "alembic",  # of paper, spreadsheets and new versions
}  # fmt: skip
OF_OTHERS, OF_THE_HOUSE, OF_A_PART = 747, 286, 7
"""How many modules are read of libraries, of our own around the parts, and of a part, one with another."""
PARTS_OF_BOTH = ("facilitation.parts.", "app.parts.")
OURS = ("facilitation", "app", "realtime")
LOADED = """
import json, sys
source = open("realtime/__main__.py").read().replace("raise SystemExit(main())", "")
exec(compile(source, "main", "exec"))
print(json.dumps(sorted(name for name, module in sys.modules.items() if module)))
"""


def test_starting_reads_no_module_that_only_paper_spreadsheets_or_a_client_need() -> None:
    usual = {**os.environ, "ENGINE": ""}
    command = [sys.executable, "-c", LOADED]
    done = subprocess.run(command, cwd=ROOT, env=usual, capture_output=True, text=True, check=True)
    read = set(json.loads(done.stdout))
    assert not LATER & read
    ours = {name for name in read if name.partition(".")[0] in OURS}
    of_parts = {name for name in ours if name.startswith(PARTS_OF_BOTH)}
    assert len(read - ours) < OF_OTHERS
    assert len(ours - of_parts) < OF_THE_HOUSE
    assert len(of_parts) <= OF_A_PART * len(PARTS.parts)


def test_starting_checks_each_line_of_a_log_once(context: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    lead_to("arguments")
    actors = [sit(number) for number in range(5)]
    for actor in actors:
        post(actor)
    seen = 0
    real = log._linked

    def counting(*line: object) -> str:
        nonlocal seen
        seen += 1
        return real(*line)  # type: ignore[arg-type]

    monkeypatch.setattr(log, "_linked", counting)
    integrity.require_whole(services().database)
    assert seen == meetings.load("PROEF2").state.seq
