"""What the house tells of a pseudonymous log within what can be: whatever is more or less, both verifiers name."""

import json
from collections.abc import Callable
from copy import deepcopy
from random import Random
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Page

from app.operations import retention
from app.record.exports import record_json
from app.record.verify.verdict import verify
from app.services import services
from tests.record.hall import HALL, Hall
from tests.record.verify.asking import ask
from tests.record.verify.tampering.forgeries import relink
from tests.record.verify.tampering.of_parts.test_hands import Helped

Record = dict[str, Any]
Alter = Callable[[Record], str]
pytestmark = pytest.mark.xdist_group("proof")


@pytest.fixture(scope="module")
def hall(app: Flask) -> Record:
    Hall(Random(46)).play()
    return dict(json.loads(record_json.write(HALL)))


@pytest.fixture(scope="module")
def helped(app: Flask) -> Record:
    Helped("HULP46", Random(1)).play()
    return dict(json.loads(record_json.write("HULP46")))


def first(whole: Record, kind: str) -> Record:
    """The first event of this kind."""
    return next(event for event in whole["events"] if event["kind"] == kind)


def changed(kind: str, change: Callable[[Record], object], member: str = "") -> Alter:
    """Something of the body of the first event of a kind is otherwise."""

    def alter(whole: Record) -> str:
        event = first(whole, kind)
        change(event["body"])
        return f"events[{event['seq']}].body{member}"

    return alter


def gone(kind: str, shown_at: str) -> Alter:
    """An event is left out; it shows at the next one of that kind."""

    def alter(whole: Record) -> str:
        event = first(whole, kind)
        whole["events"].remove(event)
        late = next(each for each in whole["events"][event["seq"] - 1 :] if each["kind"] == shown_at)
        return f"events[{late['seq'] - 1}].body"

    return alter


def few_apart(body: Record) -> None:
    """Four of those online, who were ten, and the others with the hall."""
    online, room = body["apart"]["online"], body["apart"]["room"]
    left = 4
    for position, number in online.items():
        online[position] = min(left, number)
        left -= online[position]
        room[position] += number - online[position]
    body["answered"]["room"] += body["answered"]["online"] - 4
    body["answered"]["online"] = 4


def shifted(body: Record) -> None:
    """One agreed more, and one objected less."""
    body["apart"]["room"]["agree"] += 1
    body["apart"]["room"]["objection"] -= 1


def without_hand(kind: str) -> Alter:
    """A hand is taken away: then more is told than was done."""

    def alter(whole: Record) -> str:
        del next(e for e in whole["events"] if e["kind"] == kind and "hand" in e["body"])["body"]["hand"]
        return f"events[{first(whole, 'help.told')['seq']}].body"

    return alter


def strange_hand(whole: Record) -> str:
    """A hand on somebody who asked nobody: one more has a name among the answers by hand than was told."""
    alone = next(e for e in whole["events"] if e["kind"] == "consent.given" and "hand" not in e["body"])
    alone["body"]["hand"] = {"role": "scribe", "link": "77aa01b2c3d4"}
    return f"events[{first(whole, 'help.told')['seq']}].body"


IN_HALL: dict[str, Alter] = {
    "answers that do not add up": changed("answers.told", shifted, ".apart"),
    "four told apart": changed("answers.told", few_apart, ".apart"),
    "more of a channel than sat there": changed(
        "answers.told", lambda body: body["answered"].update(paper=5, room=body["answered"]["room"] - 1), ".answered"
    ),
    "answers that were not told": gone("answers.told", "stage.closed"),
    "a choice with one answer more": changed(
        "choice.closed", lambda body: body["channels"].update(online=11), ".channels"
    ),
    "more that falls away than seats went": changed(
        "seats.removed", lambda body: body["lapsed"]["support A2"].append("0" * 32), ".lapsed"
    ),
    "somebody's support that falls away beside the strangers'": changed(
        "seats.removed", lambda body: body["lapsed"].update({"support A1": ["0" * 32] * 7}), ".lapsed"
    ),
    "seats that went without what fell away": changed("seats.removed", lambda body: body.pop("lapsed"), ".lapsed"),
}
OF_HELP: dict[str, Alter] = {
    "more seats than there were": changed("help.told", lambda body: body.update(seats=17)),
    "one seat less": changed("help.told", lambda body: body.update(seats=body["seats"] - 1)),
    "a role more": changed("help.told", lambda body: body["roles"].update({"table-chair": 1})),
    "a role with less": changed("help.told", lambda body: body["roles"].update(scribe=11)),
    "help that was not told": gone("help.told", "meeting.closed"),
    "a hand taken away at an answer": without_hand("consent.given"),
    "a hand taken away at an argument": without_hand("argument.posted"),
    "a hand on a phone that asked nobody": strange_hand,
    "a ballot that nobody handed in": changed("ballot.handed", lambda body: body.pop("hand"), ".hand"),
    "a chair that nobody put there": lambda whole: _put_by_nobody(whole),
}


def _put_by_nobody(whole: Record) -> str:
    event = [e for e in whole["events"] if e["kind"] == "seat.taken" and "hand" in e["body"]][-1]
    del event["body"]["hand"]
    return f"events[{event['seq']}].body.hand"


@pytest.mark.parametrize("what", IN_HALL)
def test_both_name_what_is_told_otherwise(hall: Record, page: Page, what: str) -> None:
    _both_name(hall, IN_HALL[what], page)


@pytest.mark.parametrize("what", OF_HELP)
def test_both_name_what_is_told_otherwise_of_hands(helped: Record, page: Page, what: str) -> None:
    _both_name(helped, OF_HELP[what], page)


def test_both_say_that_the_hall_as_it_was_fits(hall: Record, page: Page) -> None:
    content = json.dumps(hall)
    assert verify(content.encode()).ok
    [told] = ask(page, [(content, "")])
    assert (told["faults"], told["unknown"]) == ([], [])


def _both_name(whole: Record, alter: Alter, page: Page) -> None:
    made = deepcopy(whole)
    place = alter(made)
    relink(made)
    content = json.dumps(made)
    assert place in [fault.place for fault in verify(content.encode()).faults]
    [told] = ask(page, [(content, "")])
    assert place in [fault["place"] for fault in told["faults"]]


def _both_let_be_what_was_removed(code: str, digest: str, page: Page) -> None:
    retention.redact(services().database, [], code, [digest])
    content = record_json.write(code)
    assert digest not in json.loads(content)["texts"]
    assert not verify(content).faults
    [told] = ask(page, [(content.decode(), "")])
    assert not told["faults"]
