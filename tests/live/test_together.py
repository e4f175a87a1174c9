"""What acts that share a commit cost together: statements of the transaction, folds, and the bytes of their lines."""

from typing import Any

import pytest
import rfc8785
import sqlalchemy as sa
from flask import Flask

from app.live.act_job import ActJob
from app.live.meetings import load
from app.services import services
from app.storage.lines import canonical, chain
from facilitation.parts.arguments.acts import PostArgument
from facilitation.registry import PARTS
from facilitation.roles import Actor
from tests.devices import CODE
from tests.live.faults import kept_whole
from tests.people import lead_to, sit


def committed(actors: list[Actor], many: int) -> int:
    """How many statements one commit takes in which so many people argue."""
    found, room, seen = services(), load(CODE), 0

    def count(*of: object) -> None:
        nonlocal seen
        seen += 1

    jobs = [
        ActJob(
            room, PostArgument(id=f"{many}-{n}", initiative="P1", side="for", text=f"{n}"), actor, "", found.house_key
        )
        for n, actor in enumerate(actors[:many])
    ]
    sa.event.listen(found.database.write, "before_cursor_execute", count)
    try:
        for job in jobs:
            with room.lock:
                job.decide()
                found.database.enqueue(job)
        found.database.finish(jobs[0])
    finally:
        sa.event.remove(found.database.write, "before_cursor_execute", count)
    assert [job.error for job in jobs] == [None] * many
    assert [room.answers[job.actor.id, job.act.id] for job in jobs] == [job.seq for job in jobs]  # type: ignore[index]
    return seen


def test_a_commit_of_thirty_acts_asks_the_database_as_often_as_one_of_one(context: Flask) -> None:
    actors = [sit(number) for number in range(30)]
    lead_to("arguments")
    assert committed(actors, 30) == committed(actors, 1) <= 6
    assert kept_whole()


def test_an_act_is_folded_once_on_its_way(context: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    actors = [sit(number) for number in range(3)]
    lead_to("arguments")
    real, folded = PARTS.after, 0

    def counting(meeting: Any, event: Any) -> Any:
        nonlocal folded
        folded += 1
        return real(meeting, event)

    monkeypatch.setattr(PARTS, "after", counting)
    committed(actors, 3)
    assert folded == 3
    monkeypatch.undo()
    assert kept_whole()


@pytest.mark.parametrize(
    "body",
    [
        {"b": 1, "a": {"z": [1, -2, 0], "y": None, "x": True}, "": "", "é": "\x00\x1f\x7f\"\\/\b\t\n\f\r\u2028 é€"},
        {"half": 0.5, "whole": 1.0, "large": 1e21, "small": 1e-7}, {"hash": "3e5", "text": "a:1.5, [2e3]"},
        {"most": 2**53 - 1}, {"\U0001f600": 1, "\uffff": 2}, {"deep": [{"1": {"\U0001f600": "😀"}}]},
    ],
)  # fmt: skip
def test_a_line_has_the_bytes_of_the_standard_whatever_it_tells(body: dict[str, Any]) -> None:
    assert canonical(body).encode() == rfc8785.dumps(body)
    assert len(chain("0" * 64, 1, "kind", "2026-01-01T00:00:00.000Z", body)) == 64


@pytest.mark.parametrize("body", [{"a": 2**53}, {"a": "\ud800"}, {"a": float("nan")}, {"a": [1, {"b": float("inf")}]}])
def test_what_has_no_canonical_form_is_in_no_line(body: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"."):
        rfc8785.dumps(body)
    with pytest.raises(ValueError, match=r"."):
        canonical(body)
