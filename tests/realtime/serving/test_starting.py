"""A server that was killed serves again soon: it reads no module that it does not need, and each log once."""

import json
import subprocess
import sys

import pytest
from flask import Flask

from app.live import meetings
from app.operations import integrity
from app.services import services
from app.storage import log
from tests.people import lead_to, post, sit
from tests.realtime.servers import ROOT

LATER = {
    "requests", "websocket", "urllib3",  # of a client
    "fontTools", "bs4", "openpyxl", "alembic",  # of paper, spreadsheets and new versions
}  # fmt: skip
MOST_MODULES = 1_250
LOADED = """
import json, sys
source = open("realtime/__main__.py").read().replace("raise SystemExit(main())", "")
exec(compile(source, "main", "exec"))
print(json.dumps(sorted(name for name, module in sys.modules.items() if module)))
"""


def test_starting_reads_no_module_that_only_paper_spreadsheets_or_a_client_need() -> None:
    done = subprocess.run([sys.executable, "-c", LOADED], cwd=ROOT, capture_output=True, text=True, check=True)
    read = set(json.loads(done.stdout))
    assert not LATER & read
    assert len(read) < MOST_MODULES


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
