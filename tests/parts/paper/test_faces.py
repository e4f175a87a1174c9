"""The paper desk without scripts: two links on two devices, one envelope, and what the console waits for."""

from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from app.access import links
from app.live.meetings import load, perform
from app.services import services
from app.storage.tables import BALLOT, ROLL, SHEET
from facilitation.parts.ballots import box_of
from facilitation.parts.paper.state import on_paper
from facilitation.parts.stages import CloseStage, RevealStage
from facilitation.roles import Role
from facilitation.situation import stage_named
from tests.devices import CODE, Browser
from tests.people import LEADER, lead_to, sit, vote

HAND = {"stage": "ranking", "ballots": "3"}


class Desk(Browser):
    """Somebody at the paper desk."""

    def post(self, do: str, batch: str = "", **fields: Any) -> Any:
        """A form of the page."""
        path = f"/t/{CODE}/papier" + (f"/{batch}" if batch else "")
        data = {"do": do, "csrf_token": self.token(), **({"batch": batch} if batch else {})} | fields
        return self.client.post(path, data=data)

    def enter(self, batch: str, *pile: Any) -> None:
        """Enter a pile and say that it is done; a word is what a ballot is that names no plans."""
        for number, marks in enumerate(pile, 1):
            said = {"says": marks} if isinstance(marks, str) else {"says": "valid", "marks": [str(m) for m in marks]}
            assert self.post("batch.enter", batch, number=number, **said).status_code == 303
        assert self.post("batch.end", batch).status_code == 303


def at_desk(context: Flask, note: str) -> Desk:
    """A laptop with a link of its own."""
    desk = Desk(context.test_client(), face="paper")
    key = links.make(CODE, Role.PAPER, note=note)
    assert desk.client.post(f"/t/{CODE}/regie/key", data={"key": key}).status_code == 204
    return desk


@pytest.fixture
def noor(context: Flask) -> Desk:
    """The first."""
    return at_desk(context, "Noor")


@pytest.fixture
def jamal(context: Flask) -> Desk:
    """The second."""
    return at_desk(context, "Jamal")


@pytest.fixture
def batch(noor: Desk) -> str:
    """An envelope with three ballots is open, in a vote."""
    lead_to("ranking")
    assert noor.post("paper.hand", **HAND).status_code == 303
    opened = noor.post("batch.open", stage="ranking", ballots="3", envelope="B-0412")
    assert opened.location == f"/t/{CODE}/papier/1"
    return "1"


def rows(table: Any) -> list[Any]:
    """What stands in a table."""
    with services().database.read.connect() as connection:
        return list(connection.execute(sa.select(table)))


def test_who_has_no_link_for_paper_finds_the_door(console: Browser, phone: Browser, noor: Desk) -> None:
    for browser in (console, phone):
        answer = browser.get("/papier")
        assert answer.status_code == 403
        assert "Om papier in te voeren" in answer.text
    assert "Stapels" in noor.get("/papier").text
    assert noor.get("/regie").status_code == 403
    refused = phone.client.post(f"/t/{CODE}/papier", data={"do": "paper.hand", "csrf_token": phone.token()} | HAND)
    assert refused.status_code == 403


def test_a_batch_from_envelope_to_outcome(noor: Desk, jamal: Desk, batch: str) -> None:
    noor.enter(batch, [1, 3], [2], [1, 2, 3])
    page = jamal.get(f"/papier/{batch}").text
    assert "Tweede invoer." in page
    assert 'value="3"' not in page, "the second does not see what the first typed"
    jamal.enter(batch, [1, 3], [3], [1, 2, 3])
    page = noor.get(f"/papier/{batch}").text
    assert "1 verschil" in page
    assert "Pak biljet 2" in page
    assert " checked" not in page, "nothing is chosen before"
    assert noor.post("batch.confirm", batch).status_code == 409
    assert jamal.post("batch.settle", batch, number="2", choice="first").status_code == 303
    assert "Op papier: 2" in noor.get(f"/papier/{batch}").text
    for desk in (noor, jamal):
        assert desk.post("batch.confirm", batch).status_code == 303
    assert on_paper(load(CODE).state).batches[batch].how == "accepted"
    vote(sit(1), "P1")
    perform(CODE, CloseStage(), LEADER)
    assert not stage_named(load(CODE).state, "ranking").sealed


def finished(noor: Desk, jamal: Desk, batch: str, console: Browser) -> None:
    """Both entered three ballots, and the console says that there is no more."""
    for desk in (noor, jamal):
        desk.enter(batch, [1, 3], [2], [1, 2, 3])
    for desk in (noor, jamal):
        desk.post("batch.confirm", batch)
    perform(CODE, CloseStage(), LEADER)
    assert console.act("paper.finish stage=ranking").status_code == 200


