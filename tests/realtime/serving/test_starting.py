"""A server that was killed serves again soon: it reads no module that it does not need, and each log once."""

import json
import os
import subprocess
import sys

import pytest
from flask import Flask

from app.live import meetings
from app.operations import integrity
from app.part import SHOWN
from app.programme.registry import FEATURES
from app.services import services
from app.storage import log
from facilitation.registry import PARTS
from tests.people import lead_to, post, sit
from tests.realtime.servers import ROOT, Furnish, opening

LATER = {
    "requests", "websocket", "urllib3",  # of a client
    "gevent", "redis",  # of who asks for them
    "numpy",  # of the worker that finds common ground
    "rapidfuzz",  # of a room where people argue
    "fontTools", "bs4", "openpyxl", "alembic",  # of paper, spreadsheets and new versions
    "sqlalchemy.orm",  # of who maps classes on tables: ours are tables alone
}  # fmt: skip
NOT_BY_A_PAGE = {
    "cryptography.x509", "rfc3161_client",  # of who verifies a record
}  # fmt: skip
OF_OTHERS, OF_THE_HOUSE, OF_A_PART, OF_THE_PROGRAMME = 706, 286, 7, 7
"""How many modules are read of libraries, of our own around the parts, of a part, one with another, and of what the
programme is around its features, of which one module is read each."""
LOOKS = 50
"""How often garbage may be looked for: by the library that patches, and before ours begins; it was 310 times."""
PARTS_OF_BOTH = ("facilitation.parts.", "app.parts.")
PROGRAMME = "app.programme"
OURS = ("facilitation", "app", "realtime")
LOADED = """
import json, sys
source = open("realtime/__main__.py").read().replace("raise SystemExit(main())", "")
exec(compile(source, "main", "exec"))
print(json.dumps(sorted(name for name, module in sys.modules.items() if module)))
"""
SERVED = """
import gc, json, sys
source = open("realtime/__main__.py").read().replace("raise SystemExit(main())", "")
exec(compile(source, "main", "exec"))
from jinja2 import Environment
from realtime import server

compiled, real = [], Environment.compile
Environment.compile = lambda self, source, name=None, *given: compiled.append(name) or real(self, source, name, *given)
app = server.build("127.0.0.1", 8000).app
looks = sum(each["collections"] for each in gc.get_stats())
server._prepare()
page = app.test_client().get("/t/PROEF2", base_url="http://127.0.0.1:8000")
read = sorted(name for name, module in sys.modules.items() if module)
print(json.dumps([page.status_code, compiled, looks, gc.isenabled(), read]))
"""
DERIVED = """
import sys
known = []
sys.setprofile(lambda frame, event, _: known.append(len(frame.f_locals["self"].parts))
    if event == "call" and frame.f_code.co_name == "_derive" else None)
import app.parts
print(sorted(known))
"""


def test_starting_reads_no_module_that_only_paper_spreadsheets_or_a_client_need() -> None:
    read = set(json.loads(said(LOADED)))
    assert not LATER & read
    ours = {name for name in read if name.partition(".")[0] in OURS}
    of_parts = {name for name in ours if name.startswith(PARTS_OF_BOTH)}
    assert len(read - ours) < OF_OTHERS
    of_programme = {name for name in ours if name.startswith(PROGRAMME)}
    assert len(ours - of_parts - of_programme) < OF_THE_HOUSE
    assert len(of_programme) <= OF_THE_PROGRAMME + len(FEATURES.features)
    assert len(of_parts) <= OF_A_PART * len(PARTS.parts)


def test_nothing_is_compiled_verified_or_swept_before_the_first_page(furnish: Furnish) -> None:
    folder = furnish(opening()).folder
    status, compiled, looks, sweeps, read = json.loads(said(SERVED, OVERLEGTAFEL_DATA_DIR=str(folder)))
    assert status == 200
    assert not compiled  # make setup did
    assert looks < LOOKS
    assert sweeps  # from then on
    assert not (LATER | NOT_BY_A_PAGE) & set(read)


def test_what_follows_from_all_parts_is_derived_once() -> None:
    none, nothing, *all_parts = json.loads(said(DERIVED))
    assert (none, nothing) == (0, 0)  # two registries begin
    assert all_parts == sorted((len(PARTS.parts), len(SHOWN.parts)))


def said(script: str, **settings: str) -> str:
    """What a process of its own prints that runs this."""
    usual = {**os.environ, "ENGINE": "", **settings}
    command = [sys.executable, "-c", script]
    return subprocess.run(command, cwd=ROOT, env=usual, capture_output=True, text=True, check=True).stdout


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
