"""Scores that nobody may have given and lists that do not follow: linked anew, they are named by both verifiers."""

import json
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Page

from app.record.exports import record_json
from facilitation.parts.committee.acts import CloseReading, FixLists, GiveScore, PlacePlan, TellInterest
from tests.parts.committee.room import CODE, Room
from tests.record.verify.tampering.test_told import Alter, _both_name, changed, first

Record = dict[str, Any]
pytestmark = pytest.mark.xdist_group("proof")


@pytest.fixture(scope="module")
def chosen(app: Flask) -> Record:
    """Three members, four plans; one stands aside, one changes a score, one plan is chosen by hand."""
    room = Room(app, plans=4, members=3, chosen=2, reserve=1)
    room.scored()
    room.says(1, TellInterest(initiative="P2", reason="Mijn club."))
    room.lead(CloseReading())
    room.says(0, GiveScore(initiative="P3", marks={"C1": 2, "C2": 2}, reason="Toch minder."))
    room.lead(PlacePlan(initiative="P4", list="chosen", reason="Nog niet gelezen, wel nodig."))
    room.lead(FixLists())
    room.end()
    return dict(json.loads(record_json.write(CODE)))


def left_out(kind: str, place: str) -> Alter:
    """The first event of a kind is gone."""

    def alter(whole: Record) -> str:
        whole["events"].remove(first(whole, kind))
        return place

    return alter


def aside(whole: Record) -> str:
    """Who has an interest scored the plan after all."""
    told = first(whole, "interest.told")
    score = next(e for e in whole["events"] if e["kind"] == "score.given" and e["body"]["seat"] == told["body"]["seat"])
    whole["events"].remove(score)
    whole["events"].insert(whole["events"].index(told) + 1, score)
    return f"events[{told['seq']}].body.seat"


def said(field: str, value: Any) -> Alter:
    """The record tells another value of the first plan."""

    def alter(whole: Record) -> str:
        whole["record"]["committees"][0]["plans"][0][field] = value
        return f"record.committees[0].plans[0].{field}"

    return alter


def swapped(body: dict[str, Any]) -> None:
    body["chosen"], body["reserve"] = [body["chosen"][1], *body["reserve"]], body["chosen"][:1]


FORGED: dict[str, Alter] = {
    "a mark past the highest": changed("score.given", lambda body: body["marks"].update(C1=6), ".marks"),
    "a mark for no criterion": changed("score.given", lambda body: body["marks"].update(C9=1), ".marks"),
    "a score by who stands aside": aside,
    "an interest left out": left_out("interest.told", "record.committees[0].plans[1].members"),
    "a plan chosen in place of another": changed("lists.fixed", swapped, ".chosen"),
    "another mean": said("mean", "5/1"),
    "another number of members": said("members", 9),
}


@pytest.mark.parametrize("what", FORGED)
def test_both_name_what_was_forged(chosen: Record, page: Page, what: str) -> None:
    _both_name(chosen, FORGED[what], page)