def test_it_is_counted_with_the_phones_and_nothing_is_left_beside_the_log(
    noor: Desk, jamal: Desk, batch: str, console: Browser
) -> None:
    vote(sit(1), "P1")
    finished(noor, jamal, batch, console)
    box = box_of(stage_named(load(CODE).state, "ranking"))
    assert (len(box.ballots), dict(box.turnout)) == (4, {"paper": 3, "room": 1})
    assert rows(BALLOT) == rows(SHEET) == []
    assert len(rows(ROLL)) == 4
    perform(CODE, RevealStage(), LEADER)


def test_what_was_typed_stands_closed_in_a_table_and_goes_when_the_batch_counts(
    noor: Desk, jamal: Desk, batch: str
) -> None:
    for desk in (noor, jamal):
        desk.enter(batch, [1, 3], [2], [1, 2, 3])
    kept = rows(SHEET)
    assert len(kept) == 6
    assert not any("{" in row.paper for row in kept), "none is in clear"
    assert len({len(row.paper) for row in kept}) == 1, "its length tells nothing"
    for desk in (noor, jamal):
        desk.post("batch.confirm", batch)
    assert [row.turn for row in rows(SHEET)] == [0]
    assert len(rows(BALLOT)) == 3
    keys = {row.paper[:16] for row in [*rows(SHEET), *rows(BALLOT)]}
    held = [path.name for place in services().rooms.box_keys.places if place.is_dir() for path in place.iterdir()]
    assert set(held) == keys, "the key of the batch is wiped with it"


def test_a_batch_that_was_accepted_is_taken_out_again_after_a_restart(noor: Desk, jamal: Desk, batch: str) -> None:
    for desk in (noor, jamal):
        desk.enter(batch, [1, 3], [2], [1, 2, 3])
    for desk in (noor, jamal):
        desk.post("batch.confirm", batch)
    load(CODE).slips.clear()
    assert noor.post("batch.void", batch, reason="Verkeerde envelop.").status_code == 303
    assert rows(BALLOT) == rows(SHEET) == rows(ROLL) == []
    assert load(CODE).voted["ranking"] == {}


def test_an_error_comes_back_with_its_number_at_its_place_and_what_was_typed(noor: Desk, batch: str) -> None:
    answer = noor.post("batch.enter", batch, number="1", says="valid", marks=["2", "3", "2"])
    assert answer.status_code == 409
    assert "F.2 Plan 2 staat er twee keer." in answer.text
    assert answer.text.count('aria-invalid="true"') == 1
    assert "Biljet 1 van 3" in answer.text
    unknown = noor.post("batch.enter", batch, number="1", says="valid", marks=["9"])
    assert "F.1 Plan 9 bestaat niet." in unknown.text


@pytest.mark.parametrize("said", [{"marks": ["een"]}, {"marks": ["1"] * 500}, {"number": "0"}, {"says": "misschien"}])
def test_what_is_no_ballot_is_refused_in_words(noor: Desk, batch: str, said: dict[str, Any]) -> None:
    fields: dict[str, Any] = {"number": "1", "says": "valid", "marks": ["1"]} | said
    answer = noor.post("batch.enter", batch, **fields)
    assert answer.status_code == 422
    assert rows(SHEET) == []


def test_the_first_reads_that_somebody_else_goes_on(noor: Desk, batch: str) -> None:
    noor.enter(batch, [1], [2], [3])
    page = noor.get(f"/papier/{batch}").text
    assert "Nu voert iemand anders deze stapel in" in page
    assert '<ol class="sheet">' not in page
    refused = noor.post("batch.enter", batch, number="1", says="valid", marks=["1"])
    assert refused.status_code == 403
    assert "Met deze link of op dit apparaat" in refused.text


def test_the_console_waits_and_says_for_which_batch(console: Browser, noor: Desk, batch: str) -> None:
    perform(CODE, CloseStage(), LEADER)
    page = console.get("/regie").text
    assert "Stapel 1 is nog niet af." in page
    refused = console.act("paper.finish stage=ranking")
    assert (refused.status_code, refused.json["error"]["key"]) == (409, "batch_open")
    assert console.act("meeting.close").json["error"]["key"] == "paper_out"


def test_a_link_that_was_revoked_enters_nothing_more(noor: Desk, batch: str) -> None:
    (link,) = [each for each in links.links(CODE) if each.role is Role.PAPER]
    links.revoke(CODE, link.id)
    assert noor.post("batch.enter", batch, number="1", says="valid", marks=["1"]).status_code == 403
