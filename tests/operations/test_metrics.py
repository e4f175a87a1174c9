"""What machines may read about a server: that it is there, and numbers that name nobody."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from prometheus_client.parser import text_string_to_metric_families

from app.faces.region import FACES
from app.live.meetings import load, perform
from app.operations.health import PROBLEMS
from app.services import services, services_of
from facilitation.parts.ballots import CastBallot, Paper
from facilitation.refusals import Refused
from facilitation.registry import PARTS
from tests.app.conftest import CODE, Browser
from tests.people import lead_to, post, sit


def numbers(app: Flask) -> dict[tuple[str, tuple[tuple[str, str], ...]], float]:
    """Every sample by its name and labels."""
    answer = app.test_client().get("/metrics")
    assert answer.status_code == 200
    assert answer.content_type.startswith("text/plain; version=")
    families = text_string_to_metric_families(answer.text)
    return {(s.name, tuple(sorted(s.labels.items()))): s.value for family in families for s in family.samples}


def number(app: Flask, name: str, **labels: str) -> float:
    return numbers(app)[f"overlegtafel_{name}", tuple(sorted(labels.items()))]


def test_acts_are_counted_by_kind_and_outcome(context: Flask) -> None:
    actor = sit(1)
    lead_to("arguments")
    post(actor)
    post(actor)
    with pytest.raises(Refused) as refused:
        perform(CODE, CastBallot(ballot=Paper(order=["P1"])), actor)
    assert number(context, "acts_total", kind="argument.post", outcome="kept") == 2
    assert number(context, "acts_total", kind="ballot.cast", outcome=refused.value.key) == 1
    assert number(context, "act_seconds_count") == sum(
        value for (name, _), value in numbers(context).items() if name == "overlegtafel_acts_total"
    )
    assert number(context, "log_events") == load(CODE).state.seq


def test_what_stands_is_told(context: Flask, tmp_path: Path) -> None:
    lead_to("arguments")
    services_of(context).keeper.tend(services().database.offload)
    assert abs(number(context, "disk_free_bytes") - shutil.disk_usage(tmp_path).free) < 10**9
    assert number(context, "last_backup_timestamp_seconds") >= number(context, "last_commit_timestamp_seconds") - 5
    assert number(context, "problem", kind="disk_low") == 0
    services_of(context).disk.least = 10**18
    assert number(context, "problem", kind="disk_low") == 1


def test_every_label_is_one_of_ours(context: Flask) -> None:
    actor = sit(1)
    lead_to("arguments")
    post(actor)
    allowed = {*PARTS.acts, *FACES, "seat.take"}
    for (name, labels), _ in numbers(context).items():
        for label, value in labels:
            assert label in ("kind", "outcome", "le", "face"), (name, label)
            known = value in allowed or label in ("le", "outcome") or value in PROBLEMS
            assert known, (name, label, value)


def test_numbers_name_nobody_and_no_meeting(context: Flask) -> None:
    browser = Browser(context.test_client())
    seat = browser.join(name="Fatima Naamgever")
    lead_to("arguments")
    browser.say("argument.post", initiative="P1", side="for", text="Een geheim verhaal")
    told = context.test_client().get("/metrics").text
    for word in (seat, "Fatima", "geheim", CODE, "P1", "127.0.0.1"):
        assert word not in told


def test_health_is_ok_while_the_database_can_be_read(context: Flask) -> None:
    answer = context.test_client().get("/healthz")
    assert (answer.status_code, answer.text) == (200, "ok")


@pytest.mark.parametrize("harm", ["rubbish", "gone"])
def test_health_is_503_when_it_cannot(harm: str, context: Flask, tmp_path: Path) -> None:
    services().database.close()
    for path in tmp_path.glob("overlegtafel.db*"):
        path.write_bytes(b"x" * 9000) if harm == "rubbish" else path.unlink()
    answer: Any = context.test_client().get("/healthz")
    assert answer.status_code == 503
